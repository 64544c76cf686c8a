//! Fate: what the acts alone have made of each act; time plays no part here.
//!
//! A step is an act too and can be contested or annulled itself: an annulled
//! step is left out, as if it had not been, and the target is folded without
//! it. What rests on a fallen act falls with it, whatever thread it is in.

use catalogue::Effect;
use codes::Date;

use super::State;
use super::docket::Docket;

/// What became of one act.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fate {
    pub state: State,
    /// Day that state began.
    pub since: Date,
    /// Day it first fell.
    pub fell_on: Option<Date>,
    /// The act whose fall took it along.
    pub fell_with: Option<usize>,
    pub repaired_on: Option<Date>,
    pub ended_on: Option<Date>,
    /// Spans in which it was disputed.
    pub disputes: Vec<(Date, Option<Date>)>,
    /// Day of the last decision on a contest.
    pub settled_on: Option<Date>,
}

/// The fates of all acts on a docket.
pub(super) struct Fates {
    pub of: Vec<Fate>,
    /// Steps that are to be treated as never made.
    pub void: Vec<bool>,
    /// State of its target after each step.
    pub led_to: Vec<State>,
}

/// Folds all acts.
pub(super) fn fates(docket: &Docket) -> Fates {
    let n = docket.entries.len();
    let steps = Steps::of(docket);
    let mut sunk = vec![false; n];
    loop {
        let mut folding = Folding {
            docket,
            steps: &steps,
            sunk: &sunk,
            done: vec![None; n],
            entered: vec![false; n],
            led_to: vec![State::InForce; n],
        };
        for i in 0..n {
            folding.fold(i);
        }
        let led_to = folding.led_to;
        let mut of: Vec<Fate> = folding.done.into_iter().flatten().collect();
        cascade(docket, &mut of);
        // INVARIANT: `sunk` only grows, so this ends.
        let mut again = false;
        for i in 0..n {
            if of[i].fell_with.is_some() && !sunk[i] {
                sunk[i] = true;
                again |= docket.entries[i].target.is_some();
            }
        }
        if !again {
            let void = (0..n).map(|i| sunk[i] || is_void(&of[i])).collect();
            return Fates { of, void, led_to };
        }
    }
}

/// Annulled or withdrawn: its effect is as if it had not been. What was only
/// replaced had its effect.
fn is_void(fate: &Fate) -> bool {
    matches!(fate.state, State::Annulled | State::Withdrawn)
}

/// The steps aimed at each act, in order.
struct Steps {
    first: Vec<usize>,
    next: Vec<usize>,
}

const NONE: usize = usize::MAX;

impl Steps {
    fn of(docket: &Docket) -> Self {
        let n = docket.entries.len();
        let (mut first, mut next) = (vec![NONE; n], vec![NONE; n]);
        for i in (0..n).rev() {
            if let Some(target) = docket.entries[i].target {
                next[i] = first[target];
                first[target] = i;
            }
        }
        Self { first, next }
    }
}

struct Folding<'a, 'd> {
    docket: &'a Docket<'d>,
    steps: &'a Steps,
    sunk: &'a [bool],
    done: Vec<Option<Fate>>,
    entered: Vec<bool>,
    led_to: Vec<State>,
}

impl Folding<'_, '_> {
    fn fold(&mut self, i: usize) {
        if std::mem::replace(&mut self.entered[i], true) {
            return;
        }
        let mut run = Run::new(self.docket.entries[i].act.effective_from);
        let mut step = self.steps.first[i];
        while step != NONE {
            self.fold(step);
            self.apply(&mut run, step);
            self.led_to[step] = run.state();
            step = self.steps.next[step];
        }
        self.done[i] = Some(run.finish());
    }

    fn apply(&self, run: &mut Run, step: usize) {
        // A step still being folded names itself in a circle: taken as it stands.
        let fate = self.done[step].as_ref();
        if self.sunk[step] || fate.is_some_and(is_void) {
            return;
        }
        let entry = &self.docket.entries[step];
        run.step(
            step,
            entry.kind.effect,
            entry.contest,
            entry.act.effective_from,
        );
        if let Some(fate) = fate.filter(|f| f.state == State::Contested) {
            run.contest(step, fate.since);
        }
    }
}

/// One act while its steps are run through.
struct Run {
    /// State, disputes left aside.
    base: State,
    base_since: Date,
    /// Contests not decided: the step and its day.
    pending: Vec<(usize, Date)>,
    fate: Fate,
}

impl Run {
    fn new(since: Date) -> Self {
        Self {
            base: State::InForce,
            base_since: since,
            pending: Vec::new(),
            fate: Fate {
                state: State::InForce,
                since,
                fell_on: None,
                fell_with: None,
                repaired_on: None,
                ended_on: None,
                disputes: Vec::new(),
                settled_on: None,
            },
        }
    }

    fn state(&self) -> State {
        match self.pending.is_empty() {
            false if self.base.stands() => State::Contested,
            _ => self.base,
        }
    }

    fn step(&mut self, step: usize, effect: Effect, contest: Option<usize>, on: Date) {
        match effect {
            Effect::None | Effect::Corrects => {}
            Effect::Contests => self.contest(step, on),
            Effect::Upholds => self.settle(State::Upheld, contest, on),
            Effect::Amends => self.settle(State::Amended, contest, on),
            Effect::DropsContest => {
                if !self.pending.is_empty() {
                    self.settle(self.base, contest, on);
                }
            }
            Effect::Repairs => self.over(State::Repaired, on),
            Effect::Ends => self.over(State::Ended, on),
            Effect::Annuls => self.fall(State::Annulled, on),
            Effect::Withdraws => self.fall(State::Withdrawn, on),
            Effect::Replaces => self.fall(State::Replaced, on),
        }
    }

    fn contest(&mut self, step: usize, on: Date) {
        if !self.base.stands() {
            return;
        }
        if self.pending.is_empty() {
            self.fate.disputes.push((on, None));
        }
        self.pending.push((step, on));
    }

    fn settle(&mut self, to: State, contest: Option<usize>, on: Date) {
        if !self.base.stands() {
            return;
        }
        match contest {
            Some(one) => self.pending.retain(|(step, _)| *step != one),
            None => self.pending.clear(),
        }
        self.set(to, on);
        self.fate.settled_on = Some(on);
        if self.pending.is_empty() {
            self.close_dispute(on);
        }
    }

    fn over(&mut self, to: State, on: Date) {
        let may = self.base.stands() || (self.base == State::Ended && to == State::Repaired);
        if !may {
            return;
        }
        match to {
            State::Repaired => self.fate.repaired_on = Some(on),
            _ => self.fate.ended_on = Some(on),
        }
        self.set(to, on);
        self.close_dispute(on);
    }

    fn fall(&mut self, to: State, on: Date) {
        // The first fall is final; only annulment still says something more.
        if self.base.fallen() && (to != State::Annulled || self.base == State::Annulled) {
            return;
        }
        self.fate.fell_on.get_or_insert(on);
        self.set(to, on);
        self.close_dispute(on);
    }

    fn set(&mut self, to: State, on: Date) {
        self.base = to;
        self.base_since = on;
    }

    fn close_dispute(&mut self, on: Date) {
        if let Some((_, until @ None)) = self.fate.disputes.last_mut() {
            *until = Some(on);
        }
    }

    fn finish(mut self) -> Fate {
        self.fate.state = self.state();
        self.fate.since = match self.fate.state {
            State::Contested => self.pending[0].1,
            _ => self.base_since,
        };
        self.fate
    }
}

/// Lets everything that rests on a fallen act fall, to the end of the chain.
fn cascade(docket: &Docket, of: &mut [Fate]) {
    let edges = edges(docket);
    // Days only move earlier, towards the earliest fall: this ends.
    let mut moved = !edges.is_empty();
    while moved {
        moved = false;
        for &(act, ground) in &edges {
            let Some((on, state)) = fall_of(docket, of, ground) else {
                continue;
            };
            let on = on.max(docket.entries[act].act.decided_on);
            let fate = &mut of[act];
            let sooner = match fate.fell_on {
                None => true,
                Some(day) => on < day,
            };
            if sooner {
                fate.state = state;
                fate.since = on;
                fate.fell_on = Some(on);
                fate.fell_with = Some(ground);
                moved = true;
            }
        }
    }
}

/// (act, ground) wherever an act rests on one of another thread, by id of the
/// ground. Within a thread nothing rests: there, steps name what they change.
fn edges(docket: &Docket) -> Vec<(usize, usize)> {
    let mut edges = Vec::new();
    for (i, entry) in docket.entries.iter().enumerate() {
        let grounds = entry
            .act
            .rests_on
            .iter()
            .filter_map(|id| docket.find(id))
            .filter(|&g| docket.entries[g].root != entry.root);
        edges.extend(grounds.map(|g| (i, g)));
    }
    edges.sort_by_key(|&(i, g)| (i, &docket.entries[g].act.id));
    edges
}

/// When and how a ground fell: by itself, or, where it is a step that leaves
/// an act standing, with that act.
fn fall_of(docket: &Docket, of: &[Fate], ground: usize) -> Option<(Date, State)> {
    let own = of[ground].fell_on.map(|on| (on, of[ground].state));
    let entry = &docket.entries[ground];
    let takes_down = matches!(
        entry.kind.effect,
        Effect::Annuls | Effect::Withdraws | Effect::Replaces
    );
    let root = entry.root.filter(|&r| r != ground && !takes_down);
    let with_root = root.and_then(|r| Some((of[r].fell_on?, of[r].state)));
    match (own, with_root) {
        (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

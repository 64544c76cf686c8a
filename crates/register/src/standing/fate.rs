//! Fate: what the acts alone have made of each act; time plays no part here.
//!
//! A step is an act too and can be contested or annulled itself: an annulled
//! step is left out, as if it had not been, and the target is folded without
//! it. How one act goes through its steps is in `fate/run.rs`; what rests on a
//! fallen act falls with it, whatever thread it is in: `fate/cascade.rs`.

use codes::Date;

use super::State;
use super::docket::Docket;

mod cascade;
mod run;

use cascade::cascade;
use run::Run;

/// What became of one act.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fate {
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
    /// Contests not decided; none once it no longer stands.
    pub pending: Vec<usize>,
}

/// The fates of all acts on a docket.
pub(crate) struct Fates {
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

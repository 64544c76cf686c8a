//! One act going through the steps aimed at it, one after another.

use catalogue::Effect;
use codes::Date;

use super::{Fate, State};

/// One act while its steps are run through.
pub(super) struct Run {
    /// State, disputes left aside.
    base: State,
    base_since: Date,
    /// Contests not decided: the step and its day.
    pending: Vec<(usize, Date)>,
    fate: Fate,
}

impl Run {
    pub fn new(since: Date) -> Self {
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
                pending: Vec::new(),
            },
        }
    }

    pub fn state(&self) -> State {
        match self.pending.is_empty() {
            false if self.base.stands() => State::Contested,
            _ => self.base,
        }
    }

    pub fn step(&mut self, step: usize, effect: Effect, contest: Option<usize>, on: Date) {
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

    pub fn contest(&mut self, step: usize, on: Date) {
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

    pub fn finish(mut self) -> Fate {
        self.fate.state = self.state();
        self.fate.since = match self.fate.state {
            State::Contested => self.pending[0].1,
            _ => self.base_since,
        };
        if self.base.stands() {
            self.fate.pending = self.pending.iter().map(|(step, _)| *step).collect();
        }
        self.fate
    }
}

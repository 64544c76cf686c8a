//! The naive model: what the simulator itself knows of each thread, worked out
//! without the fold.

use codes::Date;
use register::ActId;

/// A thread in the model.
#[derive(Debug, Clone)]
pub(crate) struct Thread {
    pub id: ActId,
    /// Its natural key.
    pub key: String,
    pub kind: &'static str,
    pub organisation: usize,
    pub decided_on: Date,
    /// Day it was taken down.
    pub recorded_on: Date,
    /// A number that is in this thread's content and nowhere else.
    pub mark: i64,
    pub rests_on: Option<ActId>,
    /// Day it fell (annulled or withdrawn), itself or with what it rests on.
    pub fell_on: Option<Date>,
    pub repaired_on: Option<Date>,
    pub ended_on: Option<Date>,
    pub contested: bool,
    pub petitions: Vec<ActId>,
}

impl Thread {
    /// Whether it was known by the end of `known`, and had been decided by
    /// `as_of`.
    pub fn there(&self, as_of: Date, known: Date) -> bool {
        self.decided_on <= as_of && self.recorded_on <= known
    }

    /// Whether it had fallen on `as_of` as known at the end of `known`: what
    /// makes an act fall takes effect on the day it is recorded.
    pub fn fallen(&self, as_of: Date, known: Date) -> bool {
        self.fell_on.is_some_and(|on| on <= as_of && on <= known)
    }

    /// Whether a later step may still change what it is.
    pub fn alive(&self) -> bool {
        self.fell_on.is_none() && self.repaired_on.is_none() && self.ended_on.is_none()
    }

    /// Whether the public must see this penalty on `day`: it was decided, its
    /// year has not run out, nothing took it from view. Counted in days and
    /// months by hand, not by the code under test.
    pub fn penalty_shown(&self, day: Date) -> bool {
        let gone = |on: Option<Date>| on.is_some_and(|on| on <= day);
        // Shown through the same day of the next year; 29 February has none.
        let last = Date::new(
            self.decided_on.year() + 1,
            self.decided_on.month(),
            self.decided_on.day(),
        )
        .unwrap_or(Date::constant(self.decided_on.year() + 1, 2, 28));
        let month = self.decided_on.month() + 3;
        let (year, month) = if month > 12 {
            (self.decided_on.year() + 1, month - 12)
        } else {
            (self.decided_on.year(), month)
        };
        let min_last = (1..=self.decided_on.day())
            .rev()
            .find_map(|d| Date::new(year, month, d).ok());
        // Repaired, it stays at least three months.
        let repaired = self
            .repaired_on
            .is_some_and(|on| on <= day && min_last.is_some_and(|last| last < day));
        self.decided_on <= day
            && day <= last
            && !gone(self.fell_on)
            && !gone(self.ended_on)
            && !repaired
    }
}

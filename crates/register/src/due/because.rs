//! How a day comes about: from what it was counted.

use catalogue::ClockStart;
use codes::Date;
use codes::period::Period;

use crate::ActId;

/// How a day comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// Counted by the law.
    Counted(Counted),
    /// The act itself names the day.
    SaidByAct,
    /// The times to contest are over by then.
    ContestsOver,
    /// It was lodged on this day; whether as an objection or as an appeal, whose
    /// times differ, the acts do not tell.
    EitherRemedy(Date),
    /// What it rests on is over: the thread of that.
    RestsOn(ActId),
}

/// A day and what is counted from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The event.
    pub start: Start,
    /// Its day.
    pub from: Date,
    /// How long; none: the day itself.
    pub within: Option<Period>,
    /// True where the day of service is not in the source and the day of
    /// decision was taken for it.
    pub unserved: bool,
}

/// The event a day is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// As the law names it.
    Clock(ClockStart),
    /// The first day of effect.
    Effect,
    /// The day the act was changed, or was lifted.
    Change,
}

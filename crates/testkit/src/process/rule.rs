//! What the small law says of the kinds proposed here, written down once more
//! by hand.

use codes::Date;
use register::proceeding::Way;

use super::days::{after, months_after};

/// A time to lodge a contest.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Time {
    Days(i64),
    Months(i8),
}

/// A kind of act.
#[derive(Debug)]
pub(crate) struct Rule {
    pub kind: &'static str,
    pub adverse: bool,
    pub reply_days: i64,
    /// Days to ask for a hearing, and days between invitation and hearing.
    pub hearing: Option<(i64, i64)>,
    pub urgent: bool,
    pub objection: Option<Time>,
    pub appeal: Option<Time>,
}

const RULES: [Rule; 4] = [
    Rule {
        kind: "t/penalty",
        adverse: true,
        reply_days: 5,
        hearing: None,
        urgent: false,
        objection: Some(Time::Days(60)),
        appeal: Some(Time::Months(6)),
    },
    Rule {
        kind: "t/closure",
        adverse: true,
        reply_days: 10,
        hearing: Some((5, 7)),
        urgent: true,
        objection: Some(Time::Days(21)),
        appeal: Some(Time::Days(60)),
    },
    Rule {
        kind: "t/measure",
        adverse: true,
        reply_days: 5,
        hearing: None,
        urgent: false,
        objection: Some(Time::Days(60)),
        appeal: Some(Time::Days(60)),
    },
    Rule {
        kind: "t/licence",
        adverse: false,
        reply_days: 0,
        hearing: None,
        urgent: false,
        objection: None,
        appeal: None,
    },
];

impl Rule {
    pub fn of(kind: &str) -> &'static Self {
        let rule = RULES.iter().find(|rule| rule.kind == kind);
        rule.expect("a kind proposed here")
    }

    /// Last day to contest an act served on `served_on`: `None` where the way
    /// is not given, `Some(None)` where it has no last day.
    pub fn last_day(&self, way: Way, served_on: Date) -> Option<Option<Date>> {
        let time = match way {
            Way::Objection => self.objection?,
            Way::Appeal => self.appeal?,
            Way::Court => return Some(None),
        };
        Some(Some(match time {
            Time::Days(n) => after(served_on, n),
            Time::Months(n) => months_after(served_on, n),
        }))
    }

    /// First day on which repair can be asked for.
    pub fn repair_from(&self, decided_on: Date) -> Date {
        match self.kind {
            "t/penalty" => after(months_after(decided_on, 3), 1),
            _ => decided_on,
        }
    }
}

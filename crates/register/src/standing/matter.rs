//! A matter: the opening act of a thread with its steps and its fate, and the
//! days from which its terms run.

use std::cell::OnceCell;

use catalogue::{Catalogue, ClockStart, Effect, Term};
use codes::Date;
use codes::calendar::Calendar;
use codes::period::{DayZero, DeadlineError, Period, Roll};

use super::docket::{Docket, Entry};
use super::fate::{Fate, Fates};
use crate::Value;

/// One thread, read.
pub(crate) struct Matter<'a, 'd> {
    pub docket: &'a Docket<'d>,
    pub entry: &'a Entry<'d>,
    pub fate: &'a Fate,
    pub void: &'a [bool],
    /// Its steps, in order of effect.
    pub steps: &'a [usize],
    calendar: OnceCell<Option<&'static Calendar>>,
}

impl<'a, 'd> Matter<'a, 'd> {
    pub fn new(docket: &'a Docket<'d>, fates: &'a Fates, root: usize, steps: &'a [usize]) -> Self {
        Self {
            docket,
            entry: &docket.entries[root],
            fate: &fates.of[root],
            void: &fates.void,
            steps,
            calendar: OnceCell::new(),
        }
    }

    /// The day it was served; the day of decision where the source has none.
    pub fn served_on(&self) -> Date {
        self.entry
            .act
            .served_on
            .unwrap_or(self.entry.act.decided_on)
    }

    /// A field of its content as corrected and amended since.
    pub fn field(&self, name: &str) -> Option<&'d Value> {
        let later = self.steps.iter().rev().find_map(|&step| {
            let entry = &self.docket.entries[step];
            let rewrites = matches!(entry.kind.effect, Effect::Amends | Effect::Corrects);
            (rewrites && !self.void[step])
                .then(|| entry.act.content.get(name))
                .flatten()
        });
        later.or_else(|| self.entry.act.content.get(name))
    }

    /// The day a clock starts; `None` while that day is not known.
    pub fn clock(&self, start: ClockStart, shown_from: Option<Date>) -> Option<Date> {
        let act = self.entry.act;
        match start {
            ClockStart::Determination | ClockStart::Receipt => Some(act.decided_on),
            ClockStart::Publication | ClockStart::Listing => shown_from,
            ClockStart::Service => Some(self.served_on()),
            ClockStart::EndOfConduct => Some(self.conduct_ended_on()),
            ClockStart::Decision => Some(self.fate.settled_on.unwrap_or(act.decided_on)),
        }
    }

    fn conduct_ended_on(&self) -> Date {
        let stated = match self.field("conduct_ended_on") {
            Some(Value::Date(date)) => Some(*date),
            Some(Value::Text(text)) => crate::value::civil_date(text),
            _ => None,
        };
        stated.unwrap_or(self.entry.act.decided_on)
    }

    /// Last day of a period that begins after `from`.
    pub fn last_day(&self, period: &Period, from: Date) -> Result<Date, Unknown> {
        self.count(period, from, DayZero::Excluded, Roll::None)
    }

    /// Last day of a term.
    pub fn last_day_of(&self, term: &Term, from: Date) -> Result<Date, Unknown> {
        self.count(&term.within, from, term.day_zero, term.roll)
    }

    fn count(&self, p: &Period, from: Date, zero: DayZero, roll: Roll) -> Result<Date, Unknown> {
        let calendar = *self
            .calendar
            .get_or_init(|| Calendar::by_id(&self.entry.catalogue.head.calendar));
        p.end(from, zero, roll, calendar)
            .map_err(|error| unknown(error, p, from, calendar))
    }
}

/// Last day of a term of this catalogue.
pub(crate) fn last_day_of(catalogue: &Catalogue, term: &Term, from: Date) -> Result<Date, Unknown> {
    let calendar = Calendar::by_id(&catalogue.head.calendar);
    term.within
        .end(from, term.day_zero, term.roll, calendar)
        .map_err(|error| unknown(error, &term.within, from, calendar))
}

/// A day that cannot be computed, and between which days it lies all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What is missing, in words.
    pub why: String,
    /// First day it can be.
    pub not_before: Date,
    /// Last day it can be, where that can be said.
    pub not_after: Option<Date>,
}

/// What is known of a day all the same: it is no day of the calendar, or, where
/// the calendar begins too late, it is no later than if it were counted from
/// the calendar's first day.
fn unknown(
    error: DeadlineError,
    period: &Period,
    from: Date,
    calendar: Option<&Calendar>,
) -> Unknown {
    let (DeadlineError::BeyondCalendar(beyond), Some(calendar)) = (&error, calendar) else {
        return Unknown {
            why: error.to_string(),
            not_before: from,
            not_after: None,
        };
    };
    let (first, why) = (calendar.known_from(), beyond.to_string());
    if beyond.wanted >= first {
        return Unknown {
            why,
            not_before: beyond.wanted,
            not_after: None,
        };
    }
    let counted = period.end(
        first,
        DayZero::Included,
        Roll::NextWorkingDay,
        Some(calendar),
    );
    Unknown {
        why,
        not_before: from,
        not_after: counted.ok(),
    }
}

/// The day after.
pub(crate) fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(Date::MAX)
}

/// Whether a period has no length.
pub(crate) fn is_zero(period: &Period) -> bool {
    match *period {
        Period::Calendar {
            years,
            months,
            weeks,
            days,
        } => years == 0 && months == 0 && weeks == 0 && days == 0,
        Period::WorkingDays(days) => days == 0,
    }
}

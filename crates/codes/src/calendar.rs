//! Working-day calendars: which days authorities work, and how far that is known.
//!
//! Each is a file in `data/calendars/` that opens with its source, its licence and whether it was verified, and lists only the days that
//! differ from Monday to Friday. What a term does with them is in `period.rs`. A day outside a calendar is an error,
//! never a guess: governments publish holidays and make-up workdays a year or so ahead.

use std::fmt;
use std::sync::LazyLock;

use crate::Date;

/// The working days of one country or body, between two days.
pub struct Calendar {
    id: &'static str,
    source: &'static str,
    known_from: Date,
    known_until: Date,
    /// A bit a day from `known_from`, set on working days.
    working: Vec<u64>,
}

/// The answer lies outside what is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeyondCalendar {
    /// Id of the calendar asked.
    pub calendar: &'static str,
    /// Last day it knows.
    pub known_until: Date,
    /// First day asked for that it does not know.
    pub wanted: Date,
}

impl fmt::Display for BeyondCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            calendar,
            known_until,
            wanted,
        } = self;
        if wanted > known_until {
            write!(
                f,
                "working days of calendar `{calendar}` are published until {known_until}, and {wanted} is needed"
            )
        } else {
            write!(
                f,
                "working days of calendar `{calendar}` do not reach back to {wanted}"
            )
        }
    }
}

impl std::error::Error for BeyondCalendar {}

impl Calendar {
    /// The calendar of this id (`CN`, `TW`, `JP`, `GB-ENG` also as `UK` and `GB`, `US`, `EU`), in any case.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        let id = match id.trim() {
            uk if uk.eq_ignore_ascii_case("UK") || uk.eq_ignore_ascii_case("GB") => "GB-ENG",
            id => id,
        };
        Self::all()
            .iter()
            .find(|calendar| calendar.id.eq_ignore_ascii_case(id))
    }

    /// Every calendar.
    pub fn all() -> &'static [Self] {
        &CALENDARS
    }

    /// Id, such as `CN`.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Where the days come from.
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// First day known.
    pub fn known_from(&self) -> Date {
        self.known_from
    }

    /// Last day known.
    pub fn known_until(&self) -> Date {
        self.known_until
    }

    /// Whether `day` is a day of work, make-up workdays at weekends included.
    ///
    /// # Errors
    /// When the calendar does not know the day.
    pub fn is_working_day(&self, day: Date) -> Result<bool, BeyondCalendar> {
        let at = self.index(day)?;
        Ok(self.working[at / 64] >> (at % 64) & 1 == 1)
    }

    /// `day` itself if it is worked, else the first working day after it.
    ///
    /// # Errors
    /// When no working day is found before the calendar ends.
    pub fn next_working_day(&self, mut day: Date) -> Result<Date, BeyondCalendar> {
        while !self.is_working_day(day)? {
            day = self.tomorrow(day)?;
        }
        Ok(day)
    }

    /// The day after, for counting on in this calendar.
    pub(crate) fn tomorrow(&self, day: Date) -> Result<Date, BeyondCalendar> {
        day.tomorrow().map_err(|_| self.beyond(day))
    }

    fn index(&self, day: Date) -> Result<usize, BeyondCalendar> {
        if day < self.known_from || day > self.known_until {
            return Err(self.beyond(day));
        }
        Ok(days_between(self.known_from, day))
    }

    fn beyond(&self, wanted: Date) -> BeyondCalendar {
        BeyondCalendar {
            calendar: self.id,
            known_until: self.known_until,
            wanted,
        }
    }

    /// A calendar from its file; `None` when the file is not one, which a test rules out.
    fn read(id: &'static str, file: &'static str) -> Option<Self> {
        let head = |key: &str| {
            file.lines()
                .take_while(|line| line.starts_with('#'))
                .find_map(|line| {
                    line.strip_prefix("# ")?
                        .strip_prefix(key)?
                        .strip_prefix(": ")
                })
        };
        let known_from: Date = head("from")?.parse().ok()?;
        let known_until: Date = head("until")?.parse().ok()?;
        let mut calendar = Self {
            id,
            source: head("source")?,
            known_from,
            known_until,
            working: vec![0; days_between(known_from, known_until) / 64 + 1],
        };
        for day in known_from.series(jiff::Span::new().days(1)) {
            if day > known_until {
                break;
            }
            calendar.set(day, day.weekday().to_monday_zero_offset() < 5)?;
        }
        let rows = file.lines().filter(|line| !line.starts_with('#'));
        for row in rows.skip(1) {
            let (day, rest) = row.split_once(',')?;
            calendar.set(day.parse().ok()?, rest.starts_with('1'))?;
        }
        Some(calendar)
    }

    fn set(&mut self, day: Date, working: bool) -> Option<()> {
        let at = self.index(day).ok()?;
        let word = self.working.get_mut(at / 64)?;
        *word = *word & !(1 << (at % 64)) | u64::from(working) << (at % 64);
        Some(())
    }
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Calendar({} {}..={})",
            self.id, self.known_from, self.known_until
        )
    }
}

const FILES: &[(&str, &str)] = &[
    ("CN", include_str!("../data/calendars/CN.csv")),
    ("TW", include_str!("../data/calendars/TW.csv")),
    ("JP", include_str!("../data/calendars/JP.csv")),
    ("GB-ENG", include_str!("../data/calendars/GB-ENG.csv")),
    ("US", include_str!("../data/calendars/US.csv")),
    ("EU", include_str!("../data/calendars/EU.csv")),
];

static CALENDARS: LazyLock<Vec<Calendar>> = LazyLock::new(|| {
    FILES
        .iter()
        .filter_map(|(id, file)| Calendar::read(id, file))
        .collect()
});

/// Days from `from` to `until`, which is not earlier.
fn days_between(from: Date, until: Date) -> usize {
    usize::try_from((until - from).get_days()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn works(id: &str, day: Date) -> bool {
        Calendar::by_id(id).unwrap().is_working_day(day).unwrap()
    }

    #[test]
    fn every_file_is_a_calendar() {
        assert_eq!(Calendar::all().len(), FILES.len());
        for calendar in Calendar::all() {
            assert!(!calendar.source().is_empty());
            assert_eq!(calendar.known_from(), date(2004, 1, 1));
        }
    }

    #[test]
    fn make_up_workdays_are_worked() {
        assert!(works("CN", date(2026, 2, 14)));
        assert!(!works("CN", date(2026, 2, 20)));
        assert!(works("TW", date(2014, 12, 27)));
        assert!(!works("TW", date(2015, 1, 2)));
    }

    #[test]
    fn holidays_by_law() {
        assert!(!works("UK", date(2026, 12, 28)));
        assert!(!works("gb", date(2022, 9, 19)));
        assert!(!works("US", date(2026, 7, 3)));
        assert!(!works("JP", date(2026, 12, 29)));
        assert!(!works("JP", date(2026, 9, 22)));
        assert!(!works("EU", date(2026, 4, 3)));
        assert!(works("EU", date(2026, 4, 7)));
        assert!(!works("TW", date(2026, 5, 1)));
        assert!(works("TW", date(2024, 5, 1)));
    }

    #[test]
    fn outside_a_calendar_is_an_error_not_a_guess() {
        let china = Calendar::by_id("CN").unwrap();
        let error = china.is_working_day(date(2027, 1, 4)).unwrap_err();
        assert_eq!(error.known_until, date(2026, 12, 31));
        assert_eq!(
            error.to_string(),
            "working days of calendar `CN` are published until 2026-12-31, and 2027-01-04 is needed"
        );
        let error = china.is_working_day(date(2003, 12, 31)).unwrap_err();
        assert!(error.to_string().contains("do not reach back"));
        assert!(china.next_working_day(date(2027, 1, 1)).is_err());
        assert!(Calendar::by_id("MARS").is_none());
    }

    #[test]
    fn the_next_working_day_may_be_the_day() {
        let china = Calendar::by_id("CN").unwrap();
        assert_eq!(
            china.next_working_day(date(2026, 2, 14)),
            Ok(date(2026, 2, 14))
        );
        assert_eq!(
            china.next_working_day(date(2026, 2, 15)),
            Ok(date(2026, 2, 24))
        );
    }
}

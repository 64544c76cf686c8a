//! Periods of law and the day they end: "within 60 days", "three months from service", "7 working days".
//!
//! Pure: the calendar is an argument. Which day starts a period and which calendar counts is for the law to say (the catalogue).
//!
//! The general rules differ in little: the day of the event is not counted, a period of months ends on the day of the
//! same number (or the last of the month), and a period that ends on a day of rest ends on the next working day.
//! Regulation (EEC, Euratom) 1182/71 art. 3(1), (2) and (4), as read in case C-171/03 (Toeters), paras 33 and 36: a week from an
//! event on a Monday ends on the following Monday; China's Civil Code arts. 201 to 203 (read in a copy, not at the source). Not
//! here: art. 3(5) of that regulation (a period of two days or more has at least two working days), and hours.

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Date;
use crate::calendar::{BeyondCalendar, Calendar};

/// How long, in the calendar's own units.
///
/// Written as in ISO 8601-1 (`P3M`, `P1Y6M`, `P2W`, `P15D`), without a time part; working days, which ISO 8601 lacks, as
/// `P7WD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// Years, then months, then weeks, then days, all of them calendar days.
    Calendar {
        /// Years of twelve months.
        years: u16,
        /// Months, ending on the day of the same number or the last of the month.
        months: u16,
        /// Weeks of seven days.
        weeks: u16,
        /// Calendar days.
        days: u16,
    },
    /// Days of work, of a calendar named elsewhere.
    WorkingDays(u16),
}

/// Whether the day of the event is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayZero {
    /// The day after the event is day 1: the general rule.
    Excluded,
    /// The day of the event is day 1: the United Kingdom's standstill, for example, begins with the day of notice.
    Included,
}

/// What a period does that ends on a day of rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    /// It ends all the same: usual for how long something stays in force or is shown.
    None,
    /// It ends on the next working day: usual for what a person must do in time.
    NextWorkingDay,
}

/// Why no last day can be named.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeadlineError {
    /// The working days needed are not published yet.
    #[error("the deadline cannot be told yet")]
    BeyondCalendar(
        #[from]
        #[source]
        BeyondCalendar,
    ),
    /// Working days are counted and no calendar was given.
    #[error("a deadline in working days needs a calendar")]
    NeedsCalendar,
    /// The day is past the year 9999.
    #[error("the deadline is past the last year that can be written")]
    Overflow,
}

/// Why a text is no period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a period such as `P3M`, `P15D` or `P7WD` (working days)")]
pub struct PeriodError(String);

impl Period {
    /// The last day of the period that `start`, the day of the event, sets off.
    ///
    /// A period of no length ends on `start`. Working days count days of work alone, so a period of them ends on one; when
    /// the event's day is counted but is a day of rest, the first working day after it is day 1.
    ///
    /// ```
    /// use codes::Date;
    /// use codes::period::{DayZero, Period, Roll};
    ///
    /// let served_on: Date = "2026-01-31".parse()?;
    /// let term: Period = "P1M".parse()?;
    /// let last = term.end(served_on, DayZero::Excluded, Roll::None, None)?;
    /// assert_eq!(last.to_string(), "2026-02-28");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When the calendar is missing, or does not reach as far as the deadline.
    pub fn end(
        &self,
        start: Date,
        day_zero: DayZero,
        roll: Roll,
        calendar: Option<&Calendar>,
    ) -> Result<Date, DeadlineError> {
        let last = match *self {
            _ if self.is_zero() => start,
            Self::Calendar { .. } => self.calendar_end(start, day_zero)?,
            Self::WorkingDays(count) => {
                let calendar = calendar.ok_or(DeadlineError::NeedsCalendar)?;
                working_days_end(start, count, day_zero, calendar)?
            }
        };
        match roll {
            Roll::None => Ok(last),
            Roll::NextWorkingDay => {
                let calendar = calendar.ok_or(DeadlineError::NeedsCalendar)?;
                Ok(calendar.next_working_day(last)?)
            }
        }
    }

    fn is_zero(&self) -> bool {
        *self == Self::WorkingDays(0) || *self == Self::of_days(0)
    }

    fn of_days(days: u16) -> Self {
        Self::Calendar {
            years: 0,
            months: 0,
            weeks: 0,
            days,
        }
    }

    fn calendar_end(&self, start: Date, day_zero: DayZero) -> Result<Date, DeadlineError> {
        let Self::Calendar {
            years,
            months,
            weeks,
            days,
        } = *self
        else {
            return Err(DeadlineError::NeedsCalendar);
        };
        let months = i32::from(years) * 12 + i32::from(months);
        let same_day = add(start, Span::new().try_months(months))?;
        // With the event's day counted the period ends a day earlier, unless the month is too short for the same day:
        // a month from and with 31 January is over at the end of February, not on the day before its end.
        let cut_short = same_day.day() != start.day();
        let earlier = i32::from(day_zero == DayZero::Included && !cut_short);
        let days = i32::from(weeks) * 7 + i32::from(days) - earlier;
        add(same_day, Span::new().try_days(days))
    }
}

fn add(day: Date, span: Result<Span, jiff::Error>) -> Result<Date, DeadlineError> {
    span.and_then(|span| day.checked_add(span))
        .map_err(|_| DeadlineError::Overflow)
}

fn working_days_end(
    start: Date,
    count: u16,
    day_zero: DayZero,
    calendar: &Calendar,
) -> Result<Date, DeadlineError> {
    let mut day = match day_zero {
        DayZero::Included => start,
        DayZero::Excluded => calendar.tomorrow(start)?,
    };
    day = calendar.next_working_day(day)?;
    for _ in 1..count {
        day = calendar.next_working_day(calendar.tomorrow(day)?)?;
    }
    Ok(day)
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| PeriodError(text.chars().take(80).collect()))
    }
}

fn parse(text: &str) -> Option<Period> {
    let mut rest = text.strip_prefix('P')?;
    if let Some(count) = rest.strip_suffix("WD") {
        return Some(Period::WorkingDays(number(count)?));
    }
    let mut counts = [0; 4];
    let mut units = "YMWD".chars().zip(&mut counts);
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let at = rest.find(|c: char| !c.is_ascii_digit())?;
        let unit = rest[at..].chars().next()?;
        // Units come in order, each once: those passed over are gone.
        let (_, count) = units.find(|(name, _)| *name == unit)?;
        *count = number(&rest[..at])?;
        rest = &rest[at + unit.len_utf8()..];
    }
    let [years, months, weeks, days] = counts;
    Some(Period::Calendar {
        years,
        months,
        weeks,
        days,
    })
}

/// Digits only: no sign, no fraction.
fn number(digits: &str) -> Option<u16> {
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| digits.parse().ok())?
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::WorkingDays(count) => write!(f, "P{count}WD"),
            _ if self.is_zero() => f.write_str("P0D"),
            Self::Calendar {
                years,
                months,
                weeks,
                days,
            } => {
                f.write_str("P")?;
                for (count, unit) in [(years, 'Y'), (months, 'M'), (weeks, 'W'), (days, 'D')] {
                    if count > 0 {
                        write!(f, "{count}{unit}")?;
                    }
                }
                Ok(())
            }
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `event period rules` to the last day; rules: `+0` counts the event's day, `>` rolls, a calendar's id.
    fn end(case: &str) -> Result<String, DeadlineError> {
        let words: Vec<&str> = case.split(' ').collect();
        let rules = &words[2..];
        let day_zero = match rules.contains(&"+0") {
            true => DayZero::Included,
            false => DayZero::Excluded,
        };
        let roll = match rules.contains(&">") {
            true => Roll::NextWorkingDay,
            false => Roll::None,
        };
        let calendar = rules.iter().find_map(|rule| Calendar::by_id(rule));
        let period: Period = words[1].parse().unwrap();
        period
            .end(words[0].parse().unwrap(), day_zero, roll, calendar)
            .map(|day| day.to_string())
    }

    fn check(case: &str, last: &str) {
        assert_eq!(end(case), Ok(last.to_owned()), "{case}");
    }

    #[test]
    fn the_day_of_the_event_is_counted_or_not() {
        check("2026-03-02 P15D", "2026-03-17");
        check("2026-03-02 P15D +0", "2026-03-16");
        // C-171/03: a week from a Monday ends on the following Monday.
        check("2026-03-02 P1W", "2026-03-09");
        check("2026-03-02 P2W", "2026-03-16");
        check("2026-03-02 P3M", "2026-06-02");
        check("2026-03-02 P3M +0", "2026-06-01");
        check("2026-03-02 P1Y +0", "2027-03-01");
        check("2026-03-02 P1D +0", "2026-03-02");
        check("2026-03-02 P0D +0", "2026-03-02");
    }

    #[test]
    fn a_month_too_short_ends_on_its_last_day() {
        check("2026-01-31 P1M", "2026-02-28");
        check("2028-01-31 P1M", "2028-02-29");
        check("2026-01-31 P1M +0", "2026-02-28");
        check("2026-03-01 P1M +0", "2026-03-31");
        check("2024-02-29 P1Y", "2025-02-28");
        check("2026-08-31 P1Y6M", "2028-02-29");
        check("2026-01-31 P1M1D", "2026-03-01");
    }

    #[test]
    fn a_day_of_rest_at_the_end_rolls_on_only_where_the_rule_says_so() {
        // 2026-02-16 to 02-23 is Spring Festival.
        check("2026-02-06 P10D CN", "2026-02-16");
        check("2026-02-06 P10D > CN", "2026-02-24");
        check("2026-12-11 P2W > UK", "2026-12-29");
    }

    #[test]
    fn working_days_count_make_up_workdays() {
        // Saturday 2026-02-14 is worked, 02-15 to 02-23 is not.
        check("2026-02-13 P1WD CN", "2026-02-14");
        check("2026-02-13 P2WD CN", "2026-02-24");
        check("2026-02-13 P2WD +0 CN", "2026-02-14");
        // The event's day is counted, but is a Sunday.
        check("2026-03-01 P1WD +0 CN", "2026-03-02");
        check("2026-03-02 P7WD CN", "2026-03-11");
    }

    #[test]
    fn a_deadline_past_the_published_calendar_says_so() {
        let error = end("2026-12-25 P7WD CN").unwrap_err();
        let DeadlineError::BeyondCalendar(beyond) = error else {
            panic!("{error:?}")
        };
        assert_eq!(beyond.wanted.to_string(), "2027-01-01");
        assert!(matches!(
            end("2026-12-25 P60D > CN"),
            Err(DeadlineError::BeyondCalendar(_))
        ));
        assert_eq!(end("2026-12-25 P60D CN"), Ok("2027-02-23".into()));
        assert_eq!(end("2026-12-25 P7WD"), Err(DeadlineError::NeedsCalendar));
        assert_eq!(end("2026-12-25 P7D >"), Err(DeadlineError::NeedsCalendar));
        assert_eq!(end("9999-12-25 P7D"), Err(DeadlineError::Overflow));
        assert_eq!(end("9999-12-25 P65535Y"), Err(DeadlineError::Overflow));
        assert!(end("9999-12-31 P1WD CN").is_err());
    }

    #[test]
    fn periods_are_spelled_one_way() {
        let spelled = |text: &str| text.parse::<Period>().map(|period| period.to_string());
        for text in [
            "P3M",
            "P1Y",
            "P15D",
            "P2W",
            "P1Y6M",
            "P7WD",
            "P0D",
            "P0WD",
            "P1Y2M3W4D",
        ] {
            assert_eq!(spelled(text).as_deref(), Ok(text));
        }
        assert_eq!(spelled("P0Y03M").as_deref(), Ok("P3M"));
        for text in [
            "", "P", "3M", "P3", "PT1H", "P1DT1H", "P1M1Y", "P1M1M", "P-1D", "P+1D", "P1.5Y", "PM",
            "PWD", "P65536D", "p3m", "P1é", "P1Y7WD",
        ] {
            assert!(spelled(text).is_err(), "{text}");
        }
    }
}

//! The register's clock: the real one, or a sandbox's that stands still.

use std::sync::Arc;

use catalogue::Law;
use codes::Date;
use jiff::{Timestamp, civil::time, tz::TimeZone};
use register::Instant;

/// Where "now" comes from. Every use case asks the desk's clock and no other.
#[derive(Clone)]
pub enum Clock {
    /// The machine's.
    System,
    /// Stands at noon UTC of a day. For demonstrations on old data; every page
    /// says so.
    Sandbox(Date),
    /// Whatever the function says; for tests and the simulator.
    Given(Arc<dyn Fn() -> Instant + Send + Sync>),
}

impl Clock {
    /// Now.
    #[must_use]
    pub fn now(&self) -> Instant {
        match self {
            #[expect(
                clippy::disallowed_methods,
                reason = "the one place that reads the machine's clock"
            )]
            Self::System => Timestamp::now(),
            Self::Sandbox(day) => noon_utc(*day),
            Self::Given(now) => now(),
        }
    }

    /// Today in UTC.
    #[must_use]
    pub fn today(&self) -> Date {
        match self {
            Self::Sandbox(day) => *day,
            _ => self.now().to_zoned_datetime(TimeZone::UTC).date(),
        }
    }
}

/// The day of an instant in the catalogue's time zone.
pub(crate) fn day_there(law: &Law, catalogue: &str, at: Instant) -> Date {
    let zone = law.catalogue(catalogue).map(|c| &c.head.time_zone);
    let zone = zone.and_then(|name| TimeZone::get(name).ok());
    at.to_zoned_datetime(zone.unwrap_or(TimeZone::UTC)).date()
}

/// Noon UTC of a day.
#[must_use]
pub fn noon_utc(day: Date) -> Instant {
    at_utc(day, 12, 0, 0, 0)
}

/// The last microsecond of a UTC day.
#[must_use]
pub fn end_of_day_utc(day: Date) -> Instant {
    at_utc(day, 23, 59, 59, 999_999_000)
}

fn at_utc(day: Date, h: i8, m: i8, s: i8, ns: i32) -> Instant {
    day.to_datetime(time(h, m, s, ns))
        .to_zoned_datetime(TimeZone::UTC)
        .map_or(Timestamp::MAX, |z| z.timestamp())
}

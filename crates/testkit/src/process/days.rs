//! Days counted by hand, not by the calendars under test: the small law has
//! calendar days and months only, and the day of service is day 0.

use codes::Date;

/// `n` days later.
pub(crate) fn after(day: Date, n: i64) -> Date {
    day.checked_add(jiff::Span::new().days(n))
        .expect("a day of this age")
}

/// The day of the same number `n` months later, or the last of that month.
pub(crate) fn months_after(day: Date, n: i8) -> Date {
    let months = day.month() - 1 + n;
    let (year, month) = (day.year() + i16::from(months / 12), months % 12 + 1);
    (1..=day.day())
        .rev()
        .find_map(|d| Date::new(year, month, d).ok())
        .expect("every month has a first")
}

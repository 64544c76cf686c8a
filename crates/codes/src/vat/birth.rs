//! Dates of birth inside personal numbers, only to tell such a number from an organisation's; they are never kept.

use jiff::civil::Date;

/// The first six digits as three numbers of two digits; 0 where digits are missing.
pub(super) fn pairs(digits: &[u8]) -> [i16; 3] {
    let digit = |at: usize| i16::from(digits.get(at).copied().unwrap_or(0));
    [0, 2, 4].map(|at| digit(at) * 10 + digit(at + 1))
}

/// Whether the calendar has this day.
pub(super) fn exists(year: i16, month: i16, day: i16) -> bool {
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return false;
    };
    Date::new(year, month, day).is_ok()
}

//! United States employer identification numbers: nine digits, the first two of which the IRS has assigned. No check digit.
//!
//! Persons in business have one too, and the number does not show it.

use crate::form::digits;
use crate::report::Report;

/// Prefixes the IRS does not list as assigned ("How EINs are assigned and valid EIN prefixes").
const UNASSIGNED: &[u8] = &[
    0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97,
];

pub(crate) fn check(value: &str, report: &mut Report) {
    let digits = match digits::<9>(value) {
        Ok(digits) => digits,
        Err(fault) => return report.form("us-ein.form", fault),
    };
    report.formatted = Some(format!("{}-{}", &value[..2], &value[2..]));
    report.part("prefix", &value[..2]);
    if UNASSIGNED.contains(&(digits[0] * 10 + digits[1])) {
        report.error(
            "us-ein.prefix",
            0..2,
            format!("prefix `{}` is not one the IRS has assigned", &value[..2]),
        );
    }
}

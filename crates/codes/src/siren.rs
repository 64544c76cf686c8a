//! France: SIREN, the number of a legal unit. Eight digits and a Luhn check digit.
//!
//! Persons in business have one too, and the number does not show it.

use crate::form::digits;
use crate::luhn;
use crate::report::Report;

pub(crate) fn check(value: &str, report: &mut Report) {
    let digits = match digits::<9>(value) {
        Ok(digits) => digits,
        Err(fault) => return report.form("siren.form", fault),
    };
    report.formatted = Some(format!("{} {} {}", &value[..3], &value[3..6], &value[6..]));
    if luhn::sum(&digits) != 0 {
        report.error(
            "siren.check",
            8..9,
            format!(
                "check digit is `{}`, and the Luhn rule gives `{}`",
                digits[8],
                luhn::check_digit(&digits[..8])
            ),
        );
    }
}

//! Japan corporate numbers: a check digit and twelve digits.
//!
//! The National Tax Agency gives them to bodies alone, never to a person in business. Check: 9 less the weighted sum
//! modulo 9, weights 1 and 2 from the right (Ministry of Finance Order 70 of 2014 art. 2, from memory; agrees with
//! real numbers).

use crate::form::digits;
use crate::report::Report;

pub(crate) fn check(value: &str, report: &mut Report) {
    let digits = match digits::<13>(value) {
        Ok(digits) => digits,
        Err(fault) => return report.form("jp-cn.form", fault),
    };
    report.formatted = Some(format!(
        "{}-{}-{}-{}",
        &value[..1],
        &value[1..5],
        &value[5..9],
        &value[9..]
    ));
    let sum: u32 = digits[1..]
        .iter()
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum();
    let expected = 9 - sum % 9;
    if u32::from(digits[0]) != expected {
        report.error(
            "jp-cn.check",
            0..1,
            format!(
                "check digit is `{}`, and the rule for corporate numbers (MOD 9) gives `{expected}`",
                digits[0]
            ),
        );
    }
}

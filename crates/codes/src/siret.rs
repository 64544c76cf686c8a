//! France: SIRET, the number of an establishment. A SIREN, four digits and a Luhn check digit.
//!
//! Establishments of La Poste (SIREN 356000000), except its seat, are exempt from the Luhn rule: their digits add up to a multiple of
//! five.

use crate::form::digits;
use crate::luhn;
use crate::report::Report;

const LA_POSTE: &str = "356000000";
const LA_POSTE_SEAT: &str = "35600000000048";

pub(crate) fn check(value: &str, report: &mut Report) {
    let digits = match digits::<14>(value) {
        Ok(digits) => digits,
        Err(fault) => return report.form("siret.form", fault),
    };
    report.formatted = Some(format!(
        "{} {} {} {}",
        &value[..3],
        &value[3..6],
        &value[6..9],
        &value[9..]
    ));
    report.part("siren", &value[..9]);
    if luhn::sum(&digits[..9]) != 0 {
        report.error(
            "siren.check",
            8..9,
            format!(
                "the SIREN's check digit is `{}`, and the Luhn rule gives `{}`",
                digits[8],
                luhn::check_digit(&digits[..8])
            ),
        );
    }
    if value.starts_with(LA_POSTE) && value != LA_POSTE_SEAT {
        let sum: u32 = digits.iter().map(|digit| u32::from(*digit)).sum();
        if !sum.is_multiple_of(5) {
            report.error(
                "siret.check",
                13..14,
                format!("the digits add up to {sum}, and La Poste's rule asks for a multiple of 5"),
            );
        }
    } else if luhn::sum(&digits) != 0 {
        report.error(
            "siret.check",
            13..14,
            format!(
                "check digit is `{}`, and the Luhn rule gives `{}`",
                digits[13],
                luhn::check_digit(&digits[..13])
            ),
        );
    }
}

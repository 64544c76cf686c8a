//! United States unique entity identifiers: twelve characters, no `O` or `I`, the first not `0`, the last a check digit.
//!
//! Check: over the first eleven characters add (ASCII code × position) mod 10; then, while the sum has two digits, add (digit ×
//! position) mod 10 over its own digits. The rule is not officially published as far as known here; it passed on every
//! real identifier tried, so its failing is an error all the same.

use crate::form::of_alphabet;
use crate::report::Report;

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

pub(crate) fn check(value: &str, report: &mut Report) {
    let characters = match of_alphabet::<12>(value, ALPHABET) {
        Ok(characters) => characters,
        Err(fault) => return report.form("us-uei.form", fault),
    };
    if characters[0] == b'0' {
        report.error("us-uei.form", 0..1, "the first character is not `0`".into());
    }
    let expected = check_digit(&characters[..11]);
    if u32::from(characters[11]) != u32::from(b'0') + expected {
        report.error(
            "us-uei.check",
            11..12,
            format!(
                "check digit is `{}`, and the rule observed in UEIs gives `{expected}`",
                char::from(characters[11])
            ),
        );
    }
}

fn check_digit(characters: &[u8]) -> u32 {
    let mut sum = step(characters.iter().map(|byte| u32::from(*byte)));
    // At most 99 after the first step, so this ends: two digits give at most 18.
    while sum > 9 {
        sum = step([sum / 10, sum % 10].into_iter());
    }
    sum
}

fn step(values: impl Iterator<Item = u32>) -> u32 {
    values
        .zip(1..)
        .map(|(value, position)| value * position % 10)
        .sum()
}

#[cfg(test)]
mod tests {
    use crate::{Identifier, check};

    #[test]
    fn real_identifiers_pass_and_changed_ones_do_not() {
        for value in ["HJD6G4D6TJY5", "E2NYLCDML6V1", "LN53LCFJFL45"] {
            assert!(
                check(&Identifier::new("us-uei", value).unwrap()).is_valid(),
                "{value}"
            );
        }
        for value in [
            "HJD6G4D6TJY4",
            "HJD6G4D6TJO5",
            "0JD6G4D6TJY5",
            "HJD6G4D6TJY",
        ] {
            assert!(
                !check(&Identifier::new("us-uei", value).unwrap()).is_valid(),
                "{value}"
            );
        }
    }

    #[test]
    fn the_check_digit_always_ends() {
        for sum in 10..=99 {
            let mut sum = sum;
            for _ in 0..100 {
                if sum > 9 {
                    sum = super::step([sum / 10, sum % 10].into_iter());
                }
            }
            assert!(sum <= 9);
        }
    }
}

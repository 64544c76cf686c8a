//! Lithuania: nine digits for a legal entity, twelve for persons and temporary payers; MOD 11, two sets of weights.

use super::{Fault, Holder, checked, form};
use crate::form::{all_digits, wrong_length};

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = all_digits(number)?;
    let (holder, one) = match digits.len() {
        9 => (Holder::Any, 7),
        12 => (
            Holder::Person("twelve digits are given to persons and temporary payers"),
            10,
        ),
        len => return Err(wrong_length(len, "9 or 12 digits").into()),
    };
    if digits[one] != 1 {
        return Err(form(one..one + 1, "the last digit but one is 1"));
    }
    let (check, first) = (digits[one + 1], &digits[..=one]);
    let expected = match sum(first, 0) % 11 {
        10 => sum(first, 2) % 11 % 10,
        check => check,
    };
    checked(
        u32::from(check) == expected,
        holder,
        one + 1..one + 2,
        "MOD 11",
    )
}

/// Weights run from 1 to 9 and again, beginning `shift` further on.
fn sum(digits: &[u8], shift: usize) -> u32 {
    digits
        .iter()
        .enumerate()
        .map(|(at, digit)| (1 + (at + shift) as u32 % 9) * u32::from(*digit))
        .sum()
}

//! Cyprus: eight digits and a check letter (MOD 26); not beginning with 12.

use super::{Fault, Holder, checked, form};
use crate::form::{digits, wrong_length};

/// Values of the digits at odd places, counted from 1.
const ODD: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let letter = number
        .chars()
        .last()
        .filter(char::is_ascii_uppercase)
        .ok_or_else(|| wrong_length(number.chars().count(), "8 digits and a letter"))?;
    let digits = digits::<8>(number.trim_end_matches(letter))?;
    if digits[..2] == [1, 2] {
        return Err(form(0..2, "does not begin with 12"));
    }
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(at, digit)| match at % 2 {
            0 => ODD[usize::from(*digit)],
            _ => u32::from(*digit),
        })
        .sum();
    let holds = number.len() == 9 && letter as u32 == u32::from(b'A') + sum % 26;
    checked(holds, Holder::Any, 8..9, "MOD 26")
}

//! Form of a value: how long, which characters. Check digits are with their schemes.

use std::ops::Range;

/// The first place where a value has the wrong form.
#[derive(Debug)]
pub(crate) struct FormFault {
    pub place: Range<usize>,
    pub message: String,
}

impl FormFault {
    pub fn new(place: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            place,
            message: message.into(),
        }
    }
}

/// All of `value` as digits 0-9.
pub(crate) fn all_digits(value: &str) -> Result<Vec<u8>, FormFault> {
    value
        .chars()
        .enumerate()
        .map(|(at, c)| digit(at, c))
        .collect()
}

/// `value` as exactly `N` digits.
pub(crate) fn digits<const N: usize>(value: &str) -> Result<[u8; N], FormFault> {
    let found = all_digits(value)?;
    let len = found.len();
    found
        .try_into()
        .map_err(|_| wrong_length(len, &format!("{N} digits")))
}

/// `value` is `N` characters, each of `alphabet`.
pub(crate) fn of_alphabet<const N: usize>(
    value: &str,
    alphabet: &str,
) -> Result<[u8; N], FormFault> {
    let mut found = Vec::with_capacity(N);
    for (at, c) in value.chars().enumerate() {
        if !c.is_ascii() || !alphabet.contains(c) {
            return Err(FormFault::new(
                at..at + 1,
                format!("`{c}` is not used at this place"),
            ));
        }
        found.push(c as u8);
    }
    let len = found.len();
    found
        .try_into()
        .map_err(|_| wrong_length(len, &format!("{N} characters")))
}

/// The fault of a value that is `len` characters long.
pub(crate) fn wrong_length(len: usize, expected: &str) -> FormFault {
    FormFault::new(0..len, format!("has {len} characters, not {expected}"))
}

/// Sum of products of digits and weights, as far as both go.
pub(crate) fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum()
}

/// The digits as one number; at most 19 of them.
pub(crate) fn number(digits: &[u8]) -> u64 {
    digits
        .iter()
        .fold(0, |number, digit| number * 10 + u64::from(*digit))
}

fn digit(at: usize, c: char) -> Result<u8, FormFault> {
    c.to_digit(10)
        .map(|digit| digit as u8)
        .ok_or_else(|| FormFault::new(at..at + 1, format!("`{c}` is not a digit")))
}

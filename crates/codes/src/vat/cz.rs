//! Czechia: eight digits for a legal entity; nine beginning with 6 for special cases; nine or ten made of a birth number.

use super::{Fault, Holder, birth, checked, form};
use crate::form::{all_digits, number as whole, weighted, wrong_length};

const WEIGHTS: [u32; 7] = [8, 7, 6, 5, 4, 3, 2];

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = all_digits(number)?;
    match digits.len() {
        8 => legal_entity(&digits),
        9 if digits[0] == 6 => special(&digits),
        9 | 10 => birth_number(&digits),
        len => Err(wrong_length(len, "8, 9 or 10 digits").into()),
    }
}

fn legal_entity(digits: &[u8]) -> Result<Holder, Fault> {
    if digits[0] == 9 {
        return Err(form(0..1, "does not begin with 9"));
    }
    let expected = match (11 - weighted(&digits[..7], &WEIGHTS) % 11) % 11 {
        0 => 1,
        check => check % 10,
    };
    checked(
        u32::from(digits[7]) == expected,
        Holder::Any,
        7..8,
        "MOD 11",
    )
}

fn special(digits: &[u8]) -> Result<Holder, Fault> {
    let rest = weighted(&digits[1..8], &WEIGHTS) % 11;
    // 8 - (10 - rest) mod 11, taken modulo 10.
    let expected = (18 - (21 - rest) % 11) % 10;
    checked(
        u32::from(digits[8]) == expected,
        Holder::Person("nine digits beginning with 6 are given to persons without a birth number"),
        8..9,
        "MOD 11",
    )
}

fn birth_number(digits: &[u8]) -> Result<Holder, Fault> {
    if !is_birth_date(digits) {
        return Err(form(0..6, "nine or ten digits begin with a date of birth"));
    }
    let holds = digits.len() == 9 || is_birth_check(digits);
    checked(
        holds,
        Holder::Person("made of a birth number: a person in business"),
        digits.len() - 1..digits.len(),
        "MOD 11",
    )
}

/// The check of a ten-digit birth number.
pub(super) fn is_birth_check(digits: &[u8]) -> bool {
    let (last, first) = (digits[digits.len() - 1], &digits[..digits.len() - 1]);
    whole(first) % 11 % 10 == u64::from(last)
}

/// Women's months are 50 more, and 20 more where a day's numbers ran out; nine digits were given until 1953.
pub(super) fn is_birth_date(digits: &[u8]) -> bool {
    let [year, month, day] = birth::pairs(digits);
    let century = match (digits.len(), year) {
        (9, 80..) => 1800,
        (9, 54..) => return false,
        (9, _) => 1900,
        (_, ..54) => 2000,
        _ => 1900,
    };
    birth::exists(century + year, month % 50 % 20, day)
}

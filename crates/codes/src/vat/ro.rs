//! Romania: two to ten digits (CUI, MOD 11), or the thirteen of a personal numeric code.

use super::{Fault, Holder, birth, checked, form};
use crate::form::{all_digits, number as whole, weighted, wrong_length};

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = all_digits(number)?;
    match digits.len() {
        13 => person(&digits),
        2..=10 => organisation(&digits),
        len => Err(wrong_length(len, "2 to 10 digits, or 13").into()),
    }
}

fn organisation(digits: &[u8]) -> Result<Holder, Fault> {
    if digits[0] == 0 {
        return Err(form(0..1, "does not begin with 0"));
    }
    let last = digits.len() - 1;
    let weights = &[7, 5, 3, 2, 1, 7, 5, 3, 2][9 - last..];
    let expected = weighted(&digits[..last], weights) * 10 % 11 % 10;
    checked(
        u32::from(digits[last]) == expected,
        Holder::Any,
        last..last + 1,
        "MOD 11",
    )
}

fn person(digits: &[u8]) -> Result<Holder, Fault> {
    let [year, month, day] = birth::pairs(&digits[1..]);
    let century = match digits[0] {
        0 => return Err(form(0..1, "a personal code does not begin with 0")),
        3 | 4 => 1800,
        5 | 6 => 2000,
        _ => 1900,
    };
    if !birth::exists(century + year, month, day) {
        return Err(form(1..7, "a personal code has a date of birth"));
    }
    if !matches!(whole(&digits[7..9]), 1..=48 | 51 | 52 | 70 | 80..=83) {
        return Err(form(7..9, "a personal code has a county"));
    }
    let expected = match weighted(&digits[..12], &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 {
        10 => 1,
        check => check,
    };
    checked(
        u32::from(digits[12]) == expected,
        Holder::Person("is a personal numeric code: a person in business"),
        12..13,
        "MOD 11",
    )
}

//! Bulgaria: nine digits for a legal entity (MOD 11, two sets of weights); ten for persons, foreigners and others.

use super::{Fault, Holder, birth, checked};
use crate::form::{all_digits, weighted, wrong_length};

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = all_digits(number)?;
    match digits.len() {
        9 => checked(
            u32::from(digits[8]) == legal_entity(&digits[..8]),
            Holder::Any,
            8..9,
            "MOD 11",
        ),
        10 => person(&digits),
        len => Err(wrong_length(len, "9 or 10 digits").into()),
    }
}

fn legal_entity(digits: &[u8]) -> u32 {
    match weighted(digits, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11 {
        10 => weighted(digits, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10,
        check => check,
    }
}

/// A citizen's number, a foreigner's number, or another: each has its weights.
fn person(digits: &[u8]) -> Result<Holder, Fault> {
    let (first, check) = (&digits[..9], u32::from(digits[9]));
    let citizen = born(digits) && weighted(first, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == check;
    let foreigner = weighted(first, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == check;
    let other = (11 - weighted(first, &[4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 == check;
    checked(
        citizen || foreigner || other,
        Holder::Person("ten digits are given to persons, foreigners and others"),
        9..10,
        "MOD 11",
    )
}

/// Months carry the century: 20 more for the 1800s, 40 more for the 2000s.
fn born(digits: &[u8]) -> bool {
    let [year, month, day] = birth::pairs(digits);
    match month {
        41.. => birth::exists(2000 + year, month - 40, day),
        21.. => birth::exists(1800 + year, month - 20, day),
        _ => birth::exists(1900 + year, month, day),
    }
}

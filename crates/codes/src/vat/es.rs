//! Spain: nine characters. Organisations begin with a letter for their form; digits, `X Y Z` and `K L M` are persons.
//!
//! Sources differ on which forms of organisation take a check digit and which a letter, so either is taken.

use super::{Fault, Holder, checked, form};
use crate::form::{digits, number as whole, wrong_length};
use crate::luhn;

const ORGANISATIONS: &str = "ABCDEFGHJNPQRSUVW";
const PERSON_LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
const CHECK_LETTERS: &[u8; 10] = b"JABCDEFGHI";

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let count = number.chars().count();
    if count != 9 || !number.is_ascii() {
        return Err(wrong_length(count, "9 ASCII characters").into());
    }
    let (first, last) = (number.as_bytes()[0], number.as_bytes()[8]);
    let middle = digits::<7>(&number[1..8]).map_err(|mut fault| {
        fault.place = fault.place.start + 1..fault.place.end + 1;
        fault
    })?;
    match first {
        b'K' | b'L' | b'M' => person(0, &middle, last),
        b'0'..=b'9' => person(u64::from(first - b'0'), &middle, last),
        b'X'..=b'Z' => person(u64::from(first - b'X'), &middle, last),
        _ if ORGANISATIONS.contains(char::from(first)) => organisation(&middle, last),
        _ => Err(form(
            0..1,
            "begins with a digit or a letter for the kind of holder",
        )),
    }
}

fn organisation(middle: &[u8; 7], last: u8) -> Result<Holder, Fault> {
    let expected = luhn::check_digit(middle) as u8;
    let holds = last == b'0' + expected || last == CHECK_LETTERS[usize::from(expected)];
    checked(holds, Holder::Any, 8..9, "Luhn, as a digit or a letter")
}

fn person(first: u64, middle: &[u8; 7], last: u8) -> Result<Holder, Fault> {
    let rest = (first * 10_000_000 + whole(middle)) % 23;
    checked(
        last == PERSON_LETTERS[rest as usize],
        Holder::Person("made of a person's identity number: a person in business"),
        8..9,
        "MOD 23",
    )
}

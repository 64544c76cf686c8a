//! Ireland: seven digits, a check letter and sometimes one letter more; old numbers have a letter or sign second.

use super::{Fault, Holder, checked, form};
use crate::form::{digits, weighted, wrong_length};

const ALPHABET: &str = "WABCDEFGHIJKLMNOPQRSTUV";
const WEIGHTS: [u32; 7] = [8, 7, 6, 5, 4, 3, 2];

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let count = number.chars().count();
    if !number.is_ascii() || ![8, 9].contains(&count) {
        return Err(wrong_length(count, "8 or 9 ASCII characters").into());
    }
    let letters: Vec<u32> = number[7..]
        .chars()
        .enumerate()
        .map(|(at, c)| value(at + 7, c))
        .collect::<Result<_, _>>()?;
    let second = number.as_bytes()[1];
    let spelled = match second {
        b'0'..=b'9' => number[..7].to_owned(),
        b'A'..=b'Z' | b'+' | b'*' => format!("0{}{}", &number[2..7], &number[..1]),
        _ => {
            return Err(form(
                1..2,
                "the second character is a digit, a letter, `+` or `*`",
            ));
        }
    };
    let digits =
        digits::<7>(&spelled).map_err(|_| form(0..7, "has digits before the check letter"))?;
    let extra = match second {
        b'0'..=b'9' => letters.get(1).copied().unwrap_or(0),
        _ => 0,
    };
    let expected = (weighted(&digits, &WEIGHTS) + 9 * extra) % 23;
    checked(letters[0] == expected, Holder::Any, 7..8, "MOD 23")
}

fn value(at: usize, c: char) -> Result<u32, Fault> {
    ALPHABET
        .find(c)
        .map(|value| value as u32)
        .ok_or_else(|| form(at..at + 1, "is no check letter"))
}

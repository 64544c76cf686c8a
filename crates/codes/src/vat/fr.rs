//! France: two check characters (no `O`, no `I`) and a SIREN; Monaco has 000 in its place.

use super::{Fault, Holder, checked, form};
use crate::form::{FormFault, digits, number as whole, wrong_length};
use crate::luhn;

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let (Some(key), Some(siren)) = (number.get(..2), number.get(2..)) else {
        return Err(wrong_length(number.chars().count(), "11").into());
    };
    let key: Vec<u64> = key
        .char_indices()
        .map(|(at, c)| key_value(at, c))
        .collect::<Result<_, _>>()?;
    let [first, second] = key[..] else {
        return Err(form(0..1, "begins with two check characters"));
    };
    let siren = digits::<9>(siren).map_err(|mut fault| {
        fault.place = fault.place.start + 2..fault.place.end + 2;
        fault
    })?;
    if siren[..3] != [0; 3] && luhn::sum(&siren) != 0 {
        return checked(false, Holder::Any, 10..11, "Luhn in the SIREN");
    }
    let siren = whole(&siren);
    let holds = if first < 10 && second < 10 {
        first * 10 + second == (siren * 100 + 12) % 97
    } else {
        let key = match first {
            ..10 => (first * 24 + second).checked_sub(10),
            _ => (first * 34 + second).checked_sub(100),
        };
        key.is_some_and(|key| (siren + 1 + key / 11) % 11 == key % 11)
    };
    checked(
        holds,
        Holder::Any,
        0..2,
        "the key before the SIREN (MOD 97 or MOD 11)",
    )
}

fn key_value(at: usize, c: char) -> Result<u64, FormFault> {
    ALPHABET
        .find(c)
        .map(|value| value as u64)
        .ok_or_else(|| FormFault::new(at..at + 1, format!("`{c}` is no check character")))
}

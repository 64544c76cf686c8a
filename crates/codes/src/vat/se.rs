//! Sweden: the ten digits of the organisation number (Luhn) and 01 to 94.
//!
//! An organisation's third digit is 2 or more; below, the ten digits are a person's number.

use super::{Fault, Holder, checked, form};
use crate::form::{digits, number as whole};
use crate::luhn;

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<12>(number)?;
    if !matches!(whole(&digits[10..]), 1..=94) {
        return Err(form(10..12, "ends with 01 to 94"));
    }
    let holder = match digits[2] {
        0 | 1 => Holder::Person("made of a personal number: a person in business"),
        _ => Holder::Any,
    };
    checked(luhn::sum(&digits[..10]) == 0, holder, 9..10, "Luhn")
}

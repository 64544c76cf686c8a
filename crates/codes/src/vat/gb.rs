//! United Kingdom and Northern Ireland (`XI`): nine digits, or twelve with a branch (MOD 97); `GD` and `HA` for
//! government departments and health authorities.

use super::{Fault, Holder, checked, form};
use crate::form::{all_digits, number as whole, weighted, wrong_length};

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    if number.starts_with(|c: char| !c.is_ascii_digit()) {
        return public_body(number);
    }
    let digits = all_digits(number)?;
    if ![9, 12].contains(&digits.len()) {
        return Err(wrong_length(digits.len(), "9 or 12 digits").into());
    }
    let rest = weighted(&digits, &[8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
    // Numbers from 100 up may be of the later series, offset by 55.
    let later = whole(&digits[..3]) >= 100 && (rest == 42 || rest == 55);
    checked(rest == 0 || later, Holder::Any, 7..9, "MOD 97")
}

/// `GD000` to `GD499`, `HA500` to `HA999`; or the same with `8888` before and two check digits after.
fn public_body(number: &str) -> Result<Holder, Fault> {
    let kind = number.get(..2).unwrap_or_default();
    let rest = number.get(2..).unwrap_or_default();
    if !["GD", "HA"].contains(&kind) {
        return Err(form(0..1, "begins with a digit, `GD` or `HA`"));
    }
    let long = rest.len() == 9 && rest.starts_with("8888");
    let start = if long { 6 } else { 2 };
    let digits = all_digits(&number[start..]).map_err(|mut fault| {
        fault.place = fault.place.start + start..fault.place.end + start;
        fault
    })?;
    if digits.len() != if long { 5 } else { 3 } {
        return Err(wrong_length(number.chars().count(), "5 or 11").into());
    }
    let body = whole(&digits[..3]);
    if (kind == "GD") != (body < 500) {
        return Err(form(
            start..start + 3,
            "departments are below 500, health authorities from 500",
        ));
    }
    let holds = !long || body % 97 == whole(&digits[3..]);
    checked(holds, Holder::Any, 9..11, "MOD 97")
}

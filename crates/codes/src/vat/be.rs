//! Belgium: ten digits, the last two 97 less the rest modulo 97; the first is 0 or 1.

use super::{Fault, Holder, checked, form};
use crate::form;

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = form::digits::<10>(number)?;
    if digits[0] > 1 {
        return Err(form(0..1, "begins with 0 or 1"));
    }
    if digits.iter().all(|digit| *digit == 0) {
        return Err(form(0..10, "is all zeros"));
    }
    let rest = form::number(&digits[..8]) + form::number(&digits[8..]);
    checked(rest.is_multiple_of(97), Holder::Any, 8..10, "MOD 97")
}

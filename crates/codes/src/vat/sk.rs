//! Slovakia: ten digits, a multiple of 11, the third one 2, 3, 4, 7, 8 or 9; or a birth number.

use super::{Fault, Holder, checked, cz, form};
use crate::form::{digits, number as whole};

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<10>(number)?;
    if cz::is_birth_date(&digits) && cz::is_birth_check(&digits) {
        return Ok(Holder::Person(
            "may be a birth number: a person in business",
        ));
    }
    if digits[0] == 0 {
        return Err(form(0..1, "does not begin with 0"));
    }
    if !matches!(digits[2], 2..=4 | 7..=9) {
        return Err(form(2..3, "the third digit is 2, 3, 4, 7, 8 or 9"));
    }
    checked(
        whole(&digits).is_multiple_of(11),
        Holder::Any,
        9..10,
        "MOD 11",
    )
}

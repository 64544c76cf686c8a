//! Austria: `U` and eight digits, the last a check digit by Luhn with 4 added.

use super::{Fault, Holder, checked, form};
use crate::form::digits;
use crate::luhn;

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let Some(number) = number.strip_prefix('U') else {
        return Err(form(0..1, "begins with `U`"));
    };
    let digits = digits::<8>(number).map_err(|mut fault| {
        fault.place = fault.place.start + 1..fault.place.end + 1;
        fault
    })?;
    let expected = (16 - luhn::sum(&digits[..7])) % 10;
    checked(
        u32::from(digits[7]) == expected,
        Holder::Any,
        8..9,
        "Luhn with 4 added",
    )
}

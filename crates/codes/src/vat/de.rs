//! Germany: nine digits, the first not 0, the last by ISO 7064 MOD 11,10.

use super::{Fault, Holder, checked, form, mod_11_10};
use crate::form::digits;

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<9>(number)?;
    if digits[0] == 0 {
        return Err(form(0..1, "does not begin with 0"));
    }
    checked(
        mod_11_10::holds(&digits),
        Holder::Any,
        8..9,
        mod_11_10::NAME,
    )
}

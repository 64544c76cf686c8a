//! Croatia: the eleven digits of the OIB, by ISO 7064 MOD 11,10. Persons have an OIB too, and it does not show.

use super::{Fault, Holder, checked, mod_11_10};
use crate::form::digits;

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<11>(number)?;
    checked(
        mod_11_10::holds(&digits),
        Holder::Any,
        10..11,
        mod_11_10::NAME,
    )
}

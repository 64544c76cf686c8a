//! Poland: the ten digits of the NIP, MOD 11. Persons in business have a NIP too, and it does not show.

use super::{Fault, Holder, checked};
use crate::form::{digits, weighted};

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<10>(number)?;
    let rest = weighted(&digits[..9], &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11;
    checked(rest == u32::from(digits[9]), Holder::Any, 9..10, "MOD 11")
}

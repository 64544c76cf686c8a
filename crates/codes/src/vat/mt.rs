//! Malta: eight digits, the first not 0, the last two by MOD 37.

use super::{Fault, Holder, checked, form};
use crate::form::{digits, weighted};

const WEIGHTS: [u32; 8] = [3, 4, 6, 7, 8, 9, 10, 1];

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<8>(number)?;
    if digits[0] == 0 {
        return Err(form(0..1, "does not begin with 0"));
    }
    let rest = weighted(&digits, &WEIGHTS) % 37;
    checked(rest == 0, Holder::Any, 6..8, "MOD 37")
}

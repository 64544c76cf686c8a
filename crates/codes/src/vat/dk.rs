//! Denmark: the eight digits of the company register (CVR), the first not 0.

use super::{Fault, Holder, checked, form};
use crate::form::{digits, weighted};

const WEIGHTS: [u32; 8] = [2, 7, 6, 5, 4, 3, 2, 1];

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<8>(number)?;
    if digits[0] == 0 {
        return Err(form(0..1, "does not begin with 0"));
    }
    let rest = weighted(&digits, &WEIGHTS) % 11;
    checked(rest == 0, Holder::Any, 7..8, "MOD 11")
}

//! Finland: the eight digits of the business id, weighted modulo 11.

use super::{Fault, Holder, checked};
use crate::form::{digits, weighted};

const WEIGHTS: [u32; 8] = [7, 9, 10, 5, 8, 4, 2, 1];

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<8>(number)?;
    let rest = weighted(&digits, &WEIGHTS) % 11;
    checked(rest == 0, Holder::Any, 7..8, "MOD 11")
}

//! Hungary: the first eight digits of the tax number, weighted modulo 10.

use super::{Fault, Holder, checked};
use crate::form::{digits, weighted};

const WEIGHTS: [u32; 8] = [9, 7, 3, 1, 9, 7, 3, 1];

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<8>(number)?;
    let rest = weighted(&digits, &WEIGHTS) % 10;
    checked(rest == 0, Holder::Any, 7..8, "weights 9 7 3 1")
}

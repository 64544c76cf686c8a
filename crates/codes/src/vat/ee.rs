//! Estonia: nine digits, weighted modulo 10.

use super::{Fault, Holder, checked};
use crate::form::{digits, weighted};

const WEIGHTS: [u32; 9] = [3, 7, 1, 3, 7, 1, 3, 7, 1];

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<9>(number)?;
    let rest = weighted(&digits, &WEIGHTS) % 10;
    checked(rest == 0, Holder::Any, 8..9, "weights 3 7 1")
}

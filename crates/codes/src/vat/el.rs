//! Greece: nine digits, weighted by powers of two modulo 11.

use super::{Fault, Holder, checked};
use crate::form::{digits, weighted};

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<9>(number)?;
    let expected = weighted(&digits[..8], &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10;
    checked(
        u32::from(digits[8]) == expected,
        Holder::Any,
        8..9,
        "MOD 11",
    )
}

//! Luxembourg: six digits and their rest modulo 89.

use super::{Fault, Holder, checked};
use crate::form::{digits, number as whole};

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<8>(number)?;
    let holds = whole(&digits[..6]) % 89 == whole(&digits[6..]);
    checked(holds, Holder::Any, 6..8, "MOD 89")
}

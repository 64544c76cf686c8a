//! Slovenia: eight digits, the first not 0, MOD 11.

use super::{Fault, Holder, checked, form};
use crate::form::{digits, weighted};

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<8>(number)?;
    if digits[0] == 0 {
        return Err(form(0..1, "does not begin with 0"));
    }
    let holds = match 11 - weighted(&digits[..7], &[8, 7, 6, 5, 4, 3, 2]) % 11 {
        10 => digits[7] == 0,
        // 11 is no digit: such numbers are not given.
        expected => u32::from(digits[7]) == expected,
    };
    checked(holds, Holder::Any, 7..8, "MOD 11")
}

//! Portugal: nine digits, the first not 0, MOD 11. Numbers beginning with 1, 2, 3 or 45 are persons'.

use super::{Fault, Holder, checked, form};
use crate::form::{digits, weighted};

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<9>(number)?;
    if digits[0] == 0 {
        return Err(form(0..1, "does not begin with 0"));
    }
    let holder = match digits[..2] {
        [1..=3, _] | [4, 5] => {
            Holder::Person("numbers beginning with 1, 2, 3 or 45 are given to persons")
        }
        _ => Holder::Any,
    };
    let rest = weighted(&digits[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    let expected = (11 - rest) % 11 % 10;
    checked(u32::from(digits[8]) == expected, holder, 8..9, "MOD 11")
}

//! Latvia: eleven digits; a legal entity begins with 4 to 9 (MOD 11), the others are personal codes.

use super::{Fault, Holder, birth, checked, form};
use crate::form::{digits, weighted};

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<11>(number)?;
    if digits[0] > 3 {
        let rest = weighted(&digits, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11;
        return checked(rest == 3, Holder::Any, 10..11, "MOD 11");
    }
    // Codes given since 2017 begin with 32 and have no date of birth.
    if digits[..2] != [3, 2] && !is_birth_date(&digits) {
        return Err(form(0..7, "a personal code begins with a date of birth"));
    }
    let expected = (1 + weighted(&digits[..10], &[10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10;
    checked(
        u32::from(digits[10]) == expected,
        Holder::Person("is a personal code: a person in business"),
        10..11,
        "MOD 11",
    )
}

fn is_birth_date(digits: &[u8; 11]) -> bool {
    let [day, month, year] = birth::pairs(digits);
    birth::exists(1800 + i16::from(digits[6]) * 100 + year, month, day)
}

//! Italy: eleven digits: number, office (three digits), Luhn check digit.

use super::{Fault, Holder, checked, form};
use crate::form::{digits, number as whole};
use crate::luhn;

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let digits = digits::<11>(number)?;
    if whole(&digits[..7]) == 0 {
        return Err(form(0..7, "the number is all zeros"));
    }
    if !matches!(whole(&digits[7..10]), 1..=100 | 120 | 121 | 888 | 999) {
        return Err(form(7..10, "digits 8 to 10 name no tax office"));
    }
    checked(luhn::sum(&digits) == 0, Holder::Any, 10..11, "Luhn")
}

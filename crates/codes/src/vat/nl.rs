//! Netherlands: nine digits, `B`, two digits. Either the nine pass MOD 11 or the whole passes ISO 7064 MOD 97-10.
//!
//! Until 2020 a person in business had a number made of the citizen number, and it does not show.

use super::{Fault, Holder, checked, form};
use crate::form::{FormFault, all_digits, number as whole, weighted, wrong_length};

/// Whether `number` is digits, `B` and two digits, perhaps with zeros left out in front.
pub(super) fn may_lack_zeros(number: &str) -> bool {
    number.split_once('B').is_some_and(|(first, last)| {
        !first.is_empty() && last.len() == 2 && all_digits(first).is_ok()
    })
}

pub(super) fn check(number: &str) -> Result<Holder, Fault> {
    let count = number.chars().count();
    if count != 12 || !number.is_ascii() {
        return Err(wrong_length(count, "12 ASCII characters").into());
    }
    let first = all_digits(&number[..9])?;
    if &number[9..10] != "B" {
        return Err(form(9..10, "the tenth character is `B`"));
    }
    let last = all_digits(&number[10..]).map_err(|fault| {
        FormFault::new(fault.place.start + 10..fault.place.end + 10, fault.message)
    })?;
    if whole(&first) == 0 || whole(&last) == 0 {
        return Err(form(0..12, "a part is all zeros"));
    }
    let sum = weighted(&first[..8], &[9, 8, 7, 6, 5, 4, 3, 2]);
    let by_11 = sum % 11 == u32::from(first[8]);
    // `NL`, the nine digits, `B` and the last two, letters from A = 10.
    let by_97 = (23_210_000_000_000_000 + whole(&first) * 10_000 + 1_100 + whole(&last)) % 97 == 1;
    checked(
        by_11 || by_97,
        Holder::Any,
        8..12,
        "MOD 11 and ISO 7064 MOD 97-10",
    )
}

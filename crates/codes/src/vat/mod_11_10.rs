//! ISO/IEC 7064 MOD 11,10, for Germany and Croatia.

pub(super) const NAME: &str = "ISO 7064 MOD 11,10";

/// Whether the last digit checks those before it.
pub(super) fn holds(digits: &[u8]) -> bool {
    let check = digits.iter().fold(5, |check, digit| {
        let doubled = if check == 0 { 10 } else { check } * 2 % 11;
        (doubled + u32::from(*digit)) % 10
    });
    check == 1
}

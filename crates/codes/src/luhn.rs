//! The Luhn sum (ISO/IEC 7812-1 annex B), used by SIREN, SIRET and several VAT numbers.

/// Luhn sum modulo 10 of all digits, the last one counted once; 0 for a valid number.
pub(crate) fn sum(digits: &[u8]) -> u32 {
    let total: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(
            |(from_right, digit)| match (from_right % 2, u32::from(*digit)) {
                (0, digit) => digit,
                (_, digit) => digit * 2 / 10 + digit * 2 % 10,
            },
        )
        .sum();
    total % 10
}

/// The digit that makes `digits` followed by it valid.
pub(crate) fn check_digit(digits: &[u8]) -> u32 {
    let mut padded = digits.to_vec();
    padded.push(0);
    (10 - sum(&padded)) % 10
}

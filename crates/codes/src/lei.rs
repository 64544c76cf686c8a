//! Legal entity identifiers (ISO 17442): eighteen characters and two check digits.
//!
//! Check: ISO/IEC 7064 MOD 97-10. It finds any digit typed for another digit and any letter for another letter; a
//! letter for a digit can pass, because a letter counts as two digits. Registers hold LEIs that fail it, so they can be held here too, flagged. The first four
//! characters name the issuer; the list of issuers changes and is not here.

use crate::form::{FormFault, of_alphabet};
use crate::report::Report;

const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const NO_VALUE: u8 = 0xFF;

/// Value of each ASCII character, letters from A = 10, or [`NO_VALUE`].
const VALUES: [u8; 256] = {
    let mut values = [NO_VALUE; 256];
    let alphabet = ALPHABET.as_bytes();
    let mut at = 0;
    while at < alphabet.len() {
        values[alphabet[at] as usize] = at as u8;
        at += 1;
    }
    values
};

/// Whether `value` has the form of an LEI and its check digits are right; as `check` says, but fast and silent.
///
/// Takes the canonical spelling: twenty ASCII characters, upper-case.
///
/// ```
/// assert!(codes::lei::is_valid("506700GE1G29325QX363"));
/// assert!(!codes::lei::is_valid("506700GE1G29325QX364"));
/// ```
pub fn is_valid(value: &str) -> bool {
    let Ok(bytes) = <&[u8; 20]>::try_from(value.as_bytes()) else {
        return false;
    };
    bytes[18].is_ascii_digit() && bytes[19].is_ascii_digit() && remainder(bytes) == Some(1)
}

pub(crate) fn check(value: &str, report: &mut Report) {
    let bytes = match form(value) {
        Ok(bytes) => bytes,
        Err(fault) => return report.form("iso17442.form", fault),
    };
    report.part("issuer", &value[..4]);
    report.part("entity", &value[4..18]);
    report.part("check", &value[18..]);
    if remainder(&bytes) != Some(1) {
        report.error(
            "iso17442.check",
            18..20,
            format!(
                "check digits are `{}`, and ISO 7064 MOD 97-10 gives `{:02}`",
                &value[18..],
                check_digits(bytes)
            ),
        );
    } else if ["00", "01", "99"].contains(&&value[18..]) {
        report.warning(
            "iso17442.check-range",
            18..20,
            "check digits run from 02 to 98".into(),
        );
    }
}

fn form(value: &str) -> Result<[u8; 20], FormFault> {
    let bytes = of_alphabet::<20>(value, ALPHABET)?;
    match bytes[18..].iter().position(|byte| !byte.is_ascii_digit()) {
        Some(at) => Err(FormFault::new(
            at + 18..at + 19,
            "the last two characters are digits",
        )),
        None => Ok(bytes),
    }
}

/// The whole, letters written as two digits, modulo 97; `None` for a character that has no value.
///
/// Three parts that do not wait for each other, and three divisions instead of twenty: 97 × 10^14 fits in 64 bits.
fn remainder(bytes: &[u8; 20]) -> Option<u64> {
    let (first, second, third) = (part(&bytes[..7]), part(&bytes[7..14]), part(&bytes[14..]));
    if (first.seen | second.seen | third.seen) & 0x80 != 0 {
        return None;
    }
    let rest = first.number % 97;
    let rest = (rest * second.scale + second.number) % 97;
    Some((rest * third.scale + third.number) % 97)
}

/// Up to seven characters read as one number.
struct Part {
    number: u64,
    /// 10 to the power of the digits the number has.
    scale: u64,
    /// All values; the top bit is set when a character has none.
    seen: u8,
}

#[inline]
fn part(bytes: &[u8]) -> Part {
    let mut part = Part {
        number: 0,
        scale: 1,
        seen: 0,
    };
    for byte in bytes {
        let value = VALUES[usize::from(*byte)];
        // Written as a sum, because a branch on letters cannot be foretold.
        let shift = 10 + 90 * u64::from(value > 9);
        part.number = part
            .number
            .wrapping_mul(shift)
            .wrapping_add(u64::from(value));
        part.scale *= shift;
        part.seen |= value;
    }
    part
}

fn check_digits(mut bytes: [u8; 20]) -> u64 {
    bytes[18..].copy_from_slice(b"00");
    98 - remainder(&bytes).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::{Identifier, check};

    #[test]
    fn a_failing_check_names_rule_and_place() {
        let checked = check(&Identifier::new("lei", "506700GE1G29325QX336").unwrap());
        let [finding] = checked.findings.as_slice() else {
            panic!("{checked:?}")
        };
        assert_eq!(finding.rule, "iso17442.check");
        assert_eq!(finding.place, Some(18..20));
        assert!(finding.message.contains("ISO 7064 MOD 97-10"));
        assert!(finding.message.contains("`63`"));
    }

    #[test]
    fn wrong_forms_name_the_place() {
        let place = |value: &str| {
            let checked = check(&Identifier::new("lei", value).unwrap());
            assert!(!super::is_valid(value));
            (
                checked.findings[0].rule,
                checked.findings[0].place.clone().unwrap(),
            )
        };
        assert_eq!(place("506700GE1G29325QX3"), ("iso17442.form", 0..18));
        assert_eq!(place("506700GE1G29325QX3A3"), ("iso17442.form", 18..19));
        assert_eq!(place("506700GE1Ö29325QX363"), ("iso17442.form", 9..10));
    }

    #[test]
    fn real_identifiers() {
        for value in [
            "506700GE1G29325QX363",
            "HWUPKR0MPOU8FGXBT394",
            "7ZW8QJWVPR4P1J1KQY45",
            "213800LBQA1Y9L22JB70",
        ] {
            assert!(super::is_valid(value), "{value}");
        }
    }
}

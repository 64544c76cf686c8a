//! China's unified social credit code (GB 32100-2015), with the organisation code (GB 11714) inside it.
//!
//! Eighteen characters: authority, category, region (six digits), organisation code (nine), check. Authority and category are
//! open lists here, because codes outside the standard's table are in use; regions are those of the day of issue and
//! never refused. The code says which register, not whether the organisation still exists.

use crate::form::{FormFault, of_alphabet, wrong_length};
use crate::report::Report;

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [u32; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
const NO_VALUE: u8 = 0xFF;

/// Value of each ASCII character in GB 32100, or [`NO_VALUE`].
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

/// Authority, its name, and the categories it is known to use with their names.
type Authority = (char, &'static str, &'static [(char, &'static str)]);

/// Authorities and categories of GB 32100-2015 table 1 and later notices; `G` as seen in real codes of foreign
/// non-governmental organisations' offices. Open: others are warned of, not refused.
const AUTHORITIES: &[Authority] = &[
    (
        '1',
        "institutional staffing",
        &[
            ('1', "organ"),
            ('2', "public institution"),
            ('3', "mass organisation"),
            ('9', "other"),
        ],
    ),
    (
        '2',
        "foreign affairs",
        &[('1', "resident news agency"), ('9', "other")],
    ),
    (
        '3',
        "justice",
        &[
            ('1', "law firm"),
            ('2', "notary office"),
            ('3', "grassroots legal service"),
            ('4', "forensic institution"),
            ('5', "arbitration commission"),
            ('9', "other"),
        ],
    ),
    (
        '4',
        "culture",
        &[('1', "foreign cultural centre"), ('9', "other")],
    ),
    (
        '5',
        "civil affairs",
        &[
            ('1', "social association"),
            ('2', "private non-enterprise unit"),
            ('3', "foundation"),
            ('9', "other"),
        ],
    ),
    (
        '6',
        "tourism",
        &[
            ('1', "foreign tourism office"),
            ('2', "Hong Kong or Macao tourism office"),
            ('9', "other"),
        ],
    ),
    (
        '7',
        "religious affairs",
        &[
            ('1', "religious venue"),
            ('2', "religious school"),
            ('9', "other"),
        ],
    ),
    (
        '8',
        "trade unions",
        &[('1', "grassroots union"), ('9', "other")],
    ),
    (
        '9',
        "market regulation",
        &[
            ('1', "enterprise"),
            ('2', "individual business"),
            ('3', "farmers' cooperative"),
        ],
    ),
    ('A', "military", &[('1', "military unit"), ('9', "other")]),
    (
        'G',
        "public security",
        &[('1', "foreign non-governmental organisation's office")],
    ),
    (
        'N',
        "agriculture",
        &[
            ('1', "group collective"),
            ('2', "village collective"),
            ('3', "township collective"),
        ],
    ),
    ('Y', "other", &[('1', "other")]),
];

/// Whether `value` has the form of a USCC and its check character is right; as `check` says, but fast and silent.
///
/// Takes the canonical spelling: eighteen ASCII characters, upper-case. The organisation code's own check is not
/// asked for, because real codes fail it.
///
/// ```
/// assert!(codes::uscc::is_valid("91350100M000100Y43"));
/// // The weighted sum is a multiple of 31, so the check character is 0.
/// assert!(codes::uscc::is_valid("911100001000002860"));
/// assert!(!codes::uscc::is_valid("91350100M000100Y4A"));
/// ```
pub fn is_valid(value: &str) -> bool {
    let Ok(bytes) = <&[u8; 18]>::try_from(value.as_bytes()) else {
        return false;
    };
    let mut sum = 0;
    let mut seen = 0;
    for at in 0..17 {
        let value = VALUES[bytes[at] as usize];
        seen |= value;
        sum += u32::from(value) * WEIGHTS[at];
    }
    let check = VALUES[bytes[17] as usize];
    // A character outside the alphabet sets the top bit, no value does.
    let in_alphabet = (seen | check) & 0x80 == 0;
    let region = bytes[2..8].iter().all(u8::is_ascii_digit);
    in_alphabet && region && (sum + u32::from(check)).is_multiple_of(31)
}

pub(crate) fn check(value: &str, report: &mut Report) {
    let bytes = match form(value) {
        Ok(bytes) => bytes,
        Err(fault) => return report.form("gb32100.form", fault),
    };
    parts(value, report);
    authority(value, report);
    organisation_code(&bytes, report);
    let expected = check_character(&bytes);
    if bytes[17] != expected {
        report.error(
            "gb32100.check",
            17..18,
            format!(
                "check character is `{}`, and GB 32100-2015 (MOD 31) gives `{}`",
                char::from(bytes[17]),
                char::from(expected)
            ),
        );
    }
}

fn form(value: &str) -> Result<[u8; 18], FormFault> {
    let count = value.chars().count();
    if count != 18 {
        return Err(wrong_length(count, "18"));
    }
    let bytes = of_alphabet::<18>(value, ALPHABET)?;
    match bytes[2..8].iter().position(|byte| !byte.is_ascii_digit()) {
        Some(at) => Err(FormFault::new(
            at + 2..at + 3,
            "the region, characters 3 to 8, has digits only",
        )),
        None => Ok(bytes),
    }
}

fn parts(value: &str, report: &mut Report) {
    report.part("authority", &value[..1]);
    report.part("category", &value[1..2]);
    report.part("region", &value[2..8]);
    report.part(
        "organisation_code",
        format!("{}-{}", &value[8..16], &value[16..17]),
    );
    report.part("check", &value[17..]);
    // Category 92 is one person in business: in effect a natural person.
    report.sole_trader = value.starts_with("92");
}

fn authority(value: &str, report: &mut Report) {
    let mut characters = value.chars();
    let (first, second) = (characters.next(), characters.next());
    let Some((_, name, categories)) = AUTHORITIES.iter().find(|(code, ..)| Some(*code) == first)
    else {
        return report.warning(
            "gb32100.authority",
            0..1,
            format!(
                "registering authority `{}` is not one known here",
                &value[..1]
            ),
        );
    };
    report.part("authority_title", *name);
    match categories.iter().find(|(code, _)| Some(*code) == second) {
        Some((_, title)) => report.part("category_title", *title),
        None => report.warning(
            "gb32100.category",
            1..2,
            format!(
                "category `{}` is not one known here for {name}",
                &value[1..2]
            ),
        ),
    }
}

/// The check character over the first seventeen; `0`, not a thirty-second character, when the sum is a multiple of 31.
fn check_character(bytes: &[u8; 18]) -> u8 {
    let sum: u32 = bytes
        .iter()
        .zip(WEIGHTS)
        .map(|(byte, weight)| u32::from(VALUES[usize::from(*byte)]) * weight)
        .sum();
    ALPHABET.as_bytes()[((31 - sum % 31) % 31) as usize]
}

/// GB 11714: MOD 11 over eight characters, letters counted from A = 10.
fn organisation_code(bytes: &[u8; 18], report: &mut Report) {
    let sum: u32 = bytes[8..16]
        .iter()
        .zip(ORGANISATION_WEIGHTS)
        .map(|(byte, weight)| char::from(*byte).to_digit(36).unwrap_or(0) * weight)
        .sum();
    let expected = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from(b'0' + digit as u8),
    };
    let found = char::from(bytes[16]);
    if found != expected {
        report.warning(
            "gb11714.check",
            16..17,
            format!("the organisation code's check is `{found}`, and GB 11714 (MOD 11) gives `{expected}`"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::{Identifier, Severity, check};

    /// Seventeen characters with the check character they ask for.
    fn with_check(seventeen: &str) -> String {
        let mut bytes = [b'0'; 18];
        bytes[..17].copy_from_slice(seventeen.as_bytes());
        format!("{seventeen}{}", char::from(super::check_character(&bytes)))
    }

    /// Rules found in `value`, errors marked with `!`.
    fn rules(value: &str) -> Vec<String> {
        let checked = check(&Identifier::new("uscc", value).unwrap());
        assert_eq!(checked.is_valid(), super::is_valid(value), "{value}");
        checked
            .findings
            .iter()
            .map(|finding| match finding.severity {
                Severity::Error => format!("!{}", finding.rule),
                Severity::Warning => finding.rule.to_owned(),
            })
            .collect()
    }

    fn check_rules(value: &str, expected: &[&str]) {
        assert_eq!(rules(value), expected, "{value}");
    }

    #[test]
    fn a_sum_that_is_a_multiple_of_31_has_check_0() {
        for value in ["911100001000002860", "9111000010000050X0"] {
            assert!(super::is_valid(value), "{value}");
            assert!(check(&Identifier::new("uscc", value).unwrap()).is_valid());
        }
    }

    #[test]
    fn real_codes_of_every_kind() {
        for value in [
            "91350100M000100Y43",
            "91110108551385082Q",
            "91420000737944946L",
            "12100000400000624D",
            "91440300708461136T",
            "G1610000713522976L",
            "G1330000MCW06863XQ",
            "G11100007178352756",
        ] {
            assert!(super::is_valid(value), "{value}");
            assert!(
                !rules(value).iter().any(|rule| rule.starts_with('!')),
                "{value}"
            );
        }
    }

    #[test]
    fn a_failing_check_names_rule_and_place() {
        let checked = check(&Identifier::new("uscc", "91350100M000100Y4A").unwrap());
        assert_eq!(checked.findings.len(), 1);
        let finding = &checked.findings[0];
        assert_eq!(finding.rule, "gb32100.check");
        assert_eq!(finding.place, Some(17..18));
        assert!(finding.message.contains("GB 32100"), "{}", finding.message);
        check_rules("91350101M000100Y43", &["!gb32100.check"]);
    }

    #[test]
    fn wrong_forms() {
        check_rules("9135", &["!gb32100.form"]);
        check_rules("91350100M000100I43", &["!gb32100.form"]);
        check_rules("9135A100M000100Y43", &["!gb32100.form"]);
        check_rules("91350100M000100Y4é", &["!gb32100.form"]);
    }

    #[test]
    fn unknown_authority_and_category_are_warnings() {
        assert!(rules("B1350100M000100Y43").contains(&"gb32100.authority".to_owned()));
        assert!(rules("95350100M000100Y43").contains(&"gb32100.category".to_owned()));
    }

    #[test]
    fn a_failing_organisation_code_is_a_warning() {
        // 911100001000002860 with the organisation code's check off by one and its own check made right again.
        let value = with_check("91110000100000287");
        check_rules(&value, &["gb11714.check"]);
        assert!(super::is_valid(&value));
    }

    #[test]
    fn category_92_is_a_sole_trader() {
        let checked = |value| check(&Identifier::new("uscc", value).unwrap());
        assert!(checked("92340602MA2PBQAH7E").sole_trader);
        assert!(!checked("91340600MA2PBM9HXD").sole_trader);
    }
}

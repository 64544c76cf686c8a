//! What holds for any input.

use codes::period::{DayZero, Period, Roll};
use codes::{Date, Identifier, calendar::Calendar, check, schemes};
use proptest::prelude::*;

const USCC: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LEI: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Names of schemes, aliases included, and of none.
fn scheme() -> impl Strategy<Value = String> {
    let names: Vec<String> = schemes()
        .iter()
        .flat_map(|info| info.aliases.iter().chain([&info.id]))
        .map(|name| name.to_string())
        .chain(["tw-epa", "ra000585", "ra999999", "RA1"].map(String::from))
        .collect();
    prop::sample::select(names)
}

/// Values near enough to real ones to get past the checks of form.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,24}",
        "[A-Z0-9+*. -]{0,20}",
        "[0-9]{7,14}",
        "(AT|BE|BG|CY|CZ|DE|DK|EE|EL|GR|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)[A-Z0-9é+*]{0,13}",
        "(GD|HA|GDHA|GBGD8888|GBHA8888)[0-9Aé]{0,6}",
    ]
}

fn of_alphabet(alphabet: &'static str, len: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(alphabet.chars().collect::<Vec<_>>()),
        len,
    )
    .prop_map(|chars| chars.into_iter().collect())
}

/// Completes `stem` to a valid code, by trying.
fn completed(stem: &str, tails: impl Iterator<Item = String>, valid: fn(&str) -> bool) -> String {
    tails
        .map(|tail| format!("{stem}{tail}"))
        .find(|code| valid(code))
        .expect("some check completes every stem")
}

/// Every other character at every place; where `same_kind`, only digits for digits and letters for letters.
fn corruptions(code: &str, alphabet: &'static str, same_kind: bool) -> Vec<String> {
    let mut found = Vec::new();
    for (at, old) in code.char_indices() {
        let kept = |new: &char| {
            *new != old && (!same_kind || new.is_ascii_digit() == old.is_ascii_digit())
        };
        for new in alphabet.chars().filter(kept) {
            found.push(format!("{}{new}{}", &code[..at], &code[at + 1..]));
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_text_panics(text in any::<String>()) {
        if let Ok(identifier) = text.parse::<Identifier>() {
            check(&identifier);
        }
        codes::uscc::is_valid(&text);
        codes::lei::is_valid(&text);
        let _ = text.parse::<Period>();
        Calendar::by_id(&text);
    }

    #[test]
    fn writing_then_reading_is_identity(scheme in scheme(), value in value()) {
        if let Ok(identifier) = Identifier::new(&scheme, &value) {
            prop_assert_eq!(identifier.to_string().parse(), Ok(identifier.clone()));
            prop_assert_eq!(Identifier::new(identifier.scheme(), identifier.value()), Ok(identifier.clone()));
            let checked = check(&identifier);
            prop_assert_eq!(Identifier::new(identifier.scheme(), &checked.formatted), Ok(identifier.clone()));
            let characters = identifier.value().chars().count();
            for place in checked.findings.iter().filter_map(|finding| finding.place.clone()) {
                prop_assert!(place.start <= place.end && place.end <= characters, "{:?}", checked);
            }
        }
    }

    #[test]
    fn the_fast_checks_agree_with_the_slow(value in prop_oneof![of_alphabet(USCC, 18), of_alphabet(LEI, 20), value()]) {
        for (scheme, fast) in [("uscc", codes::uscc::is_valid as fn(&str) -> bool), ("lei", codes::lei::is_valid)] {
            if let Ok(identifier) = Identifier::new(scheme, &value) {
                prop_assert_eq!(check(&identifier).is_valid(), fast(identifier.value()), "{}", identifier);
            }
        }
    }

    #[test]
    fn periods_written_then_read_are_the_same(years: u16, months: u16, weeks: u16, days: u16) {
        for period in [Period::Calendar { years, months, weeks, days }, Period::WorkingDays(days)] {
            prop_assert_eq!(period.to_string().parse(), Ok(period));
        }
    }

    #[test]
    fn a_later_event_never_ends_earlier(
        start in 0i32..8000, days in 0u16..400, months in 0u16..60, working in 0u16..300, included: bool, roll: bool,
    ) {
        let day_zero = if included { DayZero::Included } else { DayZero::Excluded };
        let roll = if roll { Roll::NextWorkingDay } else { Roll::None };
        let first: Date = "2004-01-01".parse().unwrap();
        let start = first.checked_add(jiff::Span::new().days(start)).unwrap();
        let next = start.tomorrow().unwrap();
        for calendar in Calendar::all() {
            for period in [Period::Calendar { years: 0, months, weeks: 0, days }, Period::WorkingDays(working)] {
                let end = |start| period.end(start, day_zero, roll, Some(calendar));
                if let (Ok(earlier), Ok(later)) = (end(start), end(next)) {
                    prop_assert!(earlier <= later, "{} {} {:?}", period, start, day_zero);
                    prop_assert!(earlier >= start);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_wrong_character_in_a_uscc_is_always_found(
        head in of_alphabet(USCC, 2), region in "[0-9]{6}", tail in of_alphabet(USCC, 9),
    ) {
        let code = completed(&format!("{head}{region}{tail}"), USCC.chars().map(String::from), codes::uscc::is_valid);
        for wrong in corruptions(&code, USCC, false) {
            prop_assert!(!codes::uscc::is_valid(&wrong), "{} from {}", wrong, code);
        }
    }

    /// A letter counts as two digits, so a letter typed for a digit can pass MOD 97-10: `0E0000000000000000`16 and
    /// `0E0A00000000000000`16 both do. That is the standard's limit.
    #[test]
    fn one_wrong_character_in_an_lei_is_always_found(stem in of_alphabet(LEI, 18)) {
        let code = completed(&stem, (2..=98).map(|check| format!("{check:02}")), codes::lei::is_valid);
        for wrong in corruptions(&code, LEI, true) {
            prop_assert!(!codes::lei::is_valid(&wrong), "{} from {}", wrong, code);
        }
    }
}

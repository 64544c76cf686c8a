//! VAT identification numbers of the European Union, and of the United Kingdom.
//!
//! Two letters for the country, then the national number, whose rules are in a file each under `vat/`. Whether a
//! number is registered is not known here (that is VIES). Some countries give one person in business a number made of a
//! personal number: where it shows, the number is flagged as a sole trader's; in several countries it does not show.

mod at;
mod be;
mod bg;
mod birth;
mod cy;
mod cz;
mod de;
mod dk;
mod ee;
mod el;
mod es;
mod fi;
mod fr;
mod gb;
mod hr;
mod hu;
mod ie;
mod it;
mod lt;
mod lu;
mod lv;
mod mod_11_10;
mod mt;
mod nl;
mod pl;
mod pt;
mod ro;
mod se;
mod si;
mod sk;

use std::ops::Range;

use crate::form::FormFault;
use crate::normalise::compact;
use crate::report::Report;

/// What a national number says about its holder.
enum Holder {
    /// Nothing that marks a person.
    Any,
    /// One person in business, or a form kept for persons; the reason, for people.
    Person(&'static str),
}

/// The first rule a national number breaks; places are counted from its first character.
enum Fault {
    Form(FormFault),
    Check {
        place: Range<usize>,
        rule: &'static str,
    },
}

impl From<FormFault> for Fault {
    fn from(fault: FormFault) -> Self {
        Self::Form(fault)
    }
}

/// A fault of form, from the whole national number.
fn form(place: Range<usize>, message: &str) -> Fault {
    Fault::Form(FormFault::new(place, message))
}

/// `holder` when the check holds; else a fault at `place` by the rule named.
fn checked(
    holds: bool,
    holder: Holder,
    place: Range<usize>,
    rule: &'static str,
) -> Result<Holder, Fault> {
    if holds {
        Ok(holder)
    } else {
        Err(Fault::Check { place, rule })
    }
}

type NationalCheck = fn(&str) -> Result<Holder, Fault>;

const COUNTRIES: &[(&str, NationalCheck)] = &[
    ("AT", at::check),
    ("BE", be::check),
    ("BG", bg::check),
    ("CY", cy::check),
    ("CZ", cz::check),
    ("DE", de::check),
    ("DK", dk::check),
    ("EE", ee::check),
    ("EL", el::check),
    ("ES", es::check),
    ("FI", fi::check),
    ("FR", fr::check),
    ("GB", gb::check),
    ("HR", hr::check),
    ("HU", hu::check),
    ("IE", ie::check),
    ("IT", it::check),
    ("LT", lt::check),
    ("LU", lu::check),
    ("LV", lv::check),
    ("MT", mt::check),
    ("NL", nl::check),
    ("PL", pl::check),
    ("PT", pt::check),
    ("RO", ro::check),
    ("SE", se::check),
    ("SI", si::check),
    ("SK", sk::check),
    ("XI", gb::check),
];

/// Without separators, the country in front (`country` if the value does not say it), zeros put back that are often
/// left out. Greece is `EL`.
pub(crate) fn normalise(value: &str, country: Option<&str>) -> String {
    let mut value = compact(value, " -./:,()");
    if let Some(country) = country
        .map(str::to_ascii_uppercase)
        .filter(|_| !value.is_empty())
    {
        let said = match country.as_str() {
            "GR" | "EL" => value.starts_with("EL") || value.starts_with("GR"),
            "GB" => value.starts_with("GB") || value.starts_with("XI"),
            country => value.starts_with(country),
        };
        if !said {
            value.insert_str(0, &country);
        }
    }
    if !value.is_ascii() || value.len() < 3 {
        return value;
    }
    let (country, number) = value.split_at(2);
    match country {
        // Old numbers had nine digits.
        "BE" if number.len() == 9 => format!("BE0{number}"),
        "GR" | "EL" => format!("EL{number:0>9}"),
        "NL" if number.len() < 12 && nl::may_lack_zeros(number) => format!("NL{number:0>12}"),
        _ => value,
    }
}

pub(crate) fn check(value: &str, report: &mut Report) {
    let (Some(country), Some(number)) = (value.get(..2), value.get(2..)) else {
        return report.error(
            "vat.country",
            0..value.chars().count().min(2),
            "does not begin with a country".into(),
        );
    };
    let Some((_, national)) = COUNTRIES.iter().find(|(code, _)| *code == country) else {
        return no_country(country, report);
    };
    report.part("country", country);
    report.part("number", number);
    match national(number) {
        Ok(Holder::Any) => {}
        Ok(Holder::Person(reason)) => {
            report.sole_trader = true;
            report.warning("vat.person", 2..value.len(), reason.into());
        }
        Err(Fault::Form(fault)) => report.error(
            "vat.form",
            in_value(fault.place, value),
            format!("{country}: {}", fault.message),
        ),
        Err(Fault::Check { place, rule }) => report.error(
            "vat.check",
            in_value(place, value),
            format!("{country}: the check fails by {rule}"),
        ),
    }
}

/// A place in the national number as one in the whole value, never past its end.
fn in_value(place: Range<usize>, value: &str) -> Range<usize> {
    let count = value.chars().count();
    (place.start + 2).min(count)..(place.end + 2).min(count)
}

/// `EU` and `IM` are one-stop-shop numbers of businesses from outside the Union; their check is not known here.
fn no_country(country: &str, report: &mut Report) {
    // Two bytes may be one character.
    let place = 0..country.chars().count();
    if ["EU", "IM"].contains(&country) {
        report.warning(
            "vat.unchecked",
            place.clone(),
            format!("numbers beginning `{country}` are not checked"),
        );
    } else {
        report.error(
            "vat.country",
            place,
            format!("`{country}` is not a member state, `GB` or `XI`"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::{Identifier, check};

    #[test]
    fn r0004_a_place_lies_inside_a_value_of_one_wide_character() {
        let checked = check(&Identifier::new("vat", "Ό").unwrap());
        let place = checked.findings[0].place.clone();
        assert!(place.is_some_and(|p| p.end <= 1), "{checked:?}");
    }

    #[test]
    fn a_failing_check_names_country_rule_and_place() {
        let checked = check(&Identifier::new("vat", "DE136695978").unwrap());
        let [finding] = checked.findings.as_slice() else {
            panic!("{checked:?}")
        };
        assert_eq!(
            (finding.rule, finding.place.clone()),
            ("vat.check", Some(10..11))
        );
        assert_eq!(finding.message, "DE: the check fails by ISO 7064 MOD 11,10");
    }

    #[test]
    fn a_number_of_no_member_state_is_an_error() {
        let rule = |value| check(&Identifier::new("vat", value).unwrap()).findings[0].rule;
        assert_eq!(rule("US123456789"), "vat.country");
        assert_eq!(rule("1"), "vat.country");
        assert_eq!(rule("é1"), "vat.country");
        assert_eq!(rule("EU372022452"), "vat.unchecked");
    }

    #[test]
    fn numbers_made_of_a_personal_number_are_flagged() {
        for value in [
            "ESX5253868R",
            "ESM1234567L",
            "RO1630615123457",
            "LV32867300679",
        ] {
            let checked = check(&Identifier::new("vat", value).unwrap());
            assert!(checked.is_valid(), "{checked:?}");
            assert!(checked.sole_trader, "{value}");
        }
        assert!(!check(&Identifier::new("vat", "ESJ99216582").unwrap()).sole_trader);
    }
}

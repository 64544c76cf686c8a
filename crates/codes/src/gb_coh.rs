//! United Kingdom company numbers: eight characters, a prefix for where and what is registered, no check digit.
//!
//! Companies House writes leading zeros and people leave them out, so they are put back. Source: Companies Act 2006
//! s. 1066; the prefixes are those Companies House publishes, as remembered: an unknown one is a warning.

use crate::form::{FormFault, wrong_length};
use crate::normalise::compact;
use crate::report::Report;

const PREFIXES: &[(&str, &str)] = &[
    ("AC", "assurance company, England and Wales"),
    ("CE", "charitable incorporated organisation"),
    ("CS", "Scottish charitable incorporated organisation"),
    ("FC", "overseas company"),
    ("FE", "further education or sixth form college corporation"),
    ("GE", "European economic interest grouping"),
    ("IC", "investment company with variable capital"),
    ("IP", "industrial and provident society, England and Wales"),
    ("LP", "limited partnership, England and Wales"),
    ("NA", "assurance company, Northern Ireland"),
    ("NC", "limited liability partnership, Northern Ireland"),
    ("NF", "overseas company, Northern Ireland"),
    ("NI", "company, Northern Ireland"),
    ("NL", "limited partnership, Northern Ireland"),
    ("NO", "industrial and provident society, Northern Ireland"),
    ("NP", "industrial and provident society, Northern Ireland"),
    ("NR", "royal charter body, Northern Ireland"),
    ("NZ", "company outside the Companies Act, Northern Ireland"),
    ("OC", "limited liability partnership, England and Wales"),
    ("OE", "overseas entity"),
    ("PC", "protected cell company"),
    ("RC", "royal charter body, England and Wales"),
    ("RS", "registered society"),
    ("SA", "assurance company, Scotland"),
    ("SC", "company, Scotland"),
    ("SE", "societas europaea"),
    ("SF", "overseas company, Scotland"),
    ("SI", "investment company with variable capital, Scotland"),
    ("SL", "limited partnership, Scotland"),
    ("SO", "limited liability partnership, Scotland"),
    ("SP", "industrial and provident society, Scotland"),
    ("SR", "royal charter body, Scotland"),
    ("SZ", "company outside the Companies Act, Scotland"),
    ("ZC", "company outside the Companies Act, England and Wales"),
];

/// Without spaces and dashes, padded to eight characters after the prefix.
pub(crate) fn normalise(value: &str) -> String {
    let value = compact(value, " -");
    let prefix = value
        .bytes()
        .take_while(|byte| byte.is_ascii_uppercase())
        .count();
    let (prefix, number) = value.split_at(prefix);
    let all_digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if prefix.len() > 2 || !all_digits || value.len() >= 8 {
        return value;
    }
    format!("{prefix}{number:0>width$}", width = 8 - prefix.len())
}

pub(crate) fn check(value: &str, report: &mut Report) {
    if let Err(fault) = form(value) {
        return report.form("gb-coh.form", fault);
    }
    let prefix = value.trim_end_matches(|c: char| c.is_ascii_digit());
    let prefix = prefix.get(..2).unwrap_or(prefix);
    match PREFIXES.iter().find(|(code, _)| *code == prefix) {
        _ if prefix.is_empty() => report.part("register", "company, England and Wales"),
        _ if prefix == "R" => {
            report.part("register", "company, Northern Ireland, before partition")
        }
        Some((_, title)) => report.part("register", *title),
        None => report.warning(
            "gb-coh.prefix",
            0..prefix.len(),
            format!("prefix `{prefix}` is not one known here"),
        ),
    }
}

/// Eight digits; or two letters and six digits, the last of which may be a letter in a society's number; or R and seven.
fn form(value: &str) -> Result<(), FormFault> {
    let count = value.chars().count();
    if count != 8 {
        return Err(wrong_length(count, "8"));
    }
    let first_letter = value.starts_with(|c: char| c.is_ascii_uppercase());
    for (at, c) in value.chars().enumerate() {
        let letter = match at {
            0 => true,
            1 => first_letter,
            7 => first_letter,
            _ => false,
        };
        if !(c.is_ascii_digit() || (letter && c.is_ascii_uppercase())) {
            return Err(FormFault::new(
                at..at + 1,
                format!("`{c}` is not used at this place"),
            ));
        }
    }
    if first_letter && !value.starts_with('R') && value[1..2].bytes().all(|b| b.is_ascii_digit()) {
        return Err(FormFault::new(0..2, "a prefix has two letters"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::{Identifier, check};

    fn findings(value: &str) -> Vec<(&'static str, Option<std::ops::Range<usize>>)> {
        check(&Identifier::new("gb-coh", value).unwrap())
            .findings
            .into_iter()
            .map(|finding| (finding.rule, finding.place))
            .collect()
    }

    #[test]
    fn every_kind_of_number_in_use() {
        for value in [
            "09506232", "445790", "SC045551", "sc 45551", "NI000001", "OC300001", "R0000005",
            "IP12345R", "CE000001",
        ] {
            assert_eq!(findings(value), [], "{value}");
        }
    }

    #[test]
    fn wrong_forms_and_unknown_prefixes() {
        assert_eq!(findings("095062321"), [("gb-coh.form", Some(0..9))]);
        assert_eq!(findings("0950623A"), [("gb-coh.form", Some(7..8))]);
        assert_eq!(findings("SCX45551"), [("gb-coh.form", Some(2..3))]);
        assert_eq!(findings("S0045551"), [("gb-coh.form", Some(0..2))]);
        assert_eq!(findings("ZZ045551"), [("gb-coh.prefix", Some(0..2))]);
    }
}

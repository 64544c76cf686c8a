//! European unique identifiers of companies (EUID).
//!
//! Country, register, full stop, number: `DEX1517R.HRB395KI`. What follows the country differs with each register and
//! has no common check, so only this shape is asked for. Source: Implementing Regulation (EU) 2021/1042, annex.

use crate::form::{FormFault, wrong_length};
use crate::report::Report;

pub(crate) fn check(value: &str, report: &mut Report) {
    match split(value) {
        Ok((country, register, number)) => {
            report.part("country", country);
            report.part("register", register);
            report.part("number", number);
            if country == "GR" {
                report.warning(
                    "euid.country",
                    0..2,
                    "Greece is written `EL` in an EUID".into(),
                );
            }
        }
        Err(fault) => report.form("euid.form", fault),
    }
}

fn split(value: &str) -> Result<(&str, &str, &str), FormFault> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "./-_()".contains(c);
    if let Some((at, c)) = value.chars().enumerate().find(|(_, c)| !allowed(*c)) {
        return Err(FormFault::new(
            at..at + 1,
            format!("`{c}` is not used in an EUID"),
        ));
    }
    let (register, number) = value
        .split_once('.')
        .ok_or_else(|| FormFault::new(0..value.len(), "has no `.` between register and number"))?;
    if number.is_empty() {
        return Err(FormFault::new(
            0..value.len(),
            "has no number after the `.`",
        ));
    }
    let (Some(country), Some(register)) = (register.get(..2), register.get(2..)) else {
        return Err(wrong_length(
            register.len(),
            "a country and a register before the `.`",
        ));
    };
    if !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err(FormFault::new(
            0..2,
            format!("`{country}` is not a country code"),
        ));
    }
    Ok((country, register, number))
}

#[cfg(test)]
mod tests {
    use crate::{Identifier, check};

    #[test]
    fn examples_of_several_registers_have_three_parts() {
        for (value, parts) in [
            ("DEX1517R.HRB395KI", ["DE", "X1517R", "HRB395KI"]),
            ("DKCVR.11845118", ["DK", "CVR", "11845118"]),
            ("ELGEMI.077700527000", ["EL", "GEMI", "077700527000"]),
            ("mtroc.c22796", ["MT", "ROC", "C22796"]),
            ("CYDRCOR.HE139104", ["CY", "DRCOR", "HE139104"]),
        ] {
            let checked = check(&Identifier::new("euid", value).unwrap());
            let found: Vec<&str> = checked
                .parts
                .iter()
                .map(|(_, part)| part.as_str())
                .collect();
            assert_eq!(found, parts);
            assert_eq!(checked.findings, []);
        }
    }

    #[test]
    fn wrong_forms() {
        for value in [
            "DKCVR11845118",
            "DKCVR.",
            ".1",
            "D.1",
            "12CVR.1",
            "DKCVR.1#",
            "é.1",
        ] {
            let checked = check(&Identifier::new("euid", value).unwrap());
            assert_eq!(checked.findings[0].rule, "euid.form", "{value}");
        }
    }
}

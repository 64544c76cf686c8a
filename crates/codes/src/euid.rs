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

//! D-U-N-S numbers: nine digits.
//!
//! No check digit is tested: numbers issued since 2006 have none (from memory of the issuer's notice, unverified).

use crate::form::digits;
use crate::report::Report;

pub(crate) fn check(value: &str, report: &mut Report) {
    match digits::<9>(value) {
        Ok(_) => {
            report.formatted = Some(format!("{}-{}-{}", &value[..2], &value[2..5], &value[5..]));
        }
        Err(fault) => report.form("duns.form", fault),
    }
}

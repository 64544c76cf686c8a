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

#[cfg(test)]
mod tests {
    use crate::{Identifier, check};

    #[test]
    fn nine_digits_and_no_check() {
        let checked = |value| check(&Identifier::new("0060", value).unwrap());
        assert_eq!(checked("812810734").formatted, "81-281-0734");
        assert!(checked("81-281-0735").is_valid());
        assert_eq!(checked("8128l0734").findings[0].place, Some(4..5));
        assert!(!checked("81281073").is_valid());
    }
}

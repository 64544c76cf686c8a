//! Numbers in a business register named by its GLEIF registration-authority code: scheme `ra000585`.
//!
//! The register's own rules are not known here; only the code's shape is asked for. Schemes that merely begin with
//! `ra` are left alone.

use crate::report::Report;

pub(crate) fn check(scheme: &str, report: &mut Report) {
    let Some(code) = scheme.strip_prefix("ra") else {
        return;
    };
    if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    report.part("registration_authority", format!("RA{code}"));
    // Stands for "no register" in GLEIF's list (from memory, unverified).
    if code == "999999" {
        report.warning_of_scheme(
            "gleif.registration-authority",
            "`RA999999` names no register, so the value identifies nothing by itself".into(),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::{Identifier, check};

    #[test]
    fn a_code_is_a_part_and_no_other_scheme_is_touched() {
        let checked = |text: &str| check(&text.parse::<Identifier>().unwrap());
        let known = checked("RA000585:09506232");
        assert_eq!(
            known.parts,
            [("registration_authority", "RA000585".to_owned())]
        );
        assert!(known.is_valid());
        assert_eq!(checked("RA999999:1").findings[0].place, None);
        for other in ["rail:1", "ra:1", "ra00058a:1", "ra0005855:1"] {
            assert_eq!(checked(other).parts, [], "{other}");
        }
    }
}

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
    // From GLEIF's list: stands for "no register".
    if code == "999999" {
        report.warning(
            "gleif.registration-authority",
            0..0,
            "`RA999999` names no register, so the value identifies nothing by itself".into(),
        );
    }
}

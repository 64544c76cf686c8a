//! Checking an identifier against the rules of its scheme.
//!
//! One line a scheme: the rules are in the scheme's file.

use crate::finding::Checked;
use crate::report::Report;
use crate::{
    Identifier, duns, euid, gb_coh, jp_cn, lei, registration_authority, siren, siret, tw_ubn,
    us_ein, us_uei, uscc, vat,
};

/// What the scheme of `id` says about its value.
///
/// A value in a scheme unknown here is found nothing against.
///
/// ```
/// use codes::{Identifier, check};
///
/// let checked = check(&Identifier::new("uscc", "91350100M000100Y4A")?);
/// assert!(!checked.is_valid());
/// assert_eq!(checked.findings[0].rule, "gb32100.check");
/// assert_eq!(checked.findings[0].place, Some(17..18));
/// # Ok::<(), codes::IdentifierError>(())
/// ```
pub fn check(id: &Identifier) -> Checked {
    let mut report = Report::default();
    let value = id.value();
    match id.scheme() {
        "duns" => duns::check(value, &mut report),
        "euid" => euid::check(value, &mut report),
        "gb-coh" => gb_coh::check(value, &mut report),
        "jp-cn" => jp_cn::check(value, &mut report),
        "lei" => lei::check(value, &mut report),
        "siren" => siren::check(value, &mut report),
        "siret" => siret::check(value, &mut report),
        "tw-ubn" => tw_ubn::check(value, &mut report),
        "us-ein" => us_ein::check(value, &mut report),
        "us-uei" => us_uei::check(value, &mut report),
        "uscc" => uscc::check(value, &mut report),
        "vat" => vat::check(value, &mut report),
        scheme => registration_authority::check(scheme, &mut report),
    }
    Checked {
        identifier: id.clone(),
        formatted: report.formatted.unwrap_or_else(|| value.to_owned()),
        findings: report.findings,
        sole_trader: report.sole_trader,
        parts: report.parts,
    }
}

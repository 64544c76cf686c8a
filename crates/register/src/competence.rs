//! Competence: may this authority do this kind of act, under this provision,
//! on this day? Deny by default.

use catalogue::Law;
use codes::Date;

/// A grant that covers an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Qualified authority.
    pub authority: String,
    /// Index of the power in the catalogue's list for that authority.
    pub power: usize,
}

/// Why competence is denied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// No such authority.
    #[error("authority `{0}` is in no catalogue")]
    UnknownAuthority(String),
    /// No power for the kind at all.
    #[error("authority `{authority}` has no power to record `{kind}`")]
    Kind {
        /// Authority.
        authority: String,
        /// Kind.
        kind: String,
    },
    /// Not on that day.
    #[error("authority `{authority}` had no power to record `{kind}` on {on}")]
    Day {
        /// Authority.
        authority: String,
        /// Kind.
        kind: String,
        /// Day of decision.
        on: Date,
    },
    /// Not under that provision.
    #[error("authority `{authority}` has no power to record `{kind}` under `{provision}`")]
    Provision {
        /// Authority.
        authority: String,
        /// Kind.
        kind: String,
        /// Provision.
        provision: String,
    },
}

/// Decides competence for one provision cited.
///
/// # Errors
/// [`Denied`] names what is missing.
pub fn allowed(
    law: &Law,
    authority: &str,
    kind: &str,
    provision: &str,
    on: Date,
) -> Result<Grant, Denied> {
    let _ = (law, provision, on);
    Err(Denied::Kind {
        authority: authority.to_owned(),
        kind: kind.to_owned(),
    })
}

/// Every authority x kind x provision with its dates, one line each, sorted:
/// the power matrix that tests and lawyers read.
#[must_use]
pub fn matrix(law: &Law) -> String {
    let _ = law;
    String::new()
}

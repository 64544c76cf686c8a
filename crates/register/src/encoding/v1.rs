//! Act to bytes and back, version 1. Never edited: a change is a `v2.rs`.
//!
//! Plain claims: `iss` (register origin + authority), `vct` (register origin +
//! kind), `iat` (recorded, seconds), `recorded_us` (the same in microseconds).
//! All else is hidden behind salted digests, one field each: `id`, `thread`,
//! `subject`, `name`, `unnamed`, `basis`, `decided_on`, `served_on`,
//! `effective_from`, `effective_until`, `reasons`, `changes`, `rests_on`, and
//! `content.<field>` for each field of content.

use serde_json::Value as Json;

use crate::Act;

/// Plain and hidden claims of an act.
pub struct Claims {
    /// In the clear.
    pub plain: Vec<(String, Json)>,
    /// Behind salted digests.
    pub hidden: Vec<(String, Json)>,
}

/// The claims of `act` on the register with this origin (`example.org/register`).
#[must_use]
pub fn claims(act: &Act, origin: &str) -> Claims {
    let _ = (act, origin);
    Claims {
        plain: Vec::new(),
        hidden: Vec::new(),
    }
}

/// What is wrong with kept bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("act claims: field `{field}` {what}")]
pub struct BadClaims {
    /// Field.
    pub field: String,
    /// What.
    pub what: &'static str,
}

/// The act a set of disclosed claims describes. Fields erased or withheld
/// that an act cannot be without are an error; content fields may be missing.
///
/// # Errors
/// [`BadClaims`] names the field.
pub fn read(plain: &[(String, Json)], disclosed: &[(String, Json)]) -> Result<Act, BadClaims> {
    let _ = (plain, disclosed);
    Err(BadClaims {
        field: "id".to_owned(),
        what: "is missing",
    })
}

//! Issuing: fields in, a signed statement and its disclosures out.
//!
//! Randomness is an argument. The payload is written straight into one buffer, since
//! a whole economy's acts are issued at once.

use serde_json::Value;

use super::disclosure::{self, push_json};
use super::key::IssuerKey;
use crate::text;

/// Digests are padded with decoys to a multiple of this.
const DIGESTS_STEP: usize = 4;

/// What is to be said, and which of it is hidden behind digests.
#[derive(Clone, Copy, Debug)]
pub struct Issuing<'a> {
    /// `typ` of the header, such as [`super::DC_SD_JWT`].
    pub typ: &'a str,
    /// Claims that everyone sees, in this order.
    pub plain: &'a [(&'a str, Value)],
    /// Fields that are each shown or withheld.
    pub hidden: &'a [(&'a str, Value)],
}

/// A signed statement and the disclosures that open its digests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The issuer-signed part: `header.payload.signature`. Shows no hidden field.
    pub jwt: String,
    /// One for each hidden field, in the order given.
    pub disclosures: Vec<String>,
}

/// Why nothing was issued.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IssueError {
    /// The name has a meaning of its own in SD-JWT.
    #[error("no field can be called `{name}`")]
    Reserved {
        /// The name.
        name: String,
    },
    /// Two fields have one name.
    #[error("the field `{name}` is given twice")]
    Repeated {
        /// The name.
        name: String,
    },
}

/// Names that SD-JWT gives a meaning to, at any depth.
pub(super) fn is_reserved(name: &str) -> bool {
    matches!(name, "_sd" | "_sd_alg" | "...")
}

/// Issues a statement.
///
/// `salts` gives 16 fresh random bytes a call, from a cryptographic source: one for each
/// hidden field, and one for each decoy. INVARIANT: a salt is never used twice, for
/// whoever knows it can try values against the digest.
///
/// # Errors
/// [`IssueError`], when a name is reserved or used twice.
pub fn issue(
    issuing: &Issuing<'_>,
    mut salts: impl FnMut() -> [u8; 16],
    key: &IssuerKey,
) -> Result<Issued, IssueError> {
    check_names(issuing)?;
    let mut scratch = Vec::with_capacity(256);
    let disclosures: Vec<String> = issuing
        .hidden
        .iter()
        .map(|(name, value)| disclosure::write(&salts(), name, value, &mut scratch))
        .collect();
    let mut digests: Vec<[u8; 32]> = disclosures.iter().map(|d| disclosure::digest(d)).collect();
    let padded = digests.len().next_multiple_of(DIGESTS_STEP);
    digests.resize_with(padded, || disclosure::decoy(&salts()));
    // Sorted, the digests tell neither the order of the fields nor which are decoys.
    digests.sort_unstable();
    let payload = payload(issuing, &digests);
    Ok(Issued {
        jwt: sign(issuing.typ, &payload, key),
        disclosures,
    })
}

fn check_names(issuing: &Issuing<'_>) -> Result<(), IssueError> {
    let fields = || issuing.plain.iter().chain(issuing.hidden);
    for (place, (name, value)) in fields().enumerate() {
        if let Some(name) = reserved_in(name, value) {
            return Err(IssueError::Reserved {
                name: name.to_owned(),
            });
        }
        if fields().take(place).any(|(earlier, _)| earlier == name) {
            return Err(IssueError::Repeated {
                name: (*name).to_owned(),
            });
        }
    }
    Ok(())
}

fn reserved_in<'v>(name: &'v str, value: &'v Value) -> Option<&'v str> {
    if is_reserved(name) {
        Some(name)
    } else {
        reserved_below(value)
    }
}

/// First reserved name at any depth of a value.
pub(super) fn reserved_below(value: &Value) -> Option<&str> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .find_map(|(name, value)| reserved_in(name, value)),
        Value::Array(items) => items.iter().find_map(reserved_below),
        _ => None,
    }
}

fn payload(issuing: &Issuing<'_>, digests: &[[u8; 32]]) -> Vec<u8> {
    let mut json = Vec::with_capacity(256 + digests.len() * 46);
    json.push(b'{');
    for (name, value) in issuing.plain {
        push_json(*name, &mut json);
        json.push(b':');
        push_json(value, &mut json);
        json.push(b',');
    }
    if !digests.is_empty() {
        json.extend_from_slice(b"\"_sd\":[");
        let mut encoded = String::with_capacity(digests.len() * 46);
        for (place, digest) in digests.iter().enumerate() {
            encoded.push_str(if place == 0 { "\"" } else { ",\"" });
            text::push_base64url(digest, &mut encoded);
            encoded.push('"');
        }
        json.extend_from_slice(encoded.as_bytes());
        json.extend_from_slice(b"],");
    }
    json.extend_from_slice(b"\"_sd_alg\":\"sha-256\"}");
    json
}

fn sign(typ: &str, payload: &[u8], key: &IssuerKey) -> String {
    let mut header = Vec::with_capacity(96);
    header.extend_from_slice(b"{\"alg\":\"EdDSA\",\"typ\":");
    push_json(typ, &mut header);
    header.extend_from_slice(b",\"kid\":");
    push_json(key.kid(), &mut header);
    header.push(b'}');
    let mut jwt = String::with_capacity((header.len() + payload.len()) * 4 / 3 + 96);
    text::push_base64url(&header, &mut jwt);
    jwt.push('.');
    text::push_base64url(payload, &mut jwt);
    let signature = key.sign(jwt.as_bytes());
    jwt.push('.');
    text::push_base64url(&signature, &mut jwt);
    jwt
}

/// The compact form `<jwt>~<disclosure>~...~`, with the disclosures to show.
///
/// Leaving one out is how a field is withheld; their order means nothing.
#[must_use]
pub fn combine<S: AsRef<str>>(jwt: &str, disclosures: &[S]) -> String {
    let bytes: usize = disclosures.iter().map(|d| d.as_ref().len() + 1).sum();
    let mut compact = String::with_capacity(jwt.len() + 1 + bytes);
    compact.push_str(jwt);
    compact.push('~');
    for disclosure in disclosures {
        compact.push_str(disclosure.as_ref());
        compact.push('~');
    }
    compact
}

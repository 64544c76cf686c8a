//! A disclosure: one field with its salt, and the digest that stands for it.
//!
//! Destroying the disclosure is what makes a field unreadable for ever: the digest
//! alone tells nothing, for the salt has 128 bits (RFC 9901, section 9.3).

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::text;

/// A disclosure, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Disclosure {
    /// The salt, as written.
    pub salt: String,
    /// Name of the field.
    pub name: String,
    /// Its value.
    pub value: Value,
}

impl Disclosure {
    /// Reads base64url of `[salt, name, value]`; `None` for anything else.
    #[must_use]
    pub fn parse(disclosure: &str) -> Option<Disclosure> {
        let json = text::from_base64url(disclosure)?;
        let (salt, name, value) = serde_json::from_slice(&json).ok()?;
        Some(Disclosure { salt, name, value })
    }
}

/// Writes the disclosure of one field. `json` is scratch space.
pub(super) fn write(salt: &[u8; 16], name: &str, value: &Value, json: &mut Vec<u8>) -> String {
    json.clear();
    json.extend_from_slice(b"[\"");
    json.extend_from_slice(text::to_base64url(salt).as_bytes());
    json.extend_from_slice(b"\",");
    push_json(name, json);
    json.push(b',');
    push_json(value, json);
    json.push(b']');
    text::to_base64url(json)
}

/// SHA-256 of the disclosure as it is written, in ASCII (RFC 9901, section 4.2.3).
pub(super) fn digest(disclosure: &str) -> [u8; 32] {
    Sha256::digest(disclosure.as_bytes()).into()
}

/// A digest of nothing but a salt, to hide how many fields there are (section 4.2.5).
pub(super) fn decoy(salt: &[u8; 16]) -> [u8; 32] {
    Sha256::digest(salt).into()
}

/// Appends JSON. Writing strings and values to memory has no way to fail.
pub(super) fn push_json<T: serde::Serialize + ?Sized>(value: &T, json: &mut Vec<u8>) {
    let written = serde_json::to_writer(&mut *json, value);
    debug_assert!(written.is_ok());
}

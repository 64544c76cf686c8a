//! Verifying a credential and opening what is disclosed (RFC 9901, section 7.1).
//!
//! Strict: whatever does not fit is refused whole. Times (`exp`, `nbf`) are claims for the
//! caller to judge, for there is no clock here.

use std::collections::HashSet;

use serde_json::Value;

use super::Claims;
use super::disclosure::{self, Disclosure};
use super::issue::{is_reserved, reserved_below};
use super::key::IssuerPublic;
use super::read::{Parts, claims};
use crate::text;

/// Why a credential is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CredentialError {
    /// It cannot be taken apart.
    #[error("the credential is malformed: {0}")]
    Malformed(&'static str),
    /// It is signed another way.
    #[error("the credential is signed with `{alg}`, not with `EdDSA`")]
    Algorithm {
        /// Algorithm in its header.
        alg: String,
    },
    /// It names another key.
    #[error("the credential names the key `{got}`, not `{expected}`")]
    OtherKey {
        /// Key it was to be checked with.
        expected: String,
        /// Key it names.
        got: String,
    },
    /// The signature is not the key's over this text.
    #[error("the signature is wrong")]
    Signature,
    /// A disclosure belongs to another credential, or was altered.
    #[error("disclosure {place} is not of this credential")]
    ForeignDisclosure {
        /// Which, from 0.
        place: usize,
    },
    /// A disclosure is no field, or one that exists already.
    #[error("disclosure {place} is malformed: {problem}")]
    Disclosure {
        /// Which, from 0.
        place: usize,
        /// What is wrong.
        problem: &'static str,
    },
}

/// A credential that holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    /// `typ` of the header.
    pub typ: Option<String>,
    /// `kid` of the header.
    pub kid: Option<String>,
    /// Plain claims, then disclosed fields; without `_sd` and `_sd_alg`.
    pub claims: Claims,
    /// The disclosed fields alone, in the order they were shown.
    pub disclosed: Vec<(String, Value)>,
    /// Digests left closed. Decoys are among them: that is their purpose.
    pub withheld: usize,
}

/// Verifies the compact form `<jwt>~<disclosure>~...~`.
///
/// # Errors
/// [`CredentialError`].
pub fn verify(compact: &str, key: &IssuerPublic) -> Result<Verified, CredentialError> {
    use CredentialError::Malformed;
    let (rest, after) = compact.rsplit_once('~').ok_or(Malformed("it has no `~`"))?;
    if !after.is_empty() {
        return Err(Malformed(
            "it does not end in `~`; key binding is not supported",
        ));
    }
    let mut parts = rest.split('~');
    let jwt = parts.next().unwrap_or_default();
    let parsed = check(jwt, key)?;
    let mut claims = claims(parsed.payload)?;
    let mut closed = take_digests(&mut claims)?;
    let mut disclosed = Vec::new();
    for (place, text) in parts.enumerate() {
        if !closed.remove(&text::to_base64url(&disclosure::digest(text))) {
            return Err(CredentialError::ForeignDisclosure { place });
        }
        let problem = |problem| CredentialError::Disclosure { place, problem };
        let field =
            Disclosure::parse(text).ok_or(problem("it is not a salt, a name and a value"))?;
        if is_reserved(&field.name) || reserved_below(&field.value).is_some() {
            return Err(problem("it has a reserved name"));
        }
        if claims.contains_key(&field.name) {
            return Err(problem("its name is taken"));
        }
        claims.insert(field.name.clone(), field.value.clone());
        disclosed.push((field.name, field.value));
    }
    let Parts { header, .. } = parsed;
    Ok(Verified {
        typ: header.typ,
        kid: header.kid,
        claims,
        disclosed,
        withheld: closed.len(),
    })
}

/// Verifies the issuer-signed part alone: a log entry, say.
///
/// # Errors
/// [`CredentialError`].
pub fn verify_jwt(jwt: &str, key: &IssuerPublic) -> Result<Claims, CredentialError> {
    claims(check(jwt, key)?.payload)
}

fn check<'a>(jwt: &'a str, key: &IssuerPublic) -> Result<Parts<'a>, CredentialError> {
    let parts = fitting(jwt, key)?;
    if key.verify(parts.signed.as_bytes(), &parts.signature) {
        Ok(parts)
    } else {
        Err(CredentialError::Signature)
    }
}

/// Takes a JWT apart and checks that it means to be signed by this key.
pub(super) fn fitting<'a>(jwt: &'a str, key: &IssuerPublic) -> Result<Parts<'a>, CredentialError> {
    let parts = Parts::parse(jwt)?;
    let header = &parts.header;
    if header.alg != "EdDSA" {
        return Err(CredentialError::Algorithm {
            alg: header.alg.clone(),
        });
    }
    if let (Some(expected), Some(got)) = (key.kid(), &header.kid)
        && expected != got
    {
        let (expected, got) = (expected.to_owned(), got.clone());
        return Err(CredentialError::OtherKey { expected, got });
    }
    Ok(parts)
}

/// Takes `_sd` and `_sd_alg` out of the claims; refuses digests deeper down.
fn take_digests(claims: &mut Claims) -> Result<HashSet<String>, CredentialError> {
    use CredentialError::Malformed;
    let algorithm = claims.shift_remove("_sd_alg");
    if algorithm.is_some_and(|alg| alg != "sha-256") {
        return Err(Malformed("its digests are not of SHA-256"));
    }
    let digests = match claims.shift_remove("_sd") {
        None => Vec::new(),
        Some(Value::Array(digests)) => digests,
        Some(_) => return Err(Malformed("its `_sd` is no list")),
    };
    if claims
        .iter()
        .any(|(name, value)| is_reserved(name) || reserved_below(value).is_some())
    {
        return Err(Malformed(
            "it has digests below the top, which are not supported",
        ));
    }
    let mut closed = HashSet::with_capacity(digests.len());
    for digest in digests {
        let Value::String(digest) = digest else {
            return Err(Malformed("a digest is no text"));
        };
        if !closed.insert(digest) {
            return Err(Malformed("a digest is there twice"));
        }
    }
    Ok(closed)
}

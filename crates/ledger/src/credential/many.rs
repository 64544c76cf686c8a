//! Checking many signatures of one issuer at once.
//!
//! About twice as fast as one by one (Ed25519 batch verification). If a batch fails,
//! each in it is checked by itself, so that the bad one is named.

use ed25519_dalek::{Signature, verify_batch};

use super::key::IssuerPublic;
use super::read::Parts;
use super::verify::{CredentialError, fitting};

/// Signatures in a batch: past this it gets hardly faster.
const BATCH: usize = 64;

/// Verifies the issuer-signed parts of many credentials by one key.
///
/// A batch accepts what single checks accept. The reverse differs only for signatures
/// that the key's owner made on purpose with parts of small order; who must have the
/// strict answer for each uses [`super::verify_jwt`].
///
/// # Errors
/// The place of the first one refused, from 0, and why.
pub fn verify_many<S: AsRef<str>>(
    jwts: &[S],
    key: &IssuerPublic,
) -> Result<(), (usize, CredentialError)> {
    for (batch, jwts) in jwts.chunks(BATCH).enumerate() {
        let mut parts = Vec::with_capacity(jwts.len());
        let mut unfit = None;
        for (place, jwt) in jwts.iter().enumerate() {
            match fitting(jwt.as_ref(), key) {
                Ok(fit) => parts.push(fit),
                Err(error) => {
                    unfit = Some((place, error));
                    break;
                }
            }
        }
        let bad = first_bad(&parts, key).map(|place| (place, CredentialError::Signature));
        // Those before an unfit one were checked too, so the first is really the first.
        if let Some((place, error)) = bad.or(unfit) {
            return Err((batch * BATCH + place, error));
        }
    }
    Ok(())
}

fn first_bad(parts: &[Parts<'_>], key: &IssuerPublic) -> Option<usize> {
    let messages: Vec<&[u8]> = parts.iter().map(|p| p.signed.as_bytes()).collect();
    let signatures: Vec<Signature> = parts
        .iter()
        .map(|p| Signature::from_bytes(&p.signature))
        .collect();
    let keys = vec![key.key; parts.len()];
    if parts.len() > 1 && verify_batch(&messages, &signatures, &keys).is_ok() {
        return None;
    }
    parts
        .iter()
        .position(|p| !key.verify(p.signed.as_bytes(), &p.signature))
}

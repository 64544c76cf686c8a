//! Taking a JWT apart: header, claims, signature.
//!
//! Nothing is verified here, and the public names say so.

use serde_json::Value;

use super::Claims;
use super::verify::CredentialError;
use crate::text;

/// What a credential's header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Signature algorithm, `EdDSA` for those of this crate.
    pub alg: String,
    /// Media type.
    pub typ: Option<String>,
    /// Name of the key.
    pub kid: Option<String>,
}

/// A JWT's three parts; the header is decoded, for the key to be found by.
pub(super) struct Parts<'a> {
    pub header: Header,
    /// What is signed: `header.payload`.
    pub signed: &'a str,
    pub payload: &'a str,
    pub signature: [u8; 64],
}

impl<'a> Parts<'a> {
    pub(super) fn parse(jwt: &'a str) -> Result<Parts<'a>, CredentialError> {
        use CredentialError::Malformed;
        let (signed, signature) = jwt
            .rsplit_once('.')
            .ok_or(Malformed("it has no signature"))?;
        let (_, payload) = signed
            .split_once('.')
            .ok_or(Malformed("it has no payload"))?;
        if payload.contains('.') {
            return Err(Malformed("it has more than three parts"));
        }
        let header = read_jwt_header_unverified(jwt)?;
        let signature = text::from_base64url(signature).and_then(|s| s.try_into().ok());
        let signature = signature.ok_or(Malformed("its signature is not of 64 bytes"))?;
        Ok(Parts {
            header,
            signed,
            payload,
            signature,
        })
    }
}

/// Reads the header of a JWT, or of a compact credential, WITHOUT verifying it.
///
/// For finding the key to verify with, and for nothing else.
///
/// # Errors
/// [`CredentialError::Malformed`].
pub fn read_jwt_header_unverified(jwt: &str) -> Result<Header, CredentialError> {
    use CredentialError::Malformed;
    let (header, _) = jwt.split_once('.').ok_or(Malformed("it has no header"))?;
    let header: Value = text::from_base64url(header)
        .and_then(|json| serde_json::from_slice(&json).ok())
        .ok_or(Malformed("its header is no JSON"))?;
    let field = |name: &str| header.get(name).and_then(Value::as_str).map(str::to_owned);
    if header.get("crit").is_some() {
        return Err(Malformed("its header has critical extensions"));
    }
    let alg = field("alg").ok_or(Malformed("its header has no algorithm"))?;
    Ok(Header {
        alg,
        typ: field("typ"),
        kid: field("kid"),
    })
}

/// Reads the claims of a JWT, or of a compact credential, WITHOUT verifying it.
///
/// For display. The claims include `_sd`, and no disclosed field.
///
/// # Errors
/// [`CredentialError::Malformed`].
pub fn read_jwt_claims_unverified(jwt: &str) -> Result<Claims, CredentialError> {
    let issuer_signed = jwt.split('~').next().unwrap_or_default();
    claims(Parts::parse(issuer_signed)?.payload)
}

pub(super) fn claims(payload: &str) -> Result<Claims, CredentialError> {
    text::from_base64url(payload)
        .and_then(|json| serde_json::from_slice(&json).ok())
        .ok_or(CredentialError::Malformed("its payload is no JSON object"))
}

//! An issuer's keys: Ed25519, as a JSON Web Key (RFC 8037).
//!
//! How a private key is kept at rest is not here: it comes as a 32-byte seed.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::text;

/// An issuer's private key, with its name.
pub struct IssuerKey {
    key: SigningKey,
    kid: String,
}

impl IssuerKey {
    /// The key of a 32-byte seed (RFC 8032); `kid` names it in headers.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32], kid: impl Into<String>) -> IssuerKey {
        IssuerKey {
            key: SigningKey::from_bytes(seed),
            kid: kid.into(),
        }
    }

    /// Name of the key.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half, under the same name.
    #[must_use]
    pub fn public(&self) -> IssuerPublic {
        IssuerPublic {
            key: self.key.verifying_key(),
            kid: Some(self.kid.clone()),
        }
    }

    /// Signs bytes: 64 bytes of Ed25519 signature.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

impl fmt::Debug for IssuerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IssuerKey({})", self.kid)
    }
}

/// Why a JSON Web Key is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JwkError {
    /// It is of another type or curve.
    #[error("the key is no OKP key on Ed25519")]
    Kind,
    /// Its bytes are no public key.
    #[error("the key's `x` is no Ed25519 public key")]
    Bytes,
}

/// An issuer's public key.
#[derive(Clone, PartialEq, Eq)]
pub struct IssuerPublic {
    pub(super) key: VerifyingKey,
    kid: Option<String>,
}

impl IssuerPublic {
    /// A key from its 32 bytes; with a `kid`, credentials naming another key are refused.
    ///
    /// # Errors
    /// [`JwkError::Bytes`] if they are no public key, or a weak one.
    pub fn from_bytes(public: &[u8; 32], kid: Option<String>) -> Result<IssuerPublic, JwkError> {
        let key = VerifyingKey::from_bytes(public)
            .ok()
            .filter(|key| !key.is_weak());
        Ok(IssuerPublic {
            key: key.ok_or(JwkError::Bytes)?,
            kid,
        })
    }

    /// A key from a JSON Web Key: `kty` OKP, `crv` Ed25519, `x`, and perhaps `kid`.
    ///
    /// # Errors
    /// [`JwkError`].
    pub fn from_jwk(jwk: &Value) -> Result<IssuerPublic, JwkError> {
        let field = |name: &str| jwk.get(name).and_then(Value::as_str);
        if field("kty") != Some("OKP") || field("crv") != Some("Ed25519") {
            return Err(JwkError::Kind);
        }
        let bytes = field("x")
            .and_then(text::from_base64url)
            .ok_or(JwkError::Bytes)?;
        let bytes = bytes.as_slice().try_into().map_err(|_| JwkError::Bytes)?;
        IssuerPublic::from_bytes(bytes, field("kid").map(str::to_owned))
    }

    /// The JSON Web Key, for an issuer's published key set.
    #[must_use]
    pub fn to_jwk(&self) -> Value {
        let mut jwk = json!({
            "kty": "OKP", "crv": "Ed25519", "x": text::to_base64url(self.key.as_bytes()),
            "alg": "EdDSA", "use": "sig",
        });
        if let Some(kid) = &self.kid {
            jwk["kid"] = Value::from(kid.as_str());
        }
        jwk
    }

    /// Thumbprint of the key in base64url (RFC 7638): a name no one has to choose.
    #[must_use]
    pub fn thumbprint(&self) -> String {
        let x = text::to_base64url(self.key.as_bytes());
        let canonical = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
        text::to_base64url(&Sha256::digest(canonical.as_bytes()))
    }

    /// Name of the key, if it has one.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// The 32 bytes of the key.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// Whether `signature` is this key's over `message` (strict, RFC 8032).
    #[must_use]
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.key.verify_strict(message, &signature).is_ok())
    }
}

impl fmt::Debug for IssuerPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IssuerPublic({})", self.thumbprint())
    }
}

//! Salted statements: SD-JWT (RFC 9901), signed with Ed25519.
//!
//! An issuer signs digests of fields, each with a salt of its own, so that a field can be
//! shown or withheld without a new signature, and what is withheld cannot be guessed.
//! Which fields exist and who may see them is not known here.
//!
//! Made: `_sd` digests at the top level of the payload, always a multiple of four of
//! them, sorted. Read: the same; a credential with nested digests is refused, not
//! half understood. There is no key binding.

mod disclosure;
mod issue;
mod key;
mod many;
mod read;
mod verify;

pub use disclosure::Disclosure;
pub use issue::{IssueError, Issued, Issuing, combine, issue};
pub use key::{IssuerKey, IssuerPublic, JwkError};
pub use many::verify_many;
pub use read::{Header, read_jwt_claims_unverified, read_jwt_header_unverified};
pub use verify::{CredentialError, Verified, verify, verify_jwt};

/// The media type of SD-JWT credentials, for [`Issuing::typ`].
pub const DC_SD_JWT: &str = "dc+sd-jwt";

/// Claims, in the order of the payload.
pub type Claims = serde_json::Map<String, serde_json::Value>;

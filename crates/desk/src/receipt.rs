//! A receipt: an act with the proof that the log holds it, checkable offline.

use serde::{Deserialize, Serialize};

/// Receipt file, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// `standing-receipt/v1`.
    pub format: String,
    /// Act id.
    pub act: String,
    /// SD-JWT: issuer-signed part and the disclosures this audience may have.
    pub credential: String,
    /// The issuing authority's public key (JWK).
    pub issuer_key: serde_json::Value,
    /// Issuer as in the credential.
    pub issuer: String,
    /// Index of the entry.
    pub index: u64,
    /// `c2sp.org/tlog-proof@v1` text.
    pub proof: String,
    /// Verifier key of the log (signed-note vkey).
    pub log_key: String,
}

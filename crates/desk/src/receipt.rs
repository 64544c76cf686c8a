//! A receipt: an act with the proof that the log holds it, checkable offline.

use ledger::credential::{self, IssuerPublic};
use ledger::note::Verifier;
use serde::{Deserialize, Serialize};

/// `format` of a receipt, version 1.
pub const FORMAT: &str = "standing-receipt/v1";

/// Receipt file, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// [`FORMAT`].
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

/// A receipt that does not hold, and at which step.
#[derive(Debug, thiserror::Error)]
pub enum NotProven {
    /// Unknown format.
    #[error("`{0}` is no receipt format this program knows (it knows `{FORMAT}`)")]
    Format(String),
    /// The key in the file is no key.
    #[error("the {which} key in the receipt cannot be read")]
    Key {
        /// `issuer` or `log`.
        which: &'static str,
        /// Cause.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The key is not the one trusted.
    #[error("the receipt is under log key `{found}`, not under the trusted `{trusted}`")]
    OtherLog {
        /// In the receipt.
        found: String,
        /// Given by the caller.
        trusted: String,
    },
    /// The authority's signature or a disclosure.
    #[error("the act is not as its authority signed it")]
    Credential(#[source] credential::CredentialError),
    /// A claim differs from what the receipt says beside it.
    #[error("the receipt says {what} `{says}`, the signed act says `{signed}`")]
    Differs {
        /// `issuer` or `act`.
        what: &'static str,
        /// Receipt.
        says: String,
        /// Act.
        signed: String,
    },
    /// The proof or the checkpoint.
    #[error("the log does not prove to hold the act")]
    Log(#[source] ledger::receipt::ReceiptError),
    /// Index beside the proof differs.
    #[error("the receipt says entry {says}, its proof is for entry {proven}")]
    Index {
        /// Receipt.
        says: u64,
        /// Proof.
        proven: u64,
    },
}

/// What a receipt proves.
#[derive(Debug, Clone)]
pub struct Proven {
    /// Plain claims of the act (issuer, kind, time).
    pub claims: serde_json::Map<String, serde_json::Value>,
    /// Fields disclosed.
    pub disclosed: Vec<(String, serde_json::Value)>,
    /// Digests without a disclosure: withheld fields and decoys.
    pub withheld: usize,
    /// Entry index.
    pub index: u64,
    /// Size of the log at the checkpoint.
    pub log_size: u64,
    /// Origin of the log.
    pub origin: String,
    /// Whether the log key was the caller's own, not the receipt's word.
    pub trusted: bool,
}

impl Receipt {
    /// Checks the receipt without asking anyone. With `trusted_log_key` (a
    /// signed-note vkey got elsewhere) the log's identity is checked too;
    /// without, the receipt only proves to be consistent in itself.
    ///
    /// # Errors
    /// [`NotProven`] names the first step that fails.
    pub fn verify(&self, trusted_log_key: Option<&str>) -> Result<Proven, NotProven> {
        if self.format != FORMAT {
            return Err(NotProven::Format(self.format.clone()));
        }
        if let Some(trusted) = trusted_log_key
            && trusted.trim() != self.log_key
        {
            return Err(NotProven::OtherLog {
                found: self.log_key.clone(),
                trusted: trusted.trim().to_owned(),
            });
        }
        let issuer = IssuerPublic::from_jwk(&self.issuer_key).map_err(|e| NotProven::Key {
            which: "issuer",
            source: Box::new(e),
        })?;
        let log = Verifier::parse(&self.log_key).map_err(|e| NotProven::Key {
            which: "log",
            source: Box::new(e),
        })?;
        let verified =
            credential::verify(&self.credential, &issuer).map_err(NotProven::Credential)?;
        let differs = |what, says: &str, signed: Option<&serde_json::Value>| {
            let signed = signed.and_then(|v| v.as_str()).unwrap_or_default();
            if says == signed {
                return Ok(());
            }
            Err(NotProven::Differs {
                what,
                says: says.to_owned(),
                signed: signed.to_owned(),
            })
        };
        differs("issuer", &self.issuer, verified.claims.get("iss"))?;
        let id = verified
            .disclosed
            .iter()
            .find(|(n, _)| n == "id")
            .map(|(_, v)| v);
        differs("act", &self.act, id)?;
        let proof = ledger::Receipt::parse(&self.proof).map_err(NotProven::Log)?;
        if proof.index != self.index {
            return Err(NotProven::Index {
                says: self.index,
                proven: proof.index,
            });
        }
        let leaf = self.credential.split('~').next().unwrap_or_default();
        let checkpoint = proof
            .verify(leaf.as_bytes(), &log)
            .map_err(NotProven::Log)?;
        Ok(Proven {
            claims: verified.claims,
            disclosed: verified.disclosed,
            withheld: verified.withheld,
            index: proof.index,
            log_size: checkpoint.size,
            origin: checkpoint.origin,
            trusted: trusted_log_key.is_some(),
        })
    }
}

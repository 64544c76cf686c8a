//! Audit: what a register's own keys add to the checking of its log: that
//! every entry is an act signed by one of its authorities.
//!
//! Hashes, tiles and the checkpoint are `ledger::verify_log`'s.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use ledger::Verifier;
use ledger::credential::{self, IssuerPublic};

use crate::config::Config;
use crate::keys::Keys;
use crate::open::OpenError;

/// What is needed to check a register's entries.
pub struct Audit {
    keys: Keys,
    origin: String,
    known: Mutex<HashMap<String, Arc<IssuerPublic>>>,
}

impl Audit {
    /// The audit of the register in this data folder. Its database is not
    /// opened, its law not loaded.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn of(data: &Path) -> Result<Self, OpenError> {
        let config = Config::read(data)?;
        Ok(Self {
            keys: Keys::open(data)?,
            origin: config.origin,
            known: Mutex::default(),
        })
    }

    /// The log's key.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn log_key(&self) -> Result<Verifier, OpenError> {
        Ok(self.keys.log(&self.origin)?.verifier().clone())
    }

    /// Checks the entries of a bundle, the first of which has index `first`.
    ///
    /// # Errors
    /// The place in the bundle of the first entry that is no act of this
    /// register, and why.
    pub fn check(&self, first: u64, entries: &[&[u8]]) -> Result<(), (usize, String)> {
        let _ = first;
        // By issuer, since signatures of one key are checked together.
        let mut by_issuer: HashMap<String, (Vec<usize>, Vec<&str>)> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            let jwt = std::str::from_utf8(entry).map_err(|_| (at, "is no text".to_owned()))?;
            let claims =
                credential::read_jwt_claims_unverified(jwt).map_err(|e| (at, e.to_string()))?;
            let issuer = claims
                .get("iss")
                .and_then(|v| v.as_str())
                .unwrap_or_default();
            let prefix = format!("https://{}/authorities/", self.origin);
            let Some(authority) = issuer.strip_prefix(&prefix) else {
                return Err((at, format!("issuer `{issuer}` is none of this register's")));
            };
            let (places, jwts) = by_issuer.entry(authority.to_owned()).or_default();
            places.push(at);
            jwts.push(jwt);
        }
        let mut first_bad: Option<(usize, String)> = None;
        for (authority, (places, jwts)) in by_issuer {
            if let Err((i, error)) = credential::verify_many(&jwts, &self.public(&authority)) {
                let at = places.get(i).copied().unwrap_or_default();
                if first_bad.as_ref().is_none_or(|(bad, _)| at < *bad) {
                    first_bad = Some((at, error.to_string()));
                }
            }
        }
        first_bad.map_or(Ok(()), Err)
    }

    fn public(&self, authority: &str) -> Arc<IssuerPublic> {
        let mut known = self
            .known
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        known
            .entry(authority.to_owned())
            .or_insert_with(|| Arc::new(self.keys.authority(authority).public()))
            .clone()
    }
}

//! An act: what an authority did to an organisation, under law.
//!
//! Lifecycle steps (contest, outcome, repair, lapse) are acts too; acts about
//! one matter share a thread, named after its first act. What an act *does* is
//! its kind's `role` and `effect` in the catalogue, not a field here.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use codes::{Date, Identifier};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Instant, Value};

/// Id of an act: day of decision, then 13 base32 characters of a SHA-256 over
/// its natural key: `20171031-k3j9x0a7b2c4d`. The same key is the same act for
/// ever, which is what makes imports idempotent; ids sort by day, which keeps
/// index pages together.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ActId(Arc<str>);

impl ActId {
    /// The id of the act with this natural key in this catalogue.
    #[must_use]
    pub fn of_key(catalogue: &str, key: &str, decided_on: Date) -> Self {
        Self(
            format!(
                "{:04}{:02}{:02}-{}",
                decided_on.year(),
                decided_on.month(),
                decided_on.day(),
                Self::tail_of_key(catalogue, key)
            )
            .into(),
        )
    }

    /// Reads an id; `None` when it has not the shape of one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let ok = text.len() == 22
            && text.is_ascii()
            && text.as_bytes()[8] == b'-'
            && text[..8].bytes().all(|b| b.is_ascii_digit())
            && text[9..].bytes().all(|b| BASE32.contains(&b));
        ok.then(|| Self(text.into()))
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day of decision it begins with.
    #[must_use]
    pub fn day(&self) -> Date {
        let number = |digits: &str| digits.parse().unwrap_or(1);
        let (year, month, day) = (&self.0[..4], &self.0[4..6], &self.0[6..8]);
        let year = year.parse().unwrap_or(1);
        Date::new(year, number(month), number(day)).unwrap_or(Date::constant(1, 1, 1))
    }

    /// The part that stands for the natural key, whatever the day of decision.
    #[must_use]
    pub fn tail(&self) -> &str {
        &self.0[9..]
    }

    /// [`ActId::tail`] of the act with this natural key.
    #[must_use]
    pub fn tail_of_key(catalogue: &str, key: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(catalogue.as_bytes());
        hash.update([0]);
        hash.update(key.as_bytes());
        let digest = hash.finalize();
        let mut tail = base32(&digest[..9]);
        tail.truncate(13);
        tail
    }
}

impl fmt::Display for ActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for ActId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is no act id"))
    }
}

impl From<ActId> for String {
    fn from(id: ActId) -> Self {
        id.0.to_string()
    }
}

/// Lower-case base32 without `i l o u`, so that an id can be read out.
const BASE32: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Base32 of `bytes`, five bits a character, most significant first.
#[must_use]
pub fn base32(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut acc, mut bits) = (0u32, 0);
    for &b in bytes {
        acc = (acc << 8) | u32::from(b);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(BASE32[(acc >> bits) as usize & 31]));
        }
    }
    if bits > 0 {
        out.push(char::from(BASE32[(acc << (5 - bits)) as usize & 31]));
    }
    out
}

/// The organisation an act names: identifier *and* name (promise 6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The identifier under which the register keeps this subject.
    pub identifier: Identifier,
    /// The name the act uses.
    pub name: String,
}

/// A provision cited by an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Qualified provision id (`tw-environment/waste-31`).
    pub provision: String,
    /// The citation as the authority wrote it, where it says more.
    #[serde(default)]
    pub pinpoint: Option<String>,
}

/// An act.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    /// Its id.
    pub id: ActId,
    /// The thread: id of the act that opened the matter (its own when it did).
    pub thread: ActId,
    /// Qualified act kind (`tw-environment/penalty`).
    pub kind: Arc<str>,
    /// Whom it concerns.
    pub subject: Subject,
    /// True when the source names no organisation, only a key, so that the
    /// name was taken from the register and could not be checked.
    pub unnamed: bool,
    /// Qualified authority id.
    pub authority: Arc<str>,
    /// Provisions, at least one.
    pub basis: Vec<Citation>,
    /// Day of decision.
    pub decided_on: Date,
    /// Day it was served on the subject, where known.
    pub served_on: Option<Date>,
    /// First day of effect.
    pub effective_from: Date,
    /// First day no longer in effect, where the act itself says.
    pub effective_until: Option<Date>,
    /// Content by field name, as the kind's schema says.
    pub content: BTreeMap<String, Value>,
    /// Reasons, in the authority's words.
    pub reasons: Option<String>,
    /// The earlier act it changes.
    pub changes: Option<ActId>,
    /// Acts it rests on: when one falls, this falls.
    pub rests_on: Vec<ActId>,
    /// When this register took it down. Never earlier than any entry before it.
    pub recorded_at: Instant,
}

impl Act {
    /// Whether this act opened its thread.
    #[must_use]
    pub fn opens_thread(&self) -> bool {
        self.id == self.thread
    }
}

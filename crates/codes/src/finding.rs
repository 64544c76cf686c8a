//! What checking an identifier found.
//!
//! Data only: the rules are with their schemes (`uscc.rs`, `lei.rs`, ...), the public wording with the pages.

use std::ops::Range;

use crate::Identifier;

/// How much a [`Finding`] weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The value breaks a rule of its scheme. It can still be held, flagged.
    Error,
    /// Unusual, or a rule that real identifiers are known to break.
    Warning,
}

/// One rule an identifier breaks, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether the identifier is wrong or only unusual.
    pub severity: Severity,
    /// Stable name of the rule, such as `gb32100.check`.
    pub rule: &'static str,
    /// Characters of [`Identifier::value`], counted from 0; `None` when no place can be named.
    pub place: Option<Range<usize>>,
    /// For a person to read: lower case, no full stop.
    pub message: String,
}

/// An identifier with everything its scheme can say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The identifier that was checked.
    pub identifier: Identifier,
    /// The value as people write it, such as `94-2404110`; parses back to the same identifier.
    pub formatted: String,
    /// Rules broken, in order of place.
    pub findings: Vec<Finding>,
    /// The code marks one natural person in business (GB 32100 category `92`, for example, or a VAT number made of a
    /// personal number). Such a subject is never assessed. `false` proves nothing: most schemes do not tell.
    pub sole_trader: bool,
    /// Parts of the value by name, such as `("region", "350100")`; empty when the form is wrong.
    pub parts: Vec<(&'static str, String)>,
}

impl Checked {
    /// No finding is an [`Severity::Error`].
    pub fn is_valid(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.severity != Severity::Error)
    }
}

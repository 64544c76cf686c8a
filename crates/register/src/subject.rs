//! What an identifier alone says about how a subject is to be treated.
//!
//! Identifiers of natural persons do not exist here: `codes` refuses their
//! schemes (promise 1).

use codes::Identifier;

/// How a subject is to be treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectRule {
    /// As any organisation.
    Ordinary,
    /// A sole trader: a natural person in business. Its registered business
    /// alone is a subject, and it is never assessed.
    SoleTrader,
}

/// The rule for the subject with this identifier. `Ordinary` proves nothing:
/// most schemes do not tell.
///
/// ```
/// use register::subject::{SubjectRule, subject_rule};
///
/// let shop = "uscc:92350100M000100Y4A".parse()?;
/// assert_eq!(subject_rule(&shop), SubjectRule::SoleTrader);
/// # Ok::<(), codes::IdentifierError>(())
/// ```
#[must_use]
pub fn subject_rule(identifier: &Identifier) -> SubjectRule {
    match codes::check(identifier).sole_trader {
        true => SubjectRule::SoleTrader,
        false => SubjectRule::Ordinary,
    }
}

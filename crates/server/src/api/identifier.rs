//! Identifiers, and how far they identify.

use catalogue::{Law, Strength};
use codes::Identifier;
use desk::view::IdentifierView;
use serde::Serialize;
use utoipa::ToSchema;

use super::{TextJson, text_json};

/// An identifier with what is known of its scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IdentifierJson {
    /// `scheme:value`.
    pub identifier: String,
    /// Title of the scheme.
    pub scheme: TextJson,
    /// Why it may not identify one organisation; absent where an authority issued it to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weak: Option<TextJson>,
    /// Rules of the scheme that the value breaks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<String>,
}

impl IdentifierJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(view: &IdentifierView) -> Self {
        Self {
            identifier: view.identifier.to_string(),
            scheme: text_json(&view.scheme),
            weak: (view.strength == Strength::Weak).then(|| text_json(&view.why_weak)),
            findings: view
                .findings
                .iter()
                .map(|(rule, message)| format!("{rule}: {message}"))
                .collect(),
        }
    }
}

/// Why this identifier is a weak identity, when it is one.
#[must_use]
pub fn weak_identity(law: &Law, id: &Identifier) -> Option<TextJson> {
    let scheme = law.identifier_scheme(id.scheme())?;
    (scheme.strength == Strength::Weak).then(|| text_json(&scheme.why_weak))
}

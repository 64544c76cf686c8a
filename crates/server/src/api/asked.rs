//! The question an answer is an answer to.

use desk::view::Asked;
use serde::Serialize;
use utoipa::ToSchema;

/// The day asked about, and the knowledge it is answered from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AskedJson {
    /// Civil date on which standing is asked.
    pub as_of: String,
    /// Instant up to which acts are known. Now, if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_at: Option<String>,
    /// The register's today.
    pub today: String,
    /// Whether either was given rather than now.
    pub historic: bool,
}

impl AskedJson {
    /// From the desk's view. The instant of an answer about now is left out: it would be another each time.
    #[must_use]
    pub fn from_view(asked: &Asked) -> Self {
        Self {
            as_of: asked.as_of.to_string(),
            known_at: asked.historic.then(|| asked.known_at.to_string()),
            today: asked.today.to_string(),
            historic: asked.historic,
        }
    }
}

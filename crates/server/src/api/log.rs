//! The log's head.

use desk::view::LogView;
use serde::Serialize;
use utoipa::ToSchema;

/// The log: its size and root, and the key it signs with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LogJson {
    /// Origin line: which log this is.
    pub origin: String,
    /// Entries.
    pub size: u64,
    /// Root hash, base64.
    pub root: String,
    /// Signed checkpoint (C2SP tlog-checkpoint).
    pub checkpoint: String,
    /// Verifier key (C2SP signed-note).
    pub verifier_key: String,
    /// When the newest entry was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded_at: Option<String>,
}

impl LogJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(view: &LogView) -> Self {
        Self {
            origin: view.origin.clone(),
            size: view.head.size,
            root: view.root.clone(),
            checkpoint: view.head.checkpoint.clone(),
            verifier_key: view.verifier_key.clone(),
            recorded_at: view.head.recorded_at.map(|at| at.to_string()),
        }
    }
}

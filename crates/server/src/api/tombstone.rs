//! What is left of an act no longer shown.

use desk::view::TombstoneView;
use serde::Serialize;
use utoipa::ToSchema;

use super::{TextJson, text_json};

/// That an act of this kind was here and why it went; nothing of what it said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TombstoneJson {
    /// Id of the thread.
    pub thread: String,
    /// Qualified kind.
    pub kind: String,
    /// Title of the kind.
    pub kind_title: TextJson,
    /// Name of the authority.
    pub authority_name: TextJson,
    /// Its state today.
    pub state: String,
    /// Day it left public view.
    pub removed_on: String,
}

impl TombstoneJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(view: &TombstoneView) -> Self {
        Self {
            thread: view.thread.to_string(),
            kind: view.kind_id.clone(),
            kind_title: text_json(&view.kind),
            authority_name: text_json(&view.authority),
            state: view.state.word().to_owned(),
            removed_on: view.removed_on.to_string(),
        }
    }
}

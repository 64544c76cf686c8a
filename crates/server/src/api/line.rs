//! A line in a list of acts.

use catalogue::Law;
use desk::view::ThreadLine;
use serde::Serialize;
use utoipa::ToSchema;

use super::{TextJson, text_json, weak_identity};

/// One act in a list, with its state by the acts alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LineJson {
    /// Id of the act that opened the thread.
    pub id: String,
    /// Identifier of the organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// Why its identifier is a weak identity, when it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weak_identity: Option<TextJson>,
    /// Qualified kind.
    pub kind: String,
    /// Title of the kind.
    pub kind_title: TextJson,
    /// Whether it is adverse.
    pub adverse: bool,
    /// Qualified authority.
    pub authority: String,
    /// Name of the authority.
    pub authority_name: TextJson,
    /// Qualified provisions.
    pub basis: Vec<String>,
    /// Day of decision.
    pub decided_on: String,
    /// State by the acts, the running out of time left aside.
    pub state: String,
    /// Day that state began.
    pub since: String,
    /// First day no longer in effect by time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<String>,
    /// First day no longer shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown_until: Option<String>,
}

impl LineJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(law: &Law, line: &ThreadLine) -> Self {
        let row = &line.row;
        Self {
            id: row.id.to_string(),
            organisation: row.subject.to_string(),
            organisation_name: line.subject.clone(),
            weak_identity: weak_identity(law, &row.subject),
            kind: row.kind.clone(),
            kind_title: text_json(&line.kind),
            adverse: row.adverse,
            authority: row.authority.clone(),
            authority_name: text_json(&line.authority),
            basis: row.basis.clone(),
            decided_on: row.decided_on.to_string(),
            state: row.state.word().to_owned(),
            since: row.since.to_string(),
            ends_on: row.ends_on.map(|d| d.to_string()),
            shown_until: row.shown_until.map(|d| d.to_string()),
        }
    }
}

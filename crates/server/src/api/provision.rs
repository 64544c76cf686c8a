//! One provision.

use catalogue::Law;
use desk::view::ProvisionView;
use serde::Serialize;
use utoipa::ToSchema;

use super::{LineJson, TextJson, text_json};

/// A provision, and the acts under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProvisionJson {
    /// Qualified id.
    pub id: String,
    /// Title of its instrument.
    pub instrument: TextJson,
    /// Article, as cited.
    pub citation: TextJson,
    /// What it says, in a line.
    #[serde(skip_serializing_if = "TextJson::is_empty")]
    pub summary: TextJson,
    /// Its words, where they may be given.
    #[serde(skip_serializing_if = "TextJson::is_empty")]
    pub text: TextJson,
    /// Where to read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// First day in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<String>,
    /// First day no longer in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force_until: Option<String>,
    /// True where nobody has checked it in the source.
    pub unverified: bool,
    /// Qualified kinds of act that may rest on it.
    pub kinds: Vec<String>,
    /// Adverse threads under it.
    pub threads: u64,
    /// Of them shown today.
    pub shown_today: u64,
    /// Newest shown.
    pub newest: Vec<LineJson>,
}

impl ProvisionJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(law: &Law, view: &ProvisionView) -> Self {
        let provision = &view.provision;
        Self {
            id: view.id.clone(),
            instrument: text_json(&view.instrument),
            citation: text_json(&provision.citation),
            summary: text_json(&provision.summary),
            text: text_json(&provision.text),
            link: provision.link.clone(),
            in_force_from: provision.in_force.in_force_from.map(|d| d.to_string()),
            in_force_until: provision.in_force.in_force_until.map(|d| d.to_string()),
            unverified: provision.unverified,
            kinds: view.kinds.iter().map(|(id, _)| id.clone()).collect(),
            threads: view.threads,
            shown_today: view.shown_today,
            newest: view
                .newest
                .iter()
                .map(|line| LineJson::from_view(law, line))
                .collect(),
        }
    }
}

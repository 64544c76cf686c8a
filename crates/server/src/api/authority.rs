//! Authorities and their figures.

use catalogue::{Authority, Law};
use desk::view::AuthorityView;
use register::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{LineJson, StateCountJson, TextJson, text_json};

/// An authority in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuthorityLineJson {
    /// Qualified id.
    pub id: String,
    /// Name.
    pub name: TextJson,
    /// Territory, ISO 3166.
    pub territory: String,
    /// Whether it is a court.
    pub court: bool,
}

impl AuthorityLineJson {
    /// From the law.
    #[must_use]
    pub fn from_law(catalogue: &str, authority: &Authority) -> Self {
        Self {
            id: format!("{catalogue}/{}", authority.id),
            name: text_json(&authority.name),
            territory: authority.territory.clone(),
            court: authority.court,
        }
    }
}

/// Acts of one kind by state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KindCountJson {
    /// Qualified kind.
    pub kind: String,
    /// Title of the kind.
    pub kind_title: TextJson,
    /// Whether it is adverse.
    pub adverse: bool,
    /// Counts by state.
    pub states: Vec<StateCountJson>,
}

/// An authority with its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuthorityJson {
    /// Qualified id.
    pub id: String,
    /// Name.
    pub name: TextJson,
    /// Territory, ISO 3166.
    pub territory: String,
    /// Whether it is a court.
    pub court: bool,
    /// Where to write.
    #[serde(skip_serializing_if = "TextJson::is_empty")]
    pub contact: TextJson,
    /// Qualified authority that reviews its acts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_body: Option<String>,
    /// Its acts by kind.
    pub kinds: Vec<KindCountJson>,
    /// Adverse acts.
    pub adverse: u64,
    /// Of them annulled, withdrawn or replaced.
    pub fallen: u64,
    /// Median days from decision to the fall.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median_days_to_fall: Option<i32>,
    /// First day of decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_decided_on: Option<String>,
    /// Last day of decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_decided_on: Option<String>,
    /// Newest shown.
    pub newest: Vec<LineJson>,
}

impl AuthorityJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(law: &Law, view: &AuthorityView) -> Self {
        Self {
            id: view.id.clone(),
            name: text_json(&view.authority.name),
            territory: view.authority.territory.clone(),
            court: view.authority.court,
            contact: text_json(&view.authority.contact),
            review_body: view.review_body.as_ref().map(|(id, _)| id.clone()),
            kinds: view
                .kinds
                .iter()
                .map(|(kind, title, adverse, states)| KindCountJson {
                    kind: kind.clone(),
                    kind_title: text_json(title),
                    adverse: *adverse,
                    states: states
                        .iter()
                        .map(|(state, count): &(State, u64)| StateCountJson::of(*state, *count))
                        .collect(),
                })
                .collect(),
            adverse: view.adverse,
            fallen: view.fallen,
            median_days_to_fall: view.median_days_to_fall,
            first_decided_on: view.span.map(|(first, _)| first.to_string()),
            last_decided_on: view.span.map(|(_, last)| last.to_string()),
            newest: view
                .newest
                .iter()
                .map(|line| LineJson::from_view(law, line))
                .collect(),
        }
    }
}

//! Held rows: what a source said and the register did not take.

use std::collections::BTreeMap;

use desk::view::{Audience, HeldView};
use serde::Serialize;
use store::HeldRow;
use utoipa::ToSchema;

/// A held row. Names and identifiers are the operator's to see alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HeldRowJson {
    /// Id.
    pub id: String,
    /// Catalogue.
    pub catalogue: String,
    /// Why it is held.
    pub reason: String,
    /// What was to be recorded.
    pub what: String,
    /// When.
    pub held_at: String,
    /// Where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Identifier claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// Name claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed_name: Option<String>,
    /// Name in the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register_name: Option<String>,
}

impl HeldRowJson {
    /// From the row, for this audience.
    #[must_use]
    pub fn from_row(row: &HeldRow, audience: Audience) -> Self {
        let operator = |text: &String| (audience == Audience::Operator).then(|| text.clone());
        Self {
            id: row.id.clone(),
            catalogue: row.catalogue.clone(),
            reason: row.reason.clone(),
            what: row.what.clone(),
            held_at: row.held_at.to_string(),
            source: operator(&row.source),
            identifier: operator(&row.identifier),
            claimed_name: operator(&row.claimed_name),
            register_name: operator(&row.register_name),
        }
    }
}

/// Held rows: how many there are, and a page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HeldJson {
    /// Count by catalogue.
    pub counts: BTreeMap<String, u64>,
    /// The page.
    pub items: Vec<HeldRowJson>,
    /// What to give as `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl HeldJson {
    /// From the desk's view, which may have one row more than `limit`.
    #[must_use]
    pub fn from_view(view: &HeldView, audience: Audience, limit: usize) -> Self {
        let rows = &view.rows[..view.rows.len().min(limit)];
        Self {
            counts: view.counts.iter().cloned().collect(),
            items: rows
                .iter()
                .map(|row| HeldRowJson::from_row(row, audience))
                .collect(),
            next: if view.rows.len() > limit {
                rows.last().map(|row| row.id.clone())
            } else {
                None
            },
        }
    }
}

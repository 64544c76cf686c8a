//! Identifier schemes local to a catalogue.

use super::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A scheme that exists only in this catalogue.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentifierScheme {
    /// Scheme id as in `scheme:value`.
    pub id: String,
    /// What it is, for the public.
    pub title: Text,
    /// Who issues it.
    pub issuer: Text,
    /// How far it identifies.
    pub strength: Strength,
    /// Why it is weak; every page and export says so. Required when weak.
    #[serde(default)]
    pub why_weak: Text,
}

/// How far an identifier identifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Issued to one organisation or establishment by an authority.
    Official,
    /// Built from what a source happens to have (name, place): two
    /// organisations may share it, one may have two.
    Weak,
}

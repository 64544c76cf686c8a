//! Authorities and their competence: `authorities.toml`.

use super::{InForce, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A body that acts, reviews or hears appeals.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Local id.
    pub id: String,
    /// Name in each language.
    pub name: Text,
    /// ISO 3166 code of its territory (`TW`, `TW-TAO`).
    pub territory: String,
    /// Authority (local id) that decides appeals against its acts.
    #[serde(default)]
    pub review_body: Option<String>,
    /// True for a court.
    #[serde(default)]
    pub court: bool,
    /// Where to write, for the public.
    #[serde(default)]
    pub contact: Text,
    /// What it may do.
    #[serde(default, rename = "power")]
    pub powers: Vec<Power>,
}

/// A dated grant of competence: authority x act kinds x provisions x territory.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Power {
    /// Act kinds (local ids).
    pub acts: Vec<String>,
    /// Provisions (local ids) it may act under; empty: any the act kind allows.
    #[serde(default)]
    pub provisions: Vec<String>,
    /// Territory if narrower than the authority's own.
    #[serde(default)]
    pub territory: Option<String>,
    /// When it holds this power.
    #[serde(flatten)]
    pub in_force: InForce,
    /// Provision (local id) that confers the power.
    #[serde(default)]
    pub basis: Option<String>,
}

/// `authorities.toml`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthoritiesFile {
    /// Authorities.
    #[serde(default, rename = "authority")]
    pub authorities: Vec<Authority>,
}

//! Instruments and provisions: `law.toml`.

use super::{InForce, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A statute, regulation or other instrument.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Local id.
    pub id: String,
    /// Official title in each language.
    pub title: Text,
    /// How the instrument ranks; only `statute` and `regulation` may ground a
    /// measure that takes a right away.
    pub rank: Rank,
    /// Where to read it.
    #[serde(default)]
    pub link: Option<String>,
    /// True where title, dates or link were not checked in the source.
    #[serde(default)]
    pub unverified: bool,
}

/// Rank of an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// Passed by a legislature.
    Statute,
    /// Made by government under statute.
    Regulation,
    /// Made by a ministry or agency.
    Rule,
    /// Local legislation.
    Local,
    /// Policy document of the centre.
    Policy,
}

/// One provision: what an act cites.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Provision {
    /// Local id, unique in the catalogue.
    pub id: String,
    /// Instrument (local id) it stands in.
    pub instrument: String,
    /// Article as cited, e.g. `art. 34(1)` or `第34條`.
    pub citation: Text,
    /// What it says, in a line.
    #[serde(default)]
    pub summary: Text,
    /// Its words, where they are free to ship.
    #[serde(default)]
    pub text: Text,
    /// Where to read it.
    #[serde(default)]
    pub link: Option<String>,
    /// When it is in force.
    #[serde(flatten)]
    pub in_force: InForce,
    /// True where in-force dates or words were not checked in the source.
    #[serde(default)]
    pub unverified: bool,
}

/// `law.toml`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LawFile {
    /// Instruments.
    #[serde(default, rename = "instrument")]
    pub instruments: Vec<Instrument>,
    /// Provisions.
    #[serde(default, rename = "provision")]
    pub provisions: Vec<Provision>,
}

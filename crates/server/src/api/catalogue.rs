//! Catalogues: the rules this register runs on.

use std::collections::BTreeMap;

use catalogue::Catalogue;
use serde::Serialize;
use utoipa::ToSchema;

use super::{TextJson, text_json};

/// A catalogue in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CatalogueLineJson {
    /// Id.
    pub id: String,
    /// Title.
    pub title: TextJson,
    /// What it covers.
    pub about: TextJson,
    /// ISO 3166 code of the territory.
    pub territory: String,
    /// Kinds of act in it.
    pub act_kinds: usize,
    /// What nobody has verified in it.
    #[serde(skip_serializing_if = "TextJson::is_empty")]
    pub unverified: TextJson,
}

impl CatalogueLineJson {
    /// From the law.
    #[must_use]
    pub fn from_law(catalogue: &Catalogue) -> Self {
        Self {
            id: catalogue.id.clone(),
            title: text_json(&catalogue.head.title),
            about: text_json(&catalogue.head.about),
            territory: catalogue.head.territory.clone(),
            act_kinds: catalogue.act_kinds.len(),
            unverified: text_json(&catalogue.head.unverified),
        }
    }
}

/// Files of a catalogue by local id, each in the format it is written in.
type Files = BTreeMap<String, serde_json::Value>;

/// A catalogue, whole: its files as JSON, in the published catalogue format.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CatalogueJson {
    /// Id.
    pub id: String,
    /// `catalogue.toml`.
    #[schema(value_type = Object)]
    pub head: serde_json::Value,
    /// Instruments of law.
    #[schema(value_type = Object)]
    pub instruments: Files,
    /// Provisions.
    #[schema(value_type = Object)]
    pub provisions: Files,
    /// Authorities.
    #[schema(value_type = Object)]
    pub authorities: Files,
    /// Kinds of act: who may, under what, with which safeguards.
    #[schema(value_type = Object)]
    pub act_kinds: Files,
}

fn files<T: Serialize>(of: &BTreeMap<String, T>) -> Files {
    of.iter()
        .map(|(id, file)| (id.clone(), serde_json::to_value(file).unwrap_or_default()))
        .collect()
}

impl CatalogueJson {
    /// From the law.
    #[must_use]
    pub fn from_law(catalogue: &Catalogue) -> Self {
        Self {
            id: catalogue.id.clone(),
            head: serde_json::to_value(&catalogue.head).unwrap_or_default(),
            instruments: files(&catalogue.instruments),
            provisions: files(&catalogue.provisions),
            authorities: files(&catalogue.authorities),
            act_kinds: files(&catalogue.act_kinds),
        }
    }
}

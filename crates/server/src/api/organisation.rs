//! One organisation and what stands.

use desk::view::OrganisationView;
use serde::Serialize;
use store::SubjectRow;
use utoipa::ToSchema;

use super::{AskedJson, FieldJson, IdentifierJson, TextJson, ThreadJson, text_json, word};

/// An organisation, in brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SubjectJson {
    /// Identifier under which the register keeps it.
    pub id: String,
    /// Name by its latest registration.
    pub name: String,
    /// Sort of subject.
    pub kind: String,
    /// Catalogue that registered it.
    pub catalogue: String,
}

impl SubjectJson {
    /// From the row.
    #[must_use]
    pub fn from_row(row: &SubjectRow) -> Self {
        Self {
            id: row.id.to_string(),
            name: row.name.clone(),
            kind: word(row.kind),
            catalogue: row.catalogue.clone(),
        }
    }
}

/// A name borne.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NameJson {
    /// The name.
    pub name: String,
    /// First day.
    pub from: String,
    /// First day no longer borne.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The act that gave it.
    pub act: String,
}

/// One organisation.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OrganisationJson {
    /// The organisation.
    pub organisation: SubjectJson,
    /// The question.
    pub asked: AskedJson,
    /// Adverse acts that stand against it on the day asked about.
    pub standing_against: usize,
    /// Why its identifier is a weak identity, when it is one: two organisations may share it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weak_identity: Option<TextJson>,
    /// A sole trader's registered business: never assessed.
    pub sole_trader: bool,
    /// Identifiers, primary first.
    pub identifiers: Vec<IdentifierJson>,
    /// Names up to the day asked about, newest last.
    pub names: Vec<NameJson>,
    /// Content of the registration that holds on the day.
    pub details: Vec<FieldJson>,
    /// Adverse threads, newest first.
    pub adverse: Vec<ThreadJson>,
    /// Threads that are not adverse, newest first.
    pub favourable: Vec<ThreadJson>,
    /// Title of the catalogue.
    pub catalogue_title: TextJson,
    /// What nobody has verified in that catalogue.
    #[serde(skip_serializing_if = "TextJson::is_empty")]
    pub unverified: TextJson,
}

impl OrganisationJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(view: &OrganisationView) -> Self {
        let identifiers: Vec<_> = view
            .identifiers
            .iter()
            .map(IdentifierJson::from_view)
            .collect();
        let primary = view.subject.id.as_str();
        Self {
            organisation: SubjectJson::from_row(&view.subject),
            asked: AskedJson::from_view(&view.asked),
            standing_against: view.standing_against().count(),
            weak_identity: identifiers
                .iter()
                .find(|i| i.identifier == primary)
                .and_then(|i| i.weak.clone()),
            sole_trader: view.sole_trader,
            identifiers,
            names: view
                .names
                .iter()
                .map(|n| NameJson {
                    name: n.name.clone(),
                    from: n.from.to_string(),
                    until: n.until.map(|d| d.to_string()),
                    act: n.act.to_string(),
                })
                .collect(),
            details: view.details.iter().map(FieldJson::from_view).collect(),
            adverse: view.adverse.iter().map(ThreadJson::from_view).collect(),
            favourable: view.favourable.iter().map(ThreadJson::from_view).collect(),
            catalogue_title: text_json(&view.catalogue),
            unverified: text_json(&view.unverified),
        }
    }
}

//! One act.

use catalogue::Law;
use desk::view::{ActPage, ActView, CitationView, FieldView};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    AskedJson, SubjectJson, TextJson, TombstoneJson, WholeThreadJson, text_json, value_to_json,
    weak_identity, word,
};

/// A provision cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CitationJson {
    /// Qualified provision.
    pub provision: String,
    /// Title of its instrument.
    pub instrument: TextJson,
    /// Article, as cited.
    pub citation: TextJson,
    /// Closer place, as the authority wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pinpoint: Option<String>,
    /// Where to read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// True where nobody has checked it in the source.
    pub unverified: bool,
}

impl CitationJson {
    fn from_view(view: &CitationView) -> Self {
        Self {
            provision: view.id.clone(),
            instrument: text_json(&view.instrument),
            citation: text_json(&view.citation),
            pinpoint: view.pinpoint.clone(),
            link: view.link.clone(),
            unverified: view.unverified,
        }
    }
}

/// One field of an act's content.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FieldJson {
    /// Name.
    pub name: String,
    /// Title; empty where the law gives none.
    pub title: TextJson,
    /// Value; absent when withheld. Decimals are text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<serde_json::Value>,
    /// Unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// True when this audience may not have the value.
    pub withheld: bool,
}

impl FieldJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(view: &FieldView) -> Self {
        Self {
            name: view.name.clone(),
            title: text_json(&view.title),
            value: view.value.as_ref().map(value_to_json),
            unit: view.unit.clone(),
            withheld: view.value.is_none(),
        }
    }
}

/// An act.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ActJson {
    /// Id.
    pub id: String,
    /// The thread: id of the act that opened the matter.
    pub thread: String,
    /// Qualified kind.
    pub kind: String,
    /// Title of the kind.
    pub kind_title: TextJson,
    /// Sort of act: `sanction`, `licence`, `contest`, ...
    pub role: String,
    /// Whether the kind takes something from the organisation.
    pub adverse: bool,
    /// Identifier of the organisation.
    pub organisation: String,
    /// Name the act uses.
    pub organisation_name: String,
    /// True when the source has no name, so that the name could not be compared.
    pub unnamed: bool,
    /// Qualified authority.
    pub authority: String,
    /// Name of the authority.
    pub authority_name: TextJson,
    /// Provisions, at least one.
    pub basis: Vec<CitationJson>,
    /// Day of decision.
    pub decided_on: String,
    /// Day of service, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub served_on: Option<String>,
    /// First day of effect.
    pub effective_from: String,
    /// First day no longer in effect, where the act says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_until: Option<String>,
    /// Content.
    pub content: Vec<FieldJson>,
    /// Reasons, in the authority's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
    /// The earlier act it changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<String>,
    /// Acts it rests on.
    pub rests_on: Vec<String>,
    /// When this register took it down.
    pub recorded_at: String,
    /// Index of its entry in the log.
    pub index: u64,
}

impl ActJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(view: &ActView) -> Self {
        let act = &view.act;
        Self {
            id: act.id.to_string(),
            thread: act.thread.to_string(),
            kind: act.kind.to_string(),
            kind_title: text_json(&view.kind.title),
            role: word(view.kind.role),
            adverse: view.kind.adverse,
            organisation: act.subject.identifier.to_string(),
            organisation_name: act.subject.name.clone(),
            unnamed: act.unnamed,
            authority: act.authority.to_string(),
            authority_name: text_json(&view.authority),
            basis: view.basis.iter().map(CitationJson::from_view).collect(),
            decided_on: act.decided_on.to_string(),
            served_on: act.served_on.map(|d| d.to_string()),
            effective_from: act.effective_from.to_string(),
            effective_until: act.effective_until.map(|d| d.to_string()),
            content: view.fields.iter().map(FieldJson::from_view).collect(),
            reasons: act.reasons.clone(),
            changes: act.changes.as_ref().map(ToString::to_string),
            rests_on: act.rests_on.iter().map(ToString::to_string).collect(),
            recorded_at: act.recorded_at.to_string(),
            index: view.index,
        }
    }
}

/// An act with the thread it belongs to.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ActPageJson {
    /// The question.
    pub asked: AskedJson,
    /// The organisation.
    pub organisation: SubjectJson,
    /// Why its identifier is a weak identity, when it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weak_identity: Option<TextJson>,
    /// The act.
    pub act: ActJson,
    /// Its thread.
    pub thread: WholeThreadJson,
}

impl ActPageJson {
    /// From the desk's view; what is left when the act is gone from view.
    ///
    /// # Errors
    /// The tombstone, when the act is no longer shown.
    pub fn from_view(law: &Law, view: &ActPage) -> Result<Self, Box<TombstoneJson>> {
        match view {
            ActPage::Gone(tombstone) => Err(Box::new(TombstoneJson::from_view(tombstone))),
            ActPage::Whole {
                subject,
                thread,
                act,
                asked,
            } => Ok(Self {
                asked: AskedJson::from_view(asked),
                organisation: SubjectJson::from_row(subject),
                weak_identity: weak_identity(law, &subject.id),
                act: ActJson::from_view(act),
                thread: WholeThreadJson::from_view(thread),
            }),
        }
    }
}

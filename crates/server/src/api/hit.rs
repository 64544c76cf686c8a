//! Hits of a look-up.

use catalogue::Law;
use desk::view::Hit;
use serde::Serialize;
use utoipa::ToSchema;

use super::{SubjectJson, TextJson, weak_identity};

/// A hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HitJson {
    /// The organisation.
    pub organisation: SubjectJson,
    /// The name or identifier that matched.
    pub matched: String,
    /// Adverse acts shown that stand against it today.
    pub standing_against: usize,
    /// Why its identifier is a weak identity, when it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weak_identity: Option<TextJson>,
}

impl HitJson {
    /// From the desk's view.
    #[must_use]
    pub fn from_view(law: &Law, hit: &Hit) -> Self {
        Self {
            organisation: SubjectJson::from_row(&hit.subject),
            matched: hit.matched.clone(),
            standing_against: hit.standing_against,
            weak_identity: weak_identity(law, &hit.subject.id),
        }
    }
}

/// Hits: exact ones first, then by name. There may be more than are given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HitsJson {
    /// The hits.
    pub items: Vec<HitJson>,
    /// Whether there are more.
    pub more: bool,
}

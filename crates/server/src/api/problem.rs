//! Problem details (RFC 9457): how the API says that something went wrong.

use serde::Serialize;
use utoipa::ToSchema;

use super::TombstoneJson;
use crate::status;
use crate::web::Wrong;

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`: the status says what sort of problem it is.
    #[serde(rename = "type")]
    pub type_: &'static str,
    /// The status in words.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What went wrong this time, for people.
    pub detail: String,
    /// Path asked for.
    pub instance: String,
    /// The parameter that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub param: Option<&'static str>,
    /// Number under which our log has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
    /// What is left of an act no longer shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tombstone: Option<TombstoneJson>,
}

impl Problem {
    /// Tells it.
    #[must_use]
    pub fn of(wrong: &Wrong, path: &str) -> Self {
        let status = status::of_wrong(wrong);
        let (mut param, mut incident) = (None, None);
        let detail = match wrong {
            Wrong::NotFound => "there is nothing at this address".to_owned(),
            Wrong::Gone => "an act was here and is no longer shown".to_owned(),
            Wrong::Method => {
                "this address does not take this method; `Allow` lists those it takes".to_owned()
            }
            Wrong::Forbidden => "the request did not come from a page of this register".to_owned(),
            Wrong::Unreadable => "the request cannot be read".to_owned(),
            Wrong::Invalid {
                param: name,
                expected,
            } => {
                param = Some(*name);
                format!("`{name}` must be {expected}")
            }
            Wrong::Fault { incident: number } => {
                incident = Some(number.clone());
                "something failed here; please quote the incident number".to_owned()
            }
        };
        Self {
            type_: "about:blank",
            title: status.canonical_reason().unwrap_or("Problem").to_owned(),
            status: status.as_u16(),
            detail,
            instance: path.to_owned(),
            param,
            incident,
            tombstone: None,
        }
    }
}

//! Identifiers and ids inside paths: percent-encoded there, plain here.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use codes::Identifier;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use register::ActId;
use serde::de::DeserializeOwned;

use super::Wrong;

/// Kept plain in a path segment, for links that can be read.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b':')
    .remove(b'@');

/// Path of an organisation's page.
#[must_use]
pub fn organisation_path(id: &Identifier) -> String {
    format!(
        "/organisations/{}",
        utf8_percent_encode(id.as_str(), SEGMENT)
    )
}

/// Path of an act's page.
#[must_use]
pub fn acts_path(id: &ActId) -> String {
    format!("/acts/{id}")
}

/// The captures of a path; one that does not decode is no page of ours.
pub struct IdPath<T>(pub T);

impl<T, S> FromRequestParts<S> for IdPath<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Wrong;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Wrong> {
        match Path::<T>::from_request_parts(parts, state).await {
            Ok(Path(captures)) => Ok(Self(captures)),
            Err(_) => Err(Wrong::NotFound),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_identifier_makes_one_segment() {
        let id = Identifier::new("tw-place", "大園/工廠 1").unwrap();
        let path = organisation_path(&id);
        assert_eq!(path.matches('/').count(), 2, "{path}");
        assert!(path.contains("%2F") && path.contains("%20"), "{path}");
    }
}

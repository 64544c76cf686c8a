//! Whoever is signed in: a handler that takes an [`Officer`] is behind the
//! sign-in, and any other visitor is sent there.

use axum::extract::{FromRequestParts, Request};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use desk::people::{SignedIn, Token};

use super::{Jar, Wrong};
use crate::{App, status};

/// Somebody signed in, with the token of the session. No `Debug`.
pub struct Officer {
    /// Who.
    pub who: SignedIn,
    /// For the tokens of forms.
    pub token: Token,
    /// Cookies.
    pub jar: Jar,
}

impl FromRequestParts<App> for Officer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Ok(jar) = Jar::from_request_parts(parts, app).await;
        let signed_in = match &jar.session {
            Some(token) => app.desk.people().signed_in(token).await,
            None => Ok(None),
        };
        match (signed_in, jar.session.clone()) {
            (Ok(Some(who)), Some(token)) => Ok(Self { who, token, jar }),
            (Ok(_), _) => Err(to("/sign-in")),
            (Err(error), _) => Err(Wrong::from(error).into_response()),
        }
    }
}

/// Go there, by `GET`.
#[must_use]
pub fn to(path: &'static str) -> Response {
    (status::GO_THERE, [(LOCATION, path)]).into_response()
}

/// Nobody keeps an answer that is for one person, whatever it is.
pub async fn no_store(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Whether an answer may be kept by nobody.
#[must_use]
pub fn is_for_one(headers: &axum::http::HeaderMap) -> bool {
    headers
        .get(CACHE_CONTROL)
        .is_some_and(|control| control.as_bytes().starts_with(b"no-store"))
}

//! What can go wrong with a request, and how it is told: a page to people, problem+json (RFC 9457) to programs.

use std::any::Any;
use std::error::Error;
use std::fmt::Display;

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use desk::DeskError;
use desk::people::PeopleError;

use super::{RequestId, Visitor};
use crate::api::Problem;
use crate::{App, pages, status};

/// One variant for each thing the visitor would do differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// There is nothing at this address.
    NotFound,
    /// There was an act; it is no longer shown.
    Gone,
    /// The address is right and the method is not.
    Method,
    /// A form did not come from our own page.
    Forbidden,
    /// A parameter cannot be read.
    Invalid {
        /// Which.
        param: &'static str,
        /// What it should be.
        expected: &'static str,
    },
    /// The request cannot be read.
    Unreadable,
    /// Ours; the log has it under this number.
    Fault {
        /// The number, for people to quote.
        incident: String,
    },
}

impl Wrong {
    /// Logs a fault once and gives it a number.
    pub fn fault(what: &dyn Display) -> Self {
        let incident = RequestId::next().0;
        tracing::error!(%incident, "{what}");
        Self::Fault { incident }
    }

    fn fault_of(error: &dyn Error) -> Self {
        let mut told = error.to_string();
        let mut cause = error.source();
        while let Some(source) = cause {
            told = format!("{told}: {source}");
            cause = source.source();
        }
        Self::fault(&told)
    }
}

impl From<DeskError> for Wrong {
    fn from(error: DeskError) -> Self {
        Self::fault_of(&error)
    }
}

/// None of these errors holds a name.
impl From<PeopleError> for Wrong {
    fn from(error: PeopleError) -> Self {
        Self::fault_of(&error)
    }
}

impl From<askama::Error> for Wrong {
    fn from(error: askama::Error) -> Self {
        Self::fault(&format!("a page could not be rendered: {error}"))
    }
}

impl IntoResponse for Wrong {
    fn into_response(self) -> Response {
        let mut response = status::of_wrong(&self).into_response();
        // How it is told depends on who asks: `render_wrong` knows.
        response.extensions_mut().insert(self);
        response
    }
}

/// A panic in a handler is a fault like any other.
pub fn wrong_of_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    Wrong::fault(&"a handler panicked").into_response()
}

/// Tells what went wrong in the form the address promises.
pub async fn render_wrong(State(app): State<App>, request: Request, next: Next) -> Response {
    let visitor = Visitor::of(request.uri(), request.headers());
    let response = next.run(request).await;
    let told = response.extensions().get::<Wrong>().cloned();
    let Some(wrong) = told.or_else(|| untold(&response)) else {
        return response;
    };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(axum::http::header::CONTENT_LENGTH);
    let (media, body) = if visitor.path == "/api" || visitor.path.starts_with("/api/") {
        let body = Json(Problem::of(&wrong, &visitor.path))
            .into_response()
            .into_body();
        ("application/problem+json", body)
    } else {
        let page = pages::wrong::render(&app, &visitor, &wrong);
        ("text/html; charset=utf-8", Body::from(page))
    };
    parts
        .headers
        .insert(CONTENT_TYPE, HeaderValue::from_static(media));
    Response::from_parts(parts, body)
}

/// A status that came without a page of its own.
fn untold(response: &Response) -> Option<Wrong> {
    let told = response.headers().get(CONTENT_TYPE).is_some_and(|t| {
        let t = t.as_bytes();
        t.starts_with(b"text/html") || t.starts_with(b"application/problem")
    });
    if told {
        None
    } else {
        status::to_wrong(response.status())
    }
}

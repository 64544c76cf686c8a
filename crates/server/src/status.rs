//! Every HTTP status this server answers with, and when.

use axum::http::StatusCode;

use crate::web::Wrong;

/// Here it is.
pub const OK: StatusCode = StatusCode::OK;
/// An identifier was looked up and found: go and see it there.
pub const FOUND_ELSEWHERE: StatusCode = StatusCode::SEE_OTHER;
/// Done; see there what came of it.
pub const GO_THERE: StatusCode = StatusCode::SEE_OTHER;
/// What a form says is not right; the page says where.
pub const NOT_RIGHT: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
/// Too many attempts; `Retry-After` says when again.
pub const TOO_MANY: StatusCode = StatusCode::TOO_MANY_REQUESTS;
/// What the client has is still right.
pub const UNCHANGED: StatusCode = StatusCode::NOT_MODIFIED;
/// An act that was here and is no longer shown.
pub const NO_LONGER_SHOWN: StatusCode = StatusCode::GONE;
/// The register does not answer.
pub const NOT_HEALTHY: StatusCode = StatusCode::SERVICE_UNAVAILABLE;

/// The status of what went wrong.
#[must_use]
pub fn of_wrong(wrong: &Wrong) -> StatusCode {
    match wrong {
        Wrong::NotFound => StatusCode::NOT_FOUND,
        Wrong::Method => StatusCode::METHOD_NOT_ALLOWED,
        Wrong::Gone => NO_LONGER_SHOWN,
        Wrong::Forbidden => StatusCode::FORBIDDEN,
        Wrong::Invalid { .. } | Wrong::Unreadable => StatusCode::BAD_REQUEST,
        Wrong::Fault { .. } => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// What a status not of our own making (a path that does not decode, say) amounts to.
#[must_use]
pub fn to_wrong(status: StatusCode) -> Option<Wrong> {
    match status {
        StatusCode::NOT_FOUND => Some(Wrong::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => Some(Wrong::Method),
        s if s.is_client_error() => Some(Wrong::Unreadable),
        _ => None,
    }
}

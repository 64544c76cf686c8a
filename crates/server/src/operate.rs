//! For who runs the server: is it well, and how busy.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};

use crate::web::{Wrong, asset_url};
use crate::{App, status};

/// `ok` when the log's head can be read.
pub async fn healthz(State(app): State<App>) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
    ];
    match app.desk.log().await {
        Ok(_) => (headers, "ok\n").into_response(),
        Err(error) => {
            // Logged as a fault; the reason is nobody else's business.
            let _ = Wrong::from(error);
            (status::NOT_HEALTHY, headers, "not well\n").into_response()
        }
    }
}

/// Counters of this process.
pub async fn metrics(State(app): State<App>) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, app.metrics.to_text()).into_response()
}

/// Search engines may read the register and not the look-ups: a copy of theirs would outlive an act's publication,
/// so pages about organisations ask not to be kept.
pub async fn robots() -> Response {
    let text = "User-agent: *\nDisallow: /search\nDisallow: /organisations/\nDisallow: /acts/\nDisallow: /api/\nDisallow: /sign-in\nDisallow: /desk\n";
    (
        [
            (CONTENT_TYPE, "text/plain; charset=utf-8"),
            (CACHE_CONTROL, "public, max-age=86400"),
        ],
        text,
    )
        .into_response()
}

/// Where old browsers look for the icon.
pub async fn icon() -> Redirect {
    Redirect::permanent(asset_url("icon.svg"))
}

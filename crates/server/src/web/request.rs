//! One request: its id, its line in the log, its place in the counters.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use super::Metrics;

/// Id of a request, unique to this process and unlikely elsewhere: `5k2x9a07-00042`.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

impl RequestId {
    /// The next one.
    #[must_use]
    pub fn next() -> Self {
        static START: LazyLock<String> = LazyLock::new(|| {
            use std::hash::{BuildHasher, Hasher, RandomState};
            let random = RandomState::new().build_hasher().finish();
            register::act::base32(&random.to_be_bytes()[..5])
        });
        static COUNT: AtomicU64 = AtomicU64::new(1);
        Self(format!(
            "{}-{:05}",
            *START,
            COUNT.fetch_add(1, Ordering::Relaxed)
        ))
    }
}

/// Names, counts and logs a request. No query is logged: it may hold what someone looks for.
pub async fn request(
    State(metrics): State<Arc<Metrics>>,
    request: Request,
    next: Next,
) -> Response {
    let id = RequestId::next();
    let started = Instant::now();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("none", MatchedPath::as_str)
        .to_owned();
    let span = tracing::info_span!("request", id = %id.0, method = %request.method(), %route);
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();
    let status = response.status().as_u16();
    metrics.count(&route, status, took);
    span.in_scope(|| tracing::info!(status, took_us = took.as_micros() as u64, "answered"));
    if let Ok(id) = HeaderValue::from_str(&id.0) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

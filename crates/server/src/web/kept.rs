//! Answers kept: what was rendered for one visitor serves the next, until the
//! log grows or the day changes.
//!
//! INVARIANT: an answer made before an act was recorded here is never given
//! after it (a commit of another process on the same store: within a tenth of
//! a second). Only whole public answers are kept, none that depends on who asks
//! but for the language: what is behind the sign-in is neither looked for here
//! nor kept, and no answer is that says `no-store`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use codes::Date;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::etag::{matching, unchanged};
use super::officer::is_for_one;
use super::visitor::Visitor;
use crate::App;

/// Memory for kept answers, in bytes.
const BYTES_MAX: u64 = 48 << 20;
/// Longer answers are not kept.
const ANSWER_BYTES_MAX: usize = 256 << 10;
/// Kept at most this long: counts beside the log change without an entry.
const KEEP: Duration = Duration::from_secs(10);

struct Answer {
    version: u64,
    today: Date,
    made: Instant,
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<String, Arc<Answer>> for ByBytes {
    fn weight(&self, key: &String, answer: &Arc<Answer>) -> u64 {
        // Headers are about a kilobyte.
        (key.len() + answer.body.len() + 1_024) as u64
    }
}

/// The answers kept.
pub struct Kept(Cache<String, Arc<Answer>, ByBytes>);

impl Default for Kept {
    fn default() -> Self {
        Self(Cache::with_weighter(16_384, BYTES_MAX, ByBytes))
    }
}

/// Files and counters have their own ways; all else may be kept.
fn may_keep(request: &Request) -> bool {
    let path = request.uri().path();
    request.method() == Method::GET
        && ![
            "/log/",
            "/assets/",
            "/healthz",
            "/metrics",
            "/favicon.ico",
            "/sign-",
            "/desk",
        ]
        .iter()
        .any(|p| path.starts_with(p))
}

/// Answers from what is kept, or keeps the answer.
pub async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    if !may_keep(&request) {
        return next.run(request).await;
    }
    let Ok(version) = app.desk.version().await else {
        return next.run(request).await;
    };
    let today = app.desk.today();
    let uri = request.uri();
    let mut key = uri
        .path_and_query()
        .map_or(String::new(), ToString::to_string);
    if !uri.path().starts_with("/api/") {
        key.push(' ');
        key.push_str(Visitor::of(uri, request.headers()).say.tag());
    }
    let have = request.headers().get(IF_NONE_MATCH).cloned();
    if let Some(answer) = app.kept.0.get(&key)
        && answer.version == version
        && answer.today == today
        && answer.made.elapsed() < KEEP
    {
        return give(&answer, have.as_ref());
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || is_for_one(response.headers()) {
        return response;
    }
    let (parts, body) = response.into_parts();
    // The tag was taken of a whole body already; it is all in memory.
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return Response::from_parts(parts, Body::empty());
    };
    if body.len() <= ANSWER_BYTES_MAX {
        let answer = Answer {
            version,
            today,
            made: Instant::now(),
            headers: parts.headers.clone(),
            body: body.clone(),
        };
        app.kept.0.insert(key, Arc::new(answer));
    }
    Response::from_parts(parts, Body::from(body))
}

fn give(answer: &Answer, have: Option<&HeaderValue>) -> Response {
    let tag = answer
        .headers
        .get(ETAG)
        .and_then(|v| v.to_str().ok())
        .map(|t| t.trim_matches('"'));
    let matched = have
        .and_then(|h| h.to_str().ok())
        .zip(tag)
        .and_then(|(have, tag)| matching(have, tag));
    if let Some(matched) = matched {
        return unchanged(answer.headers.clone(), &matched);
    }
    let mut response = Response::new(Body::from(answer.body.clone()));
    *response.headers_mut() = answer.headers.clone();
    response
}

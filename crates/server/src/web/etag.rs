//! Strong entity tags: a client that has the answer already is told so in a line.
//!
//! The tag is a hash of the plain body, with the encoding's name after it once the body was
//! compressed, for the two are different bytes (RFC 9110, section 8.8.3.3).

use std::fmt::Write as _;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::Wrong;
use super::officer::is_for_one;
use crate::status;

/// Bodies are made in memory; none is larger than this.
const BODY_BYTES_MAX: usize = 64 << 20;

/// Tags an answer, and leaves out its body if the client has it. Before compression.
pub async fn etag(request: Request, next: Next) -> Response {
    let get = matches!(*request.method(), Method::GET | Method::HEAD);
    let have = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|v| v.to_str().ok())
        .map(str::to_owned);
    let response = next.run(request).await;
    if !get || response.status() != StatusCode::OK || is_for_one(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, BODY_BYTES_MAX).await else {
        return Wrong::fault(&"the body was larger than any is").into_response();
    };
    let tag = tag(&bytes);
    if let Some(matched) = have.as_deref().and_then(|have| matching(have, &tag)) {
        return unchanged(parts.headers, &matched);
    }
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) {
        parts.headers.insert(ETAG, tag);
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// Says in the tag how the body was compressed. After compression.
pub async fn etag_of_encoding(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers();
    let text = |name| {
        headers
            .get(name)
            .and_then(|v: &HeaderValue| v.to_str().ok())
    };
    if let (Some(tag), Some(encoding)) = (text(ETAG), text(CONTENT_ENCODING))
        && let Some(tag) = tag.strip_suffix('"')
        && let Ok(tag) = HeaderValue::from_str(&format!("{tag}-{encoding}\""))
    {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

fn tag(body: &[u8]) -> String {
    Sha256::digest(body)[..12]
        .iter()
        .fold(String::with_capacity(24), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// The tag among `have` that is ours, under whichever encoding, as the client wrote it.
pub(super) fn matching(have: &str, tag: &str) -> Option<String> {
    have.split(',').map(str::trim).find_map(|one| {
        let plain = one.strip_prefix("W/").unwrap_or(one).trim_matches('"');
        let same = plain.split('-').next() == Some(tag);
        (one == "*" || same).then(|| {
            if one == "*" {
                format!("\"{tag}\"")
            } else {
                one.to_owned()
            }
        })
    })
}

pub(super) fn unchanged(mut headers: HeaderMap, tag: &str) -> Response {
    headers.remove(CONTENT_LENGTH);
    headers.remove(CONTENT_TYPE);
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(ETAG, tag);
    }
    (status::UNCHANGED, headers).into_response()
}

#[cfg(test)]
mod tests {
    use super::matching;

    #[test]
    fn a_tag_is_known_under_any_encoding() {
        let check =
            |have, found: Option<&str>| assert_eq!(matching(have, "ab12").as_deref(), found);
        check("\"ab12\"", Some("\"ab12\""));
        check("\"x\", \"ab12-br\"", Some("\"ab12-br\""));
        check("W/\"ab12-gzip\"", Some("W/\"ab12-gzip\""));
        check("*", Some("\"ab12\""));
        check("\"ab123\"", None);
    }
}

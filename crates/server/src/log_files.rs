//! The log as static files (C2SP tlog-tiles): what other software checks this register by.

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::App;
use crate::web::{IdPath, Wrong};

/// A tile of one path never changes, a partial one neither.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The signed checkpoint, asked for anew each time.
pub async fn checkpoint(State(app): State<App>) -> Result<Response, Wrong> {
    let text = app
        .desk
        .log_file("checkpoint")
        .await?
        .ok_or(Wrong::NotFound)?;
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
    ];
    Ok((headers, text).into_response())
}

/// A tile of hashes or an entry bundle.
pub async fn tile(State(app): State<App>, IdPath(path): IdPath<String>) -> Result<Response, Wrong> {
    let path = format!("tile/{path}");
    if !is_tile_path(&path) {
        return Err(Wrong::NotFound);
    }
    let bytes = app.desk.log_file(&path).await?.ok_or(Wrong::NotFound)?;
    let mut response = bytes.into_response();
    response.headers_mut().insert(CACHE_CONTROL, FOR_EVER);
    Ok(response)
}

/// Whether the path has the shape of a tile's; no other file of the folder is served.
fn is_tile_path(path: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    let place = |s: &str| {
        let s = s.strip_prefix('x').unwrap_or(s);
        digits(s.strip_suffix(".p").unwrap_or(s))
    };
    let mut parts = path.split('/');
    parts.next() == Some("tile")
        && parts
            .next()
            .is_some_and(|level| level == "entries" || digits(level))
        && (1..=9).contains(&parts.clone().count())
        && parts.all(place)
}

#[cfg(test)]
mod tests {
    use super::is_tile_path;

    #[test]
    fn only_tiles_are_served() {
        for right in ["tile/0/000", "tile/entries/x001/234.p/17", "tile/1/000.p/5"] {
            assert!(is_tile_path(right), "{right}");
        }
        for wrong in [
            "tile/0",
            "tile/../key",
            "tile/0/../../key",
            "tile/keys/000",
            "tile//000",
            "tile/0/%2e%2e",
        ] {
            assert!(!is_tile_path(wrong), "{wrong}");
        }
    }
}

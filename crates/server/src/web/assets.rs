//! Style sheet, scripts and icon, inside the program; their address changes with their content.

use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use super::{IdPath, Wrong};

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

static URLS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|name| {
            let hash = Files::get(&name)?.metadata.sha256_hash();
            let hash = hash[..5].iter().fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            });
            let url = format!("/assets/{hash}/{name}");
            Some((name.into_owned(), url))
        })
        .collect()
});

/// Address of an asset, its hash in it.
#[must_use]
pub fn asset_url(name: &str) -> &'static str {
    URLS.iter()
        .find(|(n, _)| n == name)
        .map_or("", |(_, url)| url)
}

/// Serves one asset; an address with another hash is served too, but not kept.
pub async fn assets(IdPath((hash, name)): IdPath<(String, String)>) -> Result<Response, Wrong> {
    let file = Files::get(&name).ok_or(Wrong::NotFound)?;
    let media = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let current = asset_url(&name) == format!("/assets/{hash}/{name}");
    let cache = if current {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    Ok((
        [(CONTENT_TYPE, media), (CACHE_CONTROL, cache)],
        file.data.into_owned(),
    )
        .into_response())
}

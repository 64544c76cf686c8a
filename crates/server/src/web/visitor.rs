//! Who is looking: which language, and which address was asked for.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Request};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::Response;

use super::Params;
use crate::text::{Lang, Say};

/// A visitor of the pages.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Language of the answer.
    pub say: Say,
    /// Path asked for, as it was written.
    pub path: String,
    /// Its parameters.
    pub params: Params,
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.uri, &parts.headers))
    }
}

impl Visitor {
    /// Reads the language from the `lang` parameter, else the cookie, else `Accept-Language`.
    #[must_use]
    pub fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        let params = Params::parse(uri.query().unwrap_or_default());
        let text = |name| {
            headers
                .get(name)
                .and_then(|v: &HeaderValue| v.to_str().ok())
                .unwrap_or_default()
        };
        let lang = chosen(&params)
            .or_else(|| of_cookie(text(COOKIE)))
            .unwrap_or_else(|| Lang::accepted(text(ACCEPT_LANGUAGE)));
        Self {
            say: Say::new(lang),
            path: uri.path().to_owned(),
            params,
        }
    }

    /// The same address in another language.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> String {
        let mut url = self.path.clone();
        for (name, value) in self.params.pairs().filter(|(n, _)| *n != "lang") {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(&encoded(name));
            url.push('=');
            url.push_str(&encoded(value));
        }
        url.push(if url.contains('?') { '&' } else { '?' });
        url.push_str("lang=");
        url.push_str(lang.tag());
        url
    }
}

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn chosen(params: &Params) -> Option<Lang> {
    Lang::of_tag(params.get("lang")?)
}

fn of_cookie(header: &str) -> Option<Lang> {
    let pairs = header
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .filter(|(name, _)| *name == "lang")
        .find_map(|(_, tag)| Lang::of_tag(tag))
}

/// Keeps the language a visitor chose by the switch, in the only cookie a reader gets.
pub async fn remember_language(request: Request, next: Next) -> Response {
    let chosen = chosen(&Params::parse(request.uri().query().unwrap_or_default()));
    let mut response = next.run(request).await;
    if let Some(lang) = chosen {
        let cookie = format!(
            "lang={}; Path=/; Max-Age=31536000; SameSite=Lax",
            lang.tag()
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(uri: &str, cookie: &str, accept: &str) -> Visitor {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_str(cookie).unwrap());
        headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_str(accept).unwrap());
        Visitor::of(&uri.parse().unwrap(), &headers)
    }

    #[test]
    fn the_switch_beats_the_cookie_and_the_cookie_the_browser() {
        assert_eq!(
            visit("/?lang=zh-Hant", "lang=en", "zh-CN").say.tag(),
            "zh-Hant"
        );
        assert_eq!(visit("/", "a=b; lang=en", "zh-CN").say.tag(), "en");
        assert_eq!(visit("/?lang=klingon", "", "zh-CN").say.tag(), "zh-Hans");
    }

    #[test]
    fn the_switch_keeps_the_question() {
        let url = visit("/search?q=%E5%A4%A7&lang=en", "", "").in_language(Lang::ZhHans);
        assert_eq!(
            url,
            "/search?q=%E5%A4%A7&lang=zh%2DHans".replace("%2D", "-")
        );
    }
}

//! What a form sends. Read only from a body, never from an address; whatever it
//! holds is overwritten when it is dropped.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use desk::people::{People, Token};
use zeroize::Zeroizing;

use super::Wrong;

/// No form of ours is longer.
const BYTES_MAX: usize = 256 << 10;
/// Nor has one more fields.
const FIELDS_MAX: usize = 128;
/// Field of the token that another site cannot know.
pub const TOKEN: &str = "form_token";

/// Fields of a form. No `Debug`.
pub struct Form(Vec<(String, Zeroizing<String>)>);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Wrong;

    async fn from_request(request: Request, _: &S) -> Result<Self, Wrong> {
        let (parts, body) = request.into_parts();
        if !is_form(&parts.headers) {
            return Err(Wrong::Unreadable);
        }
        if comes_from_elsewhere(&parts.headers) {
            return Err(Wrong::Forbidden);
        }
        let bytes = to_bytes(body, BYTES_MAX).await;
        let bytes = bytes.map_err(|_| Wrong::Unreadable)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| Wrong::Unreadable)?;
        Ok(Self::parse(text))
    }
}

/// Browsers say where a form was sent from; ours come from our own pages.
fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    headers
        .get("sec-fetch-site")
        .is_some_and(|site| site != "same-origin" && site != "none")
}

fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|media| media.to_str().ok())
        .and_then(|media| media.split(';').next())
        .is_some_and(|media| {
            media
                .trim()
                .eq_ignore_ascii_case("application/x-www-form-urlencoded")
        })
}

impl Form {
    fn parse(text: &str) -> Self {
        let decode = |s: &str| {
            let spaced = Zeroizing::new(s.replace('+', " "));
            let decoded = percent_encoding::percent_decode_str(&spaced).decode_utf8_lossy();
            Zeroizing::new(decoded.into_owned())
        };
        let fields = text
            .split('&')
            .filter(|pair| !pair.is_empty())
            .take(FIELDS_MAX)
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (decode(name).as_str().to_owned(), decode(value)));
        Self(fields.collect())
    }

    /// A field as it was sent; empty when it was not.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// All fields, in the order sent.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Refuses a form that does not carry the token of this cookie.
    ///
    /// # Errors
    /// [`Wrong::Forbidden`].
    pub fn check(&self, people: &People, cookie: Option<&Token>) -> Result<(), Wrong> {
        match cookie {
            Some(cookie) if people.is_form_token(cookie, self.get(TOKEN)) => Ok(()),
            _ => Err(Wrong::Forbidden),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_read_as_it_was_typed() {
        let form = Form::parse("login=officer-1&password=+a%2Bb%26c++&empty=");
        assert_eq!(form.get("login"), "officer-1");
        assert_eq!(form.get("password"), " a+b&c  ");
        assert_eq!(form.get("empty"), "");
        assert_eq!(form.get("none"), "");
    }
}

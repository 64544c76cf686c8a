//! The cookies of a sign-in, and whether the way to us is encrypted.
//!
//! `session` holds a sign-in's token; `visit` a token for the form before there
//! is one, so that a form sent from another site is refused there too. Where
//! the way is encrypted both are `Secure` under a `__Host-` name, which no
//! other host can set (RFC 6265bis, section 4.1.3). Neither is set anywhere but
//! on the pages about signing in.

use std::convert::Infallible;
use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::header::{COOKIE, HOST};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use desk::people::Token;

use crate::App;

/// Which cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crumb {
    /// Of a sign-in.
    Session,
    /// Of a form before it.
    Visit,
}

impl Crumb {
    fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-session",
            (Self::Session, false) => "session",
            (Self::Visit, true) => "__Host-visit",
            (Self::Visit, false) => "visit",
        }
    }
}

/// The cookies of a request. No `Debug`.
pub struct Jar {
    secure: bool,
    /// Of a sign-in.
    pub session: Option<Token>,
    /// Of a form before it.
    pub visit: Option<Token>,
}

impl FromRequestParts<App> for Jar {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers, app.open_to_others))
    }
}

impl Jar {
    /// Reads them.
    fn of(headers: &HeaderMap, open_to_others: bool) -> Self {
        let secure = open_to_others || is_proxied(headers);
        let read = |crumb: Crumb| {
            let name = crumb.name(secure);
            headers
                .get_all(COOKIE)
                .iter()
                .filter_map(|header| header.to_str().ok())
                .flat_map(|header| header.split(';'))
                .filter_map(|pair| pair.trim().split_once('='))
                .find(|(n, _)| *n == name)
                .and_then(|(_, value)| Token::parse(value))
        };
        Self {
            secure,
            session: read(Crumb::Session),
            visit: read(Crumb::Visit),
        }
    }

    /// Sets a cookie, gone with the browser's session.
    #[must_use]
    pub fn set(&self, crumb: Crumb, token: &Token) -> HeaderValue {
        self.line(crumb, token.text(), "")
    }

    /// Takes a cookie back.
    #[must_use]
    pub fn clear(&self, crumb: Crumb) -> HeaderValue {
        self.line(crumb, "", "; Max-Age=0")
    }

    fn line(&self, crumb: Crumb, value: &str, more: &str) -> HeaderValue {
        let name = crumb.name(self.secure);
        let secure = if self.secure { "; Secure" } else { "" };
        let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{more}");
        let mut line = HeaderValue::from_str(&line).unwrap_or(HeaderValue::from_static(""));
        line.set_sensitive(true);
        line
    }
}

/// A server that listens to this machine alone may have an encrypting proxy
/// before it: then it is asked for by another name than this machine's, or the
/// proxy says so. Who says so without one makes his own cookies stricter and
/// nothing else.
fn is_proxied(headers: &HeaderMap) -> bool {
    let told = headers.get("x-forwarded-proto");
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    told.is_some_and(|proto| proto == "https") || !host.is_some_and(is_this_machine)
}

fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || address.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jar(cookie: &str, proto: Option<&'static str>, open_to_others: bool) -> Jar {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("localhost:8080"));
        headers.insert(COOKIE, HeaderValue::from_str(cookie).unwrap());
        if let Some(proto) = proto {
            headers.insert("x-forwarded-proto", HeaderValue::from_static(proto));
        }
        Jar::of(&headers, open_to_others)
    }

    #[test]
    fn where_the_way_is_encrypted_only_a_host_cookie_counts() {
        let token = Token::new().unwrap();
        let plain = format!("lang=en; session={}", token.text());
        let host = format!("lang=en; __Host-session={}", token.text());
        let check = |cookie: &str, proto, open, found: bool| {
            assert_eq!(
                jar(cookie, proto, open).session.is_some(),
                found,
                "{cookie}"
            );
        };
        check(&plain, None, false, true);
        check(&plain, None, true, false);
        check(&plain, Some("https"), false, false);
        check(&host, Some("https"), false, true);
        check(&host, None, true, true);
        check("session=short", None, false, false);
        let set = jar("", None, true).set(Crumb::Session, &token);
        let set = set.to_str().unwrap();
        assert!(set.starts_with("__Host-session="), "{set}");
        assert!(set.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"));
        for (host, proxied) in [
            ("localhost", false),
            ("127.0.0.1:8080", false),
            ("[::1]:8080", false),
            ("register.example", true),
            ("localhost.example:80", true),
            ("127.0.0.1.example", true),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static(host));
            assert_eq!(is_proxied(&headers), proxied, "{host}");
        }
        assert!(is_proxied(&HeaderMap::new()));
        let set = jar("", None, false).clear(Crumb::Visit);
        assert_eq!(
            set.to_str().unwrap(),
            "visit=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
        );
    }
}

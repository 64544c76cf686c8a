//! The parameters of a query, read one by one so that a wrong one is named.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::request::Parts;
use codes::Date;
use register::{ActId, Instant};

use super::Wrong;

/// Query parameters, decoded.
#[derive(Debug, Clone, Default)]
pub struct Params {
    pairs: Vec<(String, String)>,
    /// A form sends its empty fields, which are then not given; a program that
    /// sends an empty value has made a mistake and is told.
    strict: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Params {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let whole = parts.extensions.get::<OriginalUri>();
        let path = whole.map_or(parts.uri.path(), |uri| uri.path());
        Ok(Self {
            strict: path.starts_with("/api/"),
            ..Self::parse(parts.uri.query().unwrap_or_default())
        })
    }
}

impl Params {
    /// Reads a query string.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let decode = |s: &str| {
            let spaced = s.replace('+', " ");
            percent_encoding::percent_decode_str(&spaced)
                .decode_utf8_lossy()
                .into_owned()
        };
        Self {
            pairs: query
                .split('&')
                .filter(|pair| !pair.is_empty())
                .take(32)
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(|(name, value)| (decode(name), decode(value)))
                .collect(),
            strict: false,
        }
    }

    /// The pairs, as given.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// The last value given for `name` that is not empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs()
            .filter(|(n, v)| *n == name && !v.trim().is_empty())
            .map(|(_, v)| v.trim())
            .last()
    }

    /// `as_of`, a civil date.
    ///
    /// # Errors
    /// When it is no date.
    pub fn as_of(&self) -> Result<Option<Date>, Wrong> {
        self.read("as_of", "a civil date such as 2018-05-01", |v| {
            parse_date(v)
        })
    }

    /// `known_at`, an instant or a civil date (its end in UTC).
    ///
    /// # Errors
    /// When it is neither.
    pub fn known_at(&self) -> Result<Option<Instant>, Wrong> {
        self.read(
            "known_at",
            "a civil date, or an instant such as 2018-05-01T09:30:00Z",
            |v| parse_known_at(v).ok(),
        )
    }

    /// `limit`, from 1 to `max`.
    ///
    /// # Errors
    /// When it is no number in that range.
    pub fn limit(&self, default: usize, max: usize) -> Result<usize, Wrong> {
        let read = self.read("limit", "a whole number from 1 to the maximum", |v| {
            v.parse().ok().filter(|n| (1..=max).contains(n))
        })?;
        Ok(read.unwrap_or(default))
    }

    /// A parameter that is `true` or `false`.
    ///
    /// # Errors
    /// When it is neither.
    pub fn flag(&self, name: &'static str) -> Result<Option<bool>, Wrong> {
        self.read(name, "true or false", |v| v.parse().ok())
    }

    /// `after`, the id of the last act of the page before.
    ///
    /// # Errors
    /// When it is no act id.
    pub fn after_act(&self) -> Result<Option<String>, Wrong> {
        self.read("after", "the `next` of the page before", |v| {
            ActId::parse(v).map(|id| id.to_string())
        })
    }

    fn read<T>(
        &self,
        param: &'static str,
        expected: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Wrong> {
        let Some(value) = self.get(param) else {
            let empty = self.strict && self.pairs().any(|(name, _)| name == param);
            return match empty {
                true => Err(Wrong::Invalid { param, expected }),
                false => Ok(None),
            };
        };
        match read(value) {
            Some(read) => Ok(Some(read)),
            None => Err(Wrong::Invalid { param, expected }),
        }
    }
}

fn parse_date(text: &str) -> Option<Date> {
    let plain = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    plain.then(|| text.parse().ok()).flatten()
}

/// A text that is neither an instant nor a civil date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is neither a civil date such as `2018-05-01` nor an instant such as `2018-05-01T09:30:00Z`"
)]
pub struct KnownAtError(String);

/// Reads an instant (RFC 3339), or a civil date as the last microsecond of that day in UTC.
///
/// # Errors
/// [`KnownAtError`].
pub fn parse_known_at(text: &str) -> Result<Instant, KnownAtError> {
    let day = parse_date(text).and_then(|day| {
        let end = day.to_datetime(jiff::civil::time(23, 59, 59, 999_999_000));
        jiff::tz::Offset::UTC.to_timestamp(end).ok()
    });
    // A `+` of an offset not encoded in a query has become a space.
    day.or_else(|| text.replace(' ', "+").parse().ok())
        .ok_or_else(|| KnownAtError(text.chars().take(80).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_known_to_its_end() {
        let read = |text| parse_known_at(text).map(|i| i.to_string()).ok();
        assert_eq!(
            read("2018-05-01").as_deref(),
            Some("2018-05-01T23:59:59.999999Z")
        );
        assert_eq!(
            read("2018-05-01T09:30:00+08:00").as_deref(),
            Some("2018-05-01T01:30:00Z")
        );
        assert_eq!(
            read("2018-05-01T09:30:00 08:00").as_deref(),
            Some("2018-05-01T01:30:00Z")
        );
        assert_eq!(read("yesterday"), None);
    }

    #[test]
    fn a_wrong_parameter_is_named_and_an_empty_one_is_none() {
        let params = Params::parse("as_of=2018-13-01&known_at=&limit=0&q=a+b%26c");
        assert!(matches!(
            params.as_of(),
            Err(Wrong::Invalid { param: "as_of", .. })
        ));
        assert_eq!(params.known_at().unwrap(), None);
        assert!(params.limit(10, 50).is_err());
        assert_eq!(params.get("q"), Some("a b&c"));
    }
}

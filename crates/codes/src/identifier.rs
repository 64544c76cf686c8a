//! An organisation's identifier: `scheme:value`, in one spelling.
//!
//! Whether the value keeps its scheme's rules is asked in `check.rs`; a value that does not can still be held, because
//! registers hold such values. Aliases of schemes are in `scheme.rs`, refused schemes in `persons.rs`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::normalise::fold;
use crate::{persons, scheme};

/// Longest value kept, in characters.
const VALUE_CHARS_MAX: usize = 256;
const SCHEME_CHARS_MAX: usize = 64;

/// An organisation's identifier, canonical: two spellings of one identifier are equal.
///
/// ```
/// use codes::Identifier;
///
/// let one: Identifier = "CN-USCI:９１350100 m000100y43".parse()?;
/// assert_eq!(one.as_str(), "uscc:91350100M000100Y43");
/// // A scheme nobody here knows is kept as it is.
/// assert_eq!(Identifier::new("TW-EPA", " A0195035 ")?.as_str(), "tw-epa:A0195035");
/// // A person has no identifier here.
/// assert!("cn-resident-id:1".parse::<Identifier>().is_err());
/// # Ok::<(), codes::IdentifierError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identifier {
    text: String,
    colon: usize,
}

/// Why a text is no identifier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// There is no colon between scheme and value.
    #[error("`{0}` is not written as `scheme:value`")]
    NoScheme(String),
    /// The scheme is not lower-case letters, digits, dots and hyphens.
    #[error("`{0}` is not the name of an identifier scheme")]
    Scheme(String),
    /// Nothing is left of the value.
    #[error("the value of scheme `{0}` is empty")]
    Empty(String),
    /// The value has control characters or is too long to be an identifier.
    #[error("the value of scheme `{0}` is too long or has control characters")]
    Value(String),
    /// Only organisations have identifiers here.
    #[error("scheme `{0}` identifies natural persons; only organisations are held here")]
    NaturalPersons(String),
}

impl Identifier {
    /// Normalises the scheme's alias and the value's spelling.
    ///
    /// Full-width characters become ASCII, letters upper-case, and the spaces and dashes a scheme is written with are
    /// dropped. In a scheme unknown here the value is only trimmed. A failing check digit is not refused: see
    /// [`check`](crate::check()).
    ///
    /// # Errors
    /// When the scheme names natural persons or is no scheme name, or no value is left.
    pub fn new(scheme: &str, value: &str) -> Result<Self, IdentifierError> {
        let name = fold(scheme).trim().to_ascii_lowercase();
        if persons::identifies_persons(&name) {
            return Err(IdentifierError::NaturalPersons(name));
        }
        if !is_scheme_name(&name) {
            return Err(IdentifierError::Scheme(name));
        }
        let (scheme, value) = scheme::canonical(&name, value.trim());
        let value = value.trim();
        if value.is_empty() {
            return Err(IdentifierError::Empty(scheme.into()));
        }
        if value.chars().count() > VALUE_CHARS_MAX || value.chars().any(char::is_control) {
            return Err(IdentifierError::Value(scheme.into()));
        }
        Ok(Self {
            text: format!("{scheme}:{value}"),
            colon: scheme.len(),
        })
    }

    /// Canonical scheme id, such as `uscc`.
    pub fn scheme(&self) -> &str {
        &self.text[..self.colon]
    }

    /// Canonical value, without the scheme.
    pub fn value(&self) -> &str {
        &self.text[self.colon + 1..]
    }

    /// `scheme:value`.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for Identifier {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, value) = text
            .split_once([':', '：'])
            .ok_or_else(|| IdentifierError::NoScheme(text.chars().take(80).collect()))?;
        Self::new(scheme, value)
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identifier({})", self.text)
    }
}

impl Serialize for Identifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Identifier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

fn is_scheme_name(name: &str) -> bool {
    name.len() <= SCHEME_CHARS_MAX
        && name.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, canonical: &str) {
        assert_eq!(text.parse::<Identifier>().unwrap().as_str(), canonical);
    }

    #[test]
    fn every_alias_becomes_the_one_spelling() {
        check("GB-COH:9506232", "gb-coh:09506232");
        check("gb-coh:sc45551", "gb-coh:SC045551");
        check("0199:5493 001K JTII GC8Y 1R12", "lei:5493001KJTIIGC8Y1R12");
        check("XI-DUNS:81-281-0734", "duns:812810734");
        check("cn.uscc:91 110000 600037341l", "uscc:91110000600037341L");
        check("RA000585: 09506232 ", "ra000585:09506232");
    }

    #[test]
    fn a_national_vat_scheme_says_the_country() {
        check("de.vat:136 695 976", "vat:DE136695976");
        check("gr.vat:94259216", "vat:EL094259216");
        check("eu.vat:BE 428759497", "vat:BE0428759497");
        check("nl.btw:4495445B01", "vat:NL004495445B01");
    }

    #[test]
    fn an_unknown_scheme_is_kept_and_its_value_too() {
        check("tw-epa: a 0195-035 ", "tw-epa:a 0195-035");
        check("x:a:b", "x:a:b");
    }

    #[test]
    fn what_is_no_identifier_says_why() {
        let error = |text: &str| text.parse::<Identifier>().unwrap_err();
        assert!(matches!(error("91350100"), IdentifierError::NoScheme(_)));
        assert!(matches!(error("a_b:1"), IdentifierError::Scheme(_)));
        assert!(matches!(error(":1"), IdentifierError::Scheme(_)));
        assert!(matches!(error("lei: - "), IdentifierError::Empty(_)));
        assert!(matches!(error("tw-epa:a\u{7}b"), IdentifierError::Value(_)));
        assert!(
            error("passport:1")
                .to_string()
                .contains("identifies natural persons")
        );
    }
}

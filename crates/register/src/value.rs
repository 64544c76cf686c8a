//! A value in the content of an act.

use codes::Date;
use serde::{Deserialize, Serialize};

/// What a field of content may hold. No floats: money and measurements are
/// integers or decimals kept as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text.
    Text(String),
    /// Whole number.
    Integer(i64),
    /// Decimal number as written (`0.018`).
    Decimal(String),
    /// Civil date.
    Date(Date),
    /// Yes or no.
    Flag(bool),
    /// Several.
    List(Vec<Value>),
}

impl Value {
    /// The value as plain text, for conditions and display.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(s) | Self::Decimal(s) => s.clone(),
            Self::Integer(n) => n.to_string(),
            Self::Date(d) => d.to_string(),
            Self::Flag(b) => b.to_string(),
            Self::List(items) => items
                .iter()
                .map(Self::to_text)
                .collect::<Vec<_>>()
                .join("; "),
        }
    }

    /// The value as it is read back from claims: JSON keeps text, whole
    /// numbers, flags and lists apart, but a date and a decimal are text in
    /// it. Text that is a civil date reads as [`Value::Date`], a decimal as
    /// [`Value::Text`]; [`Value::to_text`] is the same before and after.
    ///
    /// ```
    /// # use register::Value;
    /// let kept = Value::Decimal("0.50".into());
    /// assert_eq!(kept.canonical(), Value::Text("0.50".into()));
    /// assert_eq!(kept.canonical().to_text(), kept.to_text());
    /// ```
    #[must_use]
    pub fn canonical(&self) -> Self {
        match self {
            Self::Text(s) | Self::Decimal(s) => {
                civil_date(s).map_or_else(|| Self::Text(s.clone()), Self::Date)
            }
            Self::List(items) => Self::List(items.iter().map(Self::canonical).collect()),
            other => other.clone(),
        }
    }
}

/// Reads a civil date written exactly `YYYY-MM-DD`.
pub(crate) fn civil_date(text: &str) -> Option<Date> {
    let b = text.as_bytes();
    if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
        return None;
    }
    let number = |span: &[u8]| {
        span.iter().try_fold(0i16, |n, &digit| {
            digit
                .is_ascii_digit()
                .then(|| n * 10 + i16::from(digit - b'0'))
        })
    };
    let (year, month, day) = (number(&b[..4])?, number(&b[5..7])?, number(&b[8..])?);
    Date::new(year, month as i8, day as i8).ok()
}

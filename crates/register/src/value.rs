//! A value in the content of an act.

use codes::Date;

/// What a field of content may hold. No floats: money and measurements are
/// integers or decimals kept as written.
#[derive(Debug, Clone, PartialEq, Eq)]
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
            Self::List(items) => items.iter().map(Self::to_text).collect::<Vec<_>>().join("; "),
        }
    }
}

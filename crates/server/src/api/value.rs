//! A value of an act's content as JSON.

use register::Value;
use serde_json::json;

/// Decimals stay text, so that no digit is lost; dates are ISO 8601.
#[must_use]
pub fn value_to_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Text(text) | Value::Decimal(text) => json!(text),
        Value::Integer(number) => json!(number),
        Value::Date(date) => json!(date.to_string()),
        Value::Flag(flag) => json!(flag),
        Value::List(items) => items.iter().map(value_to_json).collect(),
    }
}

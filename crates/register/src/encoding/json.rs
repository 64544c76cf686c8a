//! A value of content as JSON, and back.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::Value;
use crate::value::civil_date;

/// A value as JSON: dates and decimals as text, everything else as it is.
#[must_use]
pub fn to_json(value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Decimal(text) => Json::from(text.as_str()),
        Value::Integer(number) => Json::from(*number),
        Value::Date(date) => Json::from(date.to_string()),
        Value::Flag(flag) => Json::from(*flag),
        Value::List(items) => items.iter().map(to_json).collect(),
    }
}

/// A value from JSON: the [`Value::canonical`] form of what [`to_json`] was
/// given. `None` for null, objects and numbers that are not whole.
#[must_use]
pub fn from_json(json: Json) -> Option<Value> {
    Some(match json {
        Json::String(text) => match civil_date(&text) {
            Some(date) => Value::Date(date),
            None => Value::Text(text),
        },
        Json::Number(number) => Value::Integer(number.as_i64()?),
        Json::Bool(flag) => Value::Flag(flag),
        Json::Array(items) => Value::List(items.into_iter().map(from_json).collect::<Option<_>>()?),
        Json::Null | Json::Object(_) => return None,
    })
}

/// Content as its schema checks it: where the schema wants a number, a decimal
/// is shown to it as one (it is still kept as written).
pub(crate) fn content(content: &BTreeMap<String, Value>, schema: &Json) -> Json {
    let wants_number = |field: &str| {
        let wanted = schema.pointer("/properties").and_then(|p| p.get(field));
        wanted.and_then(|p| p.get("type")) == Some(&Json::from("number"))
    };
    let fields = content.iter().map(|(field, value)| {
        let json = match value {
            Value::Decimal(text) if wants_number(field) => number(text),
            value => to_json(value),
        };
        (field.clone(), json)
    });
    Json::Object(fields.collect())
}

fn number(text: &str) -> Json {
    match text.parse::<f64>() {
        Ok(number) => Json::from(number),
        Err(_) => Json::from(text),
    }
}

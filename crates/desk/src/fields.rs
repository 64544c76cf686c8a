//! The fields of an act's content, in the order and with the titles of its kind.

use std::collections::BTreeMap;

use catalogue::{Law, Text};
use register::Value;

use crate::view::FieldView;

/// Fields of a content that is nobody's act yet.
#[must_use]
pub fn content_of(law: &Law, kind: &str, content: &BTreeMap<String, Value>) -> Vec<FieldView> {
    let schema = law.act_kind(kind).map(|k| &k.content);
    fields_of(schema.unwrap_or(&serde_json::Value::Null), content, None)
}

/// Content as somebody typed it, read as its schema wants it: a whole number, yes
/// or no, and any other number as a decimal, kept as written. What is none of
/// these stays text, for the law to refuse.
pub(crate) fn typed(
    schema: &serde_json::Value,
    mut content: BTreeMap<String, Value>,
) -> BTreeMap<String, Value> {
    for (name, value) in &mut content {
        let wanted = schema["properties"][name.as_str()]["type"].as_str();
        let Value::Text(text) = &*value else { continue };
        let read = match wanted {
            Some("number") => is_decimal(text).then(|| Value::Decimal(text.clone())),
            Some("integer") => text.parse().ok().map(Value::Integer),
            Some("boolean") => text.parse().ok().map(Value::Flag),
            _ => None,
        };
        if let Some(read) = read {
            *value = read;
        }
    }
    content
}

/// Digits, perhaps a sign before them and one point among them.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(part)
}

/// Fields in the order of the schema, then any other; `None` where withheld.
pub(crate) fn fields_of(
    schema: &serde_json::Value,
    content: &BTreeMap<String, Value>,
    readable: Option<&[String]>,
) -> Vec<FieldView> {
    let properties = schema.get("properties").and_then(|p| p.as_object());
    let view = |name: &str, property: Option<&serde_json::Value>| {
        let value = content.get(name)?;
        let withheld = readable.is_some_and(|r| !r.iter().any(|f| f == name));
        Some(FieldView {
            name: name.to_owned(),
            title: property.map(title_of).unwrap_or_default(),
            value: (!withheld).then(|| value.clone()),
            unit: property
                .and_then(|p| p.get("unit"))
                .and_then(|u| u.as_str())
                .map(str::to_owned),
        })
    };
    let mut out: Vec<FieldView> = properties
        .iter()
        .flat_map(|p| p.iter())
        .filter_map(|(name, p)| view(name, Some(p)))
        .collect();
    for name in content.keys() {
        if properties.is_none_or(|p| !p.contains_key(name)) {
            out.extend(view(name, None));
        }
    }
    out
}

/// The title of a property of a content schema, by language.
#[must_use]
pub fn title_of(property: &serde_json::Value) -> Text {
    let Some(title) = property.get("title").and_then(|t| t.as_object()) else {
        return Text::default();
    };
    Text(
        title
            .iter()
            .filter_map(|(lang, text)| Some((lang.clone(), text.as_str()?.to_owned())))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_read_as_the_schema_wants_it() {
        let schema = serde_json::json!({ "properties": {
            "rate": { "type": "number" }, "note": { "type": "string" },
            "fine": { "type": "integer" }, "paid": { "type": "boolean" },
        }});
        let read = |field: &str, text: &str| {
            let content = BTreeMap::from([(field.to_owned(), Value::Text(text.to_owned()))]);
            typed(&schema, content).remove(field)
        };
        for text in ["0.50", "-3", "12"] {
            assert_eq!(read("rate", text), Some(Value::Decimal(text.to_owned())));
            assert_eq!(read("note", text), Some(Value::Text(text.to_owned())));
        }
        assert_eq!(read("fine", "60000"), Some(Value::Integer(60_000)));
        assert_eq!(
            read("fine", "60000.5"),
            Some(Value::Text("60000.5".to_owned()))
        );
        assert_eq!(read("paid", "true"), Some(Value::Flag(true)));
        assert_eq!(read("paid", "maybe"), Some(Value::Text("maybe".to_owned())));
        for text in ["half", "1.", ".5", "1e3", "1.2.3", "NaN", "--1"] {
            assert_eq!(read("rate", text), Some(Value::Text(text.to_owned())));
        }
    }
}

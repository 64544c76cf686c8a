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

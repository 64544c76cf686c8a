//! The questions of a form, made from an act kind's content.

use std::collections::BTreeMap;

use catalogue::ActKind;
use desk::fields::title_of;
use register::Value;

use crate::text::{Said, Say};

/// One question made from a property of the content's schema.
pub(super) struct Question {
    pub name: String,
    pub label: Said,
    pub unit: Option<String>,
    /// `text`, `long`, `number`, `date`, `yes_no` or `one_of`.
    pub sort: &'static str,
    pub options: Vec<String>,
    pub required: bool,
    pub value: String,
    pub error: Option<Said>,
}

/// The questions of an act kind's content: what its schema says.
pub(super) fn questions(
    say: Say,
    kind: &ActKind,
    typed: &BTreeMap<String, String>,
) -> Vec<Question> {
    let properties = kind.content["properties"].as_object();
    let required = kind.content["required"].as_array();
    let one = |(name, p): (&String, &serde_json::Value)| {
        let options: Vec<String> = p["enum"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|v| v.as_str().map(str::to_owned))
            .collect();
        let sort = match (p["type"].as_str(), p["format"].as_str()) {
            _ if !options.is_empty() => "one_of",
            (Some("integer"), _) => "number",
            (Some("boolean"), _) => "yes_no",
            (Some("string"), Some("date")) => "date",
            (Some("string" | "number"), _) => "text",
            // Lists are entered from files, not here.
            _ => return None,
        };
        let title = title_of(p);
        Some(Question {
            label: match title.is_empty() {
                true => Said::plain(name.replace('_', " ")),
                false => say.pick(&title),
            },
            unit: p["unit"].as_str().map(str::to_owned),
            sort,
            options,
            required: required.is_some_and(|all| all.iter().any(|r| r == name)),
            value: typed.get(name).cloned().unwrap_or_default(),
            error: None,
            name: name.clone(),
        })
    };
    properties.into_iter().flatten().filter_map(one).collect()
}

pub(super) fn value_of(sort: &str, text: &str) -> Option<Value> {
    Some(match sort {
        "number" => Value::Integer(text.replace([',', ' '], "").parse().ok()?),
        "date" => Value::Date(text.parse().ok()?),
        "yes_no" => Value::Flag(text == "yes"),
        _ => Value::Text(text.to_owned()).canonical(),
    })
}

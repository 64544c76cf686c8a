//! A JSON Schema complaint in plain words.
//!
//! Used for files of a catalogue and for the content of acts alike. Words only;
//! places are the callers' business.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use serde_json::Value;

/// What is wrong with the value: lower case, no full stop.
pub(crate) fn reason(error: &ValidationError<'_>) -> String {
    let value = error.instance();
    match error.kind() {
        Kind::Type { kind } => format!("expected {}, found {}", wanted(kind), found(value)),
        Kind::Enum { options } => format!("{} is none of {}", quoted(value), list(options)),
        Kind::Constant { expected_value } => {
            format!("{} is not {}", quoted(value), quoted(expected_value))
        }
        Kind::Required { property } => format!("{} is missing", quoted(property)),
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            format!(
                "{} is not known here",
                unexpected
                    .iter()
                    .map(|u| format!("`{u}`"))
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        }
        Kind::Format { format } => format!("{} is no {}", quoted(value), form(format)),
        Kind::Pattern { pattern } => format!("{} does not look like `{pattern}`", quoted(value)),
        Kind::Minimum { limit } => format!("{value} is less than {limit}"),
        Kind::Maximum { limit } => format!("{value} is more than {limit}"),
        Kind::ExclusiveMinimum { limit } => format!("{value} is not more than {limit}"),
        Kind::ExclusiveMaximum { limit } => format!("{value} is not less than {limit}"),
        Kind::MinLength { limit } => format!("shorter than {limit} characters"),
        Kind::MaxLength { limit } => format!("longer than {limit} characters"),
        Kind::MinItems { limit } => format!("has fewer than {limit} items"),
        Kind::MaxItems { limit } => format!("has more than {limit} items"),
        Kind::UniqueItems => "says the same thing twice".into(),
        Kind::FalseSchema => "nothing is allowed here".into(),
        _ => error.to_string(),
    }
}

fn wanted(kind: &TypeKind) -> String {
    let names: Vec<String> = match kind {
        TypeKind::Single(one) => vec![one.as_str().to_owned()],
        TypeKind::Multiple(set) => set.iter().map(|t| t.as_str().to_owned()).collect(),
    };
    names
        .iter()
        .map(|n| named(n))
        .collect::<Vec<_>>()
        .join(" or ")
}

fn named(json_type: &str) -> &str {
    match json_type {
        "string" => "a text",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "a table",
        "null" => "nothing",
        other => other,
    }
}

fn found(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Bool(b) => format!("`{b}`"),
        Value::Number(n) => format!("the number {n}"),
        Value::String(_) => format!("the text {}", quoted(value)),
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "a table".into(),
    }
}

fn form(format: &str) -> &str {
    match format {
        "period" => "period (as `P3M`, `P1Y`, `P7WD`)",
        "civil-date" | "date" => "date (as `2026-04-01`)",
        "day-zero" => "rule for the first day (`excluded` or `included`)",
        "roll" => "rule for a last day that is no working day",
        "uri" => "web address",
        "email" => "mail address",
        other => other,
    }
}

/// A value in backticks, cut where it gets long.
fn quoted(value: &Value) -> String {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    if text.chars().count() > 60 {
        format!("`{}…`", text.chars().take(60).collect::<String>())
    } else {
        format!("`{text}`")
    }
}

fn list(options: &Value) -> String {
    let all = options.as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// The candidate most like `word`, if one is close enough to be meant.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|c| (distance(word, c), c))
        .filter(|(d, c)| *d <= 1 + c.chars().count().min(word.chars().count()) / 4)
        .min()
        .map(|(_, c)| c)
}

/// Letters to insert, delete or change.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_is_recognised_and_another_word_is_not() {
        assert_eq!(
            nearest("provision", ["provisions", "rests_on"]),
            Some("provisions")
        );
        assert_eq!(nearest("colour", ["provisions", "rests_on"]), None);
    }
}

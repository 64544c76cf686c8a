//! Whether an entry of a file has the shape of its type: every fault, not the
//! first one.
//!
//! Checks against the same JSON Schemas that editors use (`crate::schema`).
//! Faults that are really broken promises (a subject that is a person, a field
//! of law outside the closed list) are given the number of their lint here,
//! because no value of the type exists that a lint could look at.

use std::sync::LazyLock;

use codes::Date;
use codes::period::{DayZero, Period, Roll};
use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{ValidationError, Validator};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::document::child;
use crate::lint::words;
use crate::model::{ActKind, Authority, Head, Instrument, Mapping, Provision};
use crate::plain;
use crate::schema;

/// The shape of a type: its schema, and that schema compiled.
pub(super) struct Shape {
    schema: Value,
    check: Validator,
}

/// A type that is one entry of a file.
pub(super) trait Entry: DeserializeOwned {
    /// Its shape.
    fn shape() -> &'static Shape;
}

macro_rules! entry {
    ($($type:ty),*) => {$(
        impl Entry for $type {
            fn shape() -> &'static Shape {
                static SHAPE: LazyLock<Shape> = LazyLock::new(compile::<$type>);
                &SHAPE
            }
        }
    )*};
}

entry!(Head, Instrument, Provision, Authority, ActKind, Mapping);

fn compile<T: JsonSchema>() -> Shape {
    let mut schema = schema::of::<T>();
    name_constants(&mut schema);
    let check = jsonschema::options()
        .with_format("period", reads::<Period>)
        .with_format("civil-date", reads::<Date>)
        .with_format("day-zero", reads::<DayZero>)
        .with_format("roll", reads::<Roll>)
        .should_validate_formats(true)
        .build(&schema)
        .expect("a schema made from our own types compiles; a test does it");
    Shape { schema, check }
}

fn reads<T: DeserializeOwned>(text: &str) -> bool {
    serde_json::from_value::<T>(json!(text)).is_ok()
}

/// `oneOf` of constants reads well in an editor, but complains badly; the
/// checker gets a plain `enum`.
fn name_constants(schema: &mut Value) {
    match schema {
        Value::Array(all) => all.iter_mut().for_each(name_constants),
        Value::Object(map) => {
            if let Some(Value::Array(options)) = map.get("oneOf") {
                let names: Vec<Value> = options
                    .iter()
                    .flat_map(|o| match (o.get("const"), o.get("enum")) {
                        (Some(name), _) => vec![name.clone()],
                        (None, Some(Value::Array(names))) => names.clone(),
                        _ => vec![],
                    })
                    .collect();
                if !names.is_empty() {
                    map.remove("oneOf");
                    map.insert("enum".into(), names.into());
                }
            }
            map.values_mut().for_each(name_constants);
        }
        _ => {}
    }
}

/// One fault of an entry.
pub(super) struct Fault {
    /// Code of the finding.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// JSON pointer within the file.
    pub pointer: String,
    /// Whether the key is meant rather than the value.
    pub at_key: bool,
    /// How to mend it.
    pub help: Option<String>,
}

/// Reads one entry and says all that is wrong with it. Keys nobody knows are
/// faults, but do not keep the rest from being read and linted.
pub(super) fn read<T: Entry>(value: &Value, base: &str) -> (Option<T>, Vec<Fault>) {
    let shape = T::shape();
    let mut faults: Vec<Fault> = shape
        .check
        .iter_errors(value)
        .flat_map(|e| faults(&e, base, &shape.schema))
        .collect();
    if faults.iter().any(|f| f.code != "CF002") {
        return (None, faults);
    }
    let mut known = value.clone();
    for fault in &faults {
        remove(&mut known, &fault.pointer[base.len()..]);
    }
    match serde_json::from_value(known) {
        Ok(entry) => (Some(entry), faults),
        Err(error) => {
            faults.push(Fault {
                code: "CF004",
                message: error.to_string(),
                pointer: base.to_owned(),
                at_key: false,
                help: None,
            });
            (None, faults)
        }
    }
}

/// Takes a key out of a table somewhere below.
fn remove(value: &mut Value, pointer: &str) {
    let Some((table, key)) = pointer.rsplit_once('/') else {
        return;
    };
    if let Some(Value::Object(table)) = value.pointer_mut(table) {
        table.remove(&key.replace("~1", "/").replace("~0", "~"));
    }
}

fn faults(error: &ValidationError<'_>, base: &str, schema: &Value) -> Vec<Fault> {
    let local = error.instance_path().as_str();
    let pointer = format!("{base}{local}");
    let reason = plain::reason(error);
    let fault = |code, message| Fault {
        code,
        message,
        pointer: pointer.clone(),
        at_key: false,
        help: None,
    };
    match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            let known = known_keys(error, schema);
            unexpected
                .iter()
                .map(|key| Fault {
                    pointer: child(&pointer, key),
                    at_key: true,
                    help: plain::nearest(key, known.iter().map(String::as_str))
                        .map(|near| format!("did you mean `{near}`?")),
                    ..fault("CF002", format!("`{key}` is not a key known here"))
                })
                .collect()
        }
        Kind::Required { property } => {
            let key = property.as_str().unwrap_or_default();
            let code = match (local, key) {
                ("", "provisions") => "DP001",
                ("", "subjects") => "DP025",
                ("/urgent", "review") => "DP020",
                _ => "CF003",
            };
            vec![Fault {
                at_key: true,
                ..fault(code, format!("{reason}{}", within(local)))
            }]
        }
        Kind::Enum { options } => {
            let word = error.instance().as_str().unwrap_or_default().to_owned();
            let (code, message) = unknown_word(local, &word, reason);
            let near = options
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            let help = plain::nearest(&word, near).map(|near| format!("did you mean `{near}`?"));
            vec![Fault {
                help,
                ..fault(code, message)
            }]
        }
        _ => vec![fault("CF004", format!("{reason}{}", within(local)))],
    }
}

/// ` in \`publication.0\``, or nothing at the top.
fn within(local: &str) -> String {
    if local.is_empty() {
        return String::new();
    }
    format!(" in `{}`", local[1..].replace('/', "."))
}

/// A word outside a closed list; two of these lists are promises.
fn unknown_word(local: &str, word: &str, reason: String) -> (&'static str, String) {
    if local == "/field" {
        let message = if words::is_protected_field(word) {
            format!("`{word}` is speech, belief, association or private life: no act is about it")
        } else {
            format!("field of law {reason}")
        };
        return ("DP032", message);
    }
    if local.starts_with("/subjects/") || local == "/subject/kind" {
        return if words::is_person(word) {
            (
                "DP026",
                format!("`{word}` is a natural person, and only organisations are subjects"),
            )
        } else {
            ("DP027", format!("subject kind {reason}"))
        };
    }
    ("CF005", format!("{reason}{}", within(local)))
}

/// Keys the schema names where the error stands.
fn known_keys(error: &ValidationError<'_>, schema: &Value) -> Vec<String> {
    let here = error
        .schema_path()
        .as_str()
        .strip_suffix("/additionalProperties");
    let keys = here.and_then(|h| schema.pointer(h)?.get("properties")?.as_object());
    keys.map(|k| k.keys().cloned().collect())
        .unwrap_or_default()
}

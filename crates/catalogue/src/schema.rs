//! JSON Schemas of the files of a catalogue, made from the types in `model`.
//!
//! For an editor: write the schemas to a folder and name one at the head of a
//! file, as `taplo` and the TOML extensions of common editors read it:
//!
//! ```toml
//! #:schema ../../schemas/act.schema.json
//! id = "fine"
//! ```
//!
//! or, for all files at once, in `.taplo.toml`:
//!
//! ```toml
//! [[rule]]
//! include = ["catalogues/*/acts/*.toml", "catalogues/*/lists/*.toml"]
//! schema = { path = "schemas/act.schema.json" }
//! ```
//!
//! The loader checks files against the same schemas, so an editor and
//! `standing catalogue check` agree about shape. Lints are not in a schema.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::model::{ActKind, AuthoritiesFile, Head, LawFile, Mapping};

/// Schema by kind of file: `catalogue`, `law`, `authorities`, `act` (acts,
/// lists and measures alike) and `mapping`.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("catalogue", of::<Head>()),
        ("law", of::<LawFile>()),
        ("authorities", of::<AuthoritiesFile>()),
        ("act", of::<ActKind>()),
        ("mapping", of::<Mapping>()),
    ]
}

/// Schema of one type as TOML can say it: nothing is null, and no key is
/// allowed that the type does not name.
pub(crate) fn of<T: JsonSchema>() -> Value {
    let schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>();
    let mut schema = schema.to_value();
    tighten(&mut schema);
    schema
}

fn tighten(schema: &mut Value) {
    match schema {
        Value::Array(all) => all.iter_mut().for_each(tighten),
        Value::Object(map) => {
            if let Some(Value::Array(types)) = map.get_mut("type") {
                types.retain(|t| t != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    map.insert("type".into(), only);
                }
            }
            if map.get("default").is_some_and(Value::is_null) {
                map.remove("default");
            }
            if let Some(Value::Array(any)) = map.get_mut("anyOf") {
                any.retain(|s| s.get("type") != Some(&json!("null")));
                if let [Value::Object(only)] = any.as_slice() {
                    let only = only.clone();
                    map.remove("anyOf");
                    map.extend(only);
                }
            }
            if map.contains_key("properties") && !map.contains_key("additionalProperties") {
                map.insert("additionalProperties".into(), false.into());
            }
            map.values_mut().for_each(tighten);
        }
        _ => {}
    }
}

macro_rules! text_form {
    ($name:ident, $format:literal, $description:literal, $examples:expr) => {
        #[doc = $description]
        pub(crate) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $format.into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "format": $format,
                    "description": $description,
                    "examples": $examples,
                })
            }
        }
    };
}

text_form!(
    PeriodText,
    "period",
    "ISO 8601 period, or working days.",
    ["P3M", "P1Y", "P7WD"]
);
text_form!(DateText, "civil-date", "Civil date.", ["2026-04-01"]);
text_form!(
    DayZeroText,
    "day-zero",
    "Whether the starting day counts.",
    ["excluded", "included"]
);
text_form!(
    RollText,
    "roll",
    "What happens when the last day is no working day.",
    ["none"]
);

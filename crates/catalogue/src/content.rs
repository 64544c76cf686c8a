//! Checking the content of an act against its kind's JSON Schema.
//!
//! Compiled once for a whole [`Law`], then a few microseconds a check. The
//! schema belongs to the catalogue; what the content means is in `register`.

use std::collections::BTreeMap;

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::model::Law;
use crate::plain;

/// Compiled content schemas by qualified act kind (`tw-environment/penalty`).
#[derive(Debug, Default)]
pub struct ContentSchemas {
    by_kind: BTreeMap<String, ContentSchema>,
}

impl ContentSchemas {
    /// Compiles the content schemas of all act kinds. A kind whose schema does
    /// not compile cannot be in a [`Law`] that was loaded; if one is, its
    /// content is refused.
    #[must_use]
    pub fn new(law: &Law) -> Self {
        let kinds = law.catalogues.iter().flat_map(|(id, c)| {
            c.act_kinds
                .values()
                .map(move |k| (format!("{id}/{}", k.id), k))
        });
        let by_kind = kinds
            .filter_map(|(id, kind)| Some((id, ContentSchema::compile(&kind.content).ok()?)))
            .collect();
        ContentSchemas { by_kind }
    }

    /// Checks content of an act of this qualified kind.
    ///
    /// # Errors
    /// Everything that is wrong, a line each: the field's path, and why.
    ///
    /// ```
    /// let schemas = catalogue::ContentSchemas::new(&catalogue::Law::default());
    /// let refused = schemas.check("x/fine", &serde_json::json!({})).unwrap_err();
    /// assert_eq!(refused, ["act kind `x/fine` is not known"]);
    /// ```
    pub fn check(&self, kind: &str, content: &Value) -> Result<(), Vec<String>> {
        match self.by_kind.get(kind) {
            Some(schema) => schema.check(content),
            None => Err(vec![format!("act kind `{kind}` is not known")]),
        }
    }

    /// The compiled schema of this qualified kind.
    #[must_use]
    pub fn get(&self, kind: &str) -> Option<&ContentSchema> {
        self.by_kind.get(kind)
    }
}

/// One compiled content schema.
#[derive(Debug)]
pub struct ContentSchema {
    check: Validator,
}

impl ContentSchema {
    /// Compiles the `content` of an act kind. Titles by language are taken out
    /// first, for JSON Schema wants one; and a content takes no field that the
    /// kind does not name: an undeclared field has no disclosure rule, so it may
    /// not be kept.
    ///
    /// # Errors
    /// Why it is no JSON Schema, in words.
    pub fn compile(content: &Value) -> Result<Self, String> {
        let schema = standard(content);
        let check = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .offline()
            .should_validate_formats(true)
            .build(&schema)
            .map_err(|error| {
                let path = path(error.instance_path().as_str());
                format!("{path}: {}", plain::reason(&error))
            })?;
        Ok(ContentSchema { check })
    }

    /// Checks content.
    ///
    /// # Errors
    /// Everything that is wrong, a line each.
    pub fn check(&self, content: &Value) -> Result<(), Vec<String>> {
        if self.check.is_valid(content) {
            return Ok(());
        }
        Err(self
            .check
            .iter_errors(content)
            .map(|error| {
                format!(
                    "{}: {}",
                    path(error.instance_path().as_str()),
                    plain::reason(&error)
                )
            })
            .collect())
    }
}

/// `items.0.amount` for people, from `/items/0/amount`.
fn path(pointer: &str) -> String {
    if pointer.is_empty() {
        return "content".into();
    }
    format!(
        "`{}`",
        pointer[1..]
            .replace('/', ".")
            .replace("~1", "/")
            .replace("~0", "~")
    )
}

/// The content schema as JSON Schema 2020-12 knows it.
fn standard(content: &Value) -> Value {
    let mut schema = match content {
        Value::Null => json!({}),
        other => other.clone(),
    };
    if let Value::Object(map) = &mut schema {
        map.entry("type").or_insert_with(|| "object".into());
        map.entry("properties").or_insert_with(|| json!({}));
    }
    close(&mut schema);
    schema
}

/// Takes titles and descriptions by language out of a schema and those below,
/// and closes objects that name their fields.
fn close(schema: &mut Value) {
    let Value::Object(map) = schema else { return };
    map.retain(|key, value| {
        !(value.is_object() && matches!(key.as_str(), "title" | "description"))
    });
    if map.contains_key("properties") && map.get("type").is_some_and(|t| t == "object") {
        map.entry("additionalProperties")
            .or_insert(Value::Bool(false));
    }
    each_below(map, &mut |_, below| close(below));
}

/// Visits the schemas directly below one: under keywords that hold schemas, so
/// a property that happens to be called `title` is not taken for one.
fn each_below(map: &mut Map<String, Value>, visit: &mut impl FnMut(&str, &mut Value)) {
    for (key, value) in map.iter_mut() {
        match (key.as_str(), value) {
            (
                "properties" | "patternProperties" | "$defs" | "dependentSchemas",
                Value::Object(all),
            ) => {
                all.iter_mut().for_each(|(name, below)| visit(name, below));
            }
            ("allOf" | "anyOf" | "oneOf" | "prefixItems", Value::Array(all)) => {
                all.iter_mut().for_each(|below| visit(key, below));
            }
            (
                "items"
                | "contains"
                | "not"
                | "if"
                | "then"
                | "else"
                | "additionalProperties"
                | "propertyNames",
                below,
            ) => visit(key, below),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ContentSchema;
    use serde_json::{Value, json};

    fn check(content: Value, expected: &[&str]) {
        let schema = ContentSchema::compile(&json!({
            "type": "object",
            "required": ["amount"],
            "properties": {
                "amount": { "type": "integer", "title": { "en": "Amount", "ja": "金額" } },
                "title": { "type": "string", "title": { "en": "Title" } },
                "articles": { "type": "array", "items": { "enum": ["a", "b"] } },
                "served_on": { "type": "string", "format": "date" },
                "place": { "type": "object", "properties": { "town": { "type": "string" } } },
            },
        }))
        .expect("a schema");
        let said = schema.check(&content).err().unwrap_or_default();
        assert_eq!(said, expected);
    }

    #[test]
    fn content_says_which_field_which_value_and_why() {
        check(json!({ "amount": 3 }), &[]);
        check(json!({}), &["content: `amount` is missing"]);
        check(
            json!({ "amount": "3" }),
            &["`amount`: expected a whole number, found the text `3`"],
        );
        check(
            json!({ "amount": 3, "title": {} }),
            &["`title`: expected a text, found a table"],
        );
        check(
            json!({ "amount": 3, "articles": ["a", "c"] }),
            &["`articles.1`: `c` is none of `a`, `b`"],
        );
        check(
            json!({ "amount": 3, "served_on": "1.4.2026" }),
            &["`served_on`: `1.4.2026` is no date (as `2026-04-01`)"],
        );
    }

    #[test]
    fn an_undeclared_field_has_no_disclosure_rule_and_is_refused() {
        check(
            json!({ "amount": 3, "owner": "x" }),
            &["content: `owner` is not known here"],
        );
        check(
            json!({ "amount": 3, "place": { "town": "x", "owner": "y" } }),
            &["`place`: `owner` is not known here"],
        );
    }
}

//! Lints on the JSON Schema of an act kind's content.

use serde_json::Value;

use super::{Out, refs, words};
use crate::content::ContentSchema;
use crate::load::draft::Draft;
use crate::load::place::Place;

pub(super) fn person_not_sealed(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        for field in refs::fields(kind) {
            let sealed = field.schema.get("disclosure").and_then(Value::as_str) == Some("sealed");
            let title = field.title().unwrap_or_default();
            let plain = field.schema.get("title").and_then(Value::as_str);
            let titles: Vec<&str> = title.0.values().map(String::as_str).chain(plain).collect();
            if let (false, Some(word)) = (sealed, words::person_in_field(field.name, &titles)) {
                let message = format!(
                    "`{}` (`{word}`) tells of a person and is not sealed",
                    field.name
                );
                out.say_key(&field.place, message)
                    .help("leave it out, or `disclosure = \"sealed\"`");
            }
        }
    }
}

pub(super) fn bad_schema(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        let content = &kind.value.content;
        if !content.is_null() && !content.is_object() {
            out.say(&kind.at("content"), "content is described by a table");
            continue;
        }
        let is_object = content.get("type").is_none_or(|t| t == "object");
        if !is_object {
            out.say(&kind.at("content").at("type"), "content is an object");
        }
        if let Err(why) = ContentSchema::compile(content) {
            out.say(&kind.at("content"), why);
        }
        for field in refs::fields(kind) {
            let disclosure = field.schema.get("disclosure");
            let known = ["public", "parties", "sealed"];
            if let Some(word) =
                disclosure.filter(|d| !d.as_str().is_some_and(|d| known.contains(&d)))
            {
                let message = format!("{word} is no disclosure: `public`, `parties` or `sealed`");
                out.say(&field.place.at("disclosure"), message)
                    .meant(word.as_str().unwrap_or_default(), known);
            }
        }
    }
}

pub(super) fn no_title(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        for field in refs::fields(kind) {
            let plain = field.schema.get("title").and_then(Value::as_str);
            if field.title().is_none() && plain.is_none_or(|t| t.trim().is_empty()) {
                out.say_key(
                    &field.place,
                    format!("field `{}` has no title for readers", field.name),
                );
            }
        }
    }
}

/// Finds places where a content takes what nobody named: such a field has no
/// title and no disclosure, and may be about anybody.
pub(super) fn open(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        let place = kind.at("content");
        open_below(&kind.value.content, &place, out);
        for field in refs::fields(kind) {
            let items = field
                .schema
                .get("items")
                .map(|i| (i, field.place.at("items")));
            for (schema, place) in items
                .into_iter()
                .chain([(field.schema, field.place.clone())])
            {
                open_below(schema, &place, out);
                let bare = [
                    "properties",
                    "enum",
                    "const",
                    "$ref",
                    "allOf",
                    "anyOf",
                    "oneOf",
                ];
                let is_object = schema.get("type").is_some_and(|t| t == "object");
                if is_object && !bare.iter().any(|word| schema.get(word).is_some()) {
                    out.say_key(
                        &place,
                        format!("`{}` takes fields nobody named", field.name),
                    )
                    .help("name them in `properties`");
                }
            }
        }
    }
}

fn open_below(schema: &Value, place: &Place, out: &mut Out<'_>) {
    if schema
        .get("additionalProperties")
        .is_some_and(|a| *a != Value::Bool(false))
    {
        out.say(
            &place.at("additionalProperties"),
            "takes fields nobody named",
        )
        .help("name them in `properties`");
    }
    if schema.get("patternProperties").is_some() {
        out.say_key(&place.at("patternProperties"), "takes fields nobody named")
            .help("name them in `properties`");
    }
}

//! Lints on the JSON Schema of an act kind's content.

use serde_json::Value;

use super::{Out, refs, words};
use crate::content::ContentSchema;
use crate::load::draft::Draft;

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

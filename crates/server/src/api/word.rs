//! Words and texts as they go over the wire.

use std::collections::BTreeMap;

use catalogue::Text;
use serde::Serialize;

/// A text by language: BCP 47 tag to text.
pub type TextJson = BTreeMap<String, String>;

/// A text of the law in all its languages.
#[must_use]
pub fn text_json(text: &Text) -> TextJson {
    text.0.clone()
}

/// The word of a closed list, as the catalogue's files write it.
#[must_use]
pub fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

//! One TOML file as a JSON value, with the place of every part of it.
//!
//! Syntax only: every syntax error of a file is kept and reading goes on after
//! it. What the parts should look like is in `shape.rs`.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Map, Number, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where a part stands: its key (if it has one) and its value.
#[derive(Debug, Clone)]
struct Spot {
    key: Option<Range<usize>>,
    value: Range<usize>,
}

/// A file, read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Document {
    /// The text as it stands.
    pub text: String,
    /// Its content.
    pub value: Value,
    /// Syntax errors: message and place.
    pub errors: Vec<(String, Range<usize>)>,
    spots: BTreeMap<String, Spot>,
}

impl Document {
    /// Reads `text`; never fails, see `errors`.
    pub fn parse(text: &str) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut doc = Document {
            text: text.to_owned(),
            ..Document::default()
        };
        for error in errors {
            let message = error.message().trim().replace('\n', ", ");
            doc.errors.push((message, error.span().unwrap_or(0..0)));
        }
        doc.value = doc.table(table.get_ref(), "");
        doc
    }

    fn table(&mut self, table: &DeTable<'_>, pointer: &str) -> Value {
        let mut out = Map::new();
        // The parser sorts keys; people read them in the order of the file.
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in entries {
            let below = child(pointer, key.get_ref());
            let value = self.value(value, &below, Some(key.span()));
            out.insert(key.get_ref().to_string(), value);
        }
        Value::Object(out)
    }

    fn value(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        pointer: &str,
        key: Option<Range<usize>>,
    ) -> Value {
        self.spots.insert(
            pointer.to_owned(),
            Spot {
                key,
                value: value.span(),
            },
        );
        match value.get_ref() {
            DeValue::String(s) => Value::String(s.to_string()),
            DeValue::Boolean(b) => Value::Bool(*b),
            DeValue::Datetime(d) => Value::String(d.to_string()),
            DeValue::Integer(i) => match i64::from_str_radix(i.as_str(), i.radix()) {
                Ok(n) => n.into(),
                Err(_) => self.no_number(&i.to_string(), value.span()),
            },
            DeValue::Float(f) => match f.as_str().parse().ok().and_then(Number::from_f64) {
                Some(n) => n.into(),
                None => self.no_number(f.as_str(), value.span()),
            },
            DeValue::Array(array) => array
                .iter()
                .enumerate()
                .map(|(i, v)| self.value(v, &format!("{pointer}/{i}"), None))
                .collect(),
            DeValue::Table(table) => self.table(table, pointer),
        }
    }

    fn no_number(&mut self, written: &str, span: Range<usize>) -> Value {
        self.errors
            .push((format!("`{written}` is no number that can be kept"), span));
        Value::Null
    }

    /// Place of the value at a JSON pointer, or of the nearest part above it.
    pub fn span(&self, pointer: &str) -> Range<usize> {
        self.nearest(pointer)
            .map_or(0..0, |(_, spot)| spot.value.clone())
    }

    /// Place of the key at a JSON pointer, or of the nearest part above it.
    pub fn key_span(&self, pointer: &str) -> Range<usize> {
        match self.nearest(pointer) {
            Some((true, Spot { key: Some(key), .. })) => key.clone(),
            Some((_, spot)) => spot.value.clone(),
            None => 0..0,
        }
    }

    fn nearest(&self, pointer: &str) -> Option<(bool, &Spot)> {
        let mut at = pointer;
        loop {
            if let Some(spot) = self.spots.get(at) {
                return Some((at == pointer, spot));
            }
            at = &at[..at.rfind('/')?];
        }
    }
}

/// The pointer one step further down.
pub(crate) fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

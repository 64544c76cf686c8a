//! JSON Lines: one object a line, made flat.
//!
//! `{"a": {"b": 1}}` is column `a.b`. An array's elements are joined by `|`,
//! also those of objects in an array (`names.value` is `One|Two`). `null` and
//! an absent key are an empty cell. Numbers are kept as written. The columns
//! are the keys of the first [`SAMPLE_ROWS`] rows.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::window::Window;
use super::{Header, Next, OpenError, Options, ROW_BYTES_MAX, Reject, Rows};

/// Rows looked at to know the columns.
const SAMPLE_ROWS: usize = 2_000;
/// Bytes of text looked at to know the columns.
const SAMPLE_TEXT_BYTES: usize = 2 << 20;
/// Objects and arrays in one another.
const DEPTH_MAX: usize = 16;

pub(super) struct JsonLines {
    text: Window,
    header: Header,
    places: HashMap<String, usize>,
    line: u64,
    fault_told: bool,
}

/// Whether a text is JSON Lines.
pub(super) fn is_it(sample: &[u8]) -> Result<bool, OpenError> {
    let mut signs = sample.iter().filter(|b| !b.is_ascii_whitespace());
    match (signs.next(), signs.next()) {
        (Some(b'{'), Some(b'"' | b'}')) => Ok(true),
        (Some(b'['), Some(b'{')) => Err(OpenError::Format(
            "the file is one JSON array; give one object a line (`jq -c '.[]'` makes it so)".into(),
        )),
        _ => Ok(false),
    }
}

pub(super) fn open(mut text: Window, options: &Options) -> Result<JsonLines, OpenError> {
    text.sample(SAMPLE_TEXT_BYTES);
    let newline = text.newline();
    let mut names: Vec<String> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    for line in text.text().split(|&b| b == newline).take(SAMPLE_ROWS) {
        let Ok(line) = std::str::from_utf8(line) else {
            continue;
        };
        // A malformed line is told when reading gets there.
        let _ = flatten(line.trim(), &mut |key, _, _| {
            if !known.contains(key) {
                known.insert(key.to_owned());
                names.push(key.to_owned());
            }
            Ok(())
        });
    }
    let header = Header::new(names, options)?;
    let places = header
        .columns
        .iter()
        .enumerate()
        .map(|(i, c)| (c.clone(), i))
        .collect();
    Ok(JsonLines {
        text,
        header,
        places,
        line: 1,
        fault_told: false,
    })
}

impl JsonLines {
    pub(super) fn columns(&self) -> Arc<[String]> {
        Arc::clone(&self.header.columns)
    }

    fn row(&self, text: &[u8]) -> Result<Vec<String>, String> {
        let text = std::str::from_utf8(text).map_err(|_| {
            format!(
                "the row has bytes that are no text in `{}`",
                self.text.encoding()
            )
        })?;
        let mut cells = vec![String::new(); self.header.len()];
        let mut set = vec![false; cells.len()];
        flatten(text.trim(), &mut |key, value, joined| {
            let Some(&at) = self.places.get(key.trim()) else {
                return Ok(());
            };
            if self.header.leaves_out(at) {
                return Ok(());
            }
            let value = value.trim();
            if value.contains('\0') {
                return Err(format!("`{key}` has a zero character"));
            }
            match (set[at], joined) {
                (false, _) => cells[at].push_str(value),
                (true, true) => {
                    cells[at].push('|');
                    cells[at].push_str(value);
                }
                (true, false) => return Err(format!("`{key}` is there twice")),
            }
            set[at] = true;
            Ok(())
        })?;
        Ok(cells)
    }
}

impl Rows for JsonLines {
    fn next(&mut self) -> Next {
        loop {
            let line = self.line;
            let (len, ended) = match self.text.line() {
                Ok(found) => found,
                Err(()) => {
                    self.text.skip_line();
                    self.line += 1;
                    return Next::Reject(reject(
                        line,
                        format!("the row is longer than {} MiB", ROW_BYTES_MAX >> 20),
                    ));
                }
            };
            let cut_off = !ended && self.text.fault().is_some();
            if (len == 0 && !ended) || cut_off {
                self.text.take(len);
                return match self.text.fault() {
                    Some(fault) if !self.fault_told => {
                        let reason = fault.to_owned();
                        self.fault_told = true;
                        Next::Fault { line, reason }
                    }
                    _ => Next::End,
                };
            }
            self.line += 1;
            let bytes = &self.text.text()[..len];
            let blank = bytes.iter().all(u8::is_ascii_whitespace);
            let cells = if blank {
                Ok(Vec::new())
            } else {
                self.row(bytes)
            };
            self.text.take(len + usize::from(ended));
            match cells {
                _ if blank => {}
                Ok(cells) => return Next::Row(self.header.row(line, cells)),
                Err(reason) => return Next::Reject(reject(line, reason)),
            }
        }
    }
}

fn reject(line: u64, reason: String) -> Reject {
    Reject {
        line,
        column: None,
        value: None,
        reason,
    }
}

/// Takes key, scalar, and whether it stands in an array.
type Take<'a> = dyn FnMut(&str, &str, bool) -> Result<(), String> + 'a;

fn flatten(line: &str, take: &mut Take<'_>) -> Result<(), String> {
    if line.is_empty() {
        return Ok(());
    }
    if !line.starts_with('{') {
        return Err("the row is no JSON object".into());
    }
    object(line, "", 0, false, take)
}

fn object(
    json: &str,
    prefix: &str,
    depth: usize,
    joined: bool,
    take: &mut Take<'_>,
) -> Result<(), String> {
    let Entries(entries) = serde_json::from_str(json).map_err(no_json)?;
    let mut path = prefix.to_owned();
    for (key, raw) in entries {
        path.truncate(prefix.len());
        if !prefix.is_empty() {
            path.push('.');
        }
        path.push_str(&key);
        value(raw.get(), &path, depth, joined, take)?;
    }
    Ok(())
}

fn value(
    json: &str,
    path: &str,
    depth: usize,
    joined: bool,
    take: &mut Take<'_>,
) -> Result<(), String> {
    if depth > DEPTH_MAX {
        return Err(format!(
            "objects stand in one another more than {DEPTH_MAX} deep"
        ));
    }
    match json.as_bytes().first() {
        Some(b'{') => object(json, path, depth + 1, joined, take),
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(json).map_err(no_json)?;
            items
                .iter()
                .try_for_each(|item| value(item.get(), path, depth + 1, true, take))
        }
        Some(b'"') => {
            let text: Cow<'_, str> = serde_json::from_str::<Text<'_>>(json).map_err(no_json)?.0;
            take(path, &text, joined)
        }
        // A null in an array is nothing; elsewhere it still names a column.
        Some(b'n') if joined => Ok(()),
        Some(b'n') => take(path, "", joined),
        _ => take(path, json, joined),
    }
}

fn no_json(e: serde_json::Error) -> String {
    // Its line number counts within the row and would mislead.
    let text = e.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    format!("the row is no JSON: {text} (character {})", e.column())
}

#[derive(serde::Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// The entries of an object in their order; a key given twice is an error.
struct Entries<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Order;
        impl<'de> Visitor<'de> for Order {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries: Vec<(Cow<'de, str>, &'de RawValue)> = Vec::new();
                while let Some((Text(key), raw)) = map.next_entry()? {
                    entries.push((key, raw));
                }
                if let Some(twice) = twice(&entries) {
                    return Err(serde::de::Error::custom(format!(
                        "key `{twice}` is there twice"
                    )));
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Order)
    }
}

fn twice<'e>(entries: &'e [(Cow<'_, str>, &RawValue)]) -> Option<&'e str> {
    if entries.len() <= 16 {
        return entries.iter().enumerate().find_map(|(i, (key, _))| {
            let before = entries[..i].iter().any(|(k, _)| k == key);
            before.then_some(key.as_ref())
        });
    }
    let mut seen = HashSet::with_capacity(entries.len());
    entries
        .iter()
        .find_map(|(key, _)| (!seen.insert(key.as_ref())).then_some(key.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let mut out = Vec::new();
        let result = flatten(line, &mut |key, value, _| {
            out.push(format!("{key}={value}"));
            Ok(())
        });
        let shown = match result {
            Ok(()) => out.join(" "),
            Err(e) => e,
        };
        assert_eq!(shown, expected, "{line}");
    }

    #[test]
    fn objects_become_flat() {
        check(
            r#"{"a":1,"b":"x\n","c":null,"d":true}"#,
            "a=1 b=x\n c= d=true",
        );
        check(r#"{"a":{"b":{"c":"深"}},"n":0.10}"#, "a.b.c=深 n=0.10");
        check(
            r#"{"n":[{"v":"x","l":"en"},{"v":"y"}]}"#,
            "n.v=x n.l=en n.v=y",
        );
        check(r#"{"n":[1,[2,null],3]}"#, "n=1 n=2 n=3");
        check("[1]", "the row is no JSON object");
        check(
            r#"{"a":1,"a":2}"#,
            "the row is no JSON: key `a` is there twice (character 13)",
        );
        let deep = format!("{{\"a\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
        check(&deep, "objects stand in one another more than 16 deep");
    }
}

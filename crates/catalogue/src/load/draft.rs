//! What could be read of a catalogue so far; the linter looks at this, so a
//! fault in one entry does not silence the lints on all others.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::Value;

use super::document::{Document, child};
use super::files::{ACT_FOLDERS, ELSEWHERE, Files, MAPPINGS, TOP};
use super::place::{Place, Placed};
use super::shape::{self, Entry, Fault};
use crate::finding::{Finding, line_column};
use crate::lint;
use crate::model::{ActKind, Authority, Catalogue, Head, Instrument, Mapping, Provision};

/// A catalogue being read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub id: String,
    pub head: Option<Placed<Head>>,
    pub instruments: BTreeMap<String, Placed<Instrument>>,
    pub provisions: BTreeMap<String, Placed<Provision>>,
    pub authorities: BTreeMap<String, Placed<Authority>>,
    pub act_kinds: BTreeMap<String, Placed<ActKind>>,
    pub mappings: BTreeMap<String, Placed<Mapping>>,
    /// Findings of reading.
    pub faults: Vec<Finding>,
    /// Ids seen, of entries that could not be read too.
    seen: BTreeSet<(Sort, String)>,
    /// Sorts of which something could not be read far enough to know its id.
    unsure: BTreeSet<Sort>,
    documents: BTreeMap<String, Document>,
}

/// Sorts of things with ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    Instrument,
    Provision,
    Authority,
    ActKind,
}

impl Draft {
    pub fn read(id: &str, files: &Files) -> Self {
        let mut draft = Draft {
            id: id.to_owned(),
            ..Draft::default()
        };
        let files: Vec<(&String, &String)> =
            files.iter().filter(|(file, _)| is_ours(file)).collect();
        for (file, text) in &files {
            draft.syntax(file, text);
        }
        draft.read_head();
        draft.instruments = draft.read_array("law.toml", "instrument", Sort::Instrument);
        draft.provisions = draft.read_array("law.toml", "provision", Sort::Provision);
        draft.authorities = draft.read_array("authorities.toml", "authority", Sort::Authority);
        draft.only_keys("law.toml", &["instrument", "provision"]);
        draft.only_keys("authorities.toml", &["authority"]);
        for (file, _) in files {
            match file.split_once('/') {
                Some((folder, name)) if ACT_FOLDERS.contains(&folder) => draft.read_act(file, name),
                Some((MAPPINGS, name)) => draft.read_mapping(file, name),
                None if TOP.contains(&file.as_str()) => {}
                _ => draft.fault("CF008", &Place::new(file, ""), "is not read".into(), None),
            }
        }
        draft
    }

    /// Whether an id may be taken to exist: it was seen, or something of its
    /// sort could not be read.
    pub fn knows(&self, sort: Sort, id: &str) -> bool {
        self.unsure.contains(&sort) || self.seen.contains(&(sort, id.to_owned()))
    }

    /// Whether everything of a sort could be read, so that what is not there is
    /// really not there.
    pub fn all_read(&self, sort: Sort) -> bool {
        let read = match sort {
            Sort::Instrument => self.instruments.len(),
            Sort::Provision => self.provisions.len(),
            Sort::Authority => self.authorities.len(),
            Sort::ActKind => self.act_kinds.len(),
        };
        !self.unsure.contains(&sort) && read == self.ids(sort).count()
    }

    /// Ids of a sort, for suggestions.
    pub fn ids(&self, sort: Sort) -> impl Iterator<Item = &str> {
        self.seen
            .iter()
            .filter(move |(s, _)| *s == sort)
            .map(|(_, id)| id.as_str())
    }

    /// The catalogue, once nothing is wrong with it.
    pub fn finish(self) -> Option<Catalogue> {
        fn plain<T>(placed: BTreeMap<String, Placed<T>>) -> BTreeMap<String, T> {
            placed.into_iter().map(|(id, p)| (id, p.value)).collect()
        }
        Some(Catalogue {
            id: self.id,
            head: self.head?.value,
            instruments: plain(self.instruments),
            provisions: plain(self.provisions),
            authorities: plain(self.authorities),
            act_kinds: plain(self.act_kinds)
                .into_iter()
                .map(|(id, kind)| (id, kind.into()))
                .collect(),
            mappings: plain(self.mappings),
        })
    }

    /// A finding at the value of a place, or at its key.
    pub fn finding(&self, code: &str, place: &Place, at_key: bool, message: String) -> Finding {
        let lint = lint::by_id(code);
        let (text, span) = match self.documents.get(&place.file) {
            Some(doc) if at_key => (doc.text.as_str(), doc.key_span(&place.pointer)),
            Some(doc) => (doc.text.as_str(), doc.span(&place.pointer)),
            None => ("", 0..0),
        };
        located(lint, &place.file, text, span, message)
    }

    fn fault(&mut self, code: &str, place: &Place, message: String, help: Option<String>) {
        let finding = self.finding(code, place, true, message);
        self.faults.push(Finding { help, ..finding });
    }

    fn syntax(&mut self, file: &str, text: &str) {
        let doc = Document::parse(text);
        for (message, span) in &doc.errors {
            let lint = lint::by_id("CF001");
            self.faults
                .push(located(lint, file, text, span.clone(), message.clone()));
        }
        if !doc.errors.is_empty() {
            // What a broken file would have defined is not "unknown".
            self.unsure.extend(match file {
                "law.toml" => vec![Sort::Instrument, Sort::Provision],
                "authorities.toml" => vec![Sort::Authority],
                _ => vec![Sort::ActKind],
            });
        }
        self.documents.insert(file.to_owned(), doc);
    }

    fn read_head(&mut self) {
        let file = "catalogue.toml";
        let Some(doc) = self.documents.get(file) else {
            let message = "`catalogue.toml` is missing".into();
            return self.fault("CF007", &Place::new(file, ""), message, None);
        };
        let value = doc.value.clone();
        if let Some(head) = self.entry::<Head>(file, "", &value) {
            if head.format != 1 {
                let message = format!("format {} is not known; 1 is the only one", head.format);
                self.fault("CF004", &Place::new(file, "/format"), message, None);
            }
            self.head = Some(Placed {
                place: Place::new(file, ""),
                value: head,
            });
        }
    }

    fn read_array<T: Entry>(
        &mut self,
        file: &str,
        key: &str,
        sort: Sort,
    ) -> BTreeMap<String, Placed<T>> {
        let mut out = BTreeMap::new();
        let Some(doc) = self.documents.get(file) else {
            let message = format!("`{file}` is missing");
            let finding = self.finding("CF007", &Place::new(file, ""), false, message);
            if !self.faults.contains(&finding) {
                self.faults.push(finding);
            }
            self.unsure.insert(sort);
            return out;
        };
        let all = match doc.value.get(key) {
            None => return out,
            Some(Value::Array(all)) => all.clone(),
            Some(_) => {
                let message = format!("`{key}` is written `[[{key}]]`, once for each");
                self.fault("CF004", &Place::new(file, child("", key)), message, None);
                self.unsure.insert(sort);
                return out;
            }
        };
        for (i, value) in all.iter().enumerate() {
            let pointer = format!("/{key}/{i}");
            self.see(sort, file, &pointer, value);
            if let Some(entry) = self.entry::<T>(file, &pointer, value) {
                let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
                let place = Place::new(file, pointer);
                out.entry(id.to_owned()).or_insert(Placed {
                    place,
                    value: entry,
                });
            }
        }
        out
    }

    fn read_act(&mut self, file: &str, name: &str) {
        let value = self.documents[file].value.clone();
        let stem = name.trim_end_matches(".toml");
        self.see(Sort::ActKind, file, "", &value);
        if let Some(id) = value.get("id").and_then(Value::as_str)
            && id != stem
        {
            let message = format!("id `{id}` is not the file's name `{stem}`");
            self.fault("CF009", &Place::new(file, "/id"), message, None);
        }
        if let Some(kind) = self.entry::<ActKind>(file, "", &value) {
            let placed = Placed {
                place: Place::new(file, ""),
                value: kind,
            };
            self.act_kinds
                .entry(placed.value.id.clone())
                .or_insert(placed);
        }
    }

    fn read_mapping(&mut self, file: &str, name: &str) {
        let value = self.documents[file].value.clone();
        if let Some(mapping) = self.entry::<Mapping>(file, "", &value) {
            let place = Place::new(file, "");
            let stem = name.trim_end_matches(".toml").to_owned();
            self.mappings.insert(
                stem,
                Placed {
                    place,
                    value: mapping,
                },
            );
        }
    }

    /// Keeps the id, and complains if it is there twice or is no id.
    fn see(&mut self, sort: Sort, file: &str, pointer: &str, value: &Value) {
        let Some(id) = value.get("id").and_then(Value::as_str) else {
            self.unsure.insert(sort);
            return;
        };
        let place = Place::new(file, format!("{pointer}/id"));
        if !is_id(id) {
            let message = format!("`{id}` is no id: small letters, digits and `_`, `-`, `.`");
            self.fault("CF004", &place, message, None);
        }
        if !self.seen.insert((sort, id.to_owned())) {
            self.fault("CF006", &place, format!("`{id}` is there twice"), None);
        }
    }

    fn entry<T: Entry>(&mut self, file: &str, pointer: &str, value: &Value) -> Option<T> {
        let (entry, faults) = shape::read(value, pointer);
        for Fault {
            code,
            message,
            pointer,
            at_key,
            help,
        } in faults
        {
            let finding = self.finding(code, &Place::new(file, pointer), at_key, message);
            if !self.is_broken(&finding) {
                self.faults.push(Finding { help, ..finding });
            }
        }
        entry
    }

    /// Whether a syntax error stands on the same line: what is read there is
    /// the parser's guess, and not worth a word.
    fn is_broken(&self, finding: &Finding) -> bool {
        let Some(doc) = self.documents.get(&finding.file) else {
            return false;
        };
        let line = |span: &Range<usize>| line_column(&doc.text, span.start).0;
        doc.errors
            .iter()
            .any(|(_, span)| line(span) == finding.line)
    }

    fn only_keys(&mut self, file: &str, known: &[&str]) {
        let Some(doc) = self.documents.get(file) else {
            return;
        };
        let keys: Vec<String> = doc
            .value
            .as_object()
            .into_iter()
            .flat_map(|o| o.keys().cloned())
            .collect();
        for key in keys.iter().filter(|k| !known.contains(&k.as_str())) {
            let help = crate::plain::nearest(key, known.iter().copied())
                .map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{key}` is not a key known here");
            self.fault("CF002", &Place::new(file, child("", key)), message, help);
        }
    }
}

/// Whether a file is for this crate: a TOML file, and not in a folder whose
/// shape is another crate's.
fn is_ours(file: &str) -> bool {
    let folder = file.split('/').next().unwrap_or_default();
    file.ends_with(".toml") && !ELSEWHERE.contains(&folder)
}

/// Ids are parts of paths and of qualified ids, so they are kept simple.
fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.chars().all(|c| {
            c.is_lowercase() && c.is_alphanumeric() || c.is_ascii_digit() || "_-.".contains(c)
        })
}

/// A finding at bytes of a text.
pub(super) fn located(
    lint: &'static lint::Lint,
    file: &str,
    text: &str,
    span: Range<usize>,
    message: String,
) -> Finding {
    let (line, column) = line_column(text, span.start);
    Finding {
        code: lint.id,
        level: lint.level,
        message,
        file: file.to_owned(),
        line,
        column,
        span,
        help: None,
        promise: lint.promise,
    }
}

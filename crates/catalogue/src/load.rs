//! Reading a catalogue: every fault of every file in one go, each with its
//! place.
//!
//! Files are read entry by entry, so one bad provision does not hide the next
//! bad act kind; what can be read is linted even when something else cannot.
//! Syntax is in `load/document.rs`, shape in `load/shape.rs`, what is read so
//! far in `load/draft.rs`, and due process in [`crate::lint`].
//!
//! // INVARIANT: a catalogue with any finding of level error is not returned.

use std::collections::BTreeMap;
use std::path::Path;

use crate::finding::{self, Finding};
use crate::lint;
use crate::model::{Catalogue, Law};

pub(crate) mod document;
pub(crate) mod draft;
mod files;
pub(crate) mod place;
mod schemes;
mod shape;

pub use files::{Files, read_dir};

/// What came of reading one catalogue.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The catalogue, unless a finding is an error.
    pub catalogue: Option<Catalogue>,
    /// All findings, by file and place.
    pub findings: Vec<Finding>,
    /// Texts of the files, by the names findings carry; for [`crate::render`].
    pub sources: BTreeMap<String, String>,
}

/// Reads and lints the catalogue in a folder; the folder's name is its id.
#[must_use]
pub fn load(dir: &Path) -> Loaded {
    let id = dir
        .canonicalize()
        .ok()
        .as_deref()
        .unwrap_or(dir)
        .file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let (files, faults) = read_dir(dir);
    let mut loaded = load_files(&id, &files);
    if !faults.is_empty() {
        loaded.catalogue = None;
        loaded.findings.extend(faults);
        finding::sort(&mut loaded.findings);
    }
    loaded
}

/// Reads and lints a catalogue from texts by relative path (`law.toml`,
/// `acts/fine.toml`), as compiled into a binary.
#[must_use]
pub fn load_files(id: &str, files: &Files) -> Loaded {
    let mut draft = draft::Draft::read(id, files);
    let mut findings = std::mem::take(&mut draft.faults);
    findings.extend(lint::run(&draft));
    finding::sort(&mut findings);
    let catalogue = if finding::has_error(&findings) {
        None
    } else {
        draft.finish()
    };
    Loaded {
        catalogue,
        findings,
        sources: files.clone(),
    }
}

/// Reads all catalogues in a folder of catalogues: each folder in it that has a
/// `catalogue.toml`.
///
/// # Errors
/// All findings of all catalogues, their files prefixed by the catalogue's id,
/// if any of them is an error.
pub fn load_law(dir: &Path) -> Result<Law, Vec<Finding>> {
    let mut all = BTreeMap::new();
    let mut faults = Vec::new();
    let entries = std::fs::read_dir(dir).map(|e| e.filter_map(Result::ok).collect::<Vec<_>>());
    match entries {
        Ok(entries) => {
            for entry in entries {
                if entry.path().join("catalogue.toml").is_file() {
                    all.insert(
                        entry.file_name().to_string_lossy().into_owned(),
                        load(&entry.path()),
                    );
                }
            }
        }
        Err(error) => faults.push(files::unreadable(&dir.display().to_string(), &error)),
    }
    join(all, faults)
}

/// As [`load_law`], from texts by catalogue id.
///
/// # Errors
/// As [`load_law`].
pub fn load_law_files(catalogues: &BTreeMap<String, Files>) -> Result<Law, Vec<Finding>> {
    let all = catalogues
        .iter()
        .map(|(id, files)| (id.clone(), load_files(id, files)))
        .collect();
    join(all, Vec::new())
}

fn join(all: BTreeMap<String, Loaded>, mut faults: Vec<Finding>) -> Result<Law, Vec<Finding>> {
    let mut law = Law::default();
    faults.extend(schemes::clashes(&all));
    for (id, loaded) in all {
        faults.extend(loaded.findings.into_iter().map(|f| in_catalogue(&id, f)));
        if let Some(catalogue) = loaded.catalogue {
            law.catalogues.insert(id, catalogue);
        }
    }
    if finding::has_error(&faults) {
        Err(faults)
    } else {
        Ok(law)
    }
}

/// The finding with its file prefixed by the catalogue's id.
fn in_catalogue(id: &str, finding: Finding) -> Finding {
    Finding {
        file: format!("{id}/{}", finding.file),
        ..finding
    }
}

//! Which files a catalogue has.
//!
//! Only reading from disk; what the files say is in `draft.rs`.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::finding::{Finding, Level};

/// Texts by path relative to the catalogue's folder, with `/` between parts.
pub type Files = BTreeMap<String, String>;

/// Files at the top of a catalogue.
pub(super) const TOP: [&str; 3] = ["catalogue.toml", "law.toml", "authorities.toml"];

/// Folders with act kinds, one a file.
pub(super) const ACT_FOLDERS: [&str; 3] = ["acts", "lists", "measures"];

/// Folder with import mappings.
pub(super) const MAPPINGS: &str = "mappings";

/// Folders whose shape is not in this crate.
pub(super) const ELSEWHERE: [&str; 2] = ["assessments", "cases"];

/// Reads the TOML files of a catalogue's folder. What cannot be read is a
/// finding each.
#[must_use]
pub fn read_dir(dir: &Path) -> (Files, Vec<Finding>) {
    let mut files = Files::new();
    let mut faults = Vec::new();
    read_folder(dir, "", &mut files, &mut faults);
    for folder in ACT_FOLDERS.into_iter().chain([MAPPINGS]) {
        if dir.join(folder).is_dir() {
            read_folder(&dir.join(folder), folder, &mut files, &mut faults);
        }
    }
    (files, faults)
}

fn read_folder(dir: &Path, prefix: &str, files: &mut Files, faults: &mut Vec<Finding>) {
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => return faults.push(unreadable(prefix, &error)),
    };
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        if path.extension().is_none_or(|e| e != "toml") || !path.is_file() {
            continue;
        }
        let name = entry.file_name().to_string_lossy().into_owned();
        // Hidden files are an editor's, not the catalogue's.
        if name.starts_with('.') {
            continue;
        }
        let name = if prefix.is_empty() {
            name
        } else {
            format!("{prefix}/{name}")
        };
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                files.insert(name, text);
            }
            Err(error) => faults.push(unreadable(&name, &error)),
        }
    }
}

/// A file that cannot be read at all.
pub(super) fn unreadable(file: &str, error: &io::Error) -> Finding {
    let what = if error.kind() == io::ErrorKind::InvalidData {
        "is no UTF-8 text"
    } else {
        ""
    };
    let message = match what {
        "" => format!("`{file}` cannot be read: {error}"),
        what => format!("`{file}` {what}"),
    };
    Finding {
        code: "CF001",
        level: Level::Error,
        message,
        file: file.to_owned(),
        line: 1,
        column: 1,
        span: 0..0,
        help: None,
        promise: None,
    }
}

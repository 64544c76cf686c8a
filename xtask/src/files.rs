//! The files of the checkout that are ours.

use std::path::{Path, PathBuf};

/// Folders of build output, installed packages, and registers made here by the
/// commands' defaults.
const NOT_OURS: [&str; 5] = [
    "target",
    "node_modules",
    ".git",
    "standing-demo",
    "standing-data",
];

/// Files below `dir` with this extension (`""`: without one), sorted.
pub fn below(dir: &Path, extension: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut out = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path
                .file_name()
                .and_then(|n| n.to_str())
                .unwrap_or_default();
            if path.is_dir() {
                if !NOT_OURS.contains(&name) {
                    folders.push(path);
                }
            } else if path.extension().unwrap_or_default() == extension {
                out.push(path);
            }
        }
    }
    out.sort();
    Ok(out)
}

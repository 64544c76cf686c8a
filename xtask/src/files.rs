//! The files of the checkout that are ours.

use std::path::{Path, PathBuf};

/// Files below `dir` with this extension, sorted; build output and installed
/// packages left out.
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
                if !["target", "node_modules", ".git"].contains(&name) {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|e| e == extension) {
                out.push(path);
            }
        }
    }
    out.sort();
    Ok(out)
}

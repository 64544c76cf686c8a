//! What was written since the last sync: files, and the directories that name them.

use std::collections::BTreeSet;

#[derive(Debug, Default)]
pub(super) struct Unsynced {
    files: Vec<String>,
}

impl Unsynced {
    pub(super) fn add(&mut self, path: &str) {
        self.files.push(path.to_owned());
    }

    pub(super) fn files(&self) -> &[String] {
        &self.files
    }

    /// Every directory on the way to a file, deepest first, the log's own last.
    pub(super) fn dirs(&self) -> Vec<&str> {
        let mut dirs = BTreeSet::new();
        for path in &self.files {
            let mut rest = path.as_str();
            while let Some((dir, _)) = rest.rsplit_once('/') {
                if !dirs.insert(dir) {
                    break;
                }
                rest = dir;
            }
            dirs.insert("");
        }
        dirs.into_iter().rev().collect()
    }

    pub(super) fn clear(&mut self) {
        self.files.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_directory_above_is_named_once_and_children_come_first() {
        let mut unsynced = Unsynced::default();
        assert!(unsynced.dirs().is_empty());
        unsynced.add("tile/0/x001/000");
        unsynced.add("tile/0/x001/001");
        unsynced.add("tile/1/000.p/3");
        assert_eq!(
            unsynced.dirs(),
            [
                "tile/1/000.p",
                "tile/1",
                "tile/0/x001",
                "tile/0",
                "tile",
                ""
            ]
        );
    }
}

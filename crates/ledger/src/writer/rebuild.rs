//! Mending tiles after a crash, from the entries the caller has kept.
//!
//! What is right on disk is left alone, so that mending never endangers a file that
//! had been made durable; everything looked at is synced again all the same.

use super::{Edge, Phase, TileWriter, WriteError, failed, same_root};
use crate::bundle;
use crate::files::Files;
use crate::hash::HASH_BYTES;
use crate::tile::{Kind, TILE_WIDTH, Tile};

impl<F: Files> TileWriter<F> {
    /// Writes the tiles again from entry `from_index` to the end of what was kept.
    ///
    /// `from_index` is what [`TileWriter::resume_at`] gave, or 0 to make everything anew;
    /// `entries` are those from there to the end, in order. At the end the tree is
    /// compared with the frontier given to `open` and with the published checkpoint.
    /// Call [`TileWriter::sync`] afterwards.
    ///
    /// # Errors
    /// [`WriteError::Diverged`] if the entries, or tiles before them, give another tree;
    /// [`WriteError::NeedsRebuild`] if `from_index` is another. The log must be opened
    /// again after an error in writing.
    pub fn rebuild<E: AsRef<[u8]>>(
        &mut self,
        from_index: u64,
        entries: impl IntoIterator<Item = E>,
    ) -> Result<(), WriteError> {
        if self.phase == Phase::Broken {
            return Err(WriteError::Broken);
        }
        if from_index == 0 {
            self.edge = Edge::default();
        } else if from_index != self.edge.size() {
            return Err(WriteError::NeedsRebuild {
                resume_at: self.edge.size(),
            });
        }
        self.guarded(|writer| writer.mend(entries))?;
        self.phase = Phase::Ready;
        Ok(())
    }

    fn mend<E: AsRef<[u8]>>(
        &mut self,
        entries: impl IntoIterator<Item = E>,
    ) -> Result<(), WriteError> {
        // The root where the published tree ends, in passing: its own partial tile may
        // be lost, when the checkpoint reached the disk and the tile did not.
        let published = self.published.as_ref().map(|p| p.size);
        let mut passed = (published == Some(self.size())).then(|| self.root());
        for entry in entries {
            if self.size() >= self.kept.size() {
                // One too many: its tree is not the one kept. Compared below.
                self.edge.push(entry.as_ref()).ok();
                break;
            }
            self.push(entry.as_ref(), Self::mend_full)?;
            if published == Some(self.size()) {
                passed = Some(self.root());
            }
        }
        let (size, expected, got) = (self.kept.size(), self.kept.root(), self.root());
        if self.frontier() != &self.kept {
            return Err(WriteError::Diverged {
                size,
                expected,
                got,
            });
        }
        for tile in Tile::partial(size) {
            let content = self.edge.content(tile).to_vec();
            self.mend_file(&tile.path(), &content)?;
            self.mend_partials_of(&tile.full().path(), tile, &content)?;
        }
        match (&self.published, passed) {
            (Some(published), Some(root)) => same_root(published, root),
            _ => self.check_published(),
        }
    }

    fn mend_full(&mut self, path: &str, content: &[u8]) -> Result<(), WriteError> {
        self.mend_file(path, content)?;
        match Tile::parse(path) {
            Some(tile) => self.mend_partials_of(path, tile, content),
            None => Ok(()),
        }
    }

    /// Mends every narrower tile left at this place, and removes wider ones: they are of
    /// entries that were never kept.
    fn mend_partials_of(
        &mut self,
        full_path: &str,
        tile: Tile,
        content: &[u8],
    ) -> Result<(), WriteError> {
        let dir = format!("{full_path}.p");
        for name in self.files.list(&dir).map_err(failed(&dir))? {
            let path = format!("{dir}/{name}");
            let left = Tile::parse(&path).filter(|t| t.width <= tile.width);
            match left.and_then(|left| prefix(left, content)) {
                Some(right) => self.mend_file(&path, right)?,
                None => self.files.remove(&path).map_err(failed(&path))?,
            }
        }
        Ok(())
    }

    fn mend_file(&mut self, path: &str, content: &[u8]) -> Result<(), WriteError> {
        let found = self.files.read(path).map_err(failed(path))?;
        if found.is_some_and(|found| found == content) {
            self.unsynced.add(path);
            return Ok(());
        }
        self.replace(path, content)
    }
}

/// The first `tile.width` items of a wider tile's content.
fn prefix(tile: Tile, content: &[u8]) -> Option<&[u8]> {
    debug_assert!(u64::from(tile.width) <= TILE_WIDTH);
    match tile.kind {
        Kind::Hashes(_) => content.get(..usize::from(tile.width) * HASH_BYTES),
        Kind::Entries => {
            let (_, rest) = bundle::entries_prefix(content, u64::from(tile.width)).ok()?;
            content.get(..content.len() - rest.len())
        }
    }
}

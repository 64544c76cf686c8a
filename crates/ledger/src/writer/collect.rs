//! Removing partial tiles that a full one has replaced.
//!
//! Allowed once the full tile is there (tlog-tiles, "Partial Tiles"); readers then take
//! the full one. Not needed for correctness: it saves files.

use super::{TileWriter, WriteError, failed};
use crate::files::Files;
use crate::tile::{Kind, Tile};

impl<F: Files> TileWriter<F> {
    /// Removes the partial tiles at every place whose tile is full; gives their number.
    ///
    /// Syncs first, so that no power cut can take the full tile after its partial ones.
    ///
    /// # Errors
    /// [`WriteError`], after which the log must be opened again.
    pub fn collect_partials(&mut self) -> Result<u64, WriteError> {
        self.ready()?;
        self.guarded(|writer| {
            writer.sync_files()?;
            let mut removed = 0;
            let mut waiting = vec!["tile".to_owned()];
            while let Some(dir) = waiting.pop() {
                for name in writer.files.list(&dir).map_err(failed(&dir))? {
                    let path = format!("{dir}/{name}");
                    match path.strip_suffix(".p") {
                        Some(full) if writer.is_full(full) => removed += writer.remove(&path)?,
                        Some(_) => (),
                        None if is_tile(&path) => (),
                        None => waiting.push(path),
                    }
                }
            }
            Ok(removed)
        })
    }

    /// Whether the tree has a full tile at this path.
    fn is_full(&self, path: &str) -> bool {
        let Some(tile) = Tile::parse(path) else {
            return false;
        };
        Tile::at(tile.kind, tile.index, self.size()).is_some_and(|tile| tile.is_full())
    }

    fn remove(&mut self, dir: &str) -> Result<u64, WriteError> {
        let names = self.files.list(dir).map_err(failed(dir))?;
        for name in &names {
            let path = format!("{dir}/{name}");
            self.files.remove(&path).map_err(failed(&path))?;
        }
        self.files.remove_dir(dir).map_err(failed(dir))?;
        self.made.remove(dir);
        Ok(names.len() as u64)
    }
}

fn is_tile(path: &str) -> bool {
    Tile::parse(path).is_some_and(|tile| matches!(tile.kind, Kind::Entries | Kind::Hashes(_)))
}

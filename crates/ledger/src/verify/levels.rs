//! The tiles above level 0, compared with what the entries give.
//!
//! Level 0 is compared bundle by bundle in `bundles.rs`, where the entry can be named.

use super::fault::Fault;
use crate::hash::{HASH_BYTES, Hash};
use crate::source::{TileSource, read_tile};
use crate::tile::{Kind, TILE_HEIGHT, TILE_LEVELS, TILE_WIDTH, Tile};

/// Hashes worked out for the tile each level is in the midst of.
pub(super) struct Levels {
    size: u64,
    /// INVARIANT: `rows[l]` has at most 256 hashes; they begin the tile `index[l]`.
    rows: Vec<Vec<Hash>>,
    index: Vec<u64>,
}

impl Levels {
    pub(super) fn new(size: u64) -> Levels {
        let levels = usize::from(TILE_LEVELS);
        Levels {
            size,
            rows: vec![Vec::new(); levels],
            index: vec![0; levels],
        }
    }

    /// Takes a perfect subtree that is complete; those between tile levels are left out.
    pub(super) fn add(&mut self, height: u32, hash: Hash) {
        let level = (height / TILE_HEIGHT) as usize;
        if height.is_multiple_of(TILE_HEIGHT) && level > 0 {
            self.rows[level].push(hash);
        }
    }

    /// Compares every tile that has become full; gives their number.
    pub(super) fn check_full(&mut self, source: &impl TileSource, faults: &mut Vec<Fault>) -> u64 {
        let mut compared = 0;
        for level in 1..self.rows.len() {
            if self.rows[level].len() as u64 == TILE_WIDTH {
                compared += self.check(level, source, faults);
            }
        }
        compared
    }

    /// Compares the partial tiles at the right edge; gives their number.
    pub(super) fn finish(&mut self, source: &impl TileSource, faults: &mut Vec<Fault>) -> u64 {
        let unfinished: Vec<usize> = (1..self.rows.len())
            .filter(|level| !self.rows[*level].is_empty())
            .collect();
        unfinished
            .into_iter()
            .map(|level| self.check(level, source, faults))
            .sum()
    }

    fn check(&mut self, level: usize, source: &impl TileSource, faults: &mut Vec<Fault>) -> u64 {
        let row = std::mem::take(&mut self.rows[level]);
        let index = self.index[level];
        self.index[level] += 1;
        if let Some(tile) = Tile::at(Kind::Hashes(level as u8), index, self.size) {
            let first = index << (TILE_HEIGHT * (level as u32 + 1));
            faults.extend(compare(source, tile, &row, first));
        }
        1
    }
}

/// The first difference between a tile and the hashes it should have.
fn compare(source: &impl TileSource, tile: Tile, row: &[Hash], first: u64) -> Option<Fault> {
    let (bytes, path) = match read_tile(source, tile) {
        Ok(found) => found,
        Err(error) => return Some(Fault::of_tile(error, first)),
    };
    let found = bytes.chunks_exact(HASH_BYTES).filter_map(Hash::from_slice);
    let (position, expected, got) =
        row.iter()
            .zip(found)
            .enumerate()
            .find_map(|(position, (expected, got))| {
                (*expected != got).then_some((position as u64, *expected, got))
            })?;
    Some(Fault::Tile {
        path,
        position,
        expected,
        got,
    })
}

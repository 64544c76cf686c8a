//! Reading hashes out of tiles: roots at any size, and proofs built from them.
//!
//! Hashes are taken as the tiles give them. Whoever uses a proof verifies it with
//! `proof.rs` against a signed root; [`crate::Receipt::build`] does so at once.

use std::collections::HashMap;

use crate::bundle;
use crate::frontier::Frontier;
use crate::hash::{HASH_BYTES, Hash};
use crate::proof::ProofError;
use crate::source::{TileError, TileSource, read_tile};
use crate::tile::{Kind, TILE_HEIGHT, TILE_WIDTH, Tile};

/// Hash tiles kept at most before the cache is emptied: 2,048 take 32 MiB.
const CACHE_TILES_MAX: usize = 2048;

/// A hash tile with the nodes inside it: `rows[h]` has those at height `h` above it.
type Rows = Vec<Vec<Hash>>;

/// Why a proof could not be built.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A tile is missing or damaged.
    #[error(transparent)]
    Tile(#[from] TileError),
    /// The numbers make no proof.
    #[error(transparent)]
    Numbers(#[from] ProofError),
}

/// The tree of one size, read from tiles, each tile once.
pub struct TileReader<S> {
    source: S,
    size: u64,
    tiles: HashMap<Tile, Rows>,
    /// The bundle read last.
    bundle: Option<(Tile, Vec<u8>)>,
}

impl<S: TileSource> TileReader<S> {
    /// The tree of `size` in `source`. Nothing is read yet.
    pub fn new(source: S, size: u64) -> TileReader<S> {
        TileReader {
            source,
            size,
            tiles: HashMap::new(),
            bundle: None,
        }
    }

    /// Entries in the tree.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Root of the whole tree.
    ///
    /// # Errors
    /// [`ReadError::Tile`].
    pub fn root(&mut self) -> Result<Hash, ReadError> {
        if self.size == 0 {
            Ok(Hash::EMPTY)
        } else {
            self.range(0, self.size)
        }
    }

    /// The right edge, to go on appending from.
    ///
    /// # Errors
    /// [`ReadError::Tile`].
    pub fn frontier(&mut self) -> Result<Frontier, ReadError> {
        let mut frontier = Frontier::new();
        while frontier.size() < self.size {
            let start = frontier.size();
            let height = (self.size - start).ilog2();
            let hash = self.subtree(height, start >> height)?;
            if !frontier.push_subtree(height, hash, |_, _| ()) {
                let (index, size) = (start, self.size);
                return Err(ProofError::Outside { index, size }.into());
            }
        }
        Ok(frontier)
    }

    /// Leaf hash of entry `index`, as its tile has it.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn leaf(&mut self, index: u64) -> Result<Hash, ReadError> {
        self.inside(index)?;
        self.subtree(0, index)
    }

    /// Bytes of entry `index`, as its bundle has them.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn entry(&mut self, index: u64) -> Result<Vec<u8>, ReadError> {
        self.inside(index)?;
        let tile = self.locate(Kind::Entries, index / TILE_WIDTH)?;
        if self.bundle.as_ref().is_none_or(|(kept, _)| *kept != tile) {
            let (bytes, _) = read_tile(&self.source, tile)?;
            self.bundle = Some((tile, bytes));
        }
        let bytes = self
            .bundle
            .as_ref()
            .map(|(_, bytes)| bytes.as_slice())
            .unwrap_or_default();
        let (entries, _) =
            bundle::entries_prefix(bytes, index % TILE_WIDTH + 1).map_err(|error| {
                TileError::Bundle {
                    path: tile.path(),
                    error,
                }
            })?;
        Ok(entries
            .last()
            .map(|entry| entry.to_vec())
            .unwrap_or_default())
    }

    /// Inclusion proof of entry `index`: from the leaf's sibling up.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn prove_inclusion(&mut self, index: u64) -> Result<Vec<Hash>, ReadError> {
        self.inside(index)?;
        let mut proof = Vec::new();
        let (mut start, mut end) = (0, self.size);
        while end - start > 1 {
            let middle = start + left_part(end - start);
            if index < middle {
                proof.push(self.range(middle, end)?);
                end = middle;
            } else {
                proof.push(self.range(start, middle)?);
                start = middle;
            }
        }
        proof.reverse();
        Ok(proof)
    }

    /// Proof that this tree extends its own first `old` entries.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn prove_consistency(&mut self, old: u64) -> Result<Vec<Hash>, ReadError> {
        if old > self.size {
            return Err(ProofError::Shrunk {
                old,
                new: self.size,
            }
            .into());
        }
        let mut proof = Vec::new();
        if old == 0 || old == self.size {
            return Ok(proof);
        }
        // SUBPROOF of RFC 6962: walk down to the old tree's right edge.
        let (mut start, mut end) = (0, self.size);
        while end != old {
            let middle = start + left_part(end - start);
            if old <= middle {
                proof.push(self.range(middle, end)?);
                end = middle;
            } else {
                proof.push(self.range(start, middle)?);
                start = middle;
            }
        }
        if start != 0 {
            proof.push(self.range(start, end)?);
        }
        proof.reverse();
        Ok(proof)
    }

    fn inside(&self, index: u64) -> Result<(), ProofError> {
        let size = self.size;
        if index < size {
            Ok(())
        } else {
            Err(ProofError::Outside { index, size })
        }
    }

    /// Hash of the entries `start..end`, a range that the tree itself makes.
    fn range(&mut self, start: u64, end: u64) -> Result<Hash, ReadError> {
        let width = end - start;
        if width.is_power_of_two() && start.is_multiple_of(width) {
            let height = width.trailing_zeros();
            return self.subtree(height, start >> height);
        }
        let middle = start + left_part(width);
        let left = self.range(start, middle)?;
        let right = self.range(middle, end)?;
        Ok(Hash::node(&left, &right))
    }

    /// Root of the perfect subtree of `height` at place `index`.
    fn subtree(&mut self, height: u32, index: u64) -> Result<Hash, ReadError> {
        let (level, within) = (height / TILE_HEIGHT, height % TILE_HEIGHT);
        let across = TILE_HEIGHT - within;
        let tile = self.locate(Kind::Hashes(level as u8), index >> across)?;
        if !self.tiles.contains_key(&tile) {
            if self.tiles.len() >= CACHE_TILES_MAX {
                self.tiles.clear();
            }
            let (bytes, _) = read_tile(&self.source, tile)?;
            self.tiles.insert(tile, rows(&bytes));
        }
        let place = (index & ((1 << across) - 1)) as usize;
        let row = self
            .tiles
            .get(&tile)
            .and_then(|rows| rows.get(within as usize));
        let hash = row.and_then(|row| row.get(place)).copied();
        Ok(hash.ok_or_else(|| TileError::Missing { path: tile.path() })?)
    }

    /// The tile at a place in this tree, as wide as the tree makes it.
    fn locate(&self, kind: Kind, index: u64) -> Result<Tile, TileError> {
        let full = Tile {
            kind,
            index,
            width: TILE_WIDTH as u16,
        };
        Tile::at(kind, index, self.size).ok_or_else(|| TileError::Missing { path: full.path() })
    }
}

fn rows(bytes: &[u8]) -> Rows {
    let hashes = bytes
        .chunks_exact(HASH_BYTES)
        .filter_map(Hash::from_slice)
        .collect();
    let mut rows: Rows = vec![hashes];
    while let Some(below) = rows.last().filter(|below| below.len() > 1) {
        let pairs = below.chunks_exact(2);
        rows.push(pairs.map(|pair| Hash::node(&pair[0], &pair[1])).collect());
    }
    rows
}

/// Entries in the left child of a tree of `width` entries: the largest power of two below.
fn left_part(width: u64) -> u64 {
    1 << (width - 1).ilog2()
}

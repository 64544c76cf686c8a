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

/// Tiles kept at most before the cache is emptied: 4,096 take 32 MiB.
const CACHE_TILES_MAX: usize = 4096;

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
    cache: HashMap<Tile, Vec<u8>>,
}

impl<S: TileSource> TileReader<S> {
    /// The tree of `size` in `source`. Nothing is read yet.
    pub fn new(source: S, size: u64) -> TileReader<S> {
        TileReader {
            source,
            size,
            cache: HashMap::new(),
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
        let (bytes, path) = self.tile(Kind::Entries, index / TILE_WIDTH)?;
        let position = index % TILE_WIDTH;
        let entries = bundle::entries_prefix(bytes, position + 1)
            .map_err(|error| TileError::Bundle { path, error })?;
        Ok(entries.0.last().map(|e| e.to_vec()).unwrap_or_default())
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
        let first = index << within;
        let (tile, path) = self.tile(Kind::Hashes(level as u8), first / TILE_WIDTH)?;
        let from = (first % TILE_WIDTH) as usize * HASH_BYTES;
        let to = from + (HASH_BYTES << within);
        let expected = to;
        let hashes = tile.get(from..to).map(|bytes| {
            bytes
                .chunks_exact(HASH_BYTES)
                .filter_map(Hash::from_slice)
                .collect::<Vec<_>>()
        });
        let got = tile.len();
        let root = hashes.and_then(|hashes| Hash::perfect(&hashes));
        Ok(root.ok_or(TileError::Length {
            path,
            expected,
            got,
        })?)
    }

    fn tile(&mut self, kind: Kind, index: u64) -> Result<(&[u8], String), TileError> {
        let missing = || {
            let path = Tile {
                kind,
                index,
                width: TILE_WIDTH as u16,
            }
            .path();
            TileError::Missing { path }
        };
        let tile = Tile::at(kind, index, self.size).ok_or_else(missing)?;
        if !self.cache.contains_key(&tile) {
            if self.cache.len() >= CACHE_TILES_MAX {
                self.cache.clear();
            }
            let (bytes, _) = read_tile(&self.source, tile)?;
            self.cache.insert(tile, bytes);
        }
        let bytes = self.cache.get(&tile).map(Vec::as_slice).unwrap_or_default();
        Ok((bytes, tile.path()))
    }
}

/// Entries in the left child of a tree of `width` entries: the largest power of two below.
fn left_part(width: u64) -> u64 {
    1 << (width - 1).ilog2()
}

//! The tree's right edge in memory: the frontier and the content of the partial tiles.
//!
//! No files are written here. Reading a kept edge back checks what can be checked without
//! the caller's entries; the rest is checked when a rebuild ends.

use crate::bundle::{self, EntryTooLong};
use crate::frontier::Frontier;
use crate::hash::{HASH_BYTES, Hash};
use crate::source::{TileSource, read_tile};
use crate::tile::{Kind, TILE_HEIGHT, TILE_LEVELS, TILE_WIDTH, Tile};

const FULL_TILE_BYTES: usize = TILE_WIDTH as usize * HASH_BYTES;

/// INVARIANT: `bundle` and `rows` hold exactly the partial tiles of the frontier's size
/// (and, between `push` and `take_full`, those just filled).
#[derive(Debug, Default)]
pub(super) struct Edge {
    frontier: Frontier,
    bundle: Vec<u8>,
    rows: [Vec<u8>; TILE_LEVELS as usize],
    /// Tiles filled by the last push and not yet taken, the lowest last.
    full: Vec<Kind>,
}

impl Edge {
    pub(super) fn size(&self) -> u64 {
        self.frontier.size()
    }

    pub(super) fn frontier(&self) -> &Frontier {
        &self.frontier
    }

    pub(super) fn push(&mut self, entry: &[u8]) -> Result<(), EntryTooLong> {
        bundle::push_entry(&mut self.bundle, entry)?;
        let rows = &mut self.rows;
        self.frontier.push_with(Hash::leaf(entry), |height, hash| {
            if height % TILE_HEIGHT == 0
                && let Some(row) = rows.get_mut((height / TILE_HEIGHT) as usize)
            {
                row.extend_from_slice(&hash.0);
            }
        });
        if self.size().is_multiple_of(TILE_WIDTH) {
            let filled = self
                .rows
                .iter()
                .take_while(|row| row.len() == FULL_TILE_BYTES)
                .count();
            self.full = (0..filled as u8).rev().map(Kind::Hashes).collect();
            self.full.push(Kind::Entries);
        }
        Ok(())
    }

    /// The next tile that the last push filled, with its content.
    pub(super) fn take_full(&mut self) -> Option<(Tile, Vec<u8>)> {
        let kind = self.full.pop()?;
        let (level, content) = match kind {
            Kind::Entries => (0, std::mem::take(&mut self.bundle)),
            Kind::Hashes(level) => (
                u32::from(level),
                std::mem::take(&mut self.rows[usize::from(level)]),
            ),
        };
        let index = (self.size() >> (TILE_HEIGHT * (level + 1))) - 1;
        Some((
            Tile {
                kind,
                index,
                width: TILE_WIDTH as u16,
            },
            content,
        ))
    }

    /// Returns a taken tile's memory, to be used for the next one.
    pub(super) fn give_back(&mut self, tile: Tile, mut content: Vec<u8>) {
        content.clear();
        match tile.kind {
            Kind::Entries => self.bundle = content,
            Kind::Hashes(level) => self.rows[usize::from(level)] = content,
        }
    }

    /// Content of a partial tile at the edge.
    pub(super) fn content(&self, tile: Tile) -> &[u8] {
        match tile.kind {
            Kind::Entries => &self.bundle,
            Kind::Hashes(level) => self.rows.get(usize::from(level)).map_or(&[], Vec::as_slice),
        }
    }

    /// Reads the edge of a tree of `size` back from its tiles.
    ///
    /// If the partial tiles of entries or leaves are damaged, the edge is that of the
    /// last full ones; if others are, it is empty.
    pub(super) fn read(source: &impl TileSource, size: u64) -> Edge {
        let whole = size - size % TILE_WIDTH;
        Edge::read_exactly(source, size)
            .or_else(|| Edge::read_exactly(source, whole))
            .unwrap_or_default()
    }

    fn read_exactly(source: &impl TileSource, size: u64) -> Option<Edge> {
        let mut edge = Edge::default();
        for tile in Tile::partial(size) {
            let (content, _) = read_tile(source, tile).ok()?;
            match tile.kind {
                Kind::Entries => edge.bundle = content,
                Kind::Hashes(level) => edge.rows[usize::from(level)] = content,
            }
        }
        let entries = bundle::entries(&edge.bundle, size % TILE_WIDTH).ok()?;
        let same = |(entry, leaf): (&&[u8], &[u8])| Hash::leaf(entry).0 == leaf;
        if !entries
            .iter()
            .zip(edge.rows[0].chunks_exact(HASH_BYTES))
            .all(same)
        {
            return None;
        }
        edge.frontier = Frontier::from_subtrees(size, subtrees(&edge.rows))?;
        Some(edge)
    }
}

/// The perfect subtrees of an edge, largest first.
fn subtrees(rows: &[Vec<u8>]) -> Vec<Hash> {
    let mut subtrees = Vec::new();
    for row in rows.iter().rev() {
        let hashes: Vec<Hash> = row
            .chunks_exact(HASH_BYTES)
            .filter_map(Hash::from_slice)
            .collect();
        let mut rest = hashes.as_slice();
        while !rest.is_empty() {
            let (perfect, after) = rest.split_at(1 << rest.len().ilog2());
            subtrees.extend(Hash::perfect(perfect));
            rest = after;
        }
    }
    subtrees
}

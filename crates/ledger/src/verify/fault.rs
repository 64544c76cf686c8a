//! What can be wrong with a log: one variant for each thing, named by place and path.

use crate::bundle::BundleError;
use crate::checkpoint::CheckpointError;
use crate::hash::Hash;
use crate::source::TileError;

/// One thing wrong with a log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The checkpoint is not signed by the log's key, or cannot be read.
    #[error("the checkpoint does not hold: {0}")]
    Checkpoint(CheckpointError),
    /// A file is not there.
    #[error("`{path}` is missing")]
    Missing {
        /// Its path.
        path: String,
    },
    /// A file could not be read.
    #[error("`{path}` could not be read: {error}")]
    Unreadable {
        /// Its path.
        path: String,
        /// What the system said.
        error: String,
    },
    /// A hash tile has another length than its width asks for.
    #[error("`{path}` has {got} bytes instead of {expected}")]
    Length {
        /// Its path.
        path: String,
        /// Bytes it should have.
        expected: usize,
        /// Bytes it has.
        got: usize,
    },
    /// A bundle is cut off, or holds more than it should.
    #[error("`{path}` is damaged: {error}")]
    Bundle {
        /// Its path.
        path: String,
        /// First entry in it.
        first: u64,
        /// What is wrong with it.
        error: BundleError,
    },
    /// An entry is not the one its leaf hash was made of.
    #[error("entry {index} in `{path}` hashes to {got}; its tile has {expected}")]
    Entry {
        /// Which entry.
        index: u64,
        /// Bundle it is in.
        path: String,
        /// Leaf hash in the level-0 tile.
        expected: Hash,
        /// Leaf hash of the entry's bytes.
        got: Hash,
    },
    /// A hash in a tile is not the one of the tile below it.
    #[error("hash {position} in `{path}` is {got}; the tiles below give {expected}")]
    Tile {
        /// Tile it is in.
        path: String,
        /// Which hash in the tile, from 0.
        position: u64,
        /// Hash worked out from the entries.
        expected: Hash,
        /// Hash in the tile.
        got: Hash,
    },
    /// The entries give another root than the signed one.
    #[error("the {size} entries have the root {got}; the checkpoint has {expected}")]
    Root {
        /// Entries in the tree.
        size: u64,
        /// Root in the checkpoint.
        expected: Hash,
        /// Root worked out from the entries.
        got: Hash,
    },
    /// The caller refused an entry.
    #[error("entry {index} is refused: {problem}")]
    Refused {
        /// Which entry.
        index: u64,
        /// The caller's words.
        problem: String,
    },
    /// The log does not extend a checkpoint seen before: it was altered or is another.
    #[error("the log of {size} entries does not extend the {seen} seen before")]
    Contradicts {
        /// Size seen before.
        seen: u64,
        /// Size now.
        size: u64,
    },
}

impl Fault {
    /// A tile that could not be had; `first` is the first entry below it.
    pub(super) fn of_tile(error: TileError, first: u64) -> Fault {
        match error {
            TileError::Missing { path } => Fault::Missing { path },
            TileError::Read { path, error } => Fault::Unreadable {
                path,
                error: error.to_string(),
            },
            TileError::Length {
                path,
                expected,
                got,
            } => Fault::Length {
                path,
                expected,
                got,
            },
            TileError::Bundle { path, error } => Fault::Bundle { path, first, error },
        }
    }

    /// Index of the entry at fault, where it is one entry's.
    #[must_use]
    pub fn entry_index(&self) -> Option<u64> {
        match self {
            Fault::Entry { index, .. } | Fault::Refused { index, .. } => Some(*index),
            _ => None,
        }
    }
}

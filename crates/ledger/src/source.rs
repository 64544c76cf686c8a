//! Where a log is read from: a directory here, a URL or a map elsewhere.
//!
//! Only reading. Writing goes through `files.rs`. Nothing read is believed before
//! it is checked against a signed root.

use std::io;
use std::path::{Path, PathBuf};

use crate::tile::{Kind, Tile};
use crate::{bundle, hash::HASH_BYTES};

/// A place that has a log's files under their tlog-tiles paths.
pub trait TileSource {
    /// All bytes of the file at `path` (such as `tile/0/000` or `checkpoint`).
    ///
    /// # Errors
    /// Whatever kept it from being read. That there is no such file is `None`.
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>>;
}

impl<S: TileSource + ?Sized> TileSource for &S {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        (**self).read(path)
    }
}

/// A log in a directory.
#[derive(Clone, Debug)]
pub struct DirSource {
    root: PathBuf,
}

impl DirSource {
    /// The log whose `checkpoint` is in `root`.
    pub fn new(root: impl Into<PathBuf>) -> DirSource {
        DirSource { root: root.into() }
    }
}

impl TileSource for DirSource {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        read_below(&self.root, path)
    }
}

/// Reads a file below `root`; `None` if there is none.
pub(crate) fn read_below(root: &Path, path: &str) -> io::Result<Option<Vec<u8>>> {
    let plain = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    if !plain {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "the path leaves the log",
        ));
    }
    match std::fs::read(root.join(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e)
            if matches!(
                e.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Err(e) => Err(e),
    }
}

/// Why a tile could not be had.
#[derive(Debug, thiserror::Error)]
pub enum TileError {
    /// Neither the tile nor the full one at its place exists.
    #[error("`{path}` is missing")]
    Missing {
        /// Path asked for.
        path: String,
    },
    /// It could not be read.
    #[error("`{path}` could not be read")]
    Read {
        /// Path asked for.
        path: String,
        /// Why.
        #[source]
        error: io::Error,
    },
    /// It has more or fewer bytes than its width says.
    #[error("`{path}` has {got} bytes instead of {expected}")]
    Length {
        /// Path found.
        path: String,
        /// Bytes it should have.
        expected: usize,
        /// Bytes it has.
        got: usize,
    },
    /// A bundle holds fewer entries than its width says, or more bytes.
    #[error("`{path}` is damaged: {error}")]
    Bundle {
        /// Path found.
        path: String,
        /// What is wrong.
        error: bundle::BundleError,
    },
}

/// Bytes of a tile, and the path they were found at.
///
/// Where a partial tile is gone, the full one at its place is read and cut to width
/// (tlog-tiles, "Partial Tiles"). The length of hash tiles and the framing of bundles
/// is checked, the hashes are not.
///
/// # Errors
/// [`TileError`].
pub fn read_tile(source: &impl TileSource, tile: Tile) -> Result<(Vec<u8>, String), TileError> {
    let asked = tile.path();
    let candidates = std::iter::once(tile).chain((!tile.is_full()).then(|| tile.full()));
    for found in candidates {
        let path = found.path();
        let bytes = match source.read(&path) {
            Err(error) => return Err(TileError::Read { path, error }),
            Ok(None) => continue,
            Ok(Some(bytes)) => bytes,
        };
        return cut(bytes, found, tile.width, &path).map(|bytes| (bytes, path));
    }
    Err(TileError::Missing { path: asked })
}

/// Checks the bytes of `found` and cuts them to the first `width` items.
fn cut(mut bytes: Vec<u8>, found: Tile, width: u16, path: &str) -> Result<Vec<u8>, TileError> {
    let keep = match found.kind {
        Kind::Hashes(_) => {
            let expected = usize::from(found.width) * HASH_BYTES;
            if bytes.len() != expected {
                let got = bytes.len();
                return Err(TileError::Length {
                    path: path.to_owned(),
                    expected,
                    got,
                });
            }
            usize::from(width) * HASH_BYTES
        }
        Kind::Entries => {
            let damaged = |error| TileError::Bundle {
                path: path.to_owned(),
                error,
            };
            bundle::entries(&bytes, u64::from(found.width)).map_err(damaged)?;
            let (_, rest) = bundle::entries_prefix(&bytes, u64::from(width)).map_err(damaged)?;
            bytes.len() - rest.len()
        }
    };
    bytes.truncate(keep);
    Ok(bytes)
}

//! Writing a log: entries in, tiles and a published checkpoint out.
//!
//! The caller's database is the truth for entries; every tile can be made again from
//! it. So an error here loses nothing: the writer stops, and the next
//! [`TileWriter::open`] says from which entry to [`TileWriter::rebuild`].
//!
//! INVARIANT: one writer for a log at a time; the caller sees to that.
//! INVARIANT: a file is replaced whole, by a rename; a reader never sees half of one.
//! INVARIANT: with `fsync` on, a checkpoint is published only once every tile it speaks
//! of would survive a power cut.
//!
//! The tree's right edge in memory is in `writer/edge.rs`, mending after a crash in
//! `writer/rebuild.rs`, removing partial tiles in `writer/collect.rs`.

mod collect;
mod edge;
mod rebuild;
mod unsynced;

use std::collections::HashSet;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use crate::bundle::{ENTRY_BYTES_MAX, EntryTooLong};
use crate::checkpoint::{CHECKPOINT_PATH, Checkpoint, CheckpointError};
use crate::files::{Disk, Files};
use crate::frontier::{Frontier, SIZE_MAX};
use crate::hash::Hash;
use crate::reader::{ReadError, TileReader};
use crate::source::TileSource;
use crate::tile::{Kind, TILE_HEIGHT, Tile};
use edge::Edge;
use unsynced::Unsynced;

/// Where a file is written before it takes its place.
const TEMPORARY: &str = ".writing";

/// Directories remembered as made, at most.
const MADE_MAX: usize = 4096;

/// Why a log could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// An entry does not fit; nothing was written.
    #[error("entry {position} of those given does not fit")]
    Entry {
        /// Which, from 0.
        position: usize,
        /// How long it is.
        #[source]
        error: EntryTooLong,
    },
    /// The log cannot have so many entries.
    #[error("a log has at most {SIZE_MAX} entries")]
    Full,
    /// Entries from `resume_at` on have to be given again first.
    #[error("the tiles end at entry {resume_at}; rebuild from there")]
    NeedsRebuild {
        /// First entry to give to [`TileWriter::rebuild`].
        resume_at: u64,
    },
    /// An earlier error left the files in doubt: open the log again.
    #[error("an earlier write failed; open the log again")]
    Broken,
    /// A file operation failed.
    #[error("`{path}` could not be written")]
    File {
        /// File, relative to the log.
        path: String,
        /// Why.
        #[source]
        error: io::Error,
    },
    /// Tiles needed for a check could not be read.
    #[error("the tiles could not be read")]
    Tiles(#[from] ReadError),
    /// The entries give another tree than the frontier the caller kept.
    ///
    /// If this comes from [`TileWriter::rebuild`] from a later entry than 0, tiles before
    /// it are damaged: open with a synced size of 0 and rebuild all.
    #[error("at {size} entries the root is {got} instead of {expected}")]
    Diverged {
        /// Entries in the tree compared.
        size: u64,
        /// Root as kept, or as published.
        expected: Hash,
        /// Root of the tiles.
        got: Hash,
    },
    /// More was published than the caller still has. Never publish over this.
    #[error("{published} entries were published, but only {kept} are kept")]
    Behind {
        /// Size of the published checkpoint.
        published: u64,
        /// Entries the caller has.
        kept: u64,
    },
    /// The checkpoint is no checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
}

fn failed(path: &str) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    move |error| WriteError::File { path, error }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Ready,
    NeedsRebuild,
    Broken,
}

/// Writes one log.
#[derive(Debug)]
pub struct TileWriter<F = Disk> {
    files: F,
    fsync: bool,
    phase: Phase,
    edge: Edge,
    /// Tree the caller had kept when the log was opened: what a rebuild must reach.
    kept: Frontier,
    published: Option<Checkpoint>,
    unsynced: Unsynced,
    made: HashSet<String>,
}

impl TileWriter<Disk> {
    /// Opens the log in a directory, which is made if need be.
    ///
    /// `from` is the tree the caller has kept, `synced_size` what [`TileWriter::sync`] last
    /// returned (0 if never). If [`TileWriter::resume_at`] then gives an index, the writer
    /// wants [`TileWriter::rebuild`] before anything else.
    ///
    /// # Errors
    /// [`WriteError`]; [`WriteError::Behind`] means that the caller has lost entries.
    pub fn open(
        dir: impl Into<PathBuf>,
        from: &Frontier,
        synced_size: u64,
    ) -> Result<TileWriter, WriteError> {
        TileWriter::open_with(Disk::new(dir), from, synced_size)
    }
}

impl<F: Files> TileWriter<F> {
    /// As [`TileWriter::open`], over any [`Files`].
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn open_with(files: F, from: &Frontier, synced_size: u64) -> Result<Self, WriteError> {
        files.make_dir("").map_err(failed(""))?;
        let published = files
            .read(CHECKPOINT_PATH)
            .map_err(failed(CHECKPOINT_PATH))?;
        let published = published
            .map(|bytes| Checkpoint::read_unverified(&String::from_utf8_lossy(&bytes)))
            .transpose()?;
        let kept = from.size();
        if let Some(published) = published.as_ref().map(|p| p.size).filter(|p| *p > kept) {
            return Err(WriteError::Behind { published, kept });
        }
        let edge = Edge::read(&FilesSource(&files), synced_size.min(kept));
        let mut writer = TileWriter {
            files,
            fsync: true,
            phase: Phase::NeedsRebuild,
            edge,
            kept: from.clone(),
            published,
            unsynced: Unsynced::default(),
            made: HashSet::new(),
        };
        if writer.edge.size() == kept {
            if writer.edge.frontier() == from {
                match writer.check_published() {
                    Ok(()) => writer.phase = Phase::Ready,
                    // Tiles of the published tree are lost: all is made anew.
                    Err(WriteError::Tiles(_)) => writer.edge = Edge::default(),
                    Err(error) => return Err(error),
                }
            } else {
                writer.edge = Edge::default();
            }
        }
        Ok(writer)
    }

    /// Whether publishing waits until the tiles and the checkpoint would survive a power
    /// cut (the default). Without, what is published survives the end of this process, and
    /// that of the machine only up to the last [`TileWriter::sync`]: for callers that keep
    /// entries and signed checkpoints durably elsewhere and rebuild from there.
    #[must_use]
    pub fn with_fsync(mut self, fsync: bool) -> Self {
        self.fsync = fsync;
        self
    }

    /// First entry that [`TileWriter::rebuild`] wants; `None` if the tiles are complete.
    ///
    /// At most 255 entries before the synced size, or 0 if the tiles there are damaged.
    #[must_use]
    pub fn resume_at(&self) -> Option<u64> {
        (self.phase == Phase::NeedsRebuild).then(|| self.edge.size())
    }

    /// The tree as written.
    #[must_use]
    pub fn frontier(&self) -> &Frontier {
        self.edge.frontier()
    }

    /// Entries in the tree as written.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.edge.size()
    }

    /// Root of the tree as written.
    #[must_use]
    pub fn root(&self) -> Hash {
        self.frontier().root()
    }

    /// The checkpoint that readers see.
    #[must_use]
    pub fn published(&self) -> Option<&Checkpoint> {
        self.published.as_ref()
    }

    /// The files, to read the log back from.
    pub fn source(&self) -> FilesSource<'_, F> {
        FilesSource(&self.files)
    }

    /// Adds entries and writes the tiles of the new size; gives their indices.
    ///
    /// The caller has kept the entries already. Best called with thousands at once: each
    /// call writes the partial tiles anew. Not durable before [`TileWriter::sync`].
    ///
    /// # Errors
    /// [`WriteError::Entry`] before anything is written. After any other error the writer
    /// is [`WriteError::Broken`].
    pub fn append<E: AsRef<[u8]>>(&mut self, entries: &[E]) -> Result<Range<u64>, WriteError> {
        self.ready()?;
        let old = self.size();
        for (position, entry) in entries.iter().enumerate() {
            let bytes = entry.as_ref().len();
            if bytes > ENTRY_BYTES_MAX {
                return Err(WriteError::Entry {
                    position,
                    error: EntryTooLong { bytes },
                });
            }
        }
        if SIZE_MAX - old < entries.len() as u64 {
            return Err(WriteError::Full);
        }
        if !entries.is_empty() {
            self.guarded(|writer| writer.push_all(old, entries))?;
        }
        Ok(old..self.size())
    }

    fn push_all<E: AsRef<[u8]>>(&mut self, old: u64, entries: &[E]) -> Result<(), WriteError> {
        for entry in entries {
            self.push(entry.as_ref(), Self::replace)?;
        }
        let new = self.size();
        for tile in Tile::partial(new) {
            let unchanged = match tile.kind {
                Kind::Entries => false,
                Kind::Hashes(level) => {
                    let shift = TILE_HEIGHT * u32::from(level);
                    old >> shift == new >> shift
                }
            };
            if !unchanged {
                let content = self.edge.content(tile).to_vec();
                self.replace(&tile.path(), &content)?;
            }
        }
        Ok(())
    }

    /// Adds one entry to the edge and hands every tile this fills to `write`.
    fn push(
        &mut self,
        entry: &[u8],
        mut write: impl FnMut(&mut Self, &str, &[u8]) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        let too_long = |error| WriteError::Entry { position: 0, error };
        self.edge.push(entry).map_err(too_long)?;
        while let Some((tile, content)) = self.edge.take_full() {
            write(self, &tile.path(), &content)?;
            self.edge.give_back(tile, content);
        }
        Ok(())
    }

    /// Makes all that was written survive a power cut, and gives the size it reaches.
    ///
    /// Keep the size: it is `synced_size` at the next [`TileWriter::open`].
    ///
    /// # Errors
    /// [`WriteError::File`], after which the writer is [`WriteError::Broken`].
    pub fn sync(&mut self) -> Result<u64, WriteError> {
        self.ready()?;
        self.guarded(Self::sync_files)?;
        Ok(self.size())
    }

    fn sync_files(&mut self) -> Result<(), WriteError> {
        let failed_file = |(path, error)| WriteError::File { path, error };
        self.files
            .sync_files(self.unsynced.files())
            .map_err(failed_file)?;
        for dir in self.unsynced.dirs() {
            self.files.sync_dir(dir).map_err(failed(dir))?;
        }
        self.unsynced.clear();
        Ok(())
    }

    /// Publishes a signed checkpoint: readers see it from here on.
    ///
    /// It may be of an earlier size than the tiles (cosigning takes a while), but of no
    /// earlier one than published before. With `fsync` on, everything is synced first.
    ///
    /// # Errors
    /// [`WriteError::Diverged`] if it is not of this tree, [`WriteError::Behind`] if of
    /// more entries than written or of fewer than published; nothing is written then.
    pub fn publish(&mut self, checkpoint: &str) -> Result<(), WriteError> {
        self.ready()?;
        let signed = Checkpoint::read_unverified(checkpoint)?;
        let published = self.published.as_ref().map_or(0, |p| p.size);
        if signed.size > self.size() {
            return Err(WriteError::Behind {
                published: signed.size,
                kept: self.size(),
            });
        }
        if signed.size < published {
            return Err(WriteError::Behind {
                published,
                kept: signed.size,
            });
        }
        self.check_root(&signed)?;
        self.guarded(|writer| {
            if writer.fsync {
                writer.sync_files()?;
            }
            writer.replace_checkpoint(checkpoint)
        })?;
        self.published = Some(signed);
        Ok(())
    }

    fn replace_checkpoint(&self, checkpoint: &str) -> Result<(), WriteError> {
        let failed_here = || failed(CHECKPOINT_PATH);
        self.files
            .write(TEMPORARY, checkpoint.as_bytes())
            .map_err(failed_here())?;
        if self.fsync {
            self.files.sync_file(TEMPORARY).map_err(failed_here())?;
        }
        self.files
            .rename(TEMPORARY, CHECKPOINT_PATH)
            .map_err(failed_here())?;
        if self.fsync {
            self.files.sync_dir("").map_err(failed_here())?;
        }
        Ok(())
    }

    /// Checks that a checkpoint is of this tree, at its own size.
    fn check_root(&self, signed: &Checkpoint) -> Result<(), WriteError> {
        let got = if signed.size == self.size() {
            self.root()
        } else {
            TileReader::new(FilesSource(&self.files), signed.size).root()?
        };
        same_root(signed, got)
    }

    fn check_published(&self) -> Result<(), WriteError> {
        self.published
            .as_ref()
            .map_or(Ok(()), |published| self.check_root(published))
    }

    fn ready(&self) -> Result<(), WriteError> {
        match self.phase {
            Phase::Ready => Ok(()),
            Phase::NeedsRebuild => Err(WriteError::NeedsRebuild {
                resume_at: self.edge.size(),
            }),
            Phase::Broken => Err(WriteError::Broken),
        }
    }

    /// Runs file operations; if one fails, nothing on disk is believed any more.
    fn guarded<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, WriteError>,
    ) -> Result<T, WriteError> {
        let before = std::mem::replace(&mut self.phase, Phase::Broken);
        let done = work(self)?;
        self.phase = before;
        Ok(done)
    }

    /// Puts a file in its place, whole.
    fn replace(&mut self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        if let Some((dir, _)) = path.rsplit_once('/')
            && !self.made.contains(dir)
        {
            self.files.make_dir(dir).map_err(failed(path))?;
            if self.made.len() >= MADE_MAX {
                self.made.clear();
            }
            self.made.insert(dir.to_owned());
        }
        self.files.write(TEMPORARY, bytes).map_err(failed(path))?;
        self.files.rename(TEMPORARY, path).map_err(failed(path))?;
        self.unsynced.add(path);
        Ok(())
    }
}

/// The root a checkpoint must have.
fn same_root(signed: &Checkpoint, got: Hash) -> Result<(), WriteError> {
    if signed.root == got {
        return Ok(());
    }
    Err(WriteError::Diverged {
        size: signed.size,
        expected: signed.root,
        got,
    })
}

/// [`Files`] as a place to read a log from.
#[derive(Debug)]
pub struct FilesSource<'a, F>(pub &'a F);

impl<F: Files> TileSource for FilesSource<'_, F> {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        self.0.read(path)
    }
}

//! A register in one SQLite file.
//!
//! One thread writes; reads are done where they are asked for, on one of a few
//! connections, because a look-up (5 µs) is over sooner than a thread is woken.
//! Walks over whole tables go to the blocking pool. WAL: readers see the last
//! whole commit. `synchronous=FULL`: a commit that returned is on disk.
//!
//! Beside the lease row, the writer holds an operating system lock on
//! `<file>.lock`, so two processes never both write, whatever their clocks say.

mod access;
mod act;
mod commit;
mod connection;
mod held;
mod import;
mod lock;
mod log;
mod people;
mod person;
mod proceeding;
mod session;
mod stats;
mod subject;
mod thread;

use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use codes::Identifier;
use register::ActId;

use self::connection::{Readers, Writer};
use self::lock::Lock;
use crate::{
    AuthorityFigures, Commit, Entry, HeldRow, ImportProgress, KeptAct, LogHead, NameRow, Page,
    Stats, Store, StoreError, SubjectRow, ThreadFilter, ThreadRow,
};

/// A register kept in a SQLite file. See [`Store`] for what each verb promises.
pub struct SqliteStore {
    readers: Arc<Readers>,
    // After the readers: the last connection to close carries the write-ahead
    // log over and removes it, which only one that may write can.
    writer: Writer,
    lock: Lock,
    // Last, so that the folder outlives the connections into it.
    _folder: Option<tempfile::TempDir>,
}

impl SqliteStore {
    /// Opens the file, made when it is not there, and brings its tables up to
    /// this program's version. May be called by several processes at once.
    ///
    /// # Errors
    /// [`StoreError::Newer`]: a newer program made it.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::open_with(path.as_ref(), connection::Durability::OnDisk, None)
    }

    /// A register for a test: a temporary file, gone with the store, that
    /// would not outlive a loss of power.
    ///
    /// # Errors
    /// When no temporary file can be made.
    pub fn open_in_memory() -> Result<Self, StoreError> {
        let folder = tempfile::tempdir().map_err(database)?;
        let path = folder.path().join("register.db");
        Self::open_with(&path, connection::Durability::None, Some(folder))
    }

    fn open_with(
        path: &Path,
        durability: connection::Durability,
        folder: Option<tempfile::TempDir>,
    ) -> Result<Self, StoreError> {
        let writer = Writer::open(path, durability)?;
        let readers = Arc::new(Readers::open(path)?);
        let mut lock_path = path.as_os_str().to_owned();
        lock_path.push(".lock");
        Ok(Self {
            readers,
            writer,
            lock: Lock::new(lock_path.into()),
            _folder: folder,
        })
    }

    /// A walk over much of a table, off the caller's thread.
    async fn walk<T: Send + 'static>(
        &self,
        read: impl FnOnce(&rusqlite::Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let readers = Arc::clone(&self.readers);
        tokio::task::spawn_blocking(move || readers.with(read))
            .await
            .map_err(database)?
    }
}

/// A failure of the database, or of the machine under it.
fn database(error: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError::Database(Box::new(error))
}

#[async_trait]
impl Store for SqliteStore {
    async fn claim_writer(&self, holder: &str, now_s: i64, ttl_s: i64) -> Result<u64, StoreError> {
        let (lock, holder) = (self.lock.clone(), holder.to_owned());
        self.writer
            .run(move |db| lock.claim(db, &holder, now_s, ttl_s))
            .await
    }

    async fn release_writer(&self, holder: &str) -> Result<(), StoreError> {
        let (lock, holder) = (self.lock.clone(), holder.to_owned());
        self.writer.run(move |db| lock.release(db, &holder)).await
    }

    async fn head(&self) -> Result<LogHead, StoreError> {
        self.readers.with(log::head)
    }

    async fn commit(&self, commit: Commit) -> Result<(), StoreError> {
        self.writer.run(move |db| commit::keep(db, &commit)).await
    }

    async fn entries(&self, from: u64, to: u64) -> Result<Vec<Entry>, StoreError> {
        self.readers.with(|db| log::entries(db, from, to))
    }

    async fn existing(&self, ids: &[ActId]) -> Result<Vec<ActId>, StoreError> {
        self.readers.with(|db| act::existing(db, ids))
    }

    async fn act_ids_of(
        &self,
        subjects: &[Identifier],
    ) -> Result<Vec<(Identifier, ActId)>, StoreError> {
        self.readers.with(|db| act::ids_of(db, subjects))
    }

    async fn acts(&self, ids: &[ActId]) -> Result<Vec<KeptAct>, StoreError> {
        self.readers.with(|db| act::by_id(db, ids))
    }

    async fn acts_of(&self, subject: &Identifier) -> Result<Vec<KeptAct>, StoreError> {
        self.readers.with(|db| act::of_subject(db, subject))
    }

    async fn subjects(&self, ids: &[Identifier]) -> Result<Vec<SubjectRow>, StoreError> {
        self.readers.with(|db| subject::by_id(db, ids))
    }

    async fn names(&self, ids: &[Identifier]) -> Result<Vec<NameRow>, StoreError> {
        self.readers.with(|db| subject::names(db, ids))
    }

    async fn owners(
        &self,
        ids: &[Identifier],
    ) -> Result<Vec<(Identifier, Identifier)>, StoreError> {
        self.readers.with(|db| subject::owners(db, ids))
    }

    async fn resolve(&self, identifier: &Identifier) -> Result<Vec<Identifier>, StoreError> {
        self.readers.with(|db| subject::resolve(db, identifier))
    }

    async fn identifiers_of(&self, subject: &Identifier) -> Result<Vec<Identifier>, StoreError> {
        self.readers.with(|db| subject::identifiers_of(db, subject))
    }

    async fn look_up(
        &self,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<(SubjectRow, String)>, StoreError> {
        self.readers.with(|db| subject::look_up(db, prefix, limit))
    }

    async fn subjects_page(
        &self,
        catalogue: Option<&str>,
        page: &Page,
    ) -> Result<Vec<SubjectRow>, StoreError> {
        self.readers.with(|db| subject::page(db, catalogue, page))
    }

    async fn threads_page(
        &self,
        filter: &ThreadFilter,
        page: &Page,
    ) -> Result<Vec<ThreadRow>, StoreError> {
        self.readers.with(|db| thread::page(db, filter, page))
    }

    async fn threads_count(&self, filter: &ThreadFilter) -> Result<u64, StoreError> {
        let filter = filter.clone();
        self.walk(move |db| thread::count(db, &filter)).await
    }

    async fn held_page(
        &self,
        catalogue: Option<&str>,
        page: &Page,
    ) -> Result<Vec<HeldRow>, StoreError> {
        self.readers.with(|db| held::page(db, catalogue, page))
    }

    async fn import(&self, id: &str) -> Result<Option<ImportProgress>, StoreError> {
        self.readers.with(|db| import::get(db, id))
    }

    async fn stats(&self) -> Result<Stats, StoreError> {
        self.walk(stats::all).await
    }

    async fn authority_figures(&self, authority: &str) -> Result<AuthorityFigures, StoreError> {
        let authority = authority.to_owned();
        self.walk(move |db| stats::of_authority(db, &authority))
            .await
    }
}

//! A register in PostgreSQL, or a database that speaks its language.
//!
//! Each verb is one statement or one transaction. A commit takes the lock on
//! the log's one head row first, so commits go one after another; its acts go
//! in by COPY, its look-ups as arrays, sent without waiting for each other.
//! Serialisation failures (SQLSTATE 40001) are not retried here.

mod access;
mod act;
mod commit;
mod connection;
mod held;
mod import;
mod log;
mod migrate;
mod people;
mod person;
mod proceeding;
mod session;
mod stats;
mod subject;
mod thread;

use async_trait::async_trait;
use codes::Identifier;
use deadpool_postgres::{Object, Pool};
use register::ActId;

use crate::{
    AuthorityFigures, Commit, Entry, HeldRow, ImportProgress, KeptAct, LogHead, NameRow, Page,
    Stats, Store, StoreError, SubjectRow, ThreadFilter, ThreadRow,
};

/// A register kept in PostgreSQL. See [`Store`] for what each verb promises.
///
/// A commit is as durable as the server makes it: `fsync` and
/// `synchronous_commit` must be on, as they are by default.
pub struct PostgresStore {
    pool: Pool,
}

impl PostgresStore {
    /// Connects, and brings the tables up to this program's version. May be
    /// called by several processes at once.
    ///
    /// The tables are in `schema`, made when it is not there, or else in the
    /// first schema of the search path. Connections are not encrypted unless
    /// the URL asks with `sslmode`, which fails: put a tunnel or a proxy
    /// before a database on another machine.
    ///
    /// # Errors
    /// [`StoreError::Newer`]: a newer program made the tables.
    pub async fn connect(url: &str, schema: Option<&str>) -> Result<Self, StoreError> {
        let pool = connection::pool(url, schema)?;
        let mut db = pool.get().await.map_err(database)?;
        migrate::run(&mut db, schema).await?;
        drop(db);
        Ok(Self { pool })
    }

    async fn db(&self) -> Result<Object, StoreError> {
        self.pool.get().await.map_err(database)
    }
}

/// A failure of the database, or of the way to it.
fn database(error: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError::Database(Box::new(error))
}

#[async_trait]
impl Store for PostgresStore {
    async fn claim_writer(&self, holder: &str, now_s: i64, ttl_s: i64) -> Result<u64, StoreError> {
        log::claim(&mut self.db().await?, holder, now_s, ttl_s).await
    }

    async fn release_writer(&self, holder: &str) -> Result<(), StoreError> {
        log::release(&self.db().await?, holder).await
    }

    async fn head(&self) -> Result<LogHead, StoreError> {
        log::head(&self.db().await?).await
    }

    async fn commit(&self, commit: Commit) -> Result<(), StoreError> {
        commit::keep(&mut self.db().await?, &commit).await
    }

    async fn entries(&self, from: u64, to: u64) -> Result<Vec<Entry>, StoreError> {
        log::entries(&self.db().await?, from, to).await
    }

    async fn existing(&self, ids: &[ActId]) -> Result<Vec<ActId>, StoreError> {
        act::existing(&self.db().await?, ids).await
    }

    async fn act_ids_of(
        &self,
        subjects: &[Identifier],
    ) -> Result<Vec<(Identifier, ActId)>, StoreError> {
        act::ids_of(&self.db().await?, subjects).await
    }

    async fn acts(&self, ids: &[ActId]) -> Result<Vec<KeptAct>, StoreError> {
        act::by_id(&self.db().await?, ids).await
    }

    async fn acts_of(&self, subject: &Identifier) -> Result<Vec<KeptAct>, StoreError> {
        act::of_subject(&self.db().await?, subject).await
    }

    async fn subjects(&self, ids: &[Identifier]) -> Result<Vec<SubjectRow>, StoreError> {
        subject::by_id(&self.db().await?, ids).await
    }

    async fn names(&self, ids: &[Identifier]) -> Result<Vec<NameRow>, StoreError> {
        subject::names(&self.db().await?, ids).await
    }

    async fn owners(
        &self,
        ids: &[Identifier],
    ) -> Result<Vec<(Identifier, Identifier)>, StoreError> {
        subject::owners(&self.db().await?, ids).await
    }

    async fn resolve(&self, identifier: &Identifier) -> Result<Vec<Identifier>, StoreError> {
        subject::resolve(&self.db().await?, identifier).await
    }

    async fn identifiers_of(&self, subject: &Identifier) -> Result<Vec<Identifier>, StoreError> {
        subject::identifiers_of(&self.db().await?, subject).await
    }

    async fn look_up(
        &self,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<(SubjectRow, String)>, StoreError> {
        subject::look_up(&mut self.db().await?, prefix, limit).await
    }

    async fn subjects_page(
        &self,
        catalogue: Option<&str>,
        page: &Page,
    ) -> Result<Vec<SubjectRow>, StoreError> {
        subject::page(&self.db().await?, catalogue, page).await
    }

    async fn threads_page(
        &self,
        filter: &ThreadFilter,
        page: &Page,
    ) -> Result<Vec<ThreadRow>, StoreError> {
        thread::page(&self.db().await?, filter, page).await
    }

    async fn threads_count(&self, filter: &ThreadFilter) -> Result<u64, StoreError> {
        thread::count(&self.db().await?, filter).await
    }

    async fn held_page(
        &self,
        catalogue: Option<&str>,
        page: &Page,
    ) -> Result<Vec<HeldRow>, StoreError> {
        held::page(&self.db().await?, catalogue, page).await
    }

    async fn import(&self, id: &str) -> Result<Option<ImportProgress>, StoreError> {
        import::get(&self.db().await?, id).await
    }

    async fn stats(&self) -> Result<Stats, StoreError> {
        stats::all(&mut self.db().await?).await
    }

    async fn authority_figures(&self, authority: &str) -> Result<AuthorityFigures, StoreError> {
        stats::of_authority(&mut self.db().await?, authority).await
    }
}

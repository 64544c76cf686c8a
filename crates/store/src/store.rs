//! The contract of a store.

use async_trait::async_trait;
use codes::Identifier;
use register::ActId;

use crate::{
    AuthorityFigures, Commit, Entry, HeldRow, ImportProgress, KeptAct, LogHead, NameRow, Page,
    Stats, SubjectRow, ThreadFilter, ThreadRow,
};

/// What can go wrong in a store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The log is not as long as the commit was made for: another writer.
    #[error(
        "the log has {found} entries where {expected} were expected: another writer is at work"
    )]
    LogMoved {
        /// Expected size.
        expected: u64,
        /// Size found.
        found: u64,
    },
    /// The writer's lease was taken over.
    #[error("the right to write was taken over by another process")]
    LeaseLost,
    /// Someone else holds the lease and it has not run out.
    #[error("`{holder}` holds the right to write to this register")]
    LeaseHeld {
        /// Who.
        holder: String,
    },
    /// Another step has the place of this one.
    #[error("another step was taken in this proceeding meanwhile")]
    StepTaken {
        /// Proceeding.
        proceeding: String,
        /// Place.
        n: u32,
    },
    /// A row is no domain value.
    #[error("kept row is inconsistent: {table}.{column} of `{row}`")]
    Inconsistent {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Key of the row.
        row: String,
    },
    /// The database is of a newer version than this program.
    #[error(
        "the register was made by a newer version (schema {found}, this program knows {known})"
    )]
    Newer {
        /// Found.
        found: u32,
        /// Known.
        known: u32,
    },
    /// The database failed.
    #[error("the database failed")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A store. Reads see whole commits only. A commit is durable when it returns
/// `Ok` (fsync done); when it returns `Err` nothing of it is kept, except that
/// after a lost connection to PostgreSQL the caller must look at `head` again.
/// Nothing is retried inside.
#[async_trait]
pub trait Store: Send + Sync {
    /// Claims the one right to write to this log and returns its epoch; a
    /// commit under an older epoch is refused. Renew by claiming again with
    /// the same `holder`: the epoch stays. A lease older than `ttl_s` seconds
    /// (those its holder claimed it with) may be taken over. With SQLite the
    /// operating system tells whether its holder lives: while it does, the lease
    /// is not taken over; once it has ended, at once.
    async fn claim_writer(&self, holder: &str, now_s: i64, ttl_s: i64) -> Result<u64, StoreError>;

    /// Gives the right to write back; nothing happens when `holder` has it not.
    async fn release_writer(&self, holder: &str) -> Result<(), StoreError>;

    /// Head of the log.
    async fn head(&self) -> Result<LogHead, StoreError>;

    /// Keeps all of a commit or none.
    ///
    /// Refused with [`StoreError::LeaseLost`] under an epoch that is not that of
    /// the present holder, and with [`StoreError::LogMoved`] when the log has
    /// not the expected size; both are looked at inside the transaction. An act
    /// id that is kept already fails the whole commit as
    /// [`StoreError::Database`].
    async fn commit(&self, commit: Commit) -> Result<(), StoreError>;

    /// Entries `[from, to)`, in order, as far as they exist.
    async fn entries(&self, from: u64, to: u64) -> Result<Vec<Entry>, StoreError>;

    /// Which of these acts are kept.
    async fn existing(&self, ids: &[ActId]) -> Result<Vec<ActId>, StoreError>;

    /// Ids of all acts about these subjects (index-only; no act is read), in
    /// no order. The desk finds a natural key among them by the id's tail.
    async fn act_ids_of(
        &self,
        subjects: &[Identifier],
    ) -> Result<Vec<(Identifier, ActId)>, StoreError>;

    /// These acts, as far as they exist, in no order. An act whose disclosures
    /// are all gone is left out: nothing can be said of it any more, though
    /// [`Store::existing`] and the log know it.
    async fn acts(&self, ids: &[ActId]) -> Result<Vec<KeptAct>, StoreError>;

    /// All acts about a subject, by id; erased ones are left out.
    async fn acts_of(&self, subject: &Identifier) -> Result<Vec<KeptAct>, StoreError>;

    /// These subjects, as far as they exist, in no order.
    async fn subjects(&self, ids: &[Identifier]) -> Result<Vec<SubjectRow>, StoreError>;

    /// All names of these subjects, in no order.
    async fn names(&self, ids: &[Identifier]) -> Result<Vec<NameRow>, StoreError>;

    /// The subjects an identifier belongs to: the one whose own it is, alone;
    /// else all whose further one it is, by id. A company's number may be a
    /// further identifier of each of its factories.
    async fn resolve(&self, identifier: &Identifier) -> Result<Vec<Identifier>, StoreError>;

    /// The subjects whose further identifier each of these is, as pairs of
    /// identifier and subject, in no order.
    async fn owners(&self, ids: &[Identifier])
    -> Result<Vec<(Identifier, Identifier)>, StoreError>;

    /// Further identifiers of a subject.
    async fn identifiers_of(&self, subject: &Identifier) -> Result<Vec<Identifier>, StoreError>;

    /// Subjects whose folded name or identifier value begins with `prefix`
    /// (folded the same way), exact matches first, then by what matched, folded
    /// and compared byte by byte; at most `limit`, each subject once. Each with
    /// the name that matched, or its own where an identifier did.
    async fn look_up(
        &self,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<(SubjectRow, String)>, StoreError>;

    /// Subjects by id, for whole walks; optionally of one catalogue.
    async fn subjects_page(
        &self,
        catalogue: Option<&str>,
        page: &Page,
    ) -> Result<Vec<SubjectRow>, StoreError>;

    /// Threads, newest decision first: by id, which begins with its day.
    async fn threads_page(
        &self,
        filter: &ThreadFilter,
        page: &Page,
    ) -> Result<Vec<ThreadRow>, StoreError>;

    /// Number of threads of a filter.
    async fn threads_count(&self, filter: &ThreadFilter) -> Result<u64, StoreError>;

    /// Held rows, newest first.
    async fn held_page(
        &self,
        catalogue: Option<&str>,
        page: &Page,
    ) -> Result<Vec<HeldRow>, StoreError>;

    /// How far an import has come.
    async fn import(&self, id: &str) -> Result<Option<ImportProgress>, StoreError>;

    /// Counts over everything.
    async fn stats(&self) -> Result<Stats, StoreError>;

    /// Figures of one authority (qualified id).
    async fn authority_figures(&self, authority: &str) -> Result<AuthorityFigures, StoreError>;
}

//! Connections: the one that writes, on its own thread, and those that read.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Row, TransactionBehavior};
use tokio::sync::oneshot;

use super::database;
use crate::StoreError;
use crate::migration;
use crate::row::Cells;

const READERS: usize = 4;
const STATEMENTS_CACHED: usize = 64;
const WAIT: Duration = Duration::from_secs(30);

/// What a commit outlives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Durability {
    /// Loss of power.
    OnDisk,
    /// Nothing: tests.
    None,
}

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// The writing connection and its thread.
pub(super) struct Writer {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub fn open(path: &Path, durability: Durability) -> Result<Self, StoreError> {
        let mut db = patiently(|| {
            let mut db = Connection::open(path).map_err(database)?;
            set_up(&db, durability).map_err(database)?;
            migrate(&mut db)?;
            Ok(db)
        })?;
        let (jobs, inbox) = mpsc::channel::<Job>();
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || {
                for job in inbox {
                    job(&mut db);
                }
            })
            .map_err(database)?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    /// Runs `job` on the writer's thread, after those before it. It is run to
    /// its end even when the caller no longer waits.
    pub async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |db| {
            // The caller may have gone; what was kept is kept all the same.
            let _ = answer.send(job(db));
        });
        if let Some(jobs) = &self.jobs {
            jobs.send(job).map_err(database_gone)?;
        }
        answered.await.map_err(database)?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn database_gone(_: mpsc::SendError<Job>) -> StoreError {
    StoreError::Database("the writing thread has ended".into())
}

/// The reading connections.
pub(super) struct Readers {
    all: Vec<Mutex<Connection>>,
    next: AtomicUsize,
}

impl Readers {
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut all = Vec::with_capacity(READERS);
        for _ in 0..READERS {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let db = Connection::open_with_flags(path, flags).map_err(database)?;
            db.set_prepared_statement_cache_capacity(STATEMENTS_CACHED);
            db.busy_timeout(WAIT).map_err(database)?;
            db.execute_batch(
                "PRAGMA cache_size=-16384; PRAGMA mmap_size=1073741824; PRAGMA query_only=ON;",
            )
            .map_err(database)?;
            all.push(Mutex::new(db));
        }
        Ok(Self {
            all,
            next: AtomicUsize::new(0),
        })
    }

    /// Reads on a free connection; when none is free, waits for one.
    pub fn with<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        read(&self.free())
    }

    fn free(&self) -> MutexGuard<'_, Connection> {
        // Starts at the first each time: its cache is the warmest.
        for db in &self.all {
            if let Ok(db) = db.try_lock() {
                return db;
            }
        }
        let next = self.next.fetch_add(1, Ordering::Relaxed) % self.all.len();
        self.all[next]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tries again while another process makes, opens or closes the same file: to
/// change a file to a write-ahead log, SQLite asks for it alone and does not wait.
fn patiently<T>(mut attempt: impl FnMut() -> Result<T, StoreError>) -> Result<T, StoreError> {
    const PAUSE: Duration = Duration::from_millis(10);
    for _ in 0..WAIT.as_millis() / PAUSE.as_millis() {
        match attempt() {
            Err(error) if is_busy(&error) => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
    attempt()
}

fn is_busy(error: &StoreError) -> bool {
    let StoreError::Database(cause) = error else {
        return false;
    };
    let code = cause
        .downcast_ref::<rusqlite::Error>()
        .and_then(rusqlite::Error::sqlite_error_code);
    matches!(
        code,
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
    )
}

fn set_up(db: &Connection, durability: Durability) -> rusqlite::Result<()> {
    db.set_prepared_statement_cache_capacity(STATEMENTS_CACHED);
    db.busy_timeout(WAIT)?;
    let synchronous = match durability {
        Durability::OnDisk => "FULL",
        Durability::None => "OFF",
    };
    // recursive_triggers: REPLACE must meet the triggers that refuse DELETE.
    // page_size: an entry or act takes 1.2 to 1.5 KB; of pages of 4 KB a quarter
    // stays empty (decision 3). Of a register made before, it stays as it was.
    // wal_autocheckpoint: pages written again and again are carried over once.
    db.execute_batch(&format!(
        "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous};
         PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824; PRAGMA foreign_keys=OFF;
         PRAGMA recursive_triggers=ON; PRAGMA wal_autocheckpoint=8192; PRAGMA temp_store=MEMORY;"
    ))
}

/// Brings the tables up to date. The transaction is immediate, so of several
/// processes starting at once one migrates and the others find it done.
fn migrate(db: &mut Connection) -> Result<(), StoreError> {
    let tx = db
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(database)?;
    tx.execute_batch("CREATE TABLE IF NOT EXISTS schema_version (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL) STRICT; INSERT OR IGNORE INTO schema_version (id, version) VALUES (1, 0);")
        .map_err(database)?;
    let found = tx
        .query_row(
            "SELECT version FROM schema_version WHERE id = 1",
            (),
            |row| row.get(0),
        )
        .map_err(database)?;
    for (number, migration) in migration::missing(migration::SQLITE, found)? {
        for statement in migration::statements(migration) {
            tx.execute_batch(statement).map_err(database)?;
        }
        tx.execute(
            "UPDATE schema_version SET version = ?1 WHERE id = 1",
            (number,),
        )
        .map_err(database)?;
    }
    tx.commit().map_err(database)
}

impl Cells for Row<'_> {
    fn text(&self, i: usize) -> Option<&str> {
        self.get_ref(i).ok()?.as_str().ok()
    }

    fn int(&self, i: usize) -> Option<i64> {
        self.get_ref(i).ok()?.as_i64().ok()
    }

    fn bytes(&self, i: usize) -> Option<&[u8]> {
        self.get_ref(i).ok()?.as_blob().ok()
    }

    fn is_null(&self, i: usize) -> bool {
        matches!(self.get_ref(i), Ok(rusqlite::types::ValueRef::Null))
    }
}

/// All rows of a statement, each read by `read`.
pub(super) fn rows<T>(
    db: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
    read: fn(&dyn Cells) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut out = Vec::new();
    each(db, sql, params, |row| {
        out.push(read(row)?);
        Ok(())
    })?;
    Ok(out)
}

/// Hands each row of a statement to `take`.
pub(super) fn each(
    db: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
    mut take: impl FnMut(&dyn Cells) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = db.prepare_cached(sql).map_err(database)?;
    let mut rows = statement.query(params).map_err(database)?;
    while let Some(row) = rows.next().map_err(database)? {
        take(row)?;
    }
    Ok(())
}

/// Several statements that must see one state.
pub(super) fn snapshot<T>(
    db: &Connection,
    read: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let tx = db.unchecked_transaction().map_err(database)?;
    let out = read(&tx)?;
    tx.commit().map_err(database)?;
    Ok(out)
}

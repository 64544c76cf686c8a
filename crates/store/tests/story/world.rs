//! A database to tell the story on: opened as often as wished, and reached past
//! the store to do what no store does.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use store::{Accesses, People, PostgresStore, Proceedings, SqliteStore, Store, StoreError};
use tokio_postgres::NoTls;

/// A store with what it keeps about proceedings and accesses.
pub trait Both: Store + Proceedings + Accesses {}

impl<T: Store + Proceedings + Accesses> Both for T {}

pub enum World {
    Sqlite { folder: tempfile::TempDir },
    Postgres { url: String, schema: String },
}

impl World {
    pub fn sqlite() -> Self {
        Self::Sqlite {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// A schema of its own, or `None` where there is no PostgreSQL, which is a
    /// failure where one was to be there.
    pub async fn postgres() -> Option<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let Ok(url) = std::env::var("STANDING_TEST_POSTGRES") else {
            let required = ["CI", "STANDING_REQUIRE_POSTGRES"]
                .into_iter()
                .find(|name| std::env::var_os(name).is_some());
            if let Some(name) = required {
                panic!("STANDING_TEST_POSTGRES is not set, and {name} requires it");
            }
            println!("SKIPPED: STANDING_TEST_POSTGRES holds no URL; see scripts/postgres/with");
            return None;
        };
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let schema = format!("story_{}_{number}", std::process::id());
        let world = Self::Postgres { url, schema };
        Some(world)
    }

    fn sqlite_path(folder: &tempfile::TempDir) -> std::path::PathBuf {
        folder.path().join("register.db")
    }

    /// Names of the files it is in, sorted; of a server's, none.
    pub fn files(&self) -> Vec<String> {
        let Self::Sqlite { folder } = self else {
            return Vec::new();
        };
        let mut names: Vec<_> = std::fs::read_dir(folder.path())
            .expect("read")
            .map(|file| file.expect("a file").file_name())
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    pub async fn try_open(&self) -> Result<Arc<dyn Store>, StoreError> {
        Ok(match self {
            Self::Sqlite { folder } => Arc::new(SqliteStore::open(Self::sqlite_path(folder))?),
            Self::Postgres { url, schema } => {
                Arc::new(PostgresStore::connect(url, Some(schema)).await?)
            }
        })
    }

    /// The same store, for what it keeps about people.
    pub async fn open_people(&self) -> Arc<dyn People> {
        match self {
            Self::Sqlite { folder } => {
                Arc::new(SqliteStore::open(Self::sqlite_path(folder)).expect("the store opens"))
            }
            Self::Postgres { url, schema } => Arc::new(
                PostgresStore::connect(url, Some(schema))
                    .await
                    .expect("the store opens"),
            ),
        }
    }

    /// The same store, for proceedings too.
    pub async fn both(&self) -> Arc<dyn Both> {
        match self {
            Self::Sqlite { folder } => {
                Arc::new(SqliteStore::open(Self::sqlite_path(folder)).expect("the store opens"))
            }
            Self::Postgres { url, schema } => Arc::new(
                PostgresStore::connect(url, Some(schema))
                    .await
                    .expect("the store opens"),
            ),
        }
    }

    pub async fn open(&self) -> Arc<dyn Store> {
        self.try_open().await.expect("the store opens")
    }

    /// Runs a statement past the store; the database's refusal in words.
    pub async fn sql(&self, sql: &str) -> Result<(), String> {
        match self {
            Self::Sqlite { folder } => {
                let db = rusqlite::Connection::open(Self::sqlite_path(folder)).expect("opened");
                db.busy_timeout(std::time::Duration::from_secs(10))
                    .expect("set");
                db.execute_batch(sql).map_err(|error| error.to_string())
            }
            Self::Postgres { url, schema } => {
                let (db, connection) = tokio_postgres::connect(url, NoTls)
                    .await
                    .expect("connected");
                let driver = tokio::spawn(connection);
                db.batch_execute(&format!("SET search_path TO {schema}"))
                    .await
                    .expect("set");
                let done = db.batch_execute(sql).await;
                drop(db);
                let _ = driver.await;
                done.map_err(|error| {
                    error
                        .as_db_error()
                        .map_or_else(|| error.to_string(), |e| e.message().to_owned())
                })
            }
        }
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres { .. })
    }
}

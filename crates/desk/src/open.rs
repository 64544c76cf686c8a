//! Making and opening a register.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use catalogue::ContentSchemas;
use codes::Date;
use ledger::{Checkpoint, Frontier, TileWriter};
use store::{Accesses, PostgresStore, Proceedings, SqliteStore, Store, StoreError};
use tokio::sync::OnceCell;

use crate::clock::Clock;
use crate::config::{Config, ConfigError, Database};
use crate::desk::Desk;
use crate::figures::Counted;
use crate::keys::{KeyError, Keys};
use crate::law::{self, LawError};
use crate::people::{self, People};
use crate::vault::Vault;

/// Where a register is and how to open it.
#[derive(Clone, Default)]
pub struct Place {
    /// Data folder: `register.toml`, keys, log, and the SQLite file.
    pub data: PathBuf,
    /// PostgreSQL instead of SQLite.
    pub database_url: Option<String>,
    /// Moves a sandbox register's clock to this day.
    pub today: Option<Date>,
    /// A clock of the caller's; for tests and the simulator.
    pub clock: Option<Clock>,
}

/// A register could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// `register.toml`.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Catalogues.
    #[error(transparent)]
    Law(#[from] LawError),
    /// Keys.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// Store.
    #[error("the store could not be opened")]
    Store(#[from] StoreError),
    /// `--today` on a register that runs on the real clock.
    #[error("only a sandbox register's clock can be moved; this one runs on the real clock")]
    NotASandbox,
    /// One catalogue where a folder of them is asked for.
    #[error("`{0}` is one catalogue: give the folder that holds it")]
    OneCatalogue(String),
    /// Kept in PostgreSQL, and no URL.
    #[error("this register is kept in PostgreSQL: give its --database-url")]
    NeedsUrl,
    /// The log's first checkpoint.
    #[error("the log in `{path}` could not be begun")]
    Log {
        /// Path.
        path: String,
        /// Cause.
        #[source]
        source: ledger::writer::WriteError,
    },
    /// A folder.
    #[error("could not use `{path}`")]
    Folder {
        /// Path.
        path: String,
        /// Cause.
        #[source]
        source: std::io::Error,
    },
}

/// One database, for the acts, the proceedings, the accesses and the people.
type Kept = (
    Arc<dyn Store>,
    Arc<dyn Proceedings>,
    Arc<dyn Accesses>,
    Arc<dyn store::People>,
);

/// Folder with the log's files, inside a register's data folder.
const LOG: &str = "log";
/// Folder with a register's own catalogues, inside its data folder.
const CATALOGUES: &str = "catalogues";

impl Place {
    /// A register in this folder, on SQLite.
    #[must_use]
    pub fn at(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            ..Self::default()
        }
    }

    /// Makes a register here: `register.toml`, keys, and a copy of the
    /// catalogues under `catalogues`, if given; without, the shipped ones rule.
    ///
    /// # Errors
    /// [`OpenError`]; catalogues that do not load are not copied.
    pub fn create(&self, config: &Config, catalogues: Option<&Path>) -> Result<(), OpenError> {
        law::load(catalogues)?;
        if let Some(dir) = catalogues.filter(|d| d.join("catalogue.toml").exists()) {
            return Err(OpenError::OneCatalogue(dir.display().to_string()));
        }
        Config {
            database: self.database_url.as_ref().map(|_| Database::Postgresql),
            ..config.clone()
        }
        .create(&self.data)?;
        if let Some(from) = catalogues {
            copy_toml(from, &self.data.join(CATALOGUES))?;
        }
        let signer = Keys::create(&self.data)?.log(&config.origin)?;
        let empty = Checkpoint {
            origin: config.origin.clone(),
            size: 0,
            root: Frontier::new().root(),
        };
        let log = self.data.join(LOG);
        TileWriter::open(&log, &Frontier::new(), 0)
            .and_then(|mut tiles| tiles.publish(&empty.sign(&[&signer])))
            .map_err(|source| OpenError::Log {
                path: log.display().to_string(),
                source,
            })
    }

    /// Opens the register here.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(&self) -> Result<Desk, OpenError> {
        let config = Config::read(&self.data)?;
        let own = self.data.join(CATALOGUES);
        if config.database == Some(Database::Postgresql) && self.database_url.is_none() {
            return Err(OpenError::NeedsUrl);
        }
        let law = Arc::new(law::load(own.is_dir().then_some(own.as_path()))?);
        let schemas = Arc::new(ContentSchemas::new(&law));
        let keys = Arc::new(Keys::open(&self.data)?);
        let signer = keys.log(&config.origin)?;
        let clock = match (&self.clock, self.today, config.sandbox) {
            (Some(clock), _, _) => clock.clone(),
            (None, Some(day), Some(_)) => Clock::Sandbox(day),
            (None, Some(_), None) => return Err(OpenError::NotASandbox),
            (None, None, Some(day)) => Clock::Sandbox(day),
            (None, None, None) => Clock::System,
        };
        let (store, proceedings, accesses, people): Kept = match &self.database_url {
            Some(url) => {
                let store = Arc::new(PostgresStore::connect(url, None).await?);
                (store.clone(), store.clone(), store.clone(), store)
            }
            None => {
                let store = Arc::new(SqliteStore::open(self.data.join("register.sqlite"))?);
                (store.clone(), store.clone(), store.clone(), store)
            }
        };
        let vault = Arc::new(Vault::new(&self.data, people.clone(), proceedings.clone()));
        let people = People::new(people::Parts {
            store: people,
            vault: vault.clone(),
            keys: &keys,
            // In a sandbox time stands still; sessions and codes must not.
            clock: self.clock.clone().unwrap_or(Clock::System),
            today: clock.clone(),
            issuer: &config.origin,
        });
        Ok(Desk {
            law,
            schemas,
            store,
            proceedings,
            accesses,
            keys,
            clock,
            origin: config.origin.as_str().into(),
            sandbox: config.sandbox.map(|day| self.today.unwrap_or(day)),
            log_dir: self.data.join(LOG),
            log_verifier: signer.verifier().clone(),
            recorder: OnceCell::new(),
            seen: Arc::default(),
            leases_run_out: self.database_url.is_some(),
            counted: Counted::default(),
            people,
            vault,
        })
    }
}

pub(crate) fn copy_toml(from: &Path, to: &Path) -> Result<(), OpenError> {
    let fail = |path: &Path| {
        let path = path.display().to_string();
        move |source| OpenError::Folder { path, source }
    };
    std::fs::create_dir_all(to).map_err(fail(to))?;
    for entry in std::fs::read_dir(from).map_err(fail(from))? {
        let entry = entry.map_err(fail(from))?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_toml(&path, &target)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            std::fs::copy(&path, &target).map_err(fail(&path))?;
        }
    }
    Ok(())
}

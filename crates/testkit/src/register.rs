//! A register in a temporary folder, under the small law of `register`'s own
//! tests, with a clock that the test moves.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use codes::Date;
use desk::clock::Clock;
use desk::{Config, Desk, Place};
use jiff::tz::TimeZone;
use register::Instant;
use tempfile::TempDir;

#[path = "../../register/tests/it/law.rs"]
#[allow(
    dead_code,
    missing_docs,
    reason = "shared with the tests of `register`"
)]
mod law;

/// The register.
pub struct Sandbox {
    folder: TempDir,
    place: Place,
    now_us: Arc<AtomicI64>,
}

impl Sandbox {
    /// A register that is new, at the beginning of 2012. With a URL it is kept
    /// in that (empty) PostgreSQL database.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn new(database_url: Option<String>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let catalogues = folder.path().join("catalogues");
        for (path, text) in law::files() {
            let to = catalogues.join("t").join(path);
            std::fs::create_dir_all(to.parent().expect("a parent")).expect("a folder");
            std::fs::write(to, text).expect("written");
        }
        let start = Date::constant(2012, 1, 1).to_datetime(jiff::civil::Time::midnight());
        let start = start
            .to_zoned_datetime(TimeZone::UTC)
            .expect("a day")
            .timestamp();
        let now_us = Arc::new(AtomicI64::new(start.as_microsecond()));
        let hand = now_us.clone();
        let place = Place {
            clock: Some(Clock::Given(Arc::new(move || {
                Instant::from_microsecond(hand.load(Ordering::SeqCst)).expect("an instant")
            }))),
            database_url,
            ..Place::at(folder.path().join("data"))
        };
        let config = Config {
            format: 1,
            origin: "sim.standing.example".to_owned(),
            sandbox: None,
            database: None,
        };
        place
            .create(&config, Some(&catalogues))
            .expect("a register");
        Self {
            folder,
            place,
            now_us,
        }
    }

    /// Opens it (again).
    ///
    /// # Panics
    /// When it cannot be opened.
    pub async fn open(&self) -> Desk {
        self.place.open().await.expect("the register opens")
    }

    /// Moves the clock.
    pub fn wait(&self, hours: i64) {
        self.now_us
            .fetch_add(hours * 3_600_000_000, Ordering::SeqCst);
    }

    /// Its data folder.
    #[must_use]
    pub fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    /// Folder for files of an earlier moment.
    #[must_use]
    pub fn kept(&self) -> std::path::PathBuf {
        self.folder.path().join("kept")
    }
}

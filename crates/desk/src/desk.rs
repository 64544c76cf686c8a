//! The desk itself: what every use case shares. Each use case is a file of its
//! own that adds a method here.

use std::path::PathBuf;
use std::sync::Arc;

use catalogue::{ContentSchemas, Law};
use codes::Date;
use ledger::Verifier;
use register::Instant;
use store::{Accesses, ImportProgress, KeptStep, Proceedings, Stats, Store, StoreError};
use tokio::sync::OnceCell;

use crate::clock::{Clock, end_of_day_utc};
use crate::figures::Counted;
use crate::keys::Keys;
use crate::people::People;
use crate::record::{Outcome, Pen, RecordError, Recorder};
use crate::vault::Vault;
use crate::version::Seen;
use crate::view::Asked;
use crate::{Matter, record};

/// What a use case that only reads can fail with.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// Ours: logged once, shown as an incident number.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// A file of the log.
    #[error("could not read the log file `{path}`")]
    LogFile {
        /// Path within the log.
        path: String,
        /// Cause.
        #[source]
        source: std::io::Error,
    },
    /// A proof could not be made from the log's files.
    #[error("could not prove entry {index} from the log's files")]
    Proof {
        /// Index.
        index: u64,
        /// Cause.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The kept head of the log cannot be read.
    #[error("the kept head of the log is damaged")]
    Head,
}

/// A register, open.
pub struct Desk {
    pub(crate) law: Arc<Law>,
    pub(crate) schemas: Arc<ContentSchemas>,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) proceedings: Arc<dyn Proceedings>,
    pub(crate) accesses: Arc<dyn Accesses>,
    pub(crate) keys: Arc<Keys>,
    pub(crate) clock: Clock,
    pub(crate) origin: Arc<str>,
    pub(crate) sandbox: Option<Date>,
    pub(crate) log_dir: PathBuf,
    pub(crate) log_verifier: Verifier,
    pub(crate) recorder: OnceCell<Recorder>,
    pub(crate) seen: Arc<Seen>,
    pub(crate) leases_run_out: bool,
    pub(crate) counted: Counted,
    pub(crate) people: People,
    pub(crate) vault: Arc<Vault>,
}

impl Desk {
    /// The law it runs on.
    #[must_use]
    pub fn law(&self) -> &Law {
        &self.law
    }

    /// The store, for benchmarks and the simulator's checks.
    #[must_use]
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// Now, by the register's clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Today, by the register's clock.
    #[must_use]
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// The day a sandbox register is set to; `None` on the real clock. Every
    /// page says so.
    #[must_use]
    pub fn sandbox(&self) -> Option<Date> {
        self.sandbox
    }

    /// Origin of the log and issuer of acts: `example.org/register`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The question a visitor asks; what is not given is now. On a day other
    /// than today, all that is known now is known, unless `known_at` is given.
    #[must_use]
    pub fn asked(&self, as_of: Option<Date>, known_at: Option<Instant>) -> Asked {
        let today = self.today();
        Asked {
            as_of: as_of.unwrap_or(today),
            // Today is known whole: the sandbox stands at noon.
            known_at: known_at.unwrap_or_else(|| end_of_day_utc(today)),
            today,
            historic: as_of.is_some_and(|d| d != today) || known_at.is_some(),
        }
    }

    /// Records matters: each is recorded, held or refused, and said so in
    /// order. Returns after the commit is durable and its checkpoint published.
    ///
    /// # Errors
    /// [`RecordError`]: nothing was kept.
    pub async fn record(&self, matters: Vec<Matter>) -> Result<Vec<Outcome>, RecordError> {
        self.record_with(matters, None).await
    }

    pub(crate) async fn record_with(
        &self,
        mut matters: Vec<Matter>,
        progress: Option<ImportProgress>,
    ) -> Result<Vec<Outcome>, RecordError> {
        // INVARIANT: a real register records under its own clock and no other.
        if self.sandbox.is_none() {
            for draft in matters.iter_mut().flat_map(|m| &mut m.drafts) {
                draft.known_at = None;
            }
        }
        let recorder = self
            .recorder
            .get_or_try_init(async || self.pen().map(Recorder::start))
            .await?;
        recorder.record(matters, progress, None).await
    }

    /// Records the act of a step, and the step with it: both or neither.
    pub(crate) async fn record_step(
        &self,
        matter: Matter,
        step: KeptStep,
    ) -> Result<Outcome, RecordError> {
        let recorder = self
            .recorder
            .get_or_try_init(async || self.pen().map(Recorder::start))
            .await?;
        let outcomes = recorder.record(vec![matter], None, Some(step)).await?;
        outcomes.into_iter().next().ok_or(RecordError::Stopped)
    }

    /// Brings the log's files up to what the store has kept, as a crash may
    /// have left them behind. Nothing to do is the usual case. `false`: another
    /// process is writing, which has done the same when it began.
    ///
    /// # Errors
    /// [`RecordError`]; [`ledger::writer::WriteError::Behind`] within when the
    /// store is an older copy than the log.
    pub async fn mend(&self) -> Result<bool, RecordError> {
        match self.pen()?.mend().await {
            Ok(()) => Ok(true),
            Err(RecordError::Store(e)) if matches!(*e, StoreError::LeaseHeld { .. }) => Ok(false),
            Err(e) => Err(e),
        }
    }

    fn pen(&self) -> Result<Pen, RecordError> {
        let signer = self
            .keys
            .log(&self.origin)
            .map_err(|e| RecordError::Sign(e.to_string()))?;
        let tools = record::Tools {
            law: self.law.clone(),
            schemas: self.schemas.clone(),
            store: self.store.clone(),
            keys: self.keys.clone(),
            clock: self.clock.clone(),
            origin: self.origin.clone(),
            log_dir: self.log_dir.clone(),
            seen: self.seen.clone(),
            leases_run_out: self.leases_run_out,
        };
        // Two machines may have a process of one number.
        let mut own = [0; 5];
        let _ = getrandom::fill(&mut own);
        let own = register::act::base32(&own);
        let holder = format!("process {} ({own})", std::process::id());
        Ok(Pen::new(tools, signer, holder))
    }

    /// Waits until the recorder has given its lease back and synced its files.
    pub async fn close(self) {
        if let Some(recorder) = self.recorder.into_inner() {
            recorder.stop().await;
        }
    }

    /// Counts over everything.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn stats(&self) -> Result<Stats, DeskError> {
        Ok(self.store.stats().await?)
    }

    /// Public key of an authority (qualified id) as JWK; `None` when it is in
    /// no catalogue.
    #[must_use]
    pub fn authority_jwk(&self, authority: &str) -> Option<serde_json::Value> {
        self.law.authority(authority)?;
        Some(self.keys.authority(authority).public().to_jwk())
    }
}

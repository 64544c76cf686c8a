//! The desk itself: what it is opened with and what every use case shares.

use std::path::PathBuf;
use std::sync::Arc;

use catalogue::Law;
use codes::{Date, Identifier};
use register::{ActId, Instant};
use store::{Page, Stats, StoreError, ThreadFilter};

use crate::receipt::Receipt;
use crate::view::{
    ActPage, Asked, Audience, AuthorityView, FrontView, HeldView, Hit, LogView, OrganisationView,
    ProvisionView, ThreadLine,
};

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
}

/// A register, open.
pub struct Desk {
    /// The law it runs on.
    pub(crate) law: Arc<Law>,
    /// Folder of tiles and checkpoint.
    pub(crate) log_dir: PathBuf,
}

impl Desk {
    /// The law it runs on.
    #[must_use]
    pub fn law(&self) -> &Law {
        &self.law
    }

    /// Now, by the register's clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        todo!()
    }

    /// Today, by the register's clock.
    #[must_use]
    pub fn today(&self) -> Date {
        todo!()
    }

    /// The day a sandbox register is set to; `None` on the real clock. Every
    /// page says so.
    #[must_use]
    pub fn sandbox(&self) -> Option<Date> {
        todo!()
    }

    /// Origin of the log and issuer of acts: `example.org/register`.
    #[must_use]
    pub fn origin(&self) -> &str {
        todo!()
    }

    /// The question a visitor asks; what is not given is now.
    #[must_use]
    pub fn asked(&self, as_of: Option<Date>, known_at: Option<Instant>) -> Asked {
        let _ = (as_of, known_at);
        todo!()
    }

    /// Start page.
    pub async fn front(&self) -> Result<FrontView, DeskError> {
        todo!()
    }

    /// Organisations by identifier or beginning of a name.
    pub async fn look_up(&self, query: &str, limit: usize) -> Result<Vec<Hit>, DeskError> {
        let _ = (query, limit);
        todo!()
    }

    /// One organisation; any of its identifiers will do.
    pub async fn organisation(
        &self,
        id: &Identifier,
        asked: Asked,
        audience: Audience,
    ) -> Result<Option<OrganisationView>, DeskError> {
        let _ = (id, asked, audience);
        todo!()
    }

    /// One act, opening or step.
    pub async fn act(
        &self,
        id: &ActId,
        asked: Asked,
        audience: Audience,
    ) -> Result<Option<ActPage>, DeskError> {
        let _ = (id, asked, audience);
        todo!()
    }

    /// Threads shown to the public today.
    pub async fn threads(
        &self,
        filter: ThreadFilter,
        page: &Page,
    ) -> Result<Vec<ThreadLine>, DeskError> {
        let _ = (filter, page);
        todo!()
    }

    /// One authority (qualified id).
    pub async fn authority(&self, id: &str) -> Result<Option<AuthorityView>, DeskError> {
        let _ = id;
        todo!()
    }

    /// One provision (qualified id).
    pub async fn provision(&self, id: &str) -> Result<Option<ProvisionView>, DeskError> {
        let _ = id;
        todo!()
    }

    /// Held rows; for the public counts and reasons only.
    pub async fn held(
        &self,
        page: &Page,
        audience: Audience,
    ) -> Result<HeldView, DeskError> {
        let _ = (page, audience);
        todo!()
    }

    /// The log's head.
    pub async fn log(&self) -> Result<LogView, DeskError> {
        todo!()
    }

    /// A file of the log: `checkpoint`, `tile/0/000`, `tile/entries/000.p/5`.
    pub async fn log_file(&self, path: &str) -> Result<Option<Vec<u8>>, DeskError> {
        let _ = path;
        todo!()
    }

    /// The receipt of an act: the act (with what this audience may see),
    /// inclusion proof and checkpoint.
    pub async fn receipt(
        &self,
        id: &ActId,
        audience: Audience,
    ) -> Result<Option<Receipt>, DeskError> {
        let _ = (id, audience);
        todo!()
    }

    /// Counts over everything.
    pub async fn stats(&self) -> Result<Stats, DeskError> {
        todo!()
    }

    /// Public key of an authority (qualified id) as JWK.
    #[must_use]
    pub fn authority_jwk(&self, authority: &str) -> Option<serde_json::Value> {
        let _ = authority;
        todo!()
    }
}

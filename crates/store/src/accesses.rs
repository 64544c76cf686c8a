//! The contract of the access ledger: who looked at what is not public about an
//! organisation, kept so that the organisation can read it. Only ever added to.

use async_trait::async_trait;
use codes::Identifier;
use register::Instant;

use crate::{Page, StoreError};

/// One look at something that is not public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessRow {
    /// In the order of time; unique.
    pub id: String,
    /// The organisation.
    pub subject: Identifier,
    /// The proceeding; empty: this ledger itself.
    pub proceeding: String,
    /// Qualified authority that leads the proceeding; empty with it.
    pub authority: String,
    /// Opaque id of who looked.
    pub person: String,
    /// Stable word of the role by which they could.
    pub role: String,
    /// Where they hold it: a qualified authority, an organisation, or `*`.
    pub body: String,
    /// Stable word of what they did.
    pub what: String,
    /// When.
    pub at: Instant,
}

/// What is kept about accesses. Needs no writer's lease, for it touches no log.
#[async_trait]
pub trait Accesses: Send + Sync {
    /// Keeps accesses, all or none, durable when it returns. With `since`, those
    /// are left out whose like (person, organisation, proceeding, what) was kept
    /// after that instant; of two at once both may be kept.
    async fn add_accesses(
        &self,
        accesses: Vec<AccessRow>,
        since: Option<Instant>,
    ) -> Result<(), StoreError>;

    /// Accesses to what is kept about an organisation, newest first, those older
    /// than the id in `page.after`.
    async fn accesses_page(
        &self,
        subject: &Identifier,
        page: &Page,
    ) -> Result<Vec<AccessRow>, StoreError>;
}

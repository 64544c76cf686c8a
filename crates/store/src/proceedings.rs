//! The contract of what is kept about proceedings: one row that says how far
//! each has come, and its steps, which are only ever added.
//!
//! What a step says comes sealed: sealing and reading it is the desk's.

use async_trait::async_trait;
use codes::Identifier;
use register::{ActId, Instant};

use crate::{Page, StoreError};

/// A proceeding, as lists need it; all but its key follows from its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProceedingRow {
    /// Id.
    pub id: String,
    /// Catalogue.
    pub catalogue: String,
    /// Qualified authority that leads it.
    pub authority: String,
    /// Qualified kind of the act proposed.
    pub kind: String,
    /// The organisation.
    pub subject: Identifier,
    /// Stable word of where it stands.
    pub stage: String,
    /// Steps taken.
    pub steps: u32,
    /// When it was opened.
    pub opened_at: Instant,
    /// When the last step was taken.
    pub changed_at: Instant,
    /// The act in the record, once it is.
    pub act: Option<ActId>,
    /// The data key that seals its steps, wrapped by the key-encryption key
    /// `kek`. Kept with the first step; later ones leave it as it is.
    pub data_key: Vec<u8>,
    /// Id of the key-encryption key.
    pub kek: String,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    /// Proceeding.
    pub proceeding: String,
    /// Place among its steps, from 0.
    pub n: u32,
    /// Stable word of the step.
    pub word: String,
    /// Opaque id of who took it.
    pub person: String,
    /// When.
    pub at: Instant,
    /// The act it put into the record, if it did.
    pub act: Option<ActId>,
    /// What the rules of proceedings need of it, sealed.
    pub outline: Vec<u8>,
    /// All that it says, sealed; empty once erased.
    pub body: Vec<u8>,
}

/// A step with what it makes of its proceeding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptStep {
    /// The proceeding after it.
    pub proceeding: ProceedingRow,
    /// The step.
    pub step: StepRow,
}

/// A data key wrapped again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrapped {
    /// Whose.
    pub id: String,
    /// Id of the key-encryption key it was under.
    pub before: String,
    /// The data key, wrapped by `kek`.
    pub data_key: Vec<u8>,
    /// Id of the key-encryption key it is under now.
    pub kek: String,
}

/// Which proceedings a list shows.
#[derive(Debug, Clone, Default)]
pub struct ProceedingFilter {
    /// Qualified authority.
    pub authority: Option<String>,
    /// Organisation.
    pub subject: Option<Identifier>,
    /// Word of the stage.
    pub stage: Option<String>,
}

/// What is kept about proceedings. A step that puts an act into the record is
/// kept in the same commit ([`crate::Commit::steps`]); the others need no
/// writer's lease, for they touch no log.
#[async_trait]
pub trait Proceedings: Send + Sync {
    /// Keeps a step and what it makes of its proceeding.
    ///
    /// Refused with [`StoreError::StepTaken`] when another step has its place:
    /// somebody was faster.
    async fn keep_step(&self, step: KeptStep) -> Result<(), StoreError>;

    /// A proceeding.
    async fn proceeding(&self, id: &str) -> Result<Option<ProceedingRow>, StoreError>;

    /// The proceeding an act came from.
    async fn proceeding_of_act(&self, act: &ActId) -> Result<Option<ProceedingRow>, StoreError>;

    /// All steps of a proceeding, in their order.
    async fn steps(&self, proceeding: &str) -> Result<Vec<StepRow>, StoreError>;

    /// Proceedings, oldest first: by id, which begins with its day.
    async fn proceedings_page(
        &self,
        filter: &ProceedingFilter,
        page: &Page,
    ) -> Result<Vec<ProceedingRow>, StoreError>;

    /// Proceedings whose data key is wrapped by another key than this, by id.
    async fn proceedings_not_under(
        &self,
        kek: &str,
        limit: usize,
    ) -> Result<Vec<ProceedingRow>, StoreError>;

    /// Number of proceedings whose data key this key wraps.
    async fn proceedings_under(&self, kek: &str) -> Result<u64, StoreError>;

    /// Keeps the data key of a proceeding as wrapped by another key, if it is
    /// still the one under `before`; `false`: it was wrapped again meanwhile.
    async fn rewrap_proceeding(&self, rewrapped: Rewrapped) -> Result<bool, StoreError>;
}

//! Why a step was not taken.

use std::sync::Arc;

use register::proceeding::Refused;
use store::StoreError;

use crate::people::powers::Denied;
use crate::vault::SealError;
use crate::{DeskError, RecordError};

/// A step was not taken, and nothing was kept.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ProceedError {
    /// No such proceeding.
    #[error("there is no proceeding `{0}`")]
    Unknown(String),
    /// The rules of proceedings say no.
    #[error("not taken: {}", said(.0))]
    Rules(Vec<Refused>),
    /// The law of the act, or the register, says no.
    #[error("not taken: {}", .0.join("; "))]
    Refused(Vec<String>),
    /// The person has not the power.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Somebody was faster.
    #[error("somebody took another step in this proceeding meanwhile: look at it again")]
    Meanwhile,
    /// Another process records at this moment.
    #[error("another process is recording, an import perhaps: try again when it is done")]
    Busy,
    /// What a kept step says cannot be read.
    #[error("step {n} of proceeding `{proceeding}` cannot be read: {why}")]
    Unreadable {
        /// Proceeding.
        proceeding: String,
        /// Place.
        n: u32,
        /// Why.
        why: String,
    },
    /// What a proceeding says can be neither opened nor sealed.
    #[error("what proceeding `{proceeding}` says cannot be opened or sealed: {cause}")]
    Sealed {
        /// Proceeding.
        proceeding: String,
        /// Why.
        cause: Arc<SealError>,
    },
    /// Store.
    #[error("the store failed")]
    Store(#[source] Arc<StoreError>),
    /// Recording.
    #[error(transparent)]
    Record(RecordError),
}

fn said(all: &[Refused]) -> String {
    let words: Vec<String> = all.iter().map(ToString::to_string).collect();
    words.join("; ")
}

impl From<StoreError> for ProceedError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::StepTaken { .. } => Self::Meanwhile,
            other => Self::Store(Arc::new(other)),
        }
    }
}

impl From<RecordError> for ProceedError {
    fn from(error: RecordError) -> Self {
        match &error {
            RecordError::Store(e) if matches!(**e, StoreError::StepTaken { .. }) => Self::Meanwhile,
            RecordError::Store(e) if matches!(**e, StoreError::LeaseHeld { .. }) => Self::Busy,
            _ => Self::Record(error),
        }
    }
}

impl From<DeskError> for ProceedError {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Store(e) => e.into(),
            other => Self::Store(Arc::new(StoreError::Database(Box::new(other)))),
        }
    }
}

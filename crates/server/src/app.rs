//! What every handler shares.

use std::sync::Arc;

use desk::Desk;

use crate::web::{Kept, Metrics};

/// The desk, and the counters of this process.
#[derive(Clone)]
pub struct App {
    /// The one way through to the register.
    pub desk: Arc<Desk>,
    /// Requests counted since start.
    pub(crate) metrics: Arc<Metrics>,
    /// Answers kept until the log grows.
    pub(crate) kept: Arc<Kept>,
}

impl App {
    /// A server on this desk.
    #[must_use]
    pub fn new(desk: Arc<Desk>) -> Self {
        Self {
            desk,
            metrics: Arc::default(),
            kept: Arc::default(),
        }
    }
}

//! What every handler shares.

use std::sync::Arc;

use codes::Date;
use desk::Desk;
use tokio::sync::Mutex;

use crate::pages::start::Shown;
use crate::web::{Kept, Metrics};

/// The desk, and the counters of this process.
#[derive(Clone)]
pub struct App {
    /// The one way through to the register.
    pub desk: Arc<Desk>,
    /// Whether others than this machine can reach us: then cookies of a sign-in
    /// are sent on an encrypted way only.
    pub(crate) open_to_others: bool,
    /// Requests counted since start.
    pub(crate) metrics: Arc<Metrics>,
    /// Answers kept until the log grows.
    pub(crate) kept: Arc<Kept>,
    /// What each catalogue shows, as last counted: for a version of the log and a day.
    pub(crate) shown: Arc<Mutex<((u64, Date), Shown)>>,
    /// Held while an authority's calendar is made: one at a time.
    pub(crate) calendars: Arc<Mutex<()>>,
}

impl App {
    /// A server on this desk.
    #[must_use]
    pub fn new(desk: Arc<Desk>) -> Self {
        Self {
            desk,
            open_to_others: true,
            metrics: Arc::default(),
            kept: Arc::default(),
            shown: Arc::default(),
            calendars: Arc::default(),
        }
    }
}

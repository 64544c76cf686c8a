//! How long the log is, cheaply: what tells a kept answer from a stale one.
//!
//! This process's own commits are seen at once; those of another process on
//! the same store within [`LOOK_EVERY`].

use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::{Desk, DeskError};

/// How often the store is asked.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Size of the log when last seen.
#[derive(Default)]
pub(crate) struct Seen(Mutex<Option<(Instant, u64)>>);

impl Seen {
    /// Our own commit made the log this long.
    pub fn set(&self, size: u64) {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = Some((Instant::now(), size));
    }

    fn fresh(&self) -> Option<u64> {
        let seen = *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        seen.filter(|(at, _)| at.elapsed() < LOOK_EVERY)
            .map(|(_, size)| size)
    }
}

impl Desk {
    /// Entries in the log; an answer made at one version holds until the next,
    /// or until the day changes.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn version(&self) -> Result<u64, DeskError> {
        if let Some(size) = self.seen.fresh() {
            return Ok(size);
        }
        let size = self.store.head().await?.size;
        self.seen.set(size);
        Ok(size)
    }
}

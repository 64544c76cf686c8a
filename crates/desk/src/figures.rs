//! Figures for the public: counts over everything, counted at most every few
//! seconds, since counting reads every thread.

use std::sync::Arc;
use std::time::{Duration, Instant};

use codes::Date;
use store::{Stats, ThreadFilter};
use tokio::sync::Mutex;

use crate::{Desk, DeskError};

/// Counted again after this long, if the log has grown.
const COUNT_EVERY: Duration = Duration::from_secs(5);

/// What was counted last.
#[derive(Default)]
pub(crate) struct Counted(Mutex<Option<Figures>>);

/// Counts as of a version of the log and a day.
#[derive(Clone)]
pub(crate) struct Figures {
    version: u64,
    today: Date,
    at: Instant,
    pub stats: Arc<Stats>,
    /// Adverse threads shown today, by catalogue.
    pub shown: Arc<Vec<(String, u64)>>,
}

impl Desk {
    /// Recent figures: of now, or of at most five seconds ago.
    pub(crate) async fn figures(&self) -> Result<Figures, DeskError> {
        let (version, today) = (self.version().await?, self.today());
        // Held while counting, so that a crowd counts once.
        let mut last = self.counted.0.lock().await;
        if let Some(figures) = &*last
            && figures.today == today
            && (figures.version == version || figures.at.elapsed() < COUNT_EVERY)
        {
            return Ok(figures.clone());
        }
        let stats = self.store.stats().await?;
        let mut shown = Vec::with_capacity(stats.subjects.len());
        for catalogue in stats.subjects.keys() {
            let filter = ThreadFilter {
                catalogue: Some(catalogue.clone()),
                adverse: Some(true),
                shown_on: Some(today),
                ..ThreadFilter::default()
            };
            shown.push((catalogue.clone(), self.store.threads_count(&filter).await?));
        }
        let figures = Figures {
            version,
            today,
            at: Instant::now(),
            stats: Arc::new(stats),
            shown: Arc::new(shown),
        };
        *last = Some(figures.clone());
        Ok(figures)
    }

    /// Counts over everything for the public: of now, or of at most five
    /// seconds ago. [`Desk::stats`] counts now.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn recent_stats(&self) -> Result<Arc<Stats>, DeskError> {
        Ok(self.figures().await?.stats)
    }
}

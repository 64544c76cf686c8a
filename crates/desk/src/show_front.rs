//! The start page: figures that invite a look, and what is new.

use register::State;
use store::{Page, Stats, ThreadFilter};

use crate::view::FrontView;
use crate::{Desk, DeskError};

/// Lines under "what is new".
const NEWEST: usize = 10;

impl Desk {
    /// Start page.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn front(&self) -> Result<FrontView, DeskError> {
        let stats = self.store.stats().await?;
        let adverse = ThreadFilter {
            adverse: Some(true),
            ..ThreadFilter::default()
        };
        let shown = ThreadFilter {
            shown_on: Some(self.today()),
            ..adverse.clone()
        };
        let page = Page {
            after: None,
            limit: NEWEST,
        };
        Ok(FrontView {
            today: self.today(),
            catalogues: stats
                .subjects
                .iter()
                .map(|(id, n)| {
                    let title = self
                        .law
                        .catalogue(id)
                        .map(|c| c.head.title.clone())
                        .unwrap_or_default();
                    (id.clone(), title, *n)
                })
                .collect(),
            entries: stats.entries,
            shown_today: self.store.threads_count(&shown).await?,
            adverse: self.adverse(&stats, |_| true),
            fallen: self.adverse(&stats, State::fallen),
            repaired: self.adverse(&stats, |s| s == State::Repaired),
            held: stats.held.values().sum(),
            newest: self.threads(adverse, &page).await?,
        })
    }

    /// Adverse threads in states that satisfy `which`.
    fn adverse(&self, stats: &Stats, which: impl Fn(State) -> bool) -> u64 {
        stats
            .threads
            .iter()
            .filter(|((_, kind, state), _)| {
                which(*state) && self.law.act_kind(kind).is_some_and(|k| k.adverse)
            })
            .map(|(_, n)| n)
            .sum()
    }
}

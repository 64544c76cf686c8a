//! The start page: figures that invite a look, and what is new.

use register::State;
use store::{Page, Stats, ThreadFilter};

use crate::view::FrontView;
use crate::{Desk, DeskError};

/// Lines of each catalogue under "what is new": one catalogue in a busy week
/// would hide the others.
const NEWEST_EACH: usize = 4;

impl Desk {
    /// Start page.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn front(&self) -> Result<FrontView, DeskError> {
        let figures = self.figures().await?;
        let stats = &*figures.stats;
        let page = Page {
            after: None,
            limit: NEWEST_EACH,
        };
        let mut newest = Vec::new();
        for catalogue in stats.subjects.keys() {
            let filter = ThreadFilter {
                catalogue: Some(catalogue.clone()),
                adverse: Some(true),
                ..ThreadFilter::default()
            };
            newest.extend(self.threads(filter, &page).await?);
        }
        newest.sort_by(|a, b| b.row.id.cmp(&a.row.id));
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
            shown_today: figures.shown.iter().map(|(_, n)| n).sum(),
            adverse: self.adverse(stats, |_| true),
            fallen: self.adverse(stats, State::fallen),
            repaired: self.adverse(stats, |s| s == State::Repaired),
            held: stats.held.values().sum(),
            newest,
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

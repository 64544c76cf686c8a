//! Looking at proceedings: one whole, and an authority's queue.

use codes::Date;
use register::proceeding::{Next, Progress, Stage, Taken, fold, next, told};
use store::{Page, ProceedingFilter, ProceedingRow};

use super::ProceedError;
use crate::clock::day_there;
use crate::view::DueFilter;
use crate::{Desk, DeskError};

/// One proceeding, for those who may see it.
#[derive(Debug, Clone)]
pub struct ProceedingView {
    /// Its row.
    pub row: ProceedingRow,
    /// Its steps.
    pub steps: Vec<Taken>,
    /// How far it has come.
    pub progress: Progress,
    /// What can come next.
    pub next: Vec<Next>,
    /// Today where the authority is.
    pub today: Date,
    /// Shown to the organisation alone, while the authority is at work on what
    /// it was not told yet: nothing can be done until it is.
    pub at_work: bool,
}

/// A line of a queue.
#[derive(Debug, Clone)]
pub struct QueueLine {
    /// The proceeding.
    pub row: ProceedingRow,
    /// Name of the organisation.
    pub name: String,
    /// What comes next, the authority's own step first.
    pub next: Vec<Next>,
}

impl QueueLine {
    pub(super) fn of(view: ProceedingView) -> Self {
        Self {
            row: view.row,
            name: view.progress.proposal.name,
            next: view.next,
        }
    }

    /// The first last day among what comes next.
    #[must_use]
    pub fn until(&self) -> Option<Date> {
        self.days().min()
    }

    /// All last days among what comes next.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        let days = self.next.iter().filter_map(|n| n.until.as_ref());
        days.filter_map(|day| day.as_ref().ok().copied())
    }
}

impl Desk {
    /// One proceeding, whole.
    ///
    /// # Errors
    /// [`ProceedError::Unknown`], or the store's.
    pub async fn proceeding(&self, id: &str) -> Result<ProceedingView, ProceedError> {
        let loaded = self.load_proceeding(id).await?;
        Ok(ProceedingView {
            next: next(&self.law, &loaded.progress),
            today: day_there(&self.law, &loaded.row.catalogue, self.clock.now()),
            row: loaded.row,
            steps: loaded.steps,
            progress: loaded.progress,
            at_work: false,
        })
    }

    /// What the organisation was told of a proceeding; `None`: nothing yet. The
    /// number of steps stays that of all, for whoever takes the next one.
    pub(super) fn told(&self, mut whole: ProceedingView) -> Option<ProceedingView> {
        let steps = told(&whole.steps)?;
        let progress = fold(&steps)?;
        whole.at_work = progress.stage != whole.progress.stage;
        whole.next = match whole.at_work {
            true => Vec::new(),
            false => next(&self.law, &progress),
        };
        let row = &mut whole.row;
        row.stage = progress.stage.word().to_owned();
        row.kind.clone_from(&progress.proposal.kind);
        row.opened_at = steps.first()?.at;
        row.changed_at = steps.last()?.at;
        Some(ProceedingView {
            steps,
            progress,
            ..whole
        })
    }

    /// The proceeding an act came from.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn proceeding_of(
        &self,
        act: &register::ActId,
    ) -> Result<Option<ProceedingRow>, DeskError> {
        Ok(self.proceedings.proceeding_of_act(act).await?)
    }

    /// Proceedings, oldest first, each with what comes next.
    ///
    /// # Errors
    /// [`ProceedError`].
    pub async fn queue(
        &self,
        filter: &ProceedingFilter,
        page: &Page,
    ) -> Result<Vec<QueueLine>, ProceedError> {
        let rows = self.proceedings.proceedings_page(filter, page).await?;
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            lines.push(QueueLine::of(self.proceeding(&row.id).await?));
        }
        Ok(lines)
    }

    /// Proceedings with a last day in the span: times to answer and to ask for a
    /// hearing, and the authority's clocks of repair. Contests are not among them:
    /// they are acts, and [`Desk::due`] tells of them.
    ///
    /// # Errors
    /// [`ProceedError`].
    pub async fn proceedings_due(&self, asked: &DueFilter) -> Result<Vec<QueueLine>, ProceedError> {
        let mut out = Vec::new();
        for stage in [Stage::Notified, Stage::Repairing] {
            let filter = ProceedingFilter {
                authority: asked.authority.clone(),
                subject: asked.subject.clone(),
                stage: Some(stage.word().to_owned()),
            };
            let mut page = Page {
                after: None,
                limit: 500,
            };
            loop {
                let lines = self.queue(&filter, &page).await?;
                let Some(last) = lines.last() else { break };
                page.after = Some(last.row.id.clone());
                out.extend(lines.into_iter().filter(|line| {
                    let of = asked.catalogue.as_ref();
                    let in_span = |day| asked.from <= day && day <= asked.until;
                    of.is_none_or(|c| *c == line.row.catalogue) && line.days().any(in_span)
                }));
            }
        }
        out.sort_by_key(QueueLine::until);
        Ok(out)
    }
}

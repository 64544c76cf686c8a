//! What falls due between two days: over the whole register, for one authority
//! or one organisation.
//!
//! Folded anew each time and kept nowhere. Subjects are walked in pages, several
//! at once; of each only the lines asked for stay in memory.

use std::collections::BTreeSet;
use std::sync::Arc;

use codes::Identifier;
use register::{Act, Agenda, Due, State};
use store::{Page, StoreError, SubjectRow, ThreadFilter, ThreadRow};

use crate::clock::end_of_day_utc;
use crate::show_organisation::Folded;
use crate::view::{Asked, Audience, DueFilter, DueLine};
use crate::{Desk, DeskError};

mod quiet;
mod walk;

use quiet::is_quiet;
use walk::Walk;

/// Threads read in one go.
const THREADS: usize = 2_000;

impl Desk {
    /// What falls due, in order of day, then thread; what no calendar reaches
    /// last. `walked` is told after each page how many organisations were read.
    ///
    /// Asked about days past, a list is as of its first day: what had been done
    /// by then is left out. The public is told what concerns acts in public view
    /// today, as of today.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn due(
        &self,
        asked: &DueFilter,
        audience: Audience,
        walked: &(dyn Fn(u64) + Sync),
    ) -> Result<Vec<DueLine>, DeskError> {
        let today = self.today();
        let looks_back = audience == Audience::Operator && !asked.overdue;
        let walk = Arc::new(Walk {
            store: self.store.clone(),
            law: self.law.clone(),
            asked: asked.clone(),
            audience,
            as_of: match looks_back {
                true => asked.from.min(today),
                false => today,
            },
            known_at: end_of_day_utc(today),
        });
        let mut lines = match (&asked.subject, &asked.authority) {
            (Some(subject), _) => {
                let rows = self.row_of(subject).await?;
                walk.page(rows).await?
            }
            (None, Some(authority)) => {
                let ids = self.concerned(authority, audience).await?;
                walk.of(ids, walked).await?
            }
            (None, None) => walk.all(walked).await?,
        };
        lines.sort_by(|a, b| a.0.order().cmp(&b.0.order()));
        Ok(lines
            .into_iter()
            .map(|(due, subject)| self.due_line(due, subject))
            .collect())
    }

    /// The subject any of whose identifiers this is, if it is one's alone.
    async fn row_of(&self, id: &Identifier) -> Result<Vec<SubjectRow>, StoreError> {
        let rows = self.store.subjects(std::slice::from_ref(id)).await?;
        if !rows.is_empty() {
            return Ok(rows);
        }
        match self.store.resolve(id).await?.as_slice() {
            [primary] => self.store.subjects(std::slice::from_ref(primary)).await,
            _ => Ok(Vec::new()),
        }
    }

    /// Subjects of acts by this authority, or by one whose acts it reviews.
    async fn concerned(
        &self,
        authority: &str,
        audience: Audience,
    ) -> Result<BTreeSet<Identifier>, StoreError> {
        let loud = |row: &ThreadRow| {
            let recent = row.shown_from.is_none_or(|from| self.today() <= from);
            recent || row.ends_on.is_some() || !is_quiet(&self.law, &row.kind)
        };
        // What another authority decided is for this one only while contested.
        let contested = |row: &ThreadRow| row.state == State::Contested;
        let own = (authority.to_owned(), true);
        let mut deciding = vec![own];
        if let (Some(catalogue), Some((_, local))) =
            (self.law.catalogue_of(authority), authority.split_once('/'))
        {
            let reviewed = catalogue.authorities.values();
            let reviewed = reviewed.filter(|a| a.review_body.as_deref() == Some(local));
            deciding.extend(reviewed.map(|a| (format!("{}/{}", catalogue.id, a.id), false)));
        }
        let mut subjects = BTreeSet::new();
        for (authority, own) in deciding {
            let filter = ThreadFilter {
                authority: Some(authority),
                shown_on: (audience == Audience::Public).then(|| self.today()),
                ..ThreadFilter::default()
            };
            let mut page = Page {
                after: None,
                limit: THREADS,
            };
            loop {
                let rows = self.store.threads_page(&filter, &page).await?;
                page.after = rows.last().map(|row| row.id.to_string());
                let last = rows.len() < page.limit;
                let rows = rows.into_iter().filter(|row| match own {
                    true => loud(row),
                    false => contested(row),
                });
                subjects.extend(rows.map(|row| row.subject));
                if last {
                    break;
                }
            }
        }
        Ok(subjects)
    }

    /// What falls due for a subject whose acts are read, from today on.
    pub(crate) fn due_of(
        &self,
        folded: &Folded,
        subject: &SubjectRow,
        asked: Asked,
        audience: Audience,
    ) -> Vec<DueLine> {
        let acts: Vec<&Act> = folded.kept.values().map(|(act, _)| act).collect();
        let known_at = end_of_day_utc(asked.today);
        let agenda = Agenda::of(&self.law, &subject.id, &acts, asked.today, known_at);
        let line = |due: &Due| self.due_line(due.clone(), subject.clone());
        match audience {
            Audience::Public => agenda.public().map(line).collect(),
            Audience::Operator => agenda.due.iter().map(line).collect(),
        }
    }

    fn due_line(&self, due: Due, subject: SubjectRow) -> DueLine {
        let authority = |id: &str| {
            let authority = self.law.authority(id);
            authority.map(|a| a.name.clone()).unwrap_or_default()
        };
        DueLine {
            subject,
            kind: self
                .law
                .act_kind(&due.kind)
                .map(|kind| kind.title.clone())
                .unwrap_or_default(),
            authority: authority(&due.authority),
            body: due.who.body().map(authority),
            basis: due.basis.as_deref().map(|id| self.citation_view(id, None)),
            due,
        }
    }
}

//! The walk over subjects in pages, several at once.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use catalogue::Law;
use codes::{Date, Identifier};
use register::{Act, Agenda, Due};
use store::{Page, Store, StoreError, SubjectRow};
use tokio::task::JoinSet;

use crate::view::{Audience, DueFilter};

/// Subjects folded in one go.
const PAGE: usize = 256;

/// What was found, each with the organisation it is about.
pub type Found = Vec<(Due, SubjectRow)>;

/// What every page of the walk needs.
pub struct Walk {
    pub store: Arc<dyn Store>,
    pub law: Arc<Law>,
    pub asked: DueFilter,
    pub audience: Audience,
    /// Day whose standing says what was done: today, or an earlier day asked about.
    pub as_of: Date,
    pub known_at: register::Instant,
}

impl Walk {
    /// Every subject of the register.
    pub async fn all(self: &Arc<Self>, walked: &(dyn Fn(u64) + Sync)) -> Result<Found, StoreError> {
        let mut pages = Pages::new(self.clone());
        let mut page = Page {
            after: None,
            limit: PAGE,
        };
        loop {
            let rows = self.store.subjects_page(None, &page).await?;
            let Some(last) = rows.last() else {
                break;
            };
            page.after = Some(last.id.to_string());
            pages.add(rows, walked).await?;
        }
        pages.rest(walked).await
    }

    /// These subjects.
    pub async fn of(
        self: &Arc<Self>,
        ids: BTreeSet<Identifier>,
        walked: &(dyn Fn(u64) + Sync),
    ) -> Result<Found, StoreError> {
        let mut pages = Pages::new(self.clone());
        let ids: Vec<Identifier> = ids.into_iter().collect();
        for ids in ids.chunks(PAGE) {
            let rows = self.store.subjects(ids).await?;
            pages.add(rows, walked).await?;
        }
        pages.rest(walked).await
    }

    /// What falls due for the subjects of a page.
    pub async fn page(&self, rows: Vec<SubjectRow>) -> Result<Found, StoreError> {
        let subjects: Vec<Identifier> = rows.iter().map(|row| row.id.clone()).collect();
        let ids = self.store.act_ids_of(&subjects).await?;
        let ids: Vec<_> = ids.into_iter().map(|(_, act)| act).collect();
        let mut acts: HashMap<Identifier, Vec<Act>> = HashMap::with_capacity(rows.len());
        for kept in self.store.acts(&ids).await? {
            let of = kept.act.subject.identifier.clone();
            acts.entry(of).or_default().push(kept.act);
        }
        let mut out = Vec::new();
        for row in rows {
            if let Some(acts) = acts.get(&row.id) {
                let due = self.due_of(&row.id, acts);
                out.extend(due.into_iter().map(|due| (due, row.clone())));
            }
        }
        Ok(out)
    }

    fn due_of(&self, subject: &Identifier, acts: &[Act]) -> Vec<Due> {
        let mut agenda = Agenda::of(&self.law, subject, acts, self.as_of, self.known_at);
        match self.audience {
            Audience::Public => agenda
                .public()
                .filter(|due| self.asks_for(due))
                .cloned()
                .collect(),
            Audience::Operator => {
                agenda.due.retain(|due| self.asks_for(due));
                agenda.due
            }
        }
    }

    fn asks_for(&self, due: &Due) -> bool {
        let asked = &self.asked;
        let overdue = asked.overdue && matches!(due.on, Ok(on) if on < asked.from);
        let of_catalogue = |id: &str| {
            let catalogue = due
                .authority
                .split_once('/')
                .map(|(catalogue, _)| catalogue);
            catalogue == Some(id)
        };
        let of_authority = |id: &str| &*due.authority == id || due.who.body() == Some(id);
        (overdue || due.within(asked.from, asked.until))
            && asked.catalogue.as_deref().is_none_or(of_catalogue)
            && asked.authority.as_deref().is_none_or(of_authority)
    }
}

/// Pages being folded: for the operator as many at once as there are cores, for
/// the public one after another, so that others are answered meanwhile.
struct Pages {
    walk: Arc<Walk>,
    running: JoinSet<(u64, Result<Found, StoreError>)>,
    at_once: usize,
    done: u64,
    found: Found,
}

impl Pages {
    fn new(walk: Arc<Walk>) -> Self {
        let at_once = match walk.audience {
            Audience::Public => 1,
            Audience::Operator => std::thread::available_parallelism().map_or(1, usize::from),
        };
        Self {
            walk,
            running: JoinSet::new(),
            at_once,
            done: 0,
            found: Vec::new(),
        }
    }

    async fn add(
        &mut self,
        rows: Vec<SubjectRow>,
        walked: &(dyn Fn(u64) + Sync),
    ) -> Result<(), StoreError> {
        if self.running.len() >= self.at_once {
            self.next(walked).await?;
        }
        let walk = self.walk.clone();
        self.running
            .spawn(async move { (rows.len() as u64, walk.page(rows).await) });
        Ok(())
    }

    async fn next(&mut self, walked: &(dyn Fn(u64) + Sync)) -> Result<(), StoreError> {
        if let Some(page) = self.running.join_next().await {
            let (subjects, found) = page.map_err(|e| StoreError::Database(e.into()))?;
            self.found.extend(found?);
            self.done += subjects;
            walked(self.done);
        }
        Ok(())
    }

    async fn rest(mut self, walked: &(dyn Fn(u64) + Sync)) -> Result<Found, StoreError> {
        while !self.running.is_empty() {
            self.next(walked).await?;
        }
        Ok(self.found)
    }
}

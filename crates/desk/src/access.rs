//! The access ledger: every look at what is not public about an organisation is
//! noted, and the organisation can read who looked.
//!
//! INVARIANT: it is noted before it is shown; what cannot be noted is not shown.
//! A look is noted once in ten minutes, so that reloading does not flood the
//! ledger; a line of a queue once a day, for a queue is looked at all day and
//! shows a name and what comes next. It is noted for each organisation in it, and
//! not once for the queue: only so can the organisation find it.
//! Whoever runs the program at the machine is not noted (`standing proceeding`).

use std::collections::BTreeMap;
use std::sync::Arc;

use codes::Identifier;
use jiff::SignedDuration;
use register::proceeding::told;
use store::{AccessRow, Page, ProceedingRow, StoreError};

use crate::people::SignedIn;
use crate::people::powers::{Body, Held, Onto, Power, Role, by_which};
use crate::vault::random;
use crate::{Desk, ProceedError};

/// What somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Saw a proceeding.
    Viewed,
    /// Saw it as a line of a queue.
    Listed,
    /// Took a step in it, or tried to. Which one stands in the proceeding.
    Step,
    /// Read this ledger.
    Accesses,
}

impl What {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Viewed, Self::Listed, Self::Step, Self::Accesses];

    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Viewed => "viewed",
            Self::Listed => "listed",
            Self::Step => "step",
            Self::Accesses => "accesses",
        }
    }

    /// Time in which the like is noted once; `None`: each is.
    fn once_in(self) -> Option<SignedDuration> {
        match self {
            Self::Viewed | Self::Accesses => Some(SignedDuration::from_mins(10)),
            Self::Listed => Some(SignedDuration::from_hours(24)),
            Self::Step => None,
        }
    }
}

/// Accesses, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccessPage {
    /// Rows.
    pub rows: Vec<AccessRow>,
    /// Where the next page goes on, if there may be one.
    pub next: Option<String>,
}

impl Desk {
    /// Notes that somebody looked at these, by these roles.
    pub(crate) async fn note_access(
        &self,
        who: &SignedIn,
        what: What,
        seen: Vec<(ProceedingRow, Held)>,
    ) -> Result<(), ProceedError> {
        let rows = seen.into_iter().map(|(proceeding, by)| {
            self.access(
                who,
                what,
                &by,
                proceeding.subject,
                (proceeding.id, proceeding.authority),
            )
        });
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        self.keep_accesses(what, rows).await
    }

    async fn keep_accesses(&self, what: What, rows: Vec<AccessRow>) -> Result<(), ProceedError> {
        let Some(first) = rows.first() else {
            return Ok(());
        };
        let since = what
            .once_in()
            .and_then(|time| first.at.checked_sub(time).ok());
        Ok(self.accesses.add_accesses(rows, since).await?)
    }

    fn access(
        &self,
        who: &SignedIn,
        what: What,
        by: &Held,
        subject: Identifier,
        (proceeding, authority): (String, String),
    ) -> Result<AccessRow, ProceedError> {
        // As sessions do: in a sandbox the register's clock stands still.
        let at = self.people.now();
        let tail = random::<8>()
            .map_err(|e| ProceedError::Store(Arc::new(StoreError::Database(Box::new(e)))))?;
        Ok(AccessRow {
            id: format!(
                "{:020}-{}",
                at.as_microsecond(),
                register::act::base32(&tail[..])
            ),
            subject,
            proceeding,
            authority,
            person: who.person.clone(),
            role: by.role.word().to_owned(),
            body: by.body.to_string(),
            what: what.word().to_owned(),
            at,
        })
    }

    /// Who looked at what is not public about an organisation, for its
    /// representative, an auditor or a registrar.
    ///
    /// A representative reads of a proceeding once the organisation was told of
    /// it, of the time before too; an authority's auditor of its proceedings.
    ///
    /// # Errors
    /// [`ProceedError::Denied`], or the store's.
    pub async fn accesses(
        &self,
        who: &SignedIn,
        subject: &Identifier,
        page: &Page,
    ) -> Result<AccessPage, ProceedError> {
        let by = self.may_read_accesses(who, subject)?;
        if by.role != Role::Representative {
            let of = (String::new(), String::new());
            let own = self.access(who, What::Accesses, by, subject.clone(), of)?;
            self.keep_accesses(What::Accesses, vec![own]).await?;
        }
        let limit = page.limit.max(1);
        let (mut after, mut rows) = (page.after.clone(), Vec::new());
        let mut known = BTreeMap::new();
        loop {
            let chunk = Page { after, limit };
            let chunk = self.accesses.accesses_page(subject, &chunk).await?;
            let last = chunk.len() < limit;
            after = chunk.last().map(|row| row.id.clone());
            for row in chunk {
                if !self.shows(who, &row, &mut known).await? {
                    continue;
                }
                rows.push(row);
                if rows.len() == limit {
                    let next = rows.last().map(|row| row.id.clone());
                    return Ok(AccessPage { rows, next });
                }
            }
            if last {
                return Ok(AccessPage { rows, next: None });
            }
        }
    }

    /// The same, whole, for whoever runs the register at the machine.
    ///
    /// # Errors
    /// The store's.
    pub async fn all_accesses(
        &self,
        organisation: &Identifier,
        page: &Page,
    ) -> Result<AccessPage, ProceedError> {
        let owners = self.store.resolve(organisation).await?;
        let subject = match owners.as_slice() {
            [one] => one,
            _ => organisation,
        };
        let rows = self.accesses.accesses_page(subject, page).await?;
        let next = rows.last().filter(|_| rows.len() == page.limit);
        let next = next.map(|row| row.id.clone());
        Ok(AccessPage { rows, next })
    }

    /// By which role somebody may read this organisation's accesses at all.
    fn may_read_accesses<'a>(
        &self,
        who: &'a SignedIn,
        subject: &Identifier,
    ) -> Result<&'a Held, ProceedError> {
        let own = who.roles.iter().filter_map(|held| match &held.body {
            Body::Authority(id) => Some(&**id),
            _ => None,
        });
        let tried = std::iter::once("")
            .chain(own)
            .map(|authority| by_which(who.holder(), Power::ViewAccesses, onto(authority, subject)));
        let mut denied = None;
        for one in tried {
            match one {
                Ok(held) => return Ok(held),
                Err(why) => denied = denied.max(Some(why)),
            }
        }
        Err(ProceedError::Denied(
            denied.unwrap_or(crate::people::powers::Denied::Nobody),
        ))
    }

    async fn shows(
        &self,
        who: &SignedIn,
        row: &AccessRow,
        known: &mut BTreeMap<String, bool>,
    ) -> Result<bool, ProceedError> {
        let onto = onto(&row.authority, &row.subject);
        let Ok(by) = by_which(who.holder(), Power::ViewAccesses, onto) else {
            return Ok(false);
        };
        if by.role != Role::Representative || row.proceeding.is_empty() {
            return Ok(true);
        }
        if let Some(told) = known.get(&row.proceeding) {
            return Ok(*told);
        }
        let whole = self.proceeding(&row.proceeding).await?;
        let was_told = told(&whole.steps).is_some();
        known.insert(row.proceeding.clone(), was_told);
        Ok(was_told)
    }
}

fn onto<'a>(authority: &'a str, organisation: &'a Identifier) -> Onto<'a> {
    Onto::Matter {
        authority,
        review_body: None,
        organisation,
    }
}

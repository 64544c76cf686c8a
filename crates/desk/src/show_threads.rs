//! Lists of threads shown to the public, and look-up by identifier or name.

use std::collections::HashMap;

use codes::Identifier;
use store::{Page, ThreadFilter, ThreadRow};

use crate::view::{Hit, ThreadLine};
use crate::{Desk, DeskError};

impl Desk {
    /// Threads shown to the public today, newest decision first.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn threads(
        &self,
        filter: ThreadFilter,
        page: &Page,
    ) -> Result<Vec<ThreadLine>, DeskError> {
        let filter = ThreadFilter {
            shown_on: Some(self.today()),
            ..filter
        };
        let rows = self.store.threads_page(&filter, page).await?;
        self.lines(rows).await
    }

    async fn lines(&self, rows: Vec<ThreadRow>) -> Result<Vec<ThreadLine>, DeskError> {
        let mut ids: Vec<Identifier> = rows.iter().map(|r| r.subject.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let names: HashMap<Identifier, String> = self
            .store
            .subjects(&ids)
            .await?
            .into_iter()
            .map(|s| (s.id, s.name))
            .collect();
        Ok(rows
            .into_iter()
            .map(|row| ThreadLine {
                subject: names.get(&row.subject).cloned().unwrap_or_default(),
                kind: self
                    .law
                    .act_kind(&row.kind)
                    .map(|k| k.title.clone())
                    .unwrap_or_default(),
                authority: self
                    .law
                    .authority(&row.authority)
                    .map(|a| a.name.clone())
                    .unwrap_or_default(),
                row,
            })
            .collect())
    }

    /// Organisations by identifier (`scheme:value` or the bare value) or by
    /// the beginning of a name, at most `limit`.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn look_up(&self, query: &str, limit: usize) -> Result<Vec<Hit>, DeskError> {
        let query = query.trim();
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        if let Ok(id) = query.parse::<Identifier>() {
            let owners = self.store.resolve(&id).await?;
            let rows = self
                .store
                .subjects(&owners[..owners.len().min(limit)])
                .await?;
            found.extend(rows.into_iter().map(|row| (row, id.to_string())));
        }
        if found.is_empty() {
            // Names are kept folded.
            let folded = register::name::normalise(query);
            found = self.store.look_up(&folded, limit).await?;
        }
        let mut hits = Vec::with_capacity(found.len());
        for (subject, matched) in found {
            let standing_against = self.count_against(&subject.id).await?;
            hits.push(Hit {
                subject,
                matched,
                standing_against,
            });
        }
        Ok(hits)
    }

    /// Adverse threads shown and standing today.
    async fn count_against(&self, id: &Identifier) -> Result<usize, DeskError> {
        let folded = self.fold_subject(id, self.asked(None, None)).await?;
        Ok(folded
            .now
            .threads
            .iter()
            .filter(|t| {
                t.adverse
                    && t.state.stands()
                    && matches!(t.visibility, register::standing::Visibility::Shown { .. })
            })
            .count())
    }
}

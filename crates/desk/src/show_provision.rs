//! One provision: what may rest on it and what was done under it.

use store::{Page, ThreadFilter};

use crate::view::ProvisionView;
use crate::{Desk, DeskError};

const NEWEST: usize = 10;

impl Desk {
    /// One provision (qualified id).
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn provision(&self, id: &str) -> Result<Option<ProvisionView>, DeskError> {
        let (Some(provision), Some(catalogue)) =
            (self.law.provision(id), self.law.catalogue_of(id))
        else {
            return Ok(None);
        };
        let filter = ThreadFilter {
            basis: Some(id.to_owned()),
            adverse: Some(true),
            ..ThreadFilter::default()
        };
        let shown = ThreadFilter {
            shown_on: Some(self.today()),
            ..filter.clone()
        };
        Ok(Some(ProvisionView {
            id: id.to_owned(),
            instrument: catalogue
                .instruments
                .get(&provision.instrument)
                .map(|i| i.title.clone())
                .unwrap_or_default(),
            kinds: catalogue
                .act_kinds
                .values()
                .filter(|k| k.provisions.contains(&provision.id))
                .map(|k| (format!("{}/{}", catalogue.id, k.id), k.title.clone()))
                .collect(),
            provision: provision.clone(),
            threads: self.store.threads_count(&filter).await?,
            shown_today: self.store.threads_count(&shown).await?,
            newest: self
                .threads(
                    filter,
                    &Page {
                        after: None,
                        limit: NEWEST,
                    },
                )
                .await?,
        }))
    }
}

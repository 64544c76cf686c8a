//! One authority with its figures: how much it decides, how much of that fell
//! and how long that took.

use std::collections::BTreeMap;

use register::State;
use store::{Page, ThreadFilter};

use crate::show_act::by_state;
use crate::view::AuthorityView;
use crate::{Desk, DeskError};

const NEWEST: usize = 10;

impl Desk {
    /// One authority (qualified id).
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn authority(&self, id: &str) -> Result<Option<AuthorityView>, DeskError> {
        let (Some(authority), Some(catalogue)) =
            (self.law.authority(id), self.law.catalogue_of(id))
        else {
            return Ok(None);
        };
        let figures = self.store.authority_figures(id).await?;
        let mut by_kind: BTreeMap<&str, BTreeMap<State, u64>> = BTreeMap::new();
        for ((kind, state), n) in &figures.threads {
            by_kind.entry(kind).or_default().insert(*state, *n);
        }
        let kinds: Vec<_> = by_kind
            .into_iter()
            .map(|(kind, counts)| {
                let law = self.law.act_kind(kind);
                (
                    kind.to_owned(),
                    law.map(|k| k.title.clone()).unwrap_or_default(),
                    law.is_some_and(|k| k.adverse),
                    by_state(|s| counts.get(&s).copied().unwrap_or(0)),
                )
            })
            .collect();
        let sum = |which: &dyn Fn(State) -> bool| -> u64 {
            kinds
                .iter()
                .filter(|k| k.2)
                .flat_map(|k| &k.3)
                .filter(|(s, _)| which(*s))
                .map(|(_, n)| n)
                .sum()
        };
        let (adverse, fallen) = (sum(&|_| true), sum(&State::fallen));
        let review_body = authority.review_body.as_ref().map(|body| {
            let name = catalogue
                .authorities
                .get(body)
                .map(|a| a.name.clone())
                .unwrap_or_default();
            (format!("{}/{body}", catalogue.id), name)
        });
        let filter = ThreadFilter {
            authority: Some(id.to_owned()),
            adverse: Some(true),
            ..ThreadFilter::default()
        };
        Ok(Some(AuthorityView {
            id: id.to_owned(),
            authority: authority.clone(),
            review_body,
            adverse,
            fallen,
            kinds,
            median_days_to_fall: median(&figures.days_to_fall),
            newest: self
                .threads(
                    filter,
                    &Page {
                        after: None,
                        limit: NEWEST,
                    },
                )
                .await?,
            span: figures.span,
        }))
    }
}

/// Middle of sorted values; of the two middle ones, the lower.
fn median(sorted: &[i32]) -> Option<i32> {
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_a_value_that_occurred() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[4]), Some(4));
        assert_eq!(median(&[1, 9]), Some(1));
        assert_eq!(median(&[1, 5, 9]), Some(5));
    }
}

//! The one right to write to a log: who may take it, and what a commit under
//! it must find. Both databases ask here, inside their transactions.

use crate::{Commit, StoreError};

/// The lease as kept, with the log's size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lease {
    /// Rises with each new holder.
    pub epoch: u64,
    /// Holder; none: given back, or never taken.
    pub holder: Option<String>,
    /// Second at which it may be taken over.
    pub until_s: i64,
    /// Entries in the log.
    pub size: u64,
}

impl Lease {
    /// The lease after `holder` claimed it.
    pub fn claimed(self, holder: &str, now_s: i64, ttl_s: i64) -> Result<Self, StoreError> {
        let epoch = match self.holder {
            Some(same) if same == holder => self.epoch,
            Some(other) if self.until_s > now_s => {
                return Err(StoreError::LeaseHeld { holder: other });
            }
            _ => self.epoch + 1,
        };
        Ok(Self {
            epoch,
            holder: Some(holder.to_owned()),
            until_s: now_s.saturating_add(ttl_s),
            size: self.size,
        })
    }

    /// Whether this commit may be kept on top of what is there.
    pub fn admits(&self, commit: &Commit) -> Result<(), StoreError> {
        if self.epoch != commit.epoch || self.holder.is_none() {
            return Err(StoreError::LeaseLost);
        }
        if self.size != commit.expected_size {
            return Err(StoreError::LogMoved {
                expected: commit.expected_size,
                found: self.size,
            });
        }
        let grown = commit.expected_size + commit.acts.len() as u64;
        let head_size = commit
            .head
            .as_ref()
            .map_or(commit.expected_size, |head| head.size);
        if head_size != grown {
            return Err(StoreError::Inconsistent {
                table: "log_head",
                column: "size",
                row: format!("{head_size} for {grown} entries"),
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(by: &str, until_s: i64) -> Lease {
        Lease {
            epoch: 3,
            holder: Some(by.to_owned()),
            until_s,
            size: 0,
        }
    }

    #[test]
    fn renewing_keeps_the_epoch_and_taking_over_raises_it() {
        let renewed = held("a", 100).claimed("a", 90, 60).expect("renewed");
        assert_eq!((renewed.epoch, renewed.until_s), (3, 150));
        let taken = held("a", 100).claimed("b", 100, 60).expect("taken over");
        assert_eq!((taken.epoch, taken.holder.as_deref()), (4, Some("b")));
    }

    #[test]
    fn a_running_lease_is_not_taken_over() {
        assert!(matches!(
            held("a", 100).claimed("b", 99, 60),
            Err(StoreError::LeaseHeld { holder }) if holder == "a"
        ));
    }

    #[test]
    fn a_head_that_does_not_count_its_acts_is_refused() {
        let commit = Commit {
            epoch: 3,
            head: Some(crate::LogHead {
                size: 1,
                frontier: Vec::new(),
                checkpoint: String::new(),
                recorded_at: None,
            }),
            ..Commit::default()
        };
        assert!(matches!(
            held("a", 100).admits(&commit),
            Err(StoreError::Inconsistent {
                table: "log_head",
                ..
            })
        ));
    }
}

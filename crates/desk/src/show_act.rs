//! Show one act, opening or step, with the thread it belongs to.

use register::standing::Visibility;
use register::{ActId, State};

use crate::view::{ActPage, Asked, Audience, ThreadView, TombstoneView};
use crate::{Desk, DeskError};

impl Desk {
    /// One act. An act no longer shown gives what its kind leaves to see; with
    /// nothing left, `None`, as if it had never been.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub async fn act(
        &self,
        id: &ActId,
        asked: Asked,
        audience: Audience,
    ) -> Result<Option<ActPage>, DeskError> {
        let Some(kept) = self.store.acts(std::slice::from_ref(id)).await?.pop() else {
            return Ok(None);
        };
        let subject_id = kept.act.subject.identifier.clone();
        let Some(subject) = self
            .store
            .subjects(std::slice::from_ref(&subject_id))
            .await?
            .pop()
        else {
            return Ok(None);
        };
        let thread_id = kept.act.thread;
        let folded = self.fold_subject(&subject_id, asked).await?;
        let Some(act) = self.act_view(&folded, id, audience) else {
            return Ok(None);
        };
        let view = self
            .thread_views(&folded, audience)
            .into_iter()
            .find(|t| match t {
                ThreadView::Whole(w) => w.standing.thread == thread_id,
                ThreadView::Tombstone(t) => t.thread == thread_id,
            });
        Ok(match view {
            Some(ThreadView::Whole(thread)) => {
                let known = act.act.opens_thread() || thread.steps.iter().any(|s| s.act.id == *id);
                known.then(|| ActPage::Whole {
                    subject,
                    thread,
                    act: Box::new(act),
                    asked,
                })
            }
            Some(ThreadView::Tombstone(t)) => Some(ActPage::Gone(t)),
            // Not on the day asked about; today may still have something.
            None => folded
                .now
                .threads
                .iter()
                .find(|t| t.thread == thread_id)
                .and_then(|t| match t.visibility {
                    Visibility::Ended {
                        on,
                        left: catalogue::Removal::Tombstone,
                    }
                    | Visibility::Removed {
                        on,
                        left: catalogue::Removal::Tombstone,
                    } => Some(TombstoneView {
                        thread: thread_id.clone(),
                        kind: self
                            .law
                            .act_kind(&t.kind)
                            .map(|k| k.title.clone())
                            .unwrap_or_default(),
                        kind_id: t.kind.to_string(),
                        authority: self
                            .law
                            .authority(&t.authority)
                            .map(|a| a.name.clone())
                            .unwrap_or_default(),
                        state: t.state,
                        removed_on: on,
                    }),
                    _ => None,
                })
                .map(ActPage::Gone),
        })
    }

    /// Whether the public may read this act today.
    pub(crate) async fn is_public(&self, id: &ActId) -> Result<bool, DeskError> {
        let page = self
            .act(id, self.asked(None, None), Audience::Public)
            .await?;
        Ok(matches!(page, Some(ActPage::Whole { .. })))
    }
}

/// States in a fixed order with their counts left out where zero.
pub(crate) fn by_state(counts: impl Fn(State) -> u64) -> crate::view::StateCounts {
    State::ALL
        .into_iter()
        .map(|s| (s, counts(s)))
        .filter(|(_, n)| *n > 0)
        .collect()
}

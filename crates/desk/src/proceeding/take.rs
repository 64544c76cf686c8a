//! Taking a step: allowed, decided, kept.

use codes::Date;
use register::Instant;
use register::proceeding::{PersonId, Progress, Settlement, Step, Taken, fold, may};
use register::standing::ThreadStanding;
use store::{KeptStep, ProceedingRow, StepRow};

use super::acts::From;
use super::{ProceedError, body};
use crate::clock::day_there;
use crate::vault::DataKey;
use crate::view::Asked;
use crate::{Desk, Outcome};

/// A proceeding as kept, and how far it has come.
pub(super) struct Loaded {
    pub row: ProceedingRow,
    pub steps: Vec<Taken>,
    pub progress: Progress,
    pub key: DataKey,
}

impl Desk {
    /// Takes a step in a proceeding, in a person's name. `seen` is the number of
    /// steps that person saw: when there are more by now, nothing is taken.
    ///
    /// # Errors
    /// [`ProceedError`]; nothing was kept.
    pub async fn take_step(
        &self,
        id: &str,
        seen: Option<u32>,
        step: Step,
        by: &PersonId,
    ) -> Result<ProceedingRow, ProceedError> {
        let later = |s: Settlement| Settlement {
            content: self.read_as(&s.kind, s.content),
            ..s
        };
        let step = match step {
            Step::Changed(proposal) => Step::Changed(self.typed(proposal)),
            Step::Settled(s) => Step::Settled(later(s)),
            Step::Corrected(s) => Step::Corrected(later(s)),
            Step::Withdrawn(s) => Step::Withdrawn(later(s)),
            Step::Repaired(s) => Step::Repaired(later(s)),
            step => step,
        };
        let loaded = self.load_proceeding(id).await?;
        if seen.is_some_and(|seen| seen != loaded.row.steps) {
            return Err(ProceedError::Meanwhile);
        }
        if rests_on_text(&step) && text_is_erased(&loaded.steps) {
            return Err(ProceedError::Refused(vec![
                "the text this rests on was erased: write it anew first".to_owned(),
            ]));
        }
        let (progress, now) = (&loaded.progress, self.clock.now());
        let today = day_there(&self.law, &loaded.row.catalogue, now);
        let standing = self.standing_of(progress, today).await?;
        may(
            &self.law,
            Some(progress),
            &step,
            by,
            today,
            standing.as_ref(),
        )
        .map_err(ProceedError::Rules)?;
        if let Step::Changed(proposal) = &step {
            let subject = self.may_propose(proposal, today).await?;
            if subject.id != loaded.row.subject {
                return Err(ProceedError::Refused(vec![format!(
                    "this is about `{}`: for `{}` open a proceeding of its own",
                    loaded.row.subject, subject.id
                )]));
            }
        }
        let subjects = self
            .store
            .subjects(std::slice::from_ref(&loaded.row.subject))
            .await?;
        let subject = subjects
            .first()
            .ok_or_else(|| unregistered(&loaded.row.subject))?;
        let from = From {
            id,
            n: loaded.row.steps,
            progress,
            subject,
            standing: standing.as_ref(),
        };
        let matter = self.matter_of(&step, &from);
        let act = matter.as_ref().and_then(|m| m.drafts.first());
        let mut taken = Taken {
            act: act.map(|draft| draft.id.clone()),
            step,
            by: by.clone(),
            at: now,
            on: today,
            erased: false,
        };
        let steps: Vec<Taken> = loaded.steps.into_iter().chain([taken.clone()]).collect();
        let after = fold(&steps).ok_or_else(|| ProceedError::Unknown(id.to_owned()))?;
        let kept = kept(&loaded.row, &loaded.key, &mut taken, &after, now)?;
        let row = kept.proceeding.clone();
        match matter {
            None => self.proceedings.keep_step(kept).await?,
            Some(matter) => match self.record_step(matter, kept).await? {
                Outcome::Recorded { .. } => {}
                Outcome::Held { reason } => return Err(ProceedError::Refused(vec![reason])),
                Outcome::Refused { reasons } => return Err(ProceedError::Refused(reasons)),
            },
        }
        Ok(row)
    }

    pub(super) async fn load_proceeding(&self, id: &str) -> Result<Loaded, ProceedError> {
        let unknown = || ProceedError::Unknown(id.to_owned());
        let mut row = self.proceedings.proceeding(id).await?.ok_or_else(unknown)?;
        let steps = self.proceedings.steps(id).await?;
        // One may have been taken between the two reads.
        row.steps = steps.len() as u32;
        let key = self.key_of(&row).await?;
        let steps = steps
            .iter()
            .map(|step| body::read(&self.law, &row.catalogue, &key, step))
            .collect::<Result<Vec<_>, _>>()?;
        let progress = fold(&steps).ok_or_else(unknown)?;
        row.stage = progress.stage.word().to_owned();
        row.act.clone_from(&progress.act);
        Ok(Loaded {
            row,
            steps,
            progress,
            key,
        })
    }

    /// The thread of the act in the record, as it stands today where the
    /// authority is.
    pub(super) async fn standing_of(
        &self,
        progress: &Progress,
        today: Date,
    ) -> Result<Option<ThreadStanding>, ProceedError> {
        let Some(act) = &progress.act else {
            return Ok(None);
        };
        let asked: Asked = self.asked(Some(today), None);
        let subject = &progress.proposal.identifier;
        let owners = self.store.resolve(subject).await?;
        let [subject] = owners.as_slice() else {
            return Ok(None);
        };
        let folded = self.fold_subject(subject, asked).await?;
        let mut threads = folded.asked.threads.into_iter();
        Ok(threads.find(|t| t.thread == *act))
    }
}

pub(super) fn unregistered(subject: &codes::Identifier) -> ProceedError {
    ProceedError::Refused(vec![format!(
        "the register has no organisation `{subject}`: record its registration first"
    )])
}

/// Whether a step agrees to a text or makes an act of it.
fn rests_on_text(step: &Step) -> bool {
    matches!(
        step,
        Step::Approved | Step::Notified(_) | Step::Decided(_) | Step::Served(_)
    )
}

/// Whether the text the proceeding stands on, or what was decided on it, is gone.
fn text_is_erased(steps: &[Taken]) -> bool {
    let writes = |t: &Taken| matches!(t.step, Step::Proposed(_) | Step::Changed(_));
    let from = steps.iter().rposition(writes).unwrap_or(0);
    let since = steps.iter().skip(from);
    since
        .filter(|t| writes(t) || matches!(t.step, Step::Decided(_)))
        .any(|t| t.erased)
}

fn kept(
    before: &ProceedingRow,
    key: &DataKey,
    taken: &mut Taken,
    after: &Progress,
    now: Instant,
) -> Result<KeptStep, ProceedError> {
    let said = body::sealed(key, &before.id, before.steps, &taken.step)?;
    Ok(KeptStep {
        proceeding: ProceedingRow {
            kind: after.proposal.kind.clone(),
            stage: after.stage.word().to_owned(),
            steps: before.steps + 1,
            changed_at: now,
            act: after.act.clone(),
            ..before.clone()
        },
        step: StepRow {
            proceeding: before.id.clone(),
            n: before.steps,
            word: taken.step.word().to_owned(),
            person: taken.by.to_string(),
            at: now,
            act: taken.act.take(),
            outline: said.outline,
            body: said.body,
        },
    })
}

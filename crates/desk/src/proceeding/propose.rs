//! Proposing an act: opens a proceeding.

use std::collections::BTreeMap;
use std::sync::Arc;

use codes::Date;
use register::admit::admit;
use register::proceeding::{PersonId, Proposal, Stage, Step, may};
use register::{Act, ActId, Subject, Value, name};
use store::{KeptStep, ProceedingRow, StepRow, SubjectRow};

use super::take::unregistered;
use super::{ProceedError, body};
use crate::Desk;
use crate::clock::day_there;
use crate::fields::typed;
use crate::vault::Owner;

impl Desk {
    /// Proposes an act in a person's name. The law is asked now, not first when
    /// the act is to be recorded: competence, content, what it rests on; and
    /// identifier and name must agree.
    ///
    /// # Errors
    /// [`ProceedError`]; nothing was kept.
    pub async fn propose(
        &self,
        proposal: Proposal,
        by: &PersonId,
    ) -> Result<ProceedingRow, ProceedError> {
        let proposal = self.typed(proposal);
        let now = self.clock.now();
        let catalogue = proposal.kind.split_once('/').map_or("", |(c, _)| c);
        let catalogue = catalogue.to_owned();
        let today = day_there(&self.law, &catalogue, now);
        let step = Step::Proposed(proposal.clone());
        may(&self.law, None, &step, by, today, None).map_err(ProceedError::Rules)?;
        let subject = self.may_propose(&proposal, today).await?;
        let mut random = [0; 8];
        getrandom::fill(&mut random)
            .map_err(|e| ProceedError::Refused(vec![format!("no randomness: {e}")]))?;
        let tail = register::act::base32(&random);
        let id = format!("{}-{tail}", today.strftime("%Y%m%d"));
        let new = self.vault.new_key(Owner::proceeding(&id)).await;
        let new = new.map_err(|cause| body::cannot(&id, cause))?;
        let said = body::sealed(&new.key, &id, 0, &step)?;
        let row = ProceedingRow {
            id: id.clone(),
            catalogue,
            authority: proposal.authority.clone(),
            kind: proposal.kind.clone(),
            subject: subject.id,
            stage: Stage::Proposed.word().to_owned(),
            steps: 1,
            opened_at: now,
            changed_at: now,
            act: None,
            data_key: new.wrapped.data_key,
            kek: new.wrapped.kek,
        };
        let step = StepRow {
            proceeding: id,
            n: 0,
            word: step.word().to_owned(),
            person: by.to_string(),
            at: now,
            act: None,
            outline: said.outline,
            body: said.body,
        };
        let proceeding = row.clone();
        self.proceedings
            .keep_step(KeptStep { proceeding, step })
            .await?;
        drop(new.lock);
        Ok(row)
    }

    /// The proposal with its content as the act kind's schema reads it.
    pub(super) fn typed(&self, proposal: Proposal) -> Proposal {
        Proposal {
            content: self.read_as(&proposal.kind, proposal.content),
            ..proposal
        }
    }

    /// Content as the schema of this act kind reads it.
    pub(super) fn read_as(
        &self,
        kind: &str,
        content: BTreeMap<String, Value>,
    ) -> BTreeMap<String, Value> {
        match self.law.act_kind(kind) {
            Some(kind) => typed(&kind.content, content),
            None => content,
        }
    }

    /// Whether this could be recorded if it were decided and served today.
    pub(super) async fn may_propose(
        &self,
        proposal: &Proposal,
        today: Date,
    ) -> Result<SubjectRow, ProceedError> {
        let subject = self.whom(proposal).await?;
        let grounds = self.store.acts(&proposal.rests_on).await?;
        let grounds: Vec<&Act> = grounds.iter().map(|kept| &kept.act).collect();
        let act = as_if(proposal, &subject, today);
        admit(
            &self.law,
            &self.schemas,
            &act,
            subject.kind,
            today,
            None,
            &grounds,
        )
        .map_err(|all| ProceedError::Refused(all.iter().map(ToString::to_string).collect()))?;
        Ok(subject)
    }

    /// The one organisation this is about (promise 6).
    async fn whom(&self, proposal: &Proposal) -> Result<SubjectRow, ProceedError> {
        let owners = self.store.resolve(&proposal.identifier).await?;
        let subjects = match owners.as_slice() {
            [_] => self.store.subjects(&owners).await?,
            _ => Vec::new(),
        };
        let Some(subject) = subjects.into_iter().next() else {
            return Err(match owners.len() {
                0 | 1 => unregistered(&proposal.identifier),
                n => ProceedError::Refused(vec![format!(
                    "`{}` belongs to {n} organisations of this register: name one by its own identifier",
                    proposal.identifier
                )]),
            });
        };
        let names = self.store.names(std::slice::from_ref(&subject.id)).await?;
        let how = self.law.catalogue(&subject.catalogue);
        let how = how.map_or_else(Default::default, |c| c.head.names);
        if names
            .iter()
            .any(|n| name::agree(&n.name, &proposal.name, how))
        {
            return Ok(subject);
        }
        Err(ProceedError::Refused(vec![format!(
            "`{}` is `{}` in the register, the proposal says `{}`: whom is it about?",
            proposal.identifier, subject.name, proposal.name
        )]))
    }
}

fn as_if(proposal: &Proposal, subject: &SubjectRow, today: Date) -> Act {
    let id = ActId::of_key(&subject.catalogue, "as if", today);
    Act {
        thread: id.clone(),
        id,
        kind: Arc::from(&*proposal.kind),
        subject: Subject {
            identifier: subject.id.clone(),
            name: proposal.name.clone(),
        },
        unnamed: false,
        authority: Arc::from(&*proposal.authority),
        basis: proposal.basis.clone(),
        decided_on: today,
        served_on: Some(today),
        effective_from: proposal.effective_from.unwrap_or(today).max(today),
        effective_until: proposal.effective_until,
        content: proposal.content.clone(),
        reasons: proposal.reasons.clone(),
        changes: None,
        rests_on: proposal.rests_on.clone(),
        recorded_at: crate::clock::noon_utc(today),
    }
}

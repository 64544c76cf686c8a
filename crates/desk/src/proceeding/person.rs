//! Proceedings as somebody who signed in sees them and acts in them: the powers
//! of the person first, then the rules of proceedings.

use std::collections::BTreeSet;

use codes::Date;
use register::proceeding::{
    Decision, Means, PersonId, Progress, Proposal, Refused, Service, Stage, Step, may,
};
use store::{Page, ProceedingFilter, ProceedingRow};

use super::{Choices, ProceedError, ProceedingView, QueueLine};
use crate::Desk;
use crate::access::What;
use crate::people::SignedIn;
use crate::people::powers::{self, Body, Denied, Held, Onto, Power, Role};

/// A step that may come next, for one person.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Word of the step.
    pub word: &'static str,
    /// Why this person cannot take it now; empty: they can.
    pub refused: Vec<Refused>,
}

/// Steps that may be offered, with one that says nothing to try the rules on.
fn candidates(p: &Progress, choices: &Choices, today: Date) -> Vec<Step> {
    let text = || "-".to_owned();
    let service = || Service {
        on: today,
        by: Means::Post,
        proof: text(),
    };
    match p.stage {
        Stage::Proposed => vec![Step::Approved, Step::SentBack { why: text() }],
        Stage::SentBack => vec![Step::Changed(p.proposal.clone())],
        Stage::Approved | Stage::Notified => {
            let mut steps = vec![Step::Notified(service())];
            if p.stage == Stage::Notified {
                steps = vec![
                    Step::Replied {
                        on: today,
                        text: text(),
                    },
                    Step::Waived { on: today },
                ];
                match (&p.hearing_asked_on, &p.hearing) {
                    (None, _) => steps.push(Step::HearingAsked { on: today }),
                    (Some(_), None) => {}
                    (Some(_), Some(_)) => steps.push(Step::HearingHeld {
                        on: today,
                        record: text(),
                    }),
                }
            }
            steps.push(Step::Decided(Decision {
                on: today,
                reasons: text(),
            }));
            steps
        }
        Stage::Decided => vec![Step::Served(service())],
        Stage::InForce => in_force(choices, today),
        Stage::Contested => {
            let any = choices.settle.first().map(|c| c.settlement(today, text()));
            any.map(Step::Settled).into_iter().collect()
        }
        Stage::Repairing => {
            let any = choices.repair.first().map(|c| c.settlement(today, text()));
            let mut steps = vec![
                Step::RepairAccepted { on: today },
                Step::RepairReturned {
                    on: today,
                    why: text(),
                },
            ];
            steps.extend(any.map(Step::Repaired));
            steps.push(Step::RepairRefused {
                on: today,
                reasons: text(),
            });
            steps
        }
        // What was repaired may still have been wrong.
        Stage::Over => {
            let contest = choices.contest.first();
            contest.map(|c| c.step(today, text())).into_iter().collect()
        }
        Stage::Dropped => Vec::new(),
    }
}

/// What may follow while the act stands.
fn in_force(choices: &Choices, today: Date) -> Vec<Step> {
    let text = || "-".to_owned();
    let contest = choices.contest.first().map(|c| c.step(today, text()));
    let withdraw = choices.withdraw.first();
    let withdraw = withdraw.map(|c| Step::Withdrawn(c.settlement(today, text())));
    // Where no act restores standing, it cannot be asked for.
    let repair = choices.repair.first().map(|_| Step::RepairAsked {
        on: today,
        proof: text(),
    });
    [contest, repair, withdraw].into_iter().flatten().collect()
}

/// Whether a stage is in the queue of a role: where something waits to be done;
/// and for the organisation also what is in the record, which it may contest.
fn listed(role: Role, stage: Stage) -> bool {
    let contested = matches!(stage, Stage::InForce | Stage::Over);
    stage.open() || (role == Role::Representative && contested)
}

/// Powers any of which allows a step.
fn powers_for(step: &Step, progress: Option<&Progress>) -> &'static [Power] {
    powers::needed(step, progress.and_then(Progress::contest).map(|c| c.way))
}

fn person(who: &SignedIn) -> Result<PersonId, ProceedError> {
    PersonId::try_from(who.person.clone()).map_err(|why| ProceedError::Refused(vec![why]))
}

impl Desk {
    /// Proposes in the name of somebody who signed in.
    ///
    /// # Errors
    /// [`ProceedError`].
    pub async fn propose_as(
        &self,
        who: &SignedIn,
        proposal: Proposal,
    ) -> Result<ProceedingRow, ProceedError> {
        let onto = Onto::Matter {
            authority: &proposal.authority,
            review_body: None,
            organisation: &proposal.identifier,
        };
        powers::may(who.holder(), Power::Propose, onto)?;
        self.propose(proposal, &person(who)?).await
    }

    /// Takes a step in the name of somebody who signed in.
    ///
    /// # Errors
    /// [`ProceedError`].
    pub async fn take_step_as(
        &self,
        who: &SignedIn,
        id: &str,
        seen: Option<u32>,
        step: Step,
    ) -> Result<ProceedingRow, ProceedError> {
        let (view, _) = self.view_for(who, id).await?;
        let needed = powers_for(&step, Some(&view.progress));
        let by = self.has_power(who, &view, needed)?;
        if view.at_work {
            return Err(ProceedError::Rules(vec![Refused::NotNow {
                step: step.word(),
                stage: view.progress.stage.word(),
            }]));
        }
        // Before it is taken: no step without its line.
        self.note_access(who, What::Step, vec![(view.row, by.clone())])
            .await?;
        self.take_step(id, seen, step, &person(who)?).await
    }

    /// One proceeding, for somebody who may see it; another is unknown to them.
    /// That they saw it is noted for the organisation.
    ///
    /// # Errors
    /// [`ProceedError`].
    pub async fn proceeding_for(
        &self,
        who: &SignedIn,
        id: &str,
    ) -> Result<ProceedingView, ProceedError> {
        let (view, by) = self.view_for(who, id).await?;
        self.note_access(who, What::Viewed, vec![(view.row.clone(), by)])
            .await?;
        Ok(view)
    }

    async fn view_for(
        &self,
        who: &SignedIn,
        id: &str,
    ) -> Result<(ProceedingView, Held), ProceedError> {
        let view = self.proceeding(id).await?;
        self.seen_by(who, view)
            .ok_or_else(|| ProceedError::Unknown(id.to_owned()))
    }

    /// As much of a proceeding as a person may see, and by which role: whoever
    /// may see it only as the organisation's representative sees what that was
    /// told.
    fn seen_by(&self, who: &SignedIn, whole: ProceedingView) -> Option<(ProceedingView, Held)> {
        let by = self.has_power(who, &whole, &[Power::ViewNonPublic]).ok()?;
        let seen = match by.role {
            Role::Representative => self.told(whole)?,
            _ => whole,
        };
        Some((seen, by.clone()))
    }

    fn has_power<'a>(
        &self,
        who: &'a SignedIn,
        view: &ProceedingView,
        any: &[Power],
    ) -> Result<&'a Held, Denied> {
        let review_body = self.review_body(&view.row.authority);
        let onto = Onto::Matter {
            authority: &view.row.authority,
            review_body: review_body.as_deref(),
            organisation: &view.row.subject,
        };
        powers::may_any(who.holder(), any, onto)
    }

    fn review_body(&self, authority: &str) -> Option<String> {
        let (catalogue, _) = authority.split_once('/')?;
        let body = self.law.authority(authority)?.review_body.as_ref()?;
        Some(format!("{catalogue}/{body}"))
    }

    /// What may come next, for this person: steps none of whose powers they have
    /// are left out; those the rules refuse them come with the reasons.
    ///
    /// # Errors
    /// [`ProceedError::Store`].
    pub async fn offers(
        &self,
        who: &SignedIn,
        view: &ProceedingView,
        choices: &Choices,
    ) -> Result<Vec<Offer>, ProceedError> {
        let by = person(who)?;
        if view.at_work {
            return Ok(Vec::new());
        }
        let (progress, today) = (&view.progress, view.today);
        let standing = self.standing_of(progress, today).await?;
        let able = candidates(progress, choices, today)
            .into_iter()
            .filter(|step| {
                let needed = powers_for(step, Some(progress));
                self.has_power(who, view, needed).is_ok()
            })
            .map(|step| Offer {
                word: step.word(),
                refused: may(
                    &self.law,
                    Some(progress),
                    &step,
                    &by,
                    today,
                    standing.as_ref(),
                )
                .err()
                .unwrap_or_default(),
            });
        let in_turn = |offer: &Offer| {
            let not_now = |r: &Refused| matches!(r, Refused::NotNow { .. });
            !offer.refused.iter().any(not_now)
        };
        Ok(able.filter(in_turn).collect())
    }

    /// Open proceedings of the bodies at which this person has a role, by their
    /// last day: the line of an appeal too where they decide appeals, and for the
    /// organisation its acts in the record. That they were
    /// listed is noted for each organisation.
    ///
    /// # Errors
    /// [`ProceedError`].
    pub async fn queue_of(
        &self,
        who: &SignedIn,
        limit: usize,
    ) -> Result<Vec<QueueLine>, ProceedError> {
        let mut ids = BTreeSet::new();
        for held in who.roles.iter().filter(|held| held.holds_on(who.on)) {
            if !held.role.powers().contains(&Power::ViewNonPublic) {
                continue;
            }
            for filter in self.reach(held.role, &held.body) {
                // By stage: what is over does not use up the limit.
                for stage in Stage::ALL.into_iter().filter(|s| listed(held.role, *s)) {
                    if filter.stage.as_deref().is_some_and(|of| of != stage.word()) {
                        continue;
                    }
                    let filter = ProceedingFilter {
                        stage: Some(stage.word().to_owned()),
                        ..filter.clone()
                    };
                    let page = Page { after: None, limit };
                    let rows = self.proceedings.proceedings_page(&filter, &page).await?;
                    ids.extend(rows.into_iter().map(|row| row.id));
                }
            }
        }
        let (mut lines, mut seen) = (Vec::new(), Vec::new());
        for id in ids {
            let view = self.proceeding(&id).await?;
            if let Some((view, by)) = self.seen_by(who, view) {
                seen.push((view.row.clone(), by));
                lines.push(QueueLine::of(view));
            }
        }
        self.note_access(who, What::Listed, seen).await?;
        lines.sort_by(|a, b| {
            let key = |l: &QueueLine| (l.until().is_none(), l.until(), l.row.id.clone());
            key(a).cmp(&key(b))
        });
        Ok(lines)
    }

    fn reach(&self, role: Role, body: &Body) -> Vec<ProceedingFilter> {
        let of = |authority: Option<String>| ProceedingFilter {
            authority,
            ..ProceedingFilter::default()
        };
        match body {
            Body::Everywhere => vec![of(None)],
            Body::Organisation(id) => vec![ProceedingFilter {
                subject: Some(id.clone()),
                ..ProceedingFilter::default()
            }],
            // Whose acts this body reviews.
            Body::Authority(id) if role == Role::Reviewer => {
                let all = self.law.catalogues.values().flat_map(|c| {
                    let local = |a: &String| format!("{}/{a}", c.id);
                    c.authorities.keys().map(local).collect::<Vec<_>>()
                });
                let reviewed = all.filter(|a| self.review_body(a).as_ref() == Some(id));
                let contested = |authority| ProceedingFilter {
                    stage: Some(Stage::Contested.word().to_owned()),
                    ..of(Some(authority))
                };
                reviewed.map(contested).collect()
            }
            Body::Authority(id) => vec![of(Some(id.clone()))],
        }
    }

    /// Act kinds somebody may propose, as authority and kind, qualified.
    #[must_use]
    pub fn may_propose_kinds(&self, who: &SignedIn) -> Vec<(String, String)> {
        let mut out = Vec::new();
        for held in who.roles.iter().filter(|held| held.holds_on(who.on)) {
            let Body::Authority(authority) = &held.body else {
                continue;
            };
            let catalogue = self.law.catalogue_of(authority);
            let (Some(catalogue), true) = (catalogue, held.role.powers().contains(&Power::Propose))
            else {
                continue;
            };
            for (id, kind) in &catalogue.act_kinds {
                let opens = kind.changes.is_empty()
                    && kind.role != catalogue::Role::Registration
                    && kind.role != catalogue::Role::Contest;
                let kind = format!("{}/{id}", catalogue.id);
                let competent = opens
                    && self.law.act_kind(&kind).is_some_and(|k| {
                        k.provisions.iter().any(|provision| {
                            let provision = format!("{}/{provision}", catalogue.id);
                            register::competence::allowed(
                                &self.law, authority, &kind, &provision, who.on,
                            )
                            .is_ok()
                        })
                    });
                if competent {
                    out.push((authority.clone(), kind));
                }
            }
        }
        out.sort();
        out.dedup();
        out
    }
}

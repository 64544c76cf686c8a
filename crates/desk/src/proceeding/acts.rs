//! The acts that steps put into the record.

use codes::Date;
use register::proceeding::{Progress, Service, Settlement, Step, Way};
use register::standing::{ThreadStanding, WayKind};
use register::{ActId, Citation};
use store::SubjectRow;

use crate::{Desk, Draft, Matter, Ref, SubjectClaim};

/// What is known where a step becomes an act.
pub(super) struct From<'a> {
    pub id: &'a str,
    pub n: u32,
    pub progress: &'a Progress,
    pub subject: &'a SubjectRow,
    pub standing: Option<&'a ThreadStanding>,
}

impl Desk {
    /// The matter a step puts into the record; `None` for steps that put none.
    pub(super) fn matter_of(&self, step: &Step, from: &From<'_>) -> Option<Matter> {
        let draft = match step {
            Step::Served(service) => served(from, service)?,
            Step::Contested {
                way,
                kind,
                basis,
                on,
                grounds,
            } => {
                let draft = about(from, kind, basis, *on, grounds)?;
                Draft {
                    authority: Self::receiver(from, *way).into(),
                    ..draft
                }
            }
            Step::Settled(s) | Step::Corrected(s) | Step::Withdrawn(s) | Step::Repaired(s) => {
                settled(from, s)?
            }
            _ => return None,
        };
        let catalogue = draft.kind.split_once('/').map(|(c, _)| c.to_owned())?;
        Some(Matter {
            source: format!("proceeding {}", from.id),
            catalogue,
            subject: claim(from),
            drafts: vec![draft],
        })
    }

    /// The authority that receives a contest: the one that will decide it. A
    /// court's is entered by the authority whose act it is.
    fn receiver(from: &From<'_>, way: Way) -> String {
        let own = &from.progress.proposal.authority;
        let wanted = match way {
            Way::Objection => Some(WayKind::Objection),
            Way::Appeal => Some(WayKind::Appeal),
            Way::Court => None,
        };
        let ways = from.standing.iter().flat_map(|s| &s.ways);
        let decider = ways
            .filter(|w| Some(w.kind) == wanted)
            .find_map(|w| w.decided_by.as_ref());
        decider.unwrap_or(own).clone()
    }
}

fn claim(from: &From<'_>) -> SubjectClaim {
    let proposal = &from.progress.proposal;
    SubjectClaim {
        identifier: proposal.identifier.clone(),
        name: Some(proposal.name.clone()),
        kind: from.subject.kind,
        also: Vec::new(),
    }
}

/// The act itself, once its decision is served.
///
/// INVARIANT: it binds from the day of service at the earliest.
fn served(from: &From<'_>, service: &Service) -> Option<Draft> {
    let (proposal, decided) = (&from.progress.proposal, from.progress.decided.as_ref()?);
    let on = decided.decision.on;
    let effect = proposal.effective_from.unwrap_or(service.on);
    Some(Draft {
        served_on: Some(service.on),
        effective_from: effect.max(service.on),
        effective_until: proposal.effective_until,
        content: proposal.content.clone(),
        rests_on: proposal.rests_on.iter().cloned().map(Ref::Id).collect(),
        authority: proposal.authority.as_str().into(),
        ..draft(
            format!("proceeding:{}", from.id),
            &proposal.kind,
            &proposal.basis,
            on,
            &decided.decision.reasons,
        )?
    })
}

/// An act about the act in the record.
fn about(
    from: &From<'_>,
    kind: &str,
    basis: &[Citation],
    on: Date,
    reasons: &str,
) -> Option<Draft> {
    let key = format!("proceeding:{}:{}", from.id, from.n);
    let act = from.progress.act.clone()?;
    Some(Draft {
        changes: Some(Ref::Id(act)),
        ..draft(key, kind, basis, on, reasons)?
    })
}

fn settled(from: &From<'_>, s: &Settlement) -> Option<Draft> {
    Some(Draft {
        authority: s.authority.as_str().into(),
        content: s.content.clone(),
        ..about(from, &s.kind, &s.basis, s.on, &s.reasons)?
    })
}

fn draft(key: String, kind: &str, basis: &[Citation], on: Date, reasons: &str) -> Option<Draft> {
    let (catalogue, _) = kind.split_once('/')?;
    Some(Draft {
        id: ActId::of_key(catalogue, &key, on),
        key,
        kind: kind.into(),
        authority: "".into(),
        basis: basis.to_vec(),
        day_of: None,
        decided_on: on,
        served_on: None,
        effective_from: on,
        effective_until: None,
        content: Default::default(),
        reasons: Some(reasons.to_owned()),
        changes: None,
        rests_on: Vec::new(),
        known_at: None,
    })
}

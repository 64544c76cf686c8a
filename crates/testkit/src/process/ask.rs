//! What is asked of the desk about a proceeding.

use codes::Date;
use register::Citation;
use register::proceeding::{Decision, Means, PersonId, Proposal, Service, Settlement, Step, Way};

use crate::course::{identifier, name};

/// What the simulator knows of the answer beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Must {
    /// Lawful: it is taken.
    Take,
    /// Unlawful: it is refused.
    Refuse,
    /// Anything; what is kept is judged.
    Judge,
}

/// A step somebody wants to take.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub step: Step,
    pub by: PersonId,
    pub must: Must,
    /// What is wrong with it, if something is.
    pub about: &'static str,
}

impl Ask {
    pub fn lawful(step: Step, by: PersonId) -> Self {
        Self {
            step,
            by,
            must: Must::Take,
            about: "",
        }
    }

    pub fn unlawful(about: &'static str, step: Step, by: PersonId) -> Self {
        Self {
            step,
            by,
            must: Must::Refuse,
            about,
        }
    }

    /// It as a line of the story.
    pub fn line(&self) -> String {
        let said = match &self.step {
            Step::Proposed(p) | Step::Changed(p) => format!(
                "{} about {}{}",
                p.kind,
                p.name,
                if p.urgent.is_some() { ", urgent" } else { "" }
            ),
            Step::Approved => String::new(),
            Step::SentBack { why } | Step::Dropped { why } | Step::Recused { why } => why.clone(),
            Step::Notified(s) | Step::Served(s) => format!("on {}", s.on),
            Step::Replied { on, .. } | Step::Waived { on } | Step::HearingAsked { on } => {
                format!("on {on}")
            }
            Step::HearingSet {
                on,
                invited,
                officer,
            } => format!("for {on}, held by {officer}, invited on {}", invited.on),
            Step::HearingHeld { on, .. } => format!("on {on}"),
            Step::Decided(decision) => format!("on {}", decision.on),
            Step::Contested { way, on, .. } => format!("by {way:?} on {on}"),
            Step::RepairAsked { on, .. }
            | Step::RepairAccepted { on }
            | Step::RepairReturned { on, .. }
            | Step::RepairRefused { on, .. } => format!("on {on}"),
            Step::Settled(s) | Step::Corrected(s) | Step::Withdrawn(s) | Step::Repaired(s) => {
                format!("{} by {} on {}", s.kind, s.authority, s.on)
            }
        };
        let about = match self.about {
            "" => String::new(),
            about => format!(" ({about})"),
        };
        format!("{} {} {said}{about}", self.by, self.step.word())
    }
}

pub(crate) fn cited() -> Vec<Citation> {
    vec![Citation {
        provision: "t/art-1".to_owned(),
        pinpoint: None,
    }]
}

pub(crate) fn proposal(kind: &str, firm: usize, mark: &str) -> Proposal {
    Proposal {
        kind: kind.to_owned(),
        authority: "t/bureau".to_owned(),
        identifier: identifier(firm),
        name: name(firm),
        basis: cited(),
        content: Default::default(),
        reasons: Some(format!("What was found: {mark}.")),
        effective_from: None,
        effective_until: None,
        rests_on: Vec::new(),
        urgent: None,
    }
}

pub(crate) fn service(on: Date) -> Service {
    Service {
        on,
        by: Means::Post,
        proof: "advice of delivery 7".to_owned(),
    }
}

pub(crate) fn decided(on: Date, mark: &str) -> Step {
    Step::Decided(Decision {
        on,
        reasons: format!("What was found and what was answered: {mark}."),
    })
}

pub(crate) fn contested(way: Way, on: Date) -> Step {
    Step::Contested {
        way,
        kind: "t/petition".to_owned(),
        basis: cited(),
        on,
        grounds: "It was another firm.".to_owned(),
    }
}

pub(crate) fn settled(kind: &str, authority: &str, on: Date) -> Step {
    Step::Settled(later(kind, authority, on))
}

/// A later act about the act in the record.
pub(crate) fn later(kind: &str, authority: &str, on: Date) -> Settlement {
    Settlement {
        kind: format!("t/{kind}"),
        authority: format!("t/{authority}"),
        basis: cited(),
        on,
        reasons: "The file shows it.".to_owned(),
        content: Default::default(),
    }
}

//! What is left of a step once its texts are erased: all that the rules of
//! proceedings read, and nothing that somebody wrote freely.

use super::step::{Decision, Proposal, Service, Settlement, Step};

impl Step {
    /// The step without its texts: days, kinds, provisions, authorities and the
    /// organisation stay, and so does whether something was said at all.
    #[must_use]
    pub fn without_text(&self) -> Self {
        let empty = String::new;
        match self.clone() {
            Self::Proposed(proposal) => Self::Proposed(proposal_without(proposal)),
            Self::Changed(proposal) => Self::Changed(proposal_without(proposal)),
            Self::SentBack { why: _ } => Self::SentBack { why: empty() },
            Self::Notified(service) => Self::Notified(service_without(service)),
            Self::Served(service) => Self::Served(service_without(service)),
            Self::Replied { on, text: _ } => Self::Replied { on, text: empty() },
            Self::HearingSet {
                on,
                invited,
                officer,
            } => Self::HearingSet {
                on,
                invited: service_without(invited),
                officer,
            },
            Self::HearingHeld { on, record: _ } => Self::HearingHeld {
                on,
                record: empty(),
            },
            Self::Decided(decision) => Self::Decided(Decision {
                reasons: empty(),
                ..decision
            }),
            Self::Dropped { why: _ } => Self::Dropped { why: empty() },
            Self::Contested {
                way,
                kind,
                basis,
                on,
                grounds: _,
            } => Self::Contested {
                way,
                kind,
                basis,
                on,
                grounds: empty(),
            },
            Self::Settled(later) => Self::Settled(later_without(later)),
            Self::Corrected(later) => Self::Corrected(later_without(later)),
            Self::Withdrawn(later) => Self::Withdrawn(later_without(later)),
            Self::Repaired(later) => Self::Repaired(later_without(later)),
            Self::RepairAsked { on, proof: _ } => Self::RepairAsked { on, proof: empty() },
            Self::RepairReturned { on, why: _ } => Self::RepairReturned { on, why: empty() },
            Self::RepairRefused { on, reasons: _ } => Self::RepairRefused {
                on,
                reasons: empty(),
            },
            Self::Recused { why: _ } => Self::Recused { why: empty() },
            step @ (Self::Approved
            | Self::Waived { .. }
            | Self::HearingAsked { .. }
            | Self::RepairAccepted { .. }) => step,
        }
    }
}

fn later_without(later: Settlement) -> Settlement {
    Settlement {
        reasons: String::new(),
        content: Default::default(),
        ..later
    }
}

fn service_without(service: Service) -> Service {
    Service {
        proof: String::new(),
        ..service
    }
}

/// The name stays: it is the one that the register has for the organisation.
fn proposal_without(proposal: Proposal) -> Proposal {
    let emptied = |text: Option<String>| text.map(|_| String::new());
    Proposal {
        content: Default::default(),
        reasons: emptied(proposal.reasons),
        urgent: emptied(proposal.urgent),
        ..proposal
    }
}

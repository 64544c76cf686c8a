//! How far a proceeding has come, folded from its steps.

use std::collections::BTreeSet;

use codes::Date;

use super::step::{Decision, PersonId, Proposal, Service, Step, Taken, Way};
use crate::ActId;

/// Where a proceeding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A second officer is to look.
    Proposed,
    /// The proposer is to mend it.
    SentBack,
    /// The organisation is to be told.
    Approved,
    /// It may answer and be heard.
    Notified,
    /// Decided, and not yet served.
    Decided,
    /// Served: the act is in the record.
    InForce,
    /// Contested, and not yet settled.
    Contested,
    /// Repair was asked for, and not yet decided.
    Repairing,
    /// The act was repaired or taken back.
    Over,
    /// Ended without an act.
    Dropped,
}

impl Stage {
    /// All, in order.
    pub const ALL: [Self; 10] = [
        Self::Proposed,
        Self::SentBack,
        Self::Approved,
        Self::Notified,
        Self::Decided,
        Self::InForce,
        Self::Contested,
        Self::Repairing,
        Self::Over,
        Self::Dropped,
    ];

    /// Its word, as kept and asked for.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::SentBack => "sent_back",
            Self::Approved => "approved",
            Self::Notified => "notified",
            Self::Decided => "decided",
            Self::InForce => "in_force",
            Self::Contested => "contested",
            Self::Repairing => "repairing",
            Self::Over => "over",
            Self::Dropped => "dropped",
        }
    }

    /// Whether the authority still has something to do.
    #[must_use]
    pub fn open(self) -> bool {
        !matches!(self, Self::InForce | Self::Over | Self::Dropped)
    }
}

/// A hearing that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hearing {
    /// Its day.
    pub on: Date,
    /// Who holds it.
    pub officer: PersonId,
    /// Whether it took place.
    pub held_on: Option<Date>,
}

/// A decision and who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The decision.
    pub decision: Decision,
    /// By whom.
    pub by: PersonId,
}

/// A contest of the act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    /// Which way.
    pub way: Way,
    /// Day received.
    pub on: Date,
    /// The act that contests.
    pub act: Option<ActId>,
    /// Who decided it, once decided.
    pub settled_by: Option<PersonId>,
}

/// An application for repair that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Day received.
    pub on: Date,
    /// Who found it complete, once somebody has.
    pub accepted_by: Option<PersonId>,
}

/// A proceeding as far as it has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Where it stands.
    pub stage: Stage,
    /// The act proposed, as last written.
    pub proposal: Proposal,
    /// Day it was last written.
    pub proposed_on: Date,
    /// All who wrote a text of it: they investigated.
    pub proposers: BTreeSet<PersonId>,
    /// All who agreed to a text of it.
    pub approvers: BTreeSet<PersonId>,
    /// Day this text was approved.
    pub approved_on: Option<Date>,
    /// All who held a hearing of it, on whatever text.
    pub heard: BTreeSet<PersonId>,
    /// Service of the notice of this text.
    pub notice: Option<Service>,
    /// Day of the first answer to it.
    pub replied_on: Option<Date>,
    /// Day the organisation said that it will not answer.
    pub waived_on: Option<Date>,
    /// Day a hearing was asked for.
    pub hearing_asked_on: Option<Date>,
    /// The hearing set.
    pub hearing: Option<Hearing>,
    /// The decision.
    pub decided: Option<Decided>,
    /// Service of the decision.
    pub served: Option<Service>,
    /// The act in the record.
    pub act: Option<ActId>,
    /// Contests, in their order.
    pub contests: Vec<Contest>,
    /// The application for repair that waits for a decision.
    pub repair: Option<Application>,
    /// Whether the act was repaired or taken back.
    pub over: bool,
    /// Who takes no further step.
    pub recused: BTreeSet<PersonId>,
}

impl Progress {
    fn of(proposal: &Proposal, taken: &Taken) -> Self {
        Self {
            stage: Stage::Proposed,
            proposal: proposal.clone(),
            proposed_on: taken.on,
            proposers: BTreeSet::from([taken.by.clone()]),
            approvers: BTreeSet::new(),
            approved_on: None,
            heard: BTreeSet::new(),
            notice: None,
            replied_on: None,
            waived_on: None,
            hearing_asked_on: None,
            hearing: None,
            decided: None,
            served: None,
            act: None,
            contests: Vec::new(),
            repair: None,
            over: false,
            recused: BTreeSet::new(),
        }
    }

    fn take(&mut self, taken: &Taken) {
        match &taken.step {
            Step::Proposed(proposal) | Step::Changed(proposal) => {
                self.stage = Stage::Proposed;
                self.proposal = proposal.clone();
                self.proposed_on = taken.on;
                self.proposers.insert(taken.by.clone());
                // Another text was never notified, and nobody was heard on it.
                self.approved_on = None;
                self.notice = None;
                self.replied_on = None;
                self.waived_on = None;
                self.hearing_asked_on = None;
                self.hearing = None;
            }
            Step::Approved => {
                self.stage = Stage::Approved;
                self.approved_on = Some(taken.on);
                self.approvers.insert(taken.by.clone());
            }
            Step::SentBack { .. } => self.stage = Stage::SentBack,
            Step::Notified(service) => {
                self.stage = Stage::Notified;
                self.notice = Some(service.clone());
            }
            Step::Replied { on, .. } => self.replied_on = first(self.replied_on, *on),
            Step::Waived { on } => self.waived_on = first(self.waived_on, *on),
            Step::HearingAsked { on } => self.hearing_asked_on = Some(*on),
            Step::HearingSet { on, officer, .. } => {
                self.hearing = Some(Hearing {
                    on: *on,
                    officer: officer.clone(),
                    held_on: None,
                });
            }
            Step::HearingHeld { on, .. } => {
                self.heard.insert(taken.by.clone());
                if let Some(hearing) = &mut self.hearing {
                    hearing.held_on = Some(*on);
                }
            }
            Step::Decided(decision) => {
                self.stage = Stage::Decided;
                self.decided = Some(Decided {
                    decision: decision.clone(),
                    by: taken.by.clone(),
                });
            }
            Step::Dropped { .. } => self.stage = Stage::Dropped,
            Step::Served(service) => {
                self.stage = Stage::InForce;
                self.served = Some(service.clone());
                self.act.clone_from(&taken.act);
            }
            Step::Contested { way, on, .. } => {
                self.stage = Stage::Contested;
                self.contests.push(Contest {
                    way: *way,
                    on: *on,
                    act: taken.act.clone(),
                    settled_by: None,
                });
            }
            Step::Settled(_) => {
                self.stage = match self.over {
                    true => Stage::Over,
                    false => Stage::InForce,
                };
                if let Some(contest) = self.contests.last_mut() {
                    contest.settled_by = Some(taken.by.clone());
                }
            }
            Step::Corrected(_) => {}
            Step::Withdrawn(_) | Step::Repaired(_) => {
                self.stage = Stage::Over;
                self.over = true;
                self.repair = None;
            }
            Step::RepairAsked { on, .. } => {
                self.stage = Stage::Repairing;
                self.repair = Some(Application {
                    on: *on,
                    accepted_by: None,
                });
            }
            Step::RepairAccepted { .. } => {
                if let Some(application) = &mut self.repair {
                    application.accepted_by = Some(taken.by.clone());
                }
            }
            Step::RepairReturned { .. } | Step::RepairRefused { .. } => {
                self.stage = Stage::InForce;
                self.repair = None;
            }
            Step::Recused { .. } => {
                self.recused.insert(taken.by.clone());
            }
        }
    }

    /// The contest that waits for a decision.
    #[must_use]
    pub fn contest(&self) -> Option<&Contest> {
        self.contests.last().filter(|c| c.settled_by.is_none())
    }

    /// Whether the organisation need not be heard first.
    #[must_use]
    pub fn urgent(&self) -> bool {
        self.proposal.urgent.is_some()
    }
}

fn first(before: Option<Date>, on: Date) -> Option<Date> {
    Some(before.map_or(on, |before| before.min(on)))
}

/// Folds the steps of one proceeding, in their order. `None` when the first
/// does not open one. The steps are believed: each passed [`super::may`].
#[must_use]
pub fn fold(steps: &[Taken]) -> Option<Progress> {
    let (first, later) = steps.split_first()?;
    let Step::Proposed(proposal) = &first.step else {
        return None;
    };
    let mut progress = Progress::of(proposal, first);
    for taken in later {
        progress.take(taken);
    }
    Some(progress)
}

//! What comes next in a proceeding, whose turn it is and until when: the lines
//! of an officer's queue.

use catalogue::Law;
use codes::Date;

use super::progress::{Progress, Stage};
use super::terms::Rule;

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// The officer who wrote the text.
    Proposer,
    /// Another officer of the authority.
    OtherOfficer,
    /// The organisation: it may, and need not.
    Organisation,
    /// Who holds the hearing.
    HearingOfficer,
    /// Who decides the contest.
    Reviewer,
}

impl Party {
    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Proposer => "proposer",
            Self::OtherOfficer => "other_officer",
            Self::Organisation => "organisation",
            Self::HearingOfficer => "hearing_officer",
            Self::Reviewer => "reviewer",
        }
    }
}

/// One thing that can come next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// Word of the step.
    pub step: &'static str,
    /// Whose turn.
    pub who: Party,
    /// First day it can be done; `None`: now.
    pub from: Option<Date>,
    /// Last day, where the law sets one; an error says why it cannot be told.
    pub until: Option<Result<Date, String>>,
}

/// What can come next, the authority's own steps first.
#[must_use]
pub fn next(law: &Law, p: &Progress) -> Vec<Next> {
    let Some(rule) = Rule::of(law, &p.proposal.kind) else {
        return Vec::new();
    };
    let now = |step, who| Next {
        step,
        who,
        from: None,
        until: None,
    };
    let straight = !rule.kind.adverse || p.urgent();
    match p.stage {
        Stage::Proposed => vec![now("approved", Party::OtherOfficer)],
        Stage::SentBack => vec![now("changed", Party::Proposer)],
        Stage::Approved if straight => vec![now("decided", Party::OtherOfficer)],
        Stage::Approved => vec![now("notified", Party::Proposer)],
        Stage::Notified => notified(rule, p),
        Stage::Decided => vec![now("served", Party::Proposer)],
        Stage::Contested => vec![Next {
            until: settle_until(rule, p),
            ..now("settled", Party::Reviewer)
        }],
        Stage::Repairing => repairing(rule, p),
        Stage::InForce | Stage::Over | Stage::Dropped => Vec::new(),
    }
}

fn notified(rule: Rule<'_>, p: &Progress) -> Vec<Next> {
    let mut out = Vec::new();
    let of = |step, who, from, until| Next {
        step,
        who,
        from,
        until,
    };
    match (&p.hearing_asked_on, &p.hearing) {
        (Some(_), None) => out.push(of("hearing_set", Party::Proposer, None, None)),
        (Some(_), Some(h)) if h.held_on.is_none() => {
            let step = "hearing_held";
            out.push(of(step, Party::HearingOfficer, Some(h.on), None));
        }
        _ => {
            let answered = p.replied_on.is_some() || p.waived_on.is_some();
            let reply = rule.reply_until(p).filter(|_| !answered);
            let ask = rule
                .ask_until(p)
                .filter(|_| p.waived_on.is_none() && p.hearing_asked_on.is_none());
            // Only once both times are over, or used.
            let last = reply
                .iter()
                .chain(&ask)
                .filter_map(|d| d.as_ref().ok())
                .max();
            let from = last.and_then(|last| last.tomorrow().ok());
            out.push(of("decided", Party::OtherOfficer, from, None));
            let may = |step, until| of(step, Party::Organisation, None, Some(until));
            out.extend(reply.map(|until| may("replied", until)));
            out.extend(ask.map(|until| may("hearing_asked", until)));
        }
    }
    out
}

/// The authority's clocks of repair: to take the application in, then to decide
/// it, both counted as the law says from its receipt.
fn repairing(rule: Rule<'_>, p: &Progress) -> Vec<Next> {
    let (Some(application), Some(repair)) = (&p.repair, &rule.kind.repair) else {
        return Vec::new();
    };
    let (step, who, term) = match application.accepted_by {
        None => ("repair_accepted", Party::Proposer, &repair.accept),
        Some(_) => ("repaired", Party::OtherOfficer, &repair.decide),
    };
    let until = term.as_ref().map(|t| rule.last_day(t, application.on));
    let from = None;
    vec![Next {
        step,
        who,
        from,
        until,
    }]
}

fn settle_until(rule: Rule<'_>, p: &Progress) -> Option<Result<Date, String>> {
    let contest = p.contest()?;
    let remedy = match contest.way {
        super::Way::Objection => rule.kind.objection.as_ref(),
        super::Way::Appeal => rule.kind.appeal.as_ref(),
        super::Way::Court => None,
    }?;
    Some(rule.last_day(remedy.decide.as_ref()?, contest.on))
}

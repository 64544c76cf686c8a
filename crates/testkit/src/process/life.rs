//! The second model: what was acknowledged of one proceeding, and what follows
//! from it by looking back over the list. Nothing here folds or asks the rules
//! under test.

use codes::Date;
use register::ActId;
use register::proceeding::{Decision, PersonId, Proposal, Service, Settlement, Step, Way};

use super::days::after;
use super::rule::Rule;

/// A step that was acknowledged.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub step: Step,
    pub by: PersonId,
    /// Day it was entered.
    pub on: Date,
    pub act: Option<ActId>,
}

/// Where a proceeding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    Proposed,
    SentBack,
    Approved,
    Notified,
    Decided,
    InForce,
    Contested,
    Repairing,
    Over,
    Dropped,
}

/// One proceeding.
#[derive(Debug, Clone)]
pub(crate) struct Life {
    pub id: String,
    pub firm: usize,
    /// Text that is in its reasons and nowhere else.
    pub mark: String,
    pub steps: Vec<Told>,
}

fn text_of(step: &Step) -> Option<&Proposal> {
    match step {
        Step::Proposed(proposal) | Step::Changed(proposal) => Some(proposal),
        _ => None,
    }
}

impl Life {
    /// The same as it was after its first `n` steps.
    pub fn until(&self, n: usize) -> Self {
        Self {
            steps: self.steps[..n].to_vec(),
            ..self.clone()
        }
    }

    fn text(&self) -> usize {
        let texts = |told: &Told| text_of(&told.step).is_some();
        self.steps.iter().rposition(texts).expect("a text")
    }

    /// The text as last written.
    pub fn proposal(&self) -> &Proposal {
        text_of(&self.steps[self.text()].step).expect("a text")
    }

    /// What was done since.
    pub fn since(&self) -> &[Told] {
        &self.steps[self.text() + 1..]
    }

    pub fn rule(&self) -> &'static Rule {
        Rule::of(&self.proposal().kind)
    }

    /// Whether the organisation need not be heard first.
    pub fn straight(&self) -> bool {
        !self.rule().adverse || self.proposal().urgent.is_some()
    }

    fn by(&self, which: impl Fn(&Step) -> bool) -> Vec<PersonId> {
        let found = self.steps.iter().filter(|t| which(&t.step));
        found.map(|t| t.by.clone()).collect()
    }

    /// Who wrote a text of it.
    pub fn writers(&self) -> Vec<PersonId> {
        self.by(|step| text_of(step).is_some())
    }

    pub fn approvers(&self) -> Vec<PersonId> {
        self.by(|step| matches!(step, Step::Approved))
    }

    /// Who held a hearing of it.
    pub fn hearers(&self) -> Vec<PersonId> {
        self.by(|step| matches!(step, Step::HearingHeld { .. }))
    }

    pub fn deciders(&self) -> Vec<PersonId> {
        self.by(|step| matches!(step, Step::Decided(_)))
    }

    pub fn settlers(&self) -> Vec<PersonId> {
        self.by(|step| matches!(step, Step::Settled(_)))
    }

    pub fn recused(&self) -> Vec<PersonId> {
        self.by(|step| matches!(step, Step::Recused { .. }))
    }

    /// Who was ever named to hold a hearing.
    pub fn named(&self) -> Vec<PersonId> {
        let named = self.steps.iter().filter_map(|t| match &t.step {
            Step::HearingSet { officer, .. } => Some(officer.clone()),
            _ => None,
        });
        named.collect()
    }

    /// Who had a part in the decision.
    pub fn had_part(&self) -> Vec<PersonId> {
        let mut all = self.writers();
        all.extend(self.approvers());
        all.extend(self.hearers());
        all.extend(self.deciders());
        all
    }

    pub fn at(&self) -> At {
        let count = |word: &str| self.steps.iter().filter(|t| t.step.word() == word).count();
        let since = |word: &str| self.since().iter().any(|t| t.step.word() == word);
        if count("dropped") > 0 {
            At::Dropped
        } else if count("contested") > count("settled") {
            At::Contested
        } else if count("repaired") + count("withdrawn") > 0 {
            At::Over
        } else if self.application().is_some() {
            At::Repairing
        } else if count("served") > 0 {
            At::InForce
        } else if count("decided") > 0 {
            At::Decided
        } else if since("notified") {
            At::Notified
        } else if since("approved") {
            At::Approved
        } else if since("sent_back") {
            At::SentBack
        } else {
            At::Proposed
        }
    }

    /// Day the present text was approved.
    pub fn approved_on(&self) -> Option<Date> {
        let approved = |t: &&Told| matches!(t.step, Step::Approved);
        self.since().iter().find(approved).map(|t| t.on)
    }

    /// Day the notice of the present text was served.
    pub fn notice_on(&self) -> Option<Date> {
        self.since().iter().find_map(|t| match &t.step {
            Step::Notified(service) => Some(service.on),
            _ => None,
        })
    }

    /// First day on which it had answered, or said that it will not.
    pub fn answered_on(&self) -> Option<Date> {
        let answers = self.since().iter().filter_map(|t| match t.step {
            Step::Replied { on, .. } | Step::Waived { on } => Some(on),
            _ => None,
        });
        answers.min()
    }

    /// First day on which it said that it will not answer.
    pub fn waived_on(&self) -> Option<Date> {
        let waived = self.since().iter().filter_map(|t| match t.step {
            Step::Waived { on } => Some(on),
            _ => None,
        });
        waived.min()
    }

    pub fn asked_on(&self) -> Option<Date> {
        self.since().iter().rev().find_map(|t| match t.step {
            Step::HearingAsked { on } => Some(on),
            _ => None,
        })
    }

    /// The hearing set last: its day, who holds it, and the day it was held.
    pub fn hearing(&self) -> Option<(Date, PersonId, Option<Date>)> {
        let since = self.since();
        let set = |t: &Told| matches!(t.step, Step::HearingSet { .. });
        let at = since.iter().rposition(set)?;
        let Step::HearingSet { on, officer, .. } = &since[at].step else {
            return None;
        };
        let held = since[at..].iter().find_map(|t| match t.step {
            Step::HearingHeld { on, .. } => Some(on),
            _ => None,
        });
        Some((*on, officer.clone(), held))
    }

    /// First day on which the present text may be decided, as far as it can be
    /// told now: everything the organisation may still do is over or done.
    /// `None`: something is to be done first.
    pub fn ripe_on(&self) -> Option<Date> {
        let approved = self.approved_on()?;
        if self.straight() {
            return Some(approved);
        }
        let rule = self.rule();
        let notice = self.notice_on()?;
        let mut ripe = approved.max(notice);
        // A late answer does not make the time longer.
        let or_over = |said: Option<Date>, days: i64| {
            let over = after(notice, days + 1);
            said.map_or(over, |said| said.min(over))
        };
        ripe = ripe.max(or_over(self.answered_on(), rule.reply_days));
        if let Some((ask_days, _)) = rule.hearing {
            ripe = ripe.max(match self.asked_on() {
                Some(_) => self.hearing()?.2?,
                None => or_over(self.waived_on(), ask_days),
            });
        }
        Some(ripe)
    }

    pub fn decided(&self) -> Option<&Decision> {
        self.steps.iter().find_map(|t| match &t.step {
            Step::Decided(decision) => Some(decision),
            _ => None,
        })
    }

    pub fn served(&self) -> Option<&Service> {
        self.steps.iter().find_map(|t| match &t.step {
            Step::Served(service) => Some(service),
            _ => None,
        })
    }

    /// The act it put into the record.
    pub fn act(&self) -> Option<&ActId> {
        let served = self.steps.iter().find(|t| t.step.word() == "served")?;
        served.act.as_ref()
    }

    /// The way of the last contest, and its day.
    pub fn contest(&self) -> Option<(Way, Date)> {
        self.steps.iter().rev().find_map(|t| match t.step {
            Step::Contested { way, on, .. } => Some((way, on)),
            _ => None,
        })
    }

    /// The application for repair that is open: its day, and who took it in.
    pub fn application(&self) -> Option<(Date, Option<PersonId>)> {
        let mut open = None;
        for told in &self.steps {
            match &told.step {
                Step::RepairAsked { on, .. } => open = Some((*on, None)),
                Step::RepairAccepted { .. } => {
                    open = open.map(|(on, _)| (on, Some(told.by.clone())));
                }
                Step::RepairReturned { .. } | Step::RepairRefused { .. } => open = None,
                _ => {}
            }
        }
        open
    }

    /// Last day to contest, as [`Rule::last_day`].
    pub fn last_day(&self, way: Way) -> Option<Option<Date>> {
        self.rule().last_day(way, self.served()?.on)
    }

    pub fn settlements(&self) -> impl Iterator<Item = &Settlement> {
        self.steps.iter().filter_map(|t| match &t.step {
            Step::Settled(settlement) | Step::Withdrawn(settlement) => Some(settlement),
            _ => None,
        })
    }

    /// Day its act fell by a contest of its own.
    pub fn fell_on(&self) -> Option<Date> {
        let falls = |s: &&Settlement| matches!(s.kind.as_str(), "t/annulled" | "t/withdrawn");
        self.settlements().find(falls).map(|s| s.on)
    }

    /// Latest day that any step speaks of.
    pub fn latest(&self) -> Date {
        let days = self.steps.iter().filter_map(|t| day_of(&t.step));
        days.chain([self.steps[0].on]).max().expect("a day")
    }
}

/// The day a step speaks of.
pub(crate) fn day_of(step: &Step) -> Option<Date> {
    match step {
        Step::Notified(service) | Step::Served(service) => Some(service.on),
        Step::HearingSet { invited, .. } => Some(invited.on),
        Step::Replied { on, .. }
        | Step::Waived { on }
        | Step::HearingAsked { on }
        | Step::HearingHeld { on, .. }
        | Step::Contested { on, .. } => Some(*on),
        Step::Decided(decision) => Some(decision.on),
        Step::Settled(s) | Step::Corrected(s) | Step::Withdrawn(s) | Step::Repaired(s) => {
            Some(s.on)
        }
        Step::RepairAsked { on, .. }
        | Step::RepairAccepted { on }
        | Step::RepairReturned { on, .. }
        | Step::RepairRefused { on, .. } => Some(*on),
        _ => None,
    }
}

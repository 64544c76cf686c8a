//! Whether a step may be taken: who, when, after what.
//!
//! INVARIANT (heard before harmed): an adverse act is served only after its
//! text was approved by a second person and, unless the law knows it as urgent,
//! notified, with the time to answer over or the answer in, and the hearing
//! held that was asked for in time.
//! INVARIANT (separation): who wrote a text does not approve it, hear it or
//! decide on it; who had a part in the decision does not decide its contest.

use catalogue::{Effect, Law};
use codes::Date;

use super::progress::{Progress, Stage};
use super::refused::Refused;
use super::step::{Decision, PersonId, Proposal, Service, Settlement, Step, Way};
use super::terms::Rule;
use crate::competence;
use crate::standing::{ThreadStanding, WayKind};

/// Whether `by` may take `step` now.
///
/// `progress` is `None` where the step opens the proceeding; `standing` is that
/// of the act's thread on the day the step speaks of, once the act is in the
/// record.
///
/// # Errors
/// Every reason against it.
pub fn may(
    law: &Law,
    progress: Option<&Progress>,
    step: &Step,
    by: &PersonId,
    today: Date,
    standing: Option<&ThreadStanding>,
) -> Result<(), Vec<Refused>> {
    let mut asked = Asked {
        law,
        step,
        by,
        today,
        refused: Vec::new(),
    };
    match (progress, step) {
        (None, Step::Proposed(proposal)) => asked.proposal(proposal),
        (Some(progress), _) => asked.later(progress, standing),
        (None, _) => asked.refused.push(Refused::NotNow {
            step: step.word(),
            stage: "not opened",
        }),
    }
    match asked.refused.is_empty() {
        true => Ok(()),
        false => Err(asked.refused),
    }
}

struct Asked<'a> {
    law: &'a Law,
    step: &'a Step,
    by: &'a PersonId,
    today: Date,
    refused: Vec<Refused>,
}

impl Asked<'_> {
    fn no(&mut self, why: Refused) {
        self.refused.push(why);
    }

    fn later(&mut self, p: &Progress, standing: Option<&ThreadStanding>) {
        if p.recused.contains(self.by) {
            self.no(Refused::Recused(self.by.clone()));
        }
        let Some(rule) = Rule::of(self.law, &p.proposal.kind) else {
            return self.no(Refused::UnknownKind(p.proposal.kind.clone()));
        };
        if !in_turn(self.step, p, rule) {
            return self.no(Refused::NotNow {
                step: self.step.word(),
                stage: p.stage.word(),
            });
        }
        match self.step {
            Step::Proposed(_) => {}
            Step::Changed(proposal) => {
                if proposal.authority != p.proposal.authority {
                    self.no(Refused::OtherBody(p.proposal.authority.clone()));
                }
                self.proposal(proposal);
            }
            Step::Approved => self.second_person(p),
            Step::SentBack { why } => {
                self.second_person(p);
                self.said("why", why);
            }
            Step::Notified(service) => {
                self.service(service, p.approved_on.unwrap_or(p.proposed_on))
            }
            Step::Replied { on, text } => {
                self.said("text", text);
                self.between(p.notice.as_ref().map(|n| n.on), *on);
            }
            Step::Waived { on } => self.between(p.notice.as_ref().map(|n| n.on), *on),
            Step::HearingAsked { on } => self.hearing_asked(p, rule, *on),
            Step::HearingSet {
                on,
                invited,
                officer,
            } => self.hearing_set(p, rule, *on, invited, officer),
            Step::HearingHeld { on, record } => self.hearing_held(p, *on, record),
            Step::Decided(decision) => self.decision(p, rule, decision),
            Step::Dropped { why } | Step::Recused { why } => self.said("why", why),
            Step::Served(service) => {
                let decided_on = p.decided.as_ref().map(|d| d.decision.on);
                self.service(service, decided_on.unwrap_or(p.proposed_on));
            }
            Step::Contested {
                way,
                kind,
                on,
                grounds,
                basis,
            } => {
                self.said("grounds", grounds);
                if basis.is_empty() {
                    self.no(Refused::NoBasis);
                }
                self.does(kind, p, &[Effect::Contests], "contest this act");
                self.contest(p, *way, *on, standing);
            }
            Step::Settled(settlement) => self.settlement(p, settlement, standing),
            Step::Corrected(s) => self.own_act(p, s, Effect::Corrects, "correct this act"),
            Step::Withdrawn(s) => self.own_act(p, s, Effect::Withdraws, "take this act back"),
            Step::RepairAsked { on, proof } => {
                self.said("proof", proof);
                self.repair_asked(*on, standing);
            }
            Step::RepairAccepted { on } => self.between(p.repair.as_ref().map(|r| r.on), *on),
            Step::RepairReturned { on, why } => {
                self.said("why", why);
                self.between(p.repair.as_ref().map(|r| r.on), *on);
            }
            Step::Repaired(s) => {
                self.own_act(p, s, Effect::Repairs, "repair this act");
                self.repair_decided(p, s.on);
            }
            Step::RepairRefused { on, reasons } => {
                self.said("reasons", reasons);
                self.repair_decided(p, *on);
            }
        }
    }

    fn proposal(&mut self, proposal: &Proposal) {
        let Some(rule) = Rule::of(self.law, &proposal.kind) else {
            return self.no(Refused::UnknownKind(proposal.kind.clone()));
        };
        if proposal.basis.is_empty() {
            self.no(Refused::NoBasis);
        }
        for cited in &proposal.basis {
            let (authority, kind) = (&proposal.authority, &proposal.kind);
            let asked =
                competence::allowed(self.law, authority, kind, &cited.provision, self.today);
            if let Err(denied) = asked {
                let denied = Refused::Denied(denied);
                if !self.refused.contains(&denied) {
                    self.no(denied);
                }
            }
        }
        let reasoned = proposal.reasons.as_deref().is_some_and(|r| !blank(r));
        if rule.kind.adverse && !reasoned {
            self.no(Refused::NoReasons);
        }
        if let Some(why) = &proposal.urgent {
            self.said("urgent", why);
            if rule.kind.urgent.is_none() {
                self.no(Refused::NotUrgent(proposal.kind.clone()));
            }
        }
    }

    fn second_person(&mut self, p: &Progress) {
        if p.proposers.contains(self.by) {
            self.no(Refused::OwnProposal(self.by.clone()));
        }
    }

    fn hearing_asked(&mut self, p: &Progress, rule: Rule<'_>, on: Date) {
        self.between(p.notice.as_ref().map(|n| n.on), on);
        match rule.ask_until(p) {
            None => self.no(Refused::NoHearing),
            Some(Ok(last)) if on > last => self.no(Refused::TooLate(last)),
            Some(Err(why)) => self.no(Refused::Untold(why)),
            Some(Ok(_)) => {}
        }
    }

    fn hearing_set(
        &mut self,
        p: &Progress,
        rule: Rule<'_>,
        on: Date,
        invited: &Service,
        officer: &PersonId,
    ) {
        if p.hearing_asked_on.is_none() {
            self.no(Refused::HearingNotAsked);
        }
        self.service(invited, p.hearing_asked_on.unwrap_or(p.proposed_on));
        match rule.notice_until(invited.on) {
            Some(Ok(last)) if on <= last => {
                self.no(Refused::TooEarly(last.tomorrow().unwrap_or(last)));
            }
            Some(Err(why)) => self.no(Refused::Untold(why)),
            _ if on < invited.on => self.no(Refused::TooEarly(invited.on)),
            _ => {}
        }
        self.other_than(&p.proposers, officer, "investigated", "hold the hearing");
        self.other_than(&p.approvers, officer, "approved", "hold the hearing");
    }

    fn hearing_held(&mut self, p: &Progress, on: Date, record: &str) {
        self.said("record", record);
        let Some(hearing) = &p.hearing else {
            return self.no(Refused::HearingNotAsked);
        };
        if hearing.officer != *self.by {
            self.no(Refused::OtherOfficer(hearing.officer.clone()));
        }
        self.between(Some(hearing.on), on);
    }

    fn decision(&mut self, p: &Progress, rule: Rule<'_>, decision: &Decision) {
        let on = decision.on;
        self.between(Some(p.approved_on.unwrap_or(p.proposed_on)), on);
        self.said("reasons", &decision.reasons);
        self.other_than(&p.proposers, self.by, "investigated", "decide");
        self.not_a_hearer(p, "decide");
        if !rule.kind.adverse || p.urgent() {
            return;
        }
        let Some(notice) = &p.notice else {
            return self.no(Refused::NotNotified);
        };
        // INVARIANT: what the decision rests on was there on its day, and is
        // not only entered before it.
        let by_then = |day: Option<Date>| day.is_some_and(|day| day <= on);
        let waived = by_then(p.waived_on);
        let answered = by_then(p.replied_on) || waived;
        match rule.reply_until(p) {
            _ if on < notice.on => self.no(Refused::TooEarly(notice.on)),
            Some(Ok(last)) if !answered && on <= last => self.no(Refused::ReplyOpen(last)),
            Some(Err(why)) if !answered => self.no(Refused::Untold(why)),
            _ => {}
        }
        if p.hearing_asked_on.is_some() {
            match p.hearing.as_ref().and_then(|hearing| hearing.held_on) {
                None => self.no(Refused::HearingOpen),
                Some(held_on) if on < held_on => self.no(Refused::TooEarly(held_on)),
                Some(_) => {}
            }
        } else if !waived {
            // It may still ask: an answer alone does not use that time up.
            match rule.ask_until(p) {
                Some(Ok(last)) if on <= last => self.no(Refused::ReplyOpen(last)),
                Some(Err(why)) => self.no(Refused::Untold(why)),
                _ => {}
            }
        }
    }

    fn contest(&mut self, p: &Progress, way: Way, on: Date, standing: Option<&ThreadStanding>) {
        self.not_to_come(on);
        let Some(standing) = standing else {
            return self.no(Refused::NoWay);
        };
        if standing.state.fallen() {
            return self.no(Refused::NoWay);
        }
        let Some(kind) = way_kind(way) else {
            if let Some(served) = p.served.as_ref().filter(|s| on < s.on) {
                self.no(Refused::TooEarly(served.on));
            }
            return;
        };
        let Some(found) = standing.ways.iter().find(|w| w.kind == kind) else {
            return self.no(Refused::NoWay);
        };
        if on < found.counted_from {
            self.no(Refused::TooEarly(found.counted_from));
        }
        match &found.until {
            Ok(Some(last)) if on > *last => self.no(Refused::TooLate(*last)),
            Err(why) => self.no(Refused::Untold(why.clone())),
            Ok(_) => {}
        }
    }

    fn settlement(&mut self, p: &Progress, s: &Settlement, standing: Option<&ThreadStanding>) {
        self.said("reasons", &s.reasons);
        if s.basis.is_empty() {
            self.no(Refused::NoBasis);
        }
        let Some(contest) = p.contest() else { return };
        self.between(Some(contest.on), s.on);
        let settles = [
            Effect::Upholds,
            Effect::Amends,
            Effect::Annuls,
            Effect::Withdraws,
            Effect::DropsContest,
        ];
        self.does(&s.kind, p, &settles, "decide a contest of this act");
        let way = way_kind(contest.way)
            .and_then(|kind| standing?.ways.iter().find(|way| way.kind == kind));
        match way.and_then(|way| way.decided_by.as_ref()) {
            Some(body) if *body != s.authority => self.no(Refused::OtherBody(body.clone())),
            _ => {}
        }
        if contest.way == Way::Court && self.courts(s, p) {
            // What a court decided is only entered here.
            return;
        }
        const MUST: &str = "decide on its contest";
        self.other_than(&p.proposers, self.by, "investigated", MUST);
        self.other_than(&p.approvers, self.by, "approved", MUST);
        self.not_a_hearer(p, MUST);
        let mut had_part: Vec<(&PersonId, &'static str)> = Vec::new();
        had_part.extend(p.decided.as_ref().map(|d| (&d.by, "decided")));
        let earlier = p.contests.iter().filter_map(|c| c.settled_by.as_ref());
        had_part.extend(earlier.map(|who| (who, "decided an earlier contest")));
        let by = self.by;
        for (_, did) in had_part.into_iter().filter(|(who, _)| *who == by) {
            self.no(Refused::SamePerson {
                person: by.clone(),
                did,
                must: MUST,
            });
        }
    }

    /// A later act of the same authority about its own.
    fn own_act(&mut self, p: &Progress, s: &Settlement, effect: Effect, must: &'static str) {
        self.said("reasons", &s.reasons);
        if s.basis.is_empty() {
            self.no(Refused::NoBasis);
        }
        if s.authority != p.proposal.authority {
            self.no(Refused::OtherBody(p.proposal.authority.clone()));
        }
        self.between(p.served.as_ref().map(|served| served.on), s.on);
        self.does(&s.kind, p, &[effect], must);
    }

    fn repair_asked(&mut self, on: Date, standing: Option<&ThreadStanding>) {
        self.not_to_come(on);
        let way = standing
            .filter(|standing| standing.state.stands())
            .and_then(|standing| standing.ways.iter().find(|w| w.kind == WayKind::Repair));
        match way.map(|way| (way.opens_on, &way.until)) {
            None => self.no(Refused::NoWay),
            Some((Some(opens), _)) if on < opens => self.no(Refused::TooEarly(opens)),
            Some((None, Err(why))) => self.no(Refused::Untold(why.clone())),
            Some(_) => {}
        }
    }

    fn repair_decided(&mut self, p: &Progress, on: Date) {
        let Some(application) = &p.repair else { return };
        self.between(Some(application.on), on);
        if application.accepted_by.as_ref() == Some(self.by) {
            self.no(Refused::SamePerson {
                person: self.by.clone(),
                did: "took the application in",
                must: "decide on it",
            });
        }
    }

    /// Whether a contest before a court is settled in a court's name. Meanwhile
    /// the authority can give way; nobody else can, and not for the court.
    fn courts(&mut self, s: &Settlement, p: &Progress) -> bool {
        let court = |body: &catalogue::Authority| body.court;
        if self.law.authority(&s.authority).is_some_and(court) {
            return true;
        }
        let effect = self.law.act_kind(&s.kind).map(|kind| kind.effect);
        let gives_way = matches!(effect, Some(Effect::Withdraws | Effect::DropsContest));
        if !(gives_way && s.authority == p.proposal.authority) {
            self.no(Refused::NoCourt(s.authority.clone()));
        }
        false
    }

    /// Neither who held a hearing, on whatever text, nor who is to hold one.
    fn not_a_hearer(&mut self, p: &Progress, must: &'static str) {
        let mut hearers = p.heard.clone();
        hearers.extend(p.hearing.iter().map(|h| h.officer.clone()));
        self.other_than(&hearers, self.by, "held the hearing", must);
    }

    /// That an act kind has one of these effects on this one.
    fn does(&mut self, kind: &str, p: &Progress, effects: &[Effect], must: &'static str) {
        let changed = p.proposal.kind.split_once('/').map_or("", |(_, id)| id);
        let same = self.law.catalogue_of(kind).map(|c| &c.id)
            == self.law.catalogue_of(&p.proposal.kind).map(|c| &c.id);
        let fits = self
            .law
            .act_kind(kind)
            .is_some_and(|k| effects.contains(&k.effect) && k.changes.iter().any(|c| c == changed));
        if !(same && fits) {
            self.no(Refused::OtherKind {
                kind: kind.to_owned(),
                must,
            });
        }
    }

    fn other_than(
        &mut self,
        those: &std::collections::BTreeSet<PersonId>,
        person: &PersonId,
        did: &'static str,
        must: &'static str,
    ) {
        if those.contains(person) {
            self.no(Refused::SamePerson {
                person: person.clone(),
                did,
                must,
            });
        }
    }

    fn service(&mut self, service: &Service, not_before: Date) {
        self.said("proof", &service.proof);
        self.between(Some(not_before), service.on);
    }

    fn between(&mut self, first: Option<Date>, on: Date) {
        if let Some(first) = first.filter(|&first| on < first) {
            self.no(Refused::TooEarly(first));
        }
        self.not_to_come(on);
    }

    fn not_to_come(&mut self, on: Date) {
        if on > self.today {
            self.no(Refused::YetToCome(on));
        }
    }

    fn said(&mut self, what: &'static str, text: &str) {
        if blank(text) {
            self.no(Refused::Empty(what));
        }
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn way_kind(way: Way) -> Option<WayKind> {
    match way {
        Way::Objection => Some(WayKind::Objection),
        Way::Appeal => Some(WayKind::Appeal),
        Way::Court => None,
    }
}

/// Whether the step can follow at all where the proceeding stands.
fn in_turn(step: &Step, p: &Progress, rule: Rule<'_>) -> bool {
    use Stage::{
        Approved, Contested, Decided, InForce, Notified, Over, Proposed, Repairing, SentBack,
    };
    // What harms nobody, or cannot wait, is decided without notice.
    let straight = !rule.kind.adverse || p.urgent();
    match step {
        Step::Proposed(_) => false,
        Step::Changed(_) => matches!(p.stage, Proposed | SentBack | Approved | Notified),
        Step::Approved | Step::SentBack { .. } => p.stage == Proposed,
        Step::Notified(_) => p.stage == Approved,
        Step::Replied { .. }
        | Step::Waived { .. }
        | Step::HearingAsked { .. }
        | Step::HearingSet { .. }
        | Step::HearingHeld { .. } => p.stage == Notified,
        Step::Decided(_) => p.stage == Notified || (straight && p.stage == Approved),
        Step::Dropped { .. } => {
            matches!(p.stage, Proposed | SentBack | Approved | Notified | Decided)
        }
        Step::Served(_) => p.stage == Decided,
        // What was repaired may still have been wrong.
        Step::Contested { .. } => matches!(p.stage, InForce | Over),
        Step::Settled(_) => p.stage == Contested,
        Step::Corrected(_) => matches!(p.stage, InForce | Contested | Repairing),
        Step::Withdrawn(_) => matches!(p.stage, InForce | Contested | Repairing),
        Step::RepairAsked { .. } => p.stage == InForce,
        Step::RepairAccepted { .. } | Step::RepairReturned { .. } => {
            p.repair.as_ref().is_some_and(|r| r.accepted_by.is_none())
        }
        Step::Repaired(_) | Step::RepairRefused { .. } => {
            p.repair.as_ref().is_some_and(|r| r.accepted_by.is_some())
        }
        Step::Recused { .. } => p.stage != Stage::Dropped,
    }
}

//! Lawful steps: what somebody could do next in a proceeding, and may.

use codes::Date;
use register::proceeding::{PersonId, Proposal, Step, Way};

use super::Process;
use super::ask::{Ask, contested, decided, later, proposal, service, settled};
use super::days::after;
use super::life::{At, Life};
use super::persons::{everybody, other_than};

impl Process {
    /// A day between two, the later one mostly.
    fn day_between(&mut self, first: Date, last: Date) -> Option<Date> {
        let days = first.until(last).ok()?.get_days();
        let back = self.chance.below(usize::try_from(days).ok()? + 1);
        let back = if self.chance.once_in(3) { back } else { 0 };
        Some(after(last, -i64::try_from(back).ok()?))
    }

    pub(super) fn text(&mut self, firm: usize, mark: &str) -> Proposal {
        let kinds = ["t/penalty", "t/closure", "t/closure", "t/licence"];
        let kind = *self.chance.one(&kinds).expect("a kind");
        let grounds: Vec<_> = (0..self.lives.len())
            .filter(|&at| self.lives[at].firm == firm && self.stands(at))
            .filter(|&at| self.lives[at].proposal().kind == "t/penalty")
            .filter_map(|at| self.lives[at].act().cloned())
            .collect();
        let mut text = proposal(kind, firm, mark);
        if let Some(ground) = self.chance.one(&grounds).filter(|_| kind == "t/penalty") {
            text.kind = "t/measure".to_owned();
            text.rests_on = vec![ground.clone()];
        }
        if kind == "t/closure" && self.chance.once_in(4) {
            text.urgent = Some("People would fall ill.".to_owned());
        }
        // Some name a day of effect, past or to come.
        if self.chance.once_in(3) {
            let days = *self.chance.one(&[-30, -1, 0, 20]).expect("a number");
            text.effective_from = Some(after(self.today(), days));
        }
        text
    }

    /// A step that will be taken: not one that is only judged.
    pub(super) fn sure(&mut self, at: usize) -> Option<Ask> {
        self.lawful(at)
            .filter(|ask| ask.must == super::ask::Must::Take)
    }

    /// A step that may be taken, if there is one.
    pub(super) fn lawful(&mut self, at: usize) -> Option<Ask> {
        let life = self.lives[at].clone();
        let recused = life.recused();
        let anyone = other_than(&mut self.chance, &recused)?;
        if life.at() != At::Dropped && self.chance.once_in(50) {
            let why = "A relative works there.".to_owned();
            return Some(Ask::lawful(Step::Recused { why }, anyone));
        }
        let (step, by) = match life.at() {
            At::Proposed => self.looked_at(&life)?,
            At::SentBack => (self.changed(&life), anyone),
            At::Approved if self.chance.once_in(20) => (self.changed(&life), anyone),
            At::Approved if life.straight() => return self.decides(&life),
            At::Approved => {
                let on = self.day_between(life.approved_on()?, self.today())?;
                (Step::Notified(service(on)), anyone)
            }
            At::Notified => return self.heard(&life, anyone),
            At::Decided if self.chance.once_in(20) => (dropped(), anyone),
            At::Decided => {
                let on = self.day_between(life.decided()?.on, self.today())?;
                (Step::Served(service(on)), anyone)
            }
            At::InForce if self.chance.once_in(3) => return self.over(anyone),
            At::InForce => (self.contests(at)?, anyone),
            At::Contested => return self.settles(&life),
            At::Repairing => return self.repairs(&life, anyone),
            At::Over | At::Dropped => return None,
        };
        Some(Ask::lawful(step, by))
    }

    fn changed(&mut self, life: &Life) -> Step {
        Step::Changed(self.text(life.firm, &life.mark))
    }

    fn looked_at(&mut self, life: &Life) -> Option<(Step, PersonId)> {
        let mut not = life.writers();
        not.extend(life.recused());
        let other = other_than(&mut self.chance, &not);
        let anyone = other_than(&mut self.chance, &life.recused())?;
        Some(match self.chance.below(16) {
            0 => (self.changed(life), anyone),
            1 => (dropped(), anyone),
            2 => {
                let why = "Cite the article.".to_owned();
                (Step::SentBack { why }, other?)
            }
            // Too many wrote: it cannot go on.
            _ if other.is_none() => (dropped(), anyone),
            _ => (Step::Approved, other?),
        })
    }

    /// Between the notice and the decision.
    fn heard(&mut self, life: &Life, anyone: PersonId) -> Option<Ask> {
        let today = self.today();
        let notice = life.notice_on()?;
        if self.chance.once_in(25) {
            return Some(Ask::lawful(self.changed(life), anyone));
        }
        let ripe = life.straight() || life.ripe_on().is_some_and(|day| day <= today);
        if ripe && !self.chance.once_in(4) {
            return self.decides(life);
        }
        if let (Some(asked), false) = (life.asked_on(), life.straight()) {
            match life.hearing() {
                Some((on, officer, None)) if !life.recused().contains(&officer) => {
                    if on > today {
                        return None;
                    }
                    let on = self.day_between(on, today)?;
                    let record = "Both were heard.".to_owned();
                    return Some(Ask::lawful(Step::HearingHeld { on, record }, officer));
                }
                Some((_, _, Some(_))) if !self.chance.once_in(3) => return self.decides(life),
                _ => return self.invites(life, asked, anyone),
            }
        }
        let on = self.day_between(notice, today)?;
        let text = "It was another kitchen.".to_owned();
        let step = match (self.chance.below(6), life.rule().hearing) {
            (0 | 1, Some((ask_days, _))) if life.asked_on().is_none() => {
                let on = self.day_between(notice, today.min(after(notice, ask_days)))?;
                Step::HearingAsked { on }
            }
            (0..=3, _) => Step::Replied { on, text },
            (4, _) => Step::Waived { on },
            _ => return None,
        };
        Some(Ask::lawful(step, anyone))
    }

    fn invites(&mut self, life: &Life, asked: Date, by: PersonId) -> Option<Ask> {
        let mut not = life.writers();
        not.extend(life.approvers());
        not.extend(life.recused());
        let officer = other_than(&mut self.chance, &not)?;
        let invited = self.day_between(asked, self.today())?;
        let (_, between) = life.rule().hearing?;
        let days = i64::try_from(self.chance.below(5)).ok()?;
        let on = after(invited, between + 1 + days);
        let invited = service(invited);
        let step = Step::HearingSet {
            on,
            invited,
            officer,
        };
        Some(Ask::lawful(step, by))
    }

    fn decides(&mut self, life: &Life) -> Option<Ask> {
        let mut not = life.writers();
        not.extend(life.named());
        not.extend(life.recused());
        let by = other_than(&mut self.chance, &not);
        let Some(by) = by else {
            let anyone = other_than(&mut self.chance, &life.recused())?;
            return Some(Ask::lawful(dropped(), anyone));
        };
        let mut first = life.ripe_on()?;
        // What was said out of turn is weighed too.
        if life.at() == At::Notified {
            first = first.max(life.notice_on()?).max(life.latest());
        }
        let on = self.day_between(first, self.today())?;
        Some(Ask::lawful(decided(on, &life.mark), by))
    }

    fn contests(&mut self, at: usize) -> Option<Step> {
        if !self.stands(at) {
            return None;
        }
        let life = self.lives[at].clone();
        let ways = [Way::Objection, Way::Objection, Way::Appeal, Way::Appeal];
        let way = match self.chance.below(9) {
            0 => Way::Court,
            n => ways[n % 4],
        };
        let served = life.served()?.on;
        let today = self.today();
        let last = life.last_day(way)?.map_or(today, |last| last.min(today));
        // What came in while another contest was open is entered after it; the
        // last day itself is in time.
        let on = match self.chance.once_in(3) {
            true => last,
            false => self.day_between(served, last)?,
        };
        Some(contested(way, on))
    }

    /// What may end an act that stands: whether it still does is not thought of.
    fn over(&mut self, by: PersonId) -> Option<Ask> {
        let on = self.today();
        let step = match self.chance.below(6) {
            0 => Step::Withdrawn(later("withdrawn", "bureau", on)),
            1 => Step::Corrected(later("corrected", "bureau", on)),
            _ => Step::RepairAsked {
                on,
                proof: "The kitchen is clean.".to_owned(),
            },
        };
        Some(Ask {
            must: super::ask::Must::Judge,
            ..Ask::lawful(step, by)
        })
    }

    /// An application for repair, taken in or decided.
    fn repairs(&mut self, life: &Life, anyone: PersonId) -> Option<Ask> {
        let (asked, accepted) = life.application()?;
        let on = self.day_between(asked, self.today())?;
        let Some(accepted) = accepted else {
            let step = match self.chance.once_in(5) {
                true => Step::RepairReturned {
                    on,
                    why: "Where are the photographs?".to_owned(),
                },
                false => Step::RepairAccepted { on },
            };
            return Some(Ask::lawful(step, anyone));
        };
        let mut not = life.recused();
        not.push(accepted);
        let by = other_than(&mut self.chance, &not)?;
        let step = match self.chance.once_in(4) {
            true => Step::RepairRefused {
                on,
                reasons: "It is not clean.".to_owned(),
            },
            // The act may have ended meanwhile: then there is nothing to repair.
            false => Step::Repaired(later("repaired", "bureau", on.max(life.latest()))),
        };
        Some(Ask {
            must: super::ask::Must::Judge,
            ..Ask::lawful(step, by)
        })
    }

    fn settles(&mut self, life: &Life) -> Option<Ask> {
        let (way, _) = life.contest()?;
        let (authority, kinds): (_, &[&str]) = match way {
            Way::Objection => ("bureau", &["upheld", "upheld", "withdrawn", "dropped"]),
            Way::Appeal => ("tribunal", &["upheld", "amended", "annulled"]),
            Way::Court => ("court", &["upheld", "annulled"]),
        };
        let kind = *self.chance.one(kinds)?;
        let not = match way {
            Way::Court => life.recused(),
            _ => {
                let mut not = life.had_part();
                not.extend(life.named());
                not.extend(life.settlers());
                not.extend(life.recused());
                not
            }
        };
        let by = other_than(&mut self.chance, &not)?;
        let on = self.day_between(life.latest(), self.today())?;
        Some(Ask::lawful(settled(kind, authority, on), by))
    }

    /// Any step by anybody, nothing thought of.
    pub(super) fn wild(&mut self, at: usize) -> Option<Ask> {
        let life = self.lives[at].clone();
        let by = self.chance.one(&everybody()).cloned()?;
        let officer = self.chance.one(&everybody()).cloned()?;
        let back = i64::try_from(self.chance.below(12)).ok()?;
        let on = match self.chance.once_in(2) {
            true => self.today(),
            false => after(self.today(), 1 - back),
        };
        let ways = [Way::Objection, Way::Appeal, Way::Court];
        let way = *self.chance.one(&ways)?;
        let why = "So it was said.".to_owned();
        let outcomes = ["upheld", "annulled", "withdrawn", "dropped", "petition"];
        let outcome = *self.chance.one(&outcomes)?;
        let bodies = ["bureau", "tribunal", "court"];
        let body = *self.chance.one(&bodies)?;
        let step = match self.chance.below(21) {
            0 => self.changed(&life),
            1 | 2 => Step::Approved,
            3 => Step::SentBack { why },
            4 => Step::Notified(service(on)),
            5 => Step::Replied { on, text: why },
            6 => Step::Waived { on },
            7 => Step::HearingAsked { on },
            8 => Step::HearingSet {
                on: after(on, 8),
                invited: service(on),
                officer,
            },
            9 => Step::HearingHeld { on, record: why },
            10 | 11 => decided(on, &life.mark),
            12 | 13 => Step::Served(service(on)),
            14 => contested(way, on),
            15 => settled(outcome, body, on),
            16 => Step::RepairAsked { on, proof: why },
            17 => Step::RepairAccepted { on },
            18 => Step::Repaired(later("repaired", body, on)),
            19 => Step::Withdrawn(later("withdrawn", body, on)),
            // Too much of it and nothing gets to the record.
            _ if self.chance.once_in(4) => Step::Recused { why },
            _ => return None,
        };
        Some(Ask {
            must: super::ask::Must::Judge,
            ..Ask::lawful(step, by)
        })
    }
}

fn dropped() -> Step {
    let why = "It was another kitchen.".to_owned();
    Step::Dropped { why }
}

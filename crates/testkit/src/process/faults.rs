//! Unlawful steps, each for one reason, which the desk must not take.

use register::proceeding::{PersonId, Proposal, Step, Way};

use super::Process;
use super::ask::{Ask, contested, decided, later, service, settled};
use super::days::after;
use super::life::{At, Life};
use super::persons::{one_of, other_than};

impl Process {
    /// A step that must be refused where the proceeding stands.
    pub(super) fn unlawful(&mut self, at: usize) -> Option<Ask> {
        let life = self.lives[at].clone();
        let today = self.today();
        let anyone = other_than(&mut self.chance, &life.recused())?;
        let no = Ask::unlawful;
        if life.at() != At::Dropped
            && let Some(gone) = one_of(&mut self.chance, &life.recused(), &[])
            && self.chance.once_in(2)
        {
            let lawful = self.lawful(at).map(|ask| ask.step);
            let step = lawful.filter(|s| !matches!(s, Step::HearingHeld { .. }))?;
            return Some(no("stepped back", step, gone));
        }
        if life.decided().is_some() && self.chance.once_in(6) {
            let text = self.text(life.firm, &life.mark);
            return Some(no(
                "another text after the decision",
                Step::Changed(text),
                anyone,
            ));
        }
        let tomorrow = after(today, 1);
        Some(match life.at() {
            At::Proposed => match self.chance.below(4) {
                0 | 1 => {
                    let own = one_of(&mut self.chance, &life.writers(), &life.recused())?;
                    no("four eyes", Step::Approved, own)
                }
                2 => no("not approved", Step::Notified(service(today)), anyone),
                _ => no("not approved", decided(today, &life.mark), anyone),
            },
            At::SentBack => no("sent back", Step::Approved, anyone),
            At::Approved => match self.chance.below(4) {
                0 if !life.straight() => no("not told", decided(today, &life.mark), anyone),
                1 => no("to come", Step::Notified(service(tomorrow)), anyone),
                2 => {
                    let early = after(life.approved_on()?, -1);
                    no(
                        "told before it was approved",
                        Step::Notified(service(early)),
                        anyone,
                    )
                }
                _ => no("not decided", Step::Served(service(today)), anyone),
            },
            At::Notified => return self.not_heard(&life, anyone),
            At::Decided => match self.chance.below(4) {
                0 => no("to come", Step::Served(service(tomorrow)), anyone),
                1 => {
                    let early = after(life.decided()?.on, -1);
                    no(
                        "served before it was decided",
                        Step::Served(service(early)),
                        anyone,
                    )
                }
                2 => no("not served", contested(Way::Objection, today), anyone),
                _ => no("decided already", decided(today, &life.mark), anyone),
            },
            At::InForce => return self.not_contested(at, anyone),
            At::Contested => return self.not_settled(&life, anyone),
            At::Repairing => match life.application()? {
                (_, None) => {
                    let too_soon = Step::Repaired(later("repaired", "bureau", today));
                    no("repaired before it was taken in", too_soon, anyone)
                }
                (_, Some(accepted)) if !life.recused().contains(&accepted) => {
                    let own = Step::Repaired(later("repaired", "bureau", today));
                    no("took it in and decides", own, accepted)
                }
                _ => return None,
            },
            At::Over => no(
                "over",
                Step::Withdrawn(later("withdrawn", "bureau", today)),
                anyone,
            ),
            At::Dropped => match self.chance.below(3) {
                0 => no("dropped", Step::Approved, anyone),
                1 => no("dropped", Step::Served(service(today)), anyone),
                _ => no("dropped", decided(today, &life.mark), anyone),
            },
        })
    }

    fn not_heard(&mut self, life: &Life, anyone: PersonId) -> Option<Ask> {
        let today = self.today();
        let no = Ask::unlawful;
        let notice = life.notice_on()?;
        let mut not = life.writers();
        not.extend(life.named());
        not.extend(life.recused());
        let decider = other_than(&mut self.chance, &not);
        let rule = life.rule();
        Some(match self.chance.below(14) {
            0 => {
                let own = one_of(&mut self.chance, &life.writers(), &life.recused())?;
                no("decides on their own text", decided(today, &life.mark), own)
            }
            1 | 2 | 10..=13 if !life.straight() => {
                // The last day on which it was still too early.
                let early = match life.ripe_on() {
                    Some(ripe) => after(ripe, -1).min(today),
                    None => today,
                };
                no("not ripe", decided(early, &life.mark), decider?)
            }
            3 | 4 => {
                let held = one_of(&mut self.chance, &life.hearers(), &life.writers())?;
                let by = Some(held).filter(|who| !life.recused().contains(who))?;
                no("heard and decides", decided(today, &life.mark), by)
            }
            5 => {
                let (days, _) = rule.hearing?;
                let late = after(notice, days + 1);
                (late <= today).then_some(())?;
                no(
                    "asks for a hearing too late",
                    Step::HearingAsked { on: late },
                    anyone,
                )
            }
            6 if rule.hearing.is_none() => no(
                "no hearing in law",
                Step::HearingAsked { on: today },
                anyone,
            ),
            6 | 7 => {
                let (_, between) = rule.hearing?;
                life.asked_on()?;
                let mut part = life.writers();
                part.extend(life.approvers());
                let soon = self.chance.once_in(2);
                let officer = match soon {
                    true => other_than(&mut self.chance, &part)?,
                    false => one_of(&mut self.chance, &part, &[])?,
                };
                let days = if soon { between } else { between + 1 };
                let step = Step::HearingSet {
                    on: after(today, days),
                    invited: service(today),
                    officer,
                };
                no("hearing too soon or with a part in it", step, anyone)
            }
            8 => {
                let (on, officer, _) = life.hearing().filter(|hearing| hearing.2.is_none())?;
                let record = "Somebody was heard.".to_owned();
                let mut not = life.recused();
                not.push(officer.clone());
                match self.chance.once_in(2) {
                    true => {
                        let other = other_than(&mut self.chance, &not)?;
                        no(
                            "another hears",
                            Step::HearingHeld { on: today, record },
                            other,
                        )
                    }
                    false => {
                        let on = after(on, -1);
                        no("heard too soon", Step::HearingHeld { on, record }, officer)
                    }
                }
            }
            _ => {
                let text = self.text(life.firm, &life.mark);
                let other = Proposal {
                    rests_on: Vec::new(),
                    kind: "t/penalty".to_owned(),
                    urgent: None,
                    ..text
                };
                let firm = (life.firm + 1) % self.firms;
                let other = match self.chance.below(3) {
                    0 => Proposal {
                        identifier: crate::course::identifier(firm),
                        name: crate::course::name(firm),
                        ..other
                    },
                    1 => Proposal {
                        urgent: Some("It cannot wait.".to_owned()),
                        ..other
                    },
                    _ => Proposal {
                        reasons: None,
                        ..other
                    },
                };
                no(
                    "another firm, never urgent, or no reasons",
                    Step::Changed(other),
                    anyone,
                )
            }
        })
    }

    fn not_contested(&mut self, at: usize, anyone: PersonId) -> Option<Ask> {
        let life = self.lives[at].clone();
        let today = self.today();
        let no = Ask::unlawful;
        Some(match self.chance.below(6) {
            0 => no("served already", Step::Served(service(today)), anyone),
            1 => no("no contest", settled("upheld", "tribunal", today), anyone),
            2 if !self.stands(at) => no("fell", contested(Way::Court, today), anyone),
            3 => {
                let early = after(life.served()?.on, -1);
                let ways = [Way::Objection, Way::Appeal, Way::Court];
                let way = *self.chance.one(&ways)?;
                no("contests before service", contested(way, early), anyone)
            }
            _ => {
                let ways = [Way::Objection, Way::Appeal];
                let way = *self.chance.one(&ways)?;
                let late = after(life.last_day(way)??, 1);
                (late <= today).then_some(())?;
                no("too late", contested(way, late), anyone)
            }
        })
    }

    fn not_settled(&mut self, life: &Life, anyone: PersonId) -> Option<Ask> {
        let today = self.today();
        let no = Ask::unlawful;
        let (way, since) = life.contest()?;
        let own = match way {
            Way::Objection => settled("upheld", "bureau", today),
            Way::Appeal => settled("upheld", "tribunal", today),
            Way::Court => settled("upheld", "court", today),
        };
        let mut not = life.had_part();
        not.extend(life.named());
        not.extend(life.settlers());
        not.extend(life.recused());
        let clean = other_than(&mut self.chance, &not);
        Some(match self.chance.below(6) {
            0 | 1 if way != Way::Court => {
                let mut part = life.had_part();
                part.extend(life.settlers());
                let by = one_of(&mut self.chance, &part, &life.recused())?;
                no("had a part", own, by)
            }
            2 if way == Way::Court => {
                let step = settled("upheld", "bureau", today);
                no("a court's to decide", step, anyone)
            }
            2 if way == Way::Appeal => {
                let step = settled("upheld", "bureau", today);
                no("the tribunal's to decide", step, clean?)
            }
            3 => {
                let body = match way {
                    Way::Objection => "bureau",
                    Way::Appeal => "tribunal",
                    Way::Court => "court",
                };
                no(
                    "before it was contested",
                    settled("upheld", body, after(since, -1)),
                    clean?,
                )
            }
            4 => no("no outcome", settled("petition", "bureau", today), clean?),
            _ => no("contested already", contested(Way::Court, today), anyone),
        })
    }

    /// A proposal nobody may make.
    pub(super) fn unlawful_text(&mut self, firm: usize, mark: &str) -> (Proposal, &'static str) {
        let text = super::ask::proposal("t/penalty", firm, mark);
        match self.chance.below(5) {
            0 => {
                let urgent = Some("It cannot wait.".to_owned());
                (Proposal { urgent, ..text }, "never urgent")
            }
            1 => {
                let reasons = Some("  ".to_owned());
                (Proposal { reasons, ..text }, "no reasons")
            }
            2 => {
                let name = crate::course::name(firm + 1);
                (Proposal { name, ..text }, "another's name")
            }
            3 => {
                let authority = "t/court".to_owned();
                (Proposal { authority, ..text }, "no power")
            }
            _ => {
                let basis = Vec::new();
                (Proposal { basis, ..text }, "no law")
            }
        }
    }
}

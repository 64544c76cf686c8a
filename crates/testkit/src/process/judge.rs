//! What must hold of the steps kept of one proceeding, whoever let them in.

use codes::Date;
use register::proceeding::{PersonId, Settlement, Step};

use super::days::{after, months_after};
use super::life::{At, Life, Told, day_of};
use super::rule::Rule;

/// The first thing that is not as it must be.
pub(crate) fn judge(life: &Life) -> Result<(), String> {
    (0..life.steps.len()).try_for_each(|n| step(&life.until(n), &life.steps[n]))
}

fn must(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

fn apart(by: &PersonId, those: &[PersonId], what: &str) -> Result<(), String> {
    must(!those.contains(by), || format!("{by} {what}"))
}

/// One step on top of those before.
fn step(before: &Life, told: &Told) -> Result<(), String> {
    let Told { step, by, on, .. } = told;
    let word = step.word();
    if before.steps.is_empty() {
        must(word == "proposed", || format!("begins with {word}"))?;
        return text(step);
    }
    apart(by, &before.recused(), "stepped back and came again")?;
    must(before.at() != At::Dropped, || {
        format!("{word} after its end")
    })?;
    must(day_of(step).is_none_or(|day| day <= *on), || {
        format!("{word} is dated after the day it was entered")
    })?;
    must(before.decided().is_none() || late(step), || {
        format!("{word} after the decision")
    })?;
    match step {
        Step::Proposed(_) => Err("proposed twice".to_owned()),
        Step::Changed(_) => text(step),
        Step::Approved | Step::SentBack { .. } => {
            apart(by, &before.writers(), "looked at a text of their own")
        }
        Step::Notified(service) => must(
            before.approved_on().is_some_and(|day| day <= service.on),
            || "told of a text before it was approved".to_owned(),
        ),
        Step::HearingAsked { on } => asked(before, *on),
        Step::HearingSet {
            on,
            invited,
            officer,
        } => {
            let between = before.rule().hearing.map_or(0, |(_, between)| between);
            must(*on > after(invited.on, between), || {
                format!("the hearing is {between} days or less after its invitation")
            })?;
            let officer_of = |those: &[PersonId], what: &str| apart(officer, those, what);
            officer_of(&before.writers(), "is to hear on their own text")?;
            officer_of(&before.approvers(), "approved and is to hear")
        }
        Step::HearingHeld { on, .. } => {
            let set = before.hearing().ok_or("heard without an invitation")?;
            must(set.1 == *by, || format!("{by} heard in place of {}", set.1))?;
            must(set.0 <= *on, || "heard before its day".to_owned())?;
            apart(by, &before.writers(), "heard on their own text")
        }
        Step::Decided(decision) => {
            apart(by, &before.writers(), "decided on their own text")?;
            apart(by, &before.hearers(), "held a hearing and decided")?;
            heard_first(before, decision.on)
        }
        Step::Served(service) => {
            must(before.served().is_none(), || "served twice".to_owned())?;
            let decided = before.decided().ok_or("served and never decided")?;
            must(decided.on <= service.on, || {
                "served before it was decided".to_owned()
            })
        }
        Step::Contested { way, on, .. } => {
            let served = before.served().ok_or("contested and never served")?;
            must(served.on <= *on, || {
                "contested before it was served".to_owned()
            })?;
            let last = before
                .last_day(*way)
                .ok_or("contested in a way not given")?;
            must(last.is_none_or(|last| *on <= last), || {
                format!("contested on {on}, the last day was {last:?}")
            })
        }
        Step::Settled(settlement) => {
            let (_, since) = before.contest().ok_or("settled and never contested")?;
            must(before.at() == At::Contested, || "settled twice".to_owned())?;
            must(since <= settlement.on, || {
                "settled before it was contested".to_owned()
            })?;
            if settlement.authority == "t/court" {
                return Ok(());
            }
            apart(by, &before.had_part(), "had a part and settled the contest")?;
            apart(by, &before.settlers(), "settled two contests")
        }
        Step::Replied { .. } | Step::Waived { .. } => {
            must(before.notice_on() <= day_of(step), || {
                "answered before it was told".to_owned()
            })
        }
        Step::Corrected(s) | Step::Withdrawn(s) => own(before, s),
        Step::RepairAsked { on, .. } => {
            let served = before.served().ok_or("repair of what was never served")?;
            must(before.at() == At::InForce, || {
                format!("repair asked for while {:?}", before.at())
            })?;
            // A penalty is repaired three months after the decision at the earliest.
            let penalty = before.proposal().kind == "t/penalty";
            let decided = before.decided().map_or(served.on, |d| d.on);
            let first = if penalty {
                months_after(decided, 3)
            } else {
                decided
            };
            must(!penalty || first < *on, || {
                format!("repair asked for on {on}, not before the day after {first}")
            })
        }
        Step::RepairAccepted { .. } | Step::RepairReturned { .. } => {
            let (asked, accepted) = before.application().ok_or("nobody asked for repair")?;
            must(accepted.is_none(), || "taken in twice".to_owned())?;
            must(day_of(step) >= Some(asked), || {
                "before it was asked for".to_owned()
            })
        }
        Step::Repaired(_) | Step::RepairRefused { .. } => {
            let (asked, accepted) = before.application().ok_or("nobody asked for repair")?;
            let accepted = accepted.ok_or("decided on repair before it was taken in")?;
            apart(by, &[accepted], "took the application in and decided on it")?;
            must(day_of(step) >= Some(asked), || {
                "before it was asked for".to_owned()
            })?;
            match step {
                Step::Repaired(s) => own(before, s),
                _ => Ok(()),
            }
        }
        Step::Dropped { .. } | Step::Recused { .. } => Ok(()),
    }
}

/// A later act of the authority about its own.
fn own(before: &Life, later: &Settlement) -> Result<(), String> {
    let served = before
        .served()
        .ok_or("an act about what was never served")?;
    must(before.at() != At::Over, || {
        format!("{} after the end", later.kind)
    })?;
    must(later.authority == before.proposal().authority, || {
        format!("{} by {}", later.kind, later.authority)
    })?;
    must(served.on <= later.on, || {
        format!("{} before service", later.kind)
    })
}

/// What may follow a decision.
fn late(step: &Step) -> bool {
    matches!(
        step.word(),
        "served"
            | "dropped"
            | "contested"
            | "settled"
            | "corrected"
            | "withdrawn"
            | "repair_asked"
            | "repair_accepted"
            | "repair_returned"
            | "repaired"
            | "repair_refused"
            | "recused"
    )
}

fn text(step: &Step) -> Result<(), String> {
    let (Step::Proposed(text) | Step::Changed(text)) = step else {
        return Ok(());
    };
    must(text.urgent.is_none() || Rule::of(&text.kind).urgent, || {
        format!("urgent, and {} never is", text.kind)
    })
}

fn asked(before: &Life, on: Date) -> Result<(), String> {
    let (days, _) = before.rule().hearing.ok_or("a hearing the law has not")?;
    let notice = before.notice_on().ok_or("asked and never told")?;
    must(notice <= on && on <= after(notice, days), || {
        format!("asked for a hearing on {on}, told on {notice}")
    })
}

/// Heard before harmed, counted for the text that is decided on.
fn heard_first(before: &Life, on: Date) -> Result<(), String> {
    let approved = before.approved_on().ok_or("decided and never approved")?;
    must(approved <= on, || {
        "decided before it was approved".to_owned()
    })?;
    if before.straight() {
        return Ok(());
    }
    let notice = before.notice_on().ok_or("decided and nobody was told")?;
    let over = after(notice, before.rule().reply_days);
    must(
        on > over || before.answered_on().is_some_and(|day| day <= on),
        || format!("decided on {on}, the answer may come until {over}"),
    )?;
    must(notice <= on, || "decided before it was told".to_owned())?;
    let Some((ask_days, _)) = before.rule().hearing else {
        return Ok(());
    };
    if before.asked_on().is_some() {
        let held = before.hearing().and_then(|hearing| hearing.2);
        return must(held.is_some_and(|day| day <= on), || {
            "decided without the hearing asked for".to_owned()
        });
    }
    let over = after(notice, ask_days);
    must(
        on > over || before.waived_on().is_some_and(|day| day <= on),
        || format!("decided on {on}, a hearing may be asked for until {over}"),
    )
}

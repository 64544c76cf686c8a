//! What the authority owes besides deciding contests: the duties its act kinds
//! name, and the review of an urgent act.

use catalogue::{Arises, ClockStart, Duty, Effect, Role};
use codes::Date;

use super::thread::Thread;
use super::{Because, Counted, Due, Start, What, because, term_of};

const FELLS: [Effect; 3] = [Effect::Annuls, Effect::Withdraws, Effect::Replaces];
const CHANGES: [Effect; 4] = [
    Effect::Amends,
    Effect::Annuls,
    Effect::Withdraws,
    Effect::Replaces,
];
const LIFTS: [Effect; 2] = [Effect::Repairs, Effect::Ends];

pub(super) fn add(thread: &Thread, due: &mut Vec<Due>) {
    due.extend(review(thread));
    for duty in &thread.kind().duties {
        due.extend(match duty.arises {
            Arises::Act => of_act(thread, thread.root, duty),
            Arises::Change => later(thread, duty, changed_on(thread), &CHANGES),
            Arises::Lift => later(thread, duty, lifted_on(thread), &LIFTS),
        });
    }
    for step in thread.steps() {
        let duties = thread.entry(step).kind.duties.iter();
        let duties = duties.filter(|duty| duty.arises == Arises::Act);
        due.extend(duties.filter_map(|duty| of_act(thread, step, duty)));
    }
}

/// A duty of the opening act or of a step.
fn of_act(thread: &Thread, at: usize, duty: &Duty) -> Option<Due> {
    let entry = thread.entry(at);
    if thread.fallen() && (at == thread.root || !FELLS.contains(&entry.kind.effect)) {
        return None;
    }
    let contest = entry.kind.effect == Effect::Contests;
    if contest {
        let fates = &thread.reading.fates.of;
        fates[entry.target?].pending.contains(&at).then_some(())?;
    } else if duty.within.from == ClockStart::Receipt {
        // What was received was answered by this very act.
        return None;
    }
    let matter = thread.reading.matter(at);
    let counted = match duty.within.from {
        // Of the act itself, not of a contest about it since.
        ClockStart::Decision => {
            let from = entry.act.decided_on;
            let on = matter.last_day_of(&duty.within, from);
            let within = Some(duty.within.within);
            (
                on,
                because(&matter, ClockStart::Determination, from, within),
            )
        }
        _ => term_of(&matter, &duty.within, thread.publication.first)?,
    };
    let mut due = thread.due(What::Duty(duty.what.clone()), thread.authority(), counted);
    due.act = entry.act.id.clone();
    Some(under(thread, due, duty))
}

/// A duty that arises from what was done to the act later.
fn later(thread: &Thread, duty: &Duty, from: Option<Date>, effects: &[Effect]) -> Option<Due> {
    let from = from?;
    let because = Because::Counted(Counted {
        start: Start::Change,
        from,
        within: Some(duty.within.within),
        unserved: false,
    });
    let counted = (thread.matter.last_day_of(&duty.within, from), because);
    let mut due = thread.due(What::Duty(duty.what.clone()), thread.authority(), counted);
    if let Some(step) = thread.last_step(effects) {
        due.act = thread.entry(step).act.id.clone();
    }
    Some(under(thread, due, duty))
}

fn under(thread: &Thread, mut due: Due, duty: &Duty) -> Due {
    due.basis = thread.provision(duty.within.basis.as_ref());
    due.unverified |= duty.within.unverified;
    due
}

/// Day the opening act fell, or was last amended.
fn changed_on(thread: &Thread) -> Option<Date> {
    let amended = || {
        let step = thread.last_step(&[Effect::Amends])?;
        Some(thread.entry(step).act.effective_from)
    };
    thread.matter.fate.fell_on.or_else(amended)
}

fn lifted_on(thread: &Thread) -> Option<Date> {
    let fate = thread.matter.fate;
    let lifted = fate.ended_on.into_iter().chain(fate.repaired_on).min();
    lifted.filter(|_| !thread.fallen())
}

/// Review of an act that took effect before it was heard, until it is decided.
fn review(thread: &Thread) -> Option<Due> {
    let urgent = thread.kind().urgent.as_ref()?;
    let mut steps = thread.steps();
    let reviewed = steps.any(|step| thread.entry(step).kind.role == Role::Outcome);
    if reviewed || !thread.standing.by_acts.stands() {
        return None;
    }
    let counted = term_of(&thread.matter, &urgent.review, thread.publication.first)?;
    let mut due = thread.due(What::UrgentReview, thread.authority(), counted);
    due.basis = thread.provision(urgent.review.basis.as_ref().or(Some(&urgent.basis)));
    due.unverified |= urgent.review.unverified;
    Some(due)
}

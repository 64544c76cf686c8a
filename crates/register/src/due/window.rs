//! The organisation's own days: to answer, to ask for a hearing, to object, to
//! appeal, and the first to apply for repair.

use catalogue::{Remedy, Term};
use codes::Date;

use super::thread::Thread;
use super::{Due, What, Who, because, contest, term_of};
use crate::standing::WayKind;

pub(super) fn add(thread: &Thread, due: &mut Vec<Due>) {
    if thread.fallen() {
        return;
    }
    due.extend(reply(thread));
    due.extend(hearing(thread));
    let kind = thread.kind();
    let ways = [
        (WayKind::Objection, What::Objection, &kind.objection),
        (WayKind::Appeal, What::Appeal, &kind.appeal),
    ];
    for (way, what, remedy) in ways {
        let remedy = remedy.as_ref().filter(|_| !contest::used(thread, way));
        due.extend(remedy.and_then(|remedy| lodge(thread, what, remedy)));
    }
    due.extend(repair(thread));
}

/// Whether the organisation is heard after the day counted from: on it, the act
/// neither had effect nor was shown, or it is one that takes effect first.
fn is_heard_after(thread: &Thread, served_on: Date) -> bool {
    thread.kind().urgent.is_some()
        || served_on < thread.standing.effective_from
        || thread
            .publication
            .first
            .is_none_or(|first| served_on < first)
            && !thread.publication.never
}

/// A day to be heard by; none once it was to be heard before.
fn heard(thread: &Thread, what: What, term: &Term, basis: Option<&String>) -> Option<Due> {
    let counted = term_of(&thread.matter, term, thread.publication.first)?;
    let mut due = thread.due(what, Who::Organisation, counted);
    if !is_heard_after(thread, due.counted_from()?) {
        return None;
    }
    due.basis = thread.provision(term.basis.as_ref().or(basis));
    due.unverified |= term.unverified;
    Some(due)
}

fn reply(thread: &Thread) -> Option<Due> {
    let notice = thread.kind().notice.as_ref()?;
    let term = notice.reply.as_ref()?;
    heard(thread, What::Reply, term, notice.basis.as_ref())
}

fn hearing(thread: &Thread) -> Option<Due> {
    let hearing = thread.kind().hearing.as_ref()?;
    let basis = hearing.basis.as_ref();
    heard(thread, What::HearingRequest, &hearing.ask, basis)
}

fn lodge(thread: &Thread, what: What, remedy: &Remedy) -> Option<Due> {
    let counted = term_of(&thread.matter, &remedy.lodge, thread.publication.first)?;
    let mut due = thread.due(what, Who::Organisation, counted);
    due.basis = thread.provision(remedy.basis.as_ref().or(remedy.lodge.basis.as_ref()));
    due.unverified |= remedy.lodge.unverified;
    Some(due)
}

/// The first day to apply, where the law makes it wait.
fn repair(thread: &Thread) -> Option<Due> {
    let rule = thread.kind().repair.as_ref()?;
    let after = rule.after.as_ref()?;
    if !thread.standing.by_acts.stands() {
        return None;
    }
    let matter = &thread.matter;
    let start = rule.from.unwrap_or(catalogue::ClockStart::Determination);
    let from = matter.clock(start, thread.publication.first)?;
    let first = matter
        .last_day(after, from)
        .map(crate::standing::matter::next);
    let counted = (first, because(matter, start, from, Some(*after)));
    let mut due = thread.due(What::RepairOpens, Who::Organisation, counted);
    due.basis = thread.provision(rule.basis.as_ref());
    Some(due)
}

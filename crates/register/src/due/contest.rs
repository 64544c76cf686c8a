//! Contests that were lodged and are to be decided.
//!
//! Whether one is an objection or an appeal follows from the provision it
//! cites; where that does not tell them apart, from who took it in; else it is
//! said that the acts do not tell.

use catalogue::{ClockStart, DecidedBy, Effect, Remedy};

use super::thread::Thread;
use super::{Because, Due, Unknown, What, Who, term_of};
use crate::standing::WayKind;
use crate::standing::docket::Entry;
use crate::standing::matter::Matter;
use crate::standing::ways::decided_by;

pub(super) fn add(thread: &Thread, due: &mut Vec<Due>) {
    if thread.fallen() {
        return;
    }
    // A step may be contested too: an appeal against an outcome.
    for target in std::iter::once(thread.root).chain(thread.steps()) {
        for &contest in &thread.reading.fates.of[target].pending {
            if thread.entry(contest).kind.effect == Effect::Contests {
                due.extend(to_decide(thread, target, contest));
            }
        }
    }
}

fn to_decide(thread: &Thread, target: usize, contest: usize) -> Option<Due> {
    let contested = thread.reading.matter(target);
    let lodged = thread.reading.matter(contest);
    let (kind, act) = (contested.entry.kind, lodged.entry.act);
    let remedies = || kind.objection.iter().chain(&kind.appeal);
    let Some(way) = way_of(contested.entry, lodged.entry) else {
        // One of them would have to be decided within a time.
        remedies().find(|remedy| remedy.decide.is_some())?;
        let unknown = Unknown {
            why: "the acts do not tell whether this is an objection or an appeal".to_owned(),
            not_before: act.decided_on,
            not_after: None,
        };
        let day = (Err(unknown), Because::EitherRemedy(act.decided_on));
        let mut due = thread.due(What::ObjectionToDecide, thread.authority(), day);
        due.act = act.id.clone();
        return Some(due);
    };
    let (remedy, what) = match way {
        WayKind::Objection => (kind.objection.as_ref()?, What::ObjectionToDecide),
        _ => (kind.appeal.as_ref()?, What::AppealToDecide),
    };
    let term = remedy.decide.as_ref()?;
    let of_contested = matches!(
        term.from,
        ClockStart::Publication | ClockStart::Listing | ClockStart::EndOfConduct
    );
    let counted = match of_contested {
        true => term_of(&contested, term, thread.publication.first)?,
        false => term_of(&lodged, term, None)?,
    };
    let mut due = thread.due(what, who(&contested, remedy), counted);
    due.act = act.id.clone();
    due.basis = thread.provision(term.basis.as_ref().or(remedy.basis.as_ref()));
    due.unverified |= term.unverified;
    Some(due)
}

fn who(contested: &Matter, remedy: &Remedy) -> Who {
    match (remedy.decided_by, decided_by(contested, remedy.decided_by)) {
        (DecidedBy::OtherOfficer, _) => Who::Authority(contested.entry.act.authority.to_string()),
        (DecidedBy::ReviewBody, body) => Who::ReviewBody(body),
        (DecidedBy::Court, court) => Who::Court(court),
    }
}

/// Which way a contest takes.
fn way_of(contested: &Entry, lodged: &Entry) -> Option<WayKind> {
    let kind = contested.kind;
    let (objection, appeal) = match (&kind.objection, &kind.appeal) {
        (Some(objection), Some(appeal)) => (objection, appeal),
        (Some(_), None) => return Some(WayKind::Objection),
        (None, Some(_)) => return Some(WayKind::Appeal),
        (None, None) => return None,
    };
    let cited = lodged.act.basis.iter();
    let cited = cited
        .filter_map(|c| c.provision.split_once('/'))
        .map(|c| c.1);
    let cited: Vec<&str> = cited.collect();
    let allowed: Vec<&str> = lodged.kind.provisions.iter().map(String::as_str).collect();
    let by = |provisions: &[&str]| (under(objection, provisions), under(appeal, provisions));
    let elsewhere = lodged.act.authority != contested.act.authority;
    match (by(&cited), by(&allowed)) {
        ((true, false), _) => Some(WayKind::Objection),
        ((false, true), _) => Some(WayKind::Appeal),
        _ if elsewhere => Some(WayKind::Appeal),
        ((false, false), (true, false)) => Some(WayKind::Objection),
        ((false, false), (false, true)) => Some(WayKind::Appeal),
        _ => None,
    }
}

/// Whether one of the provisions is one this remedy is given by.
fn under(remedy: &Remedy, provisions: &[&str]) -> bool {
    let decide = remedy.decide.as_ref().and_then(|term| term.basis.as_ref());
    [remedy.basis.as_ref(), remedy.lodge.basis.as_ref(), decide]
        .into_iter()
        .flatten()
        .any(|basis| provisions.contains(&basis.as_str()))
}

/// Whether the opening act was contested this way and that is decided or still
/// pending: what was dropped or not admitted can be lodged again.
pub(super) fn used(thread: &Thread, way: WayKind) -> bool {
    thread.steps().any(|contest| {
        let entry = thread.entry(contest);
        entry.kind.effect == Effect::Contests
            && entry.target == Some(thread.root)
            && way_of(thread.matter.entry, entry) == Some(way)
            && !dropped(thread, contest)
    })
}

fn dropped(thread: &Thread, contest: usize) -> bool {
    thread.steps().any(|step| {
        let entry = thread.entry(step);
        entry.kind.effect == Effect::DropsContest
            && step > contest
            && entry.contest.is_none_or(|named| named == contest)
    })
}

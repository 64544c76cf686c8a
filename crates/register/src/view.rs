//! What one audience may see of a standing.
//!
//! The public sees a thread's content only while its publication runs *today*,
//! whatever earlier day it asks about: going back in time must not bring back
//! what was withdrawn. An operator sees all.

use catalogue::Removal;
use codes::Date;

use crate::{Act, ActId, Standing, ThreadStanding, standing::Visibility};

/// A thread as one audience sees it.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen<'a> {
    /// With content.
    Whole(&'a ThreadStanding),
    /// That an act of this kind was here and why it is gone, no content: the
    /// kind, the authority, the state and the day it was removed.
    Tombstone {
        /// The thread; its content, provisions and reasons are not to be shown.
        thread: &'a ThreadStanding,
        /// Day it was removed.
        removed_on: Date,
    },
}

impl Seen<'_> {
    /// The thread's id.
    #[must_use]
    pub fn thread(&self) -> &ActId {
        match self {
            Self::Whole(thread) | Self::Tombstone { thread, .. } => &thread.thread,
        }
    }
}

/// What the public sees: `asked` is the standing on the day and at the instant
/// asked about, `now` today's standing with all that is known.
#[must_use]
pub fn public<'a>(asked: &'a Standing, now: &Standing) -> Vec<Seen<'a>> {
    asked
        .threads
        .iter()
        .filter_map(|thread| {
            let today = now.threads.iter().find(|t| t.thread == thread.thread)?;
            seen(thread, &today.visibility)
        })
        .collect()
}

fn seen<'a>(thread: &'a ThreadStanding, today: &Visibility) -> Option<Seen<'a>> {
    match *today {
        Visibility::Shown { .. } => Some(Seen::Whole(thread)),
        Visibility::Ended {
            on,
            left: Removal::Tombstone,
        }
        | Visibility::Removed {
            on,
            left: Removal::Tombstone,
        } => Some(Seen::Tombstone {
            thread,
            removed_on: on,
        }),
        Visibility::Ended { .. }
        | Visibility::Removed { .. }
        | Visibility::NotYet { .. }
        | Visibility::Never
        | Visibility::Unknown { .. } => None,
    }
}

/// Fields of content the public may read: those the kind's schema names and
/// does not keep to the parties. A field the schema does not name has no
/// disclosure rule and stays back.
#[must_use]
pub fn public_fields(law: &catalogue::Law, act: &Act) -> Vec<String> {
    let Some(kind) = law.act_kind(&act.kind) else {
        return Vec::new();
    };
    let is_public = |field: &str| {
        let property = kind.content.get("properties").and_then(|p| p.get(field));
        property.is_some_and(|property| match property.get("disclosure") {
            None => true,
            Some(disclosure) => disclosure == "public",
        })
    };
    act.content
        .keys()
        .filter(|field| is_public(field))
        .cloned()
        .collect()
}

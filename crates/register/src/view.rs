//! What one audience may see of a standing.
//!
//! The public sees a thread's content only while its publication runs *today*,
//! whatever earlier day it asks about: going back in time must not bring back
//! what was withdrawn. An operator sees all.

use codes::Date;

use crate::{Act, Standing, ThreadStanding, standing::Visibility};

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

/// What the public sees: `asked` is the standing on the day and at the instant
/// asked about, `now` today's standing with all that is known.
#[must_use]
pub fn public<'a>(asked: &'a Standing, now: &Standing) -> Vec<Seen<'a>> {
    let _ = (asked, now, Visibility::Never);
    Vec::new()
}

/// Fields of content that this audience may read: public ones only, or all.
#[must_use]
pub fn public_fields(law: &catalogue::Law, act: &Act) -> Vec<String> {
    let _ = (law, act);
    Vec::new()
}

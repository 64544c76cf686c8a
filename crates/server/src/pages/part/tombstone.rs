//! What is said of an act no longer shown.

use desk::view::TombstoneView;

use super::Tag;
use crate::text::{Day, Said, Say};

/// A tombstone, to be shown.
pub struct Tombstone {
    /// Title of the kind.
    pub kind: Said,
    /// Rules of the kind.
    pub kind_url: String,
    /// Authority.
    pub authority: Said,
    /// State today.
    pub tag: Tag,
    /// Why it went.
    pub why: String,
    /// Day it left public view.
    pub removed: Day,
}

impl Tombstone {
    /// From the desk's view.
    #[must_use]
    pub fn of(say: Say, view: &TombstoneView) -> Self {
        Self {
            kind: say.pick(&view.kind),
            kind_url: format!("/kinds/{}", view.kind_id),
            authority: say.pick(&view.authority),
            tag: Tag::of(say, view.state, true),
            why: say.word("gone-", view.state.word()),
            removed: say.day(view.removed_on),
        }
    }
}

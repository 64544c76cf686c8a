//! What comes next, in words.

use register::proceeding::Next;

use super::refusal::english;
use crate::text::{Day, Said, Say};

/// One thing that can come next.
pub struct Turn {
    /// What, and whose turn it is.
    pub text: String,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// Why the last day cannot be told.
    pub untold: Option<Said>,
    /// Its last day is over.
    pub late: bool,
}

impl Turn {
    /// In this language.
    #[must_use]
    pub fn of(say: Say, next: &Next, today: codes::Date) -> Self {
        let until = next.until.as_ref().and_then(|u| u.as_ref().ok().copied());
        Self {
            text: say
                .with("who", say.word("party-", next.who.word()))
                .with("step", say.word("step-next-", next.step))
                .t("turn"),
            from: next.from.filter(|&d| d > today).map(|d| say.day(d)),
            until: until.map(|d| say.day(d)),
            untold: next
                .until
                .as_ref()
                .and_then(|u| u.as_ref().err().cloned())
                .map(|why| english(say, why)),
            late: until.is_some_and(|d| d < today),
        }
    }
}

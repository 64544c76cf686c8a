//! A state in a word, and its colour. The colour never says anything the word does not.

use codes::Date;
use register::State;

use crate::text::Say;

/// A state, to be shown.
pub struct Tag {
    /// In words.
    pub text: String,
    /// Class of its colour.
    pub class: &'static str,
}

impl Tag {
    /// Of a thread in this state.
    #[must_use]
    pub fn of(say: Say, state: State, adverse: bool) -> Self {
        let key = if !adverse && state == State::InForce {
            "holds"
        } else {
            state.word()
        };
        let class = match state {
            State::InForce | State::Upheld | State::Amended if adverse => "against",
            State::InForce | State::Upheld | State::Amended => "holds",
            State::Contested => "contested",
            State::NotYet => "soon",
            State::Repaired => "repaired",
            State::Annulled | State::Withdrawn | State::Replaced => "fallen",
            State::Ended => "ended",
        };
        Self {
            text: say.word("state-", key),
            class,
        }
    }

    /// The state of a row on a day: rows leave the running out of time aside.
    #[must_use]
    pub fn state_on(state: State, ends_on: Option<Date>, day: Date) -> State {
        if state.stands() && ends_on.is_some_and(|end| end <= day) {
            State::Ended
        } else {
            state
        }
    }
}

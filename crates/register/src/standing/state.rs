//! The states an act can be in, and the words for them.

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
        matches!(
            self,
            Self::InForce | Self::Contested | Self::Upheld | Self::Amended
        )
    }

    /// Whether it fell: it, and what rests on it, is to be treated as never done.
    #[must_use]
    pub fn fallen(self) -> bool {
        matches!(self, Self::Annulled | Self::Withdrawn | Self::Replaced)
    }
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn every_state_is_read_back_from_its_word() {
        for state in State::ALL {
            assert_eq!(State::of_word(state.word()), Some(state));
        }
        assert_eq!(State::of_word("Annulled"), None);
    }
}

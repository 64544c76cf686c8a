//! A thread while what falls due on it is gathered.

use catalogue::{ActKind, Effect};

use super::{Because, Due, Unknown, What, Who};
use crate::ThreadStanding;
use crate::standing::Reading;
use crate::standing::docket::Entry;
use crate::standing::matter::Matter;
use crate::standing::publication::Publication;
use codes::Date;

/// One thread, read.
pub(super) struct Thread<'r, 'd> {
    pub reading: &'r Reading<'d>,
    /// Index of the opening act.
    pub root: usize,
    pub matter: Matter<'r, 'd>,
    pub standing: &'r ThreadStanding,
    pub publication: Publication,
}

impl<'r, 'd> Thread<'r, 'd> {
    /// The thread at this place among the reading's.
    pub fn new(reading: &'r Reading<'d>, at: usize) -> Self {
        let root = reading.openings[at];
        let matter = reading.matter(root);
        Self {
            publication: Publication::of(&matter),
            standing: &reading.threads[at],
            reading,
            root,
            matter,
        }
    }

    pub fn kind(&self) -> &'d ActKind {
        self.matter.entry.kind
    }

    pub fn entry(&self, at: usize) -> &'r Entry<'d> {
        &self.reading.docket.entries[at]
    }

    pub fn fallen(&self) -> bool {
        self.standing.state.fallen()
    }

    /// Steps that count and opened no thread of their own.
    pub fn steps(&self) -> impl Iterator<Item = usize> + '_ {
        let counts =
            |&step: &usize| !self.reading.fates.void[step] && !self.entry(step).act.opens_thread();
        self.matter.steps.iter().copied().filter(counts)
    }

    /// The last step that counts and had one of these effects.
    pub fn last_step(&self, effects: &[Effect]) -> Option<usize> {
        self.steps()
            .filter(|&step| effects.contains(&self.entry(step).kind.effect))
            .last()
    }

    /// The authority that decided.
    pub fn authority(&self) -> Who {
        Who::Authority(self.matter.entry.act.authority.to_string())
    }

    /// Qualified id of a provision of its catalogue.
    pub fn provision(&self, local: Option<&String>) -> Option<String> {
        Some(format!("{}/{}", self.matter.entry.catalogue.id, local?))
    }

    /// Something due that arises from the opening act.
    pub fn due(
        &self,
        what: What,
        who: Who,
        (on, because): (Result<Date, Unknown>, Because),
    ) -> Due {
        let act = self.matter.entry.act;
        Due {
            on,
            what,
            who,
            thread: act.id.clone(),
            act: act.id.clone(),
            kind: act.kind.clone(),
            authority: act.authority.clone(),
            basis: None,
            because,
            unverified: self.kind().unverified,
        }
    }
}

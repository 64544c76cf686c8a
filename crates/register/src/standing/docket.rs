//! The docket: the acts known and in question, in order, each with its kind
//! and the act it is aimed at.
//!
//! Order is by day of effect, day of decision, sort of step and id; when an act
//! arrived plays no part. What the steps amount to is in `fate.rs`.

use std::borrow::Borrow;

use catalogue::{ActKind, Catalogue, Effect, Law, Role};
use codes::Date;

use crate::{Act, ActId, Instant};

/// An act with its place in the law.
pub(crate) struct Entry<'a> {
    pub act: &'a Act,
    pub kind: &'a ActKind,
    pub catalogue: &'a Catalogue,
    /// The act its effect falls on: for the outcome of a contest the act
    /// contested, not the contest.
    pub target: Option<usize>,
    /// The contest it decides, where it names one.
    pub contest: Option<usize>,
    /// The opening act at the end of the chain of `changes`.
    pub root: Option<usize>,
}

/// Acts by index, in order of effect.
pub(crate) struct Docket<'a> {
    pub entries: Vec<Entry<'a>>,
    by_id: Vec<(&'a ActId, usize)>,
}

impl<'a> Docket<'a> {
    /// Takes the acts recorded by `known_at` that count on `as_of`: opening
    /// acts decided by then, steps in effect by then. An act whose kind is in
    /// no catalogue has no rules and is left out.
    pub fn new<A: Borrow<Act>>(
        law: &'a Law,
        acts: &'a [A],
        as_of: Date,
        known_at: Instant,
    ) -> Self {
        let counts = |act: &Act| {
            act.recorded_at <= known_at
                && match act.opens_thread() {
                    true => act.decided_on <= as_of,
                    false => act.effective_from <= as_of,
                }
        };
        let mut entries: Vec<Entry> = acts
            .iter()
            .map(Borrow::borrow)
            .filter(|act| counts(act))
            .filter_map(|act| {
                let (catalogue, kind) = act.kind.split_once('/')?;
                let catalogue = law.catalogue(catalogue)?;
                let kind = catalogue.act_kinds.get(kind)?;
                Some(Entry {
                    act,
                    kind,
                    catalogue,
                    target: None,
                    contest: None,
                    root: None,
                })
            })
            .collect();
        entries.sort_by(|a, b| order(a).cmp(&order(b)));
        entries.dedup_by(|a, b| a.act.id == b.act.id);
        let mut by_id: Vec<_> = entries
            .iter()
            .enumerate()
            .map(|(i, e)| (&e.act.id, i))
            .collect();
        by_id.sort_unstable();
        let mut docket = Self { entries, by_id };
        docket.aim();
        docket
    }

    /// Index of the act with this id.
    pub fn find(&self, id: &ActId) -> Option<usize> {
        let at = self
            .by_id
            .binary_search_by(|(other, _)| (*other).cmp(id))
            .ok()?;
        Some(self.by_id[at].1)
    }

    /// Place among `openings` of the thread the act with this id is in.
    pub fn root_at(&self, id: &ActId, openings: &[usize]) -> Option<usize> {
        let root = self.entries[self.find(id)?].root?;
        openings.iter().position(|&opening| opening == root)
    }

    /// Finds what each step is aimed at.
    fn aim(&mut self) {
        for i in 0..self.entries.len() {
            let act = self.entries[i].act;
            let named = act.changes.as_ref().and_then(|id| self.find(id));
            let Some(named) = named.filter(|&n| n != i) else {
                continue;
            };
            if self.entries[i].kind.effect == Effect::None {
                continue;
            }
            let (target, contest) = self.through_contest(i, named);
            self.entries[i].target = Some(target);
            self.entries[i].contest = contest;
        }
        for i in 0..self.entries.len() {
            self.entries[i].root = self.root_of(i);
        }
    }

    /// An outcome that names a contest decides about what was contested.
    fn through_contest(&self, step: usize, named: usize) -> (usize, Option<usize>) {
        let contest = &self.entries[named];
        if contest.kind.effect != Effect::Contests || !decides(self.entries[step].kind) {
            return (named, None);
        }
        let contested = contest.act.changes.as_ref().and_then(|id| self.find(id));
        match contested.filter(|&c| c != step && c != named) {
            Some(contested) => (contested, Some(named)),
            None => (named, None),
        }
    }

    fn root_of(&self, i: usize) -> Option<usize> {
        let mut at = i;
        for _ in 0..=self.entries.len() {
            let entry = &self.entries[at];
            if entry.act.opens_thread() {
                return Some(at);
            }
            match entry.target {
                Some(target) => at = target,
                None => return self.find(&entry.act.thread),
            }
        }
        // They name each other in a circle.
        self.find(&self.entries[i].act.thread)
    }
}

fn decides(kind: &ActKind) -> bool {
    match kind.effect {
        Effect::Upholds | Effect::Amends | Effect::DropsContest => true,
        Effect::Annuls | Effect::Replaces => kind.role == Role::Outcome,
        _ => false,
    }
}

fn order<'a>(entry: &Entry<'a>) -> (Date, Date, u8, &'a ActId) {
    let act = entry.act;
    (
        act.effective_from,
        act.decided_on,
        rank(entry.kind.effect),
        &act.id,
    )
}

/// On one day a contest comes before what settles it, and what takes an act
/// down comes last.
fn rank(effect: Effect) -> u8 {
    match effect {
        Effect::None => 0,
        Effect::Contests => 1,
        Effect::Corrects => 2,
        Effect::DropsContest => 3,
        Effect::Upholds => 4,
        Effect::Amends => 5,
        Effect::Repairs => 6,
        Effect::Ends => 7,
        Effect::Replaces => 8,
        Effect::Withdraws => 9,
        Effect::Annuls => 10,
    }
}

//! Lints on provisions and instruments.

use std::collections::BTreeSet;

use super::{Out, refs};
use crate::load::draft::{Draft, Sort};
use crate::load::place::Placed;
use crate::model::{ActKind, Rank, Role};

pub(super) fn unknown_provision(draft: &Draft, out: &mut Out<'_>) {
    for (place, id) in refs::provisions(draft) {
        if !draft.knows(Sort::Provision, id) {
            out.say(&place, format!("provision `{id}` is not in `law.toml`"))
                .meant(id, draft.ids(Sort::Provision));
        }
    }
}

pub(super) fn unknown_instrument(draft: &Draft, out: &mut Out<'_>) {
    for provision in draft.provisions.values() {
        let id = &provision.value.instrument;
        if !draft.knows(Sort::Instrument, id) {
            out.say(
                &provision.at("instrument"),
                format!("instrument `{id}` is not in `law.toml`"),
            )
            .meant(id, draft.ids(Sort::Instrument));
        }
    }
}

/// Ranks of the instruments an act kind rests on; none while one is unknown.
fn ranks(draft: &Draft, kind: &Placed<ActKind>) -> Option<Vec<Rank>> {
    let of = |id: &String| {
        let provision = draft.provisions.get(id)?;
        Some(
            draft
                .instruments
                .get(&provision.value.instrument)?
                .value
                .rank,
        )
    };
    let ranks: Option<Vec<Rank>> = kind.value.provisions.iter().map(of).collect();
    ranks.filter(|r| !r.is_empty())
}

pub(super) fn measure_without_statute(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft
        .act_kinds
        .values()
        .filter(|k| k.value.role == Role::Measure)
    {
        let grounds = |r: &Rank| matches!(r, Rank::Statute | Rank::Regulation);
        if ranks(draft, kind).is_some_and(|all| !all.iter().any(grounds)) {
            out.say(
                &kind.at("provisions"),
                "a measure needs a statute or regulation under it",
            );
        }
    }
}

pub(super) fn listing_without_statute(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft
        .act_kinds
        .values()
        .filter(|k| k.value.role == Role::Listing)
    {
        let weak = |r: &Rank| matches!(r, Rank::Rule | Rank::Policy);
        if ranks(draft, kind).is_some_and(|all| all.iter().all(weak)) {
            out.say(
                &kind.at("provisions"),
                "the listing rests on ministry rule or policy alone",
            );
        }
    }
}

pub(super) fn unused_provision(draft: &Draft, out: &mut Out<'_>) {
    let used: BTreeSet<&str> = refs::provisions(draft)
        .into_iter()
        .map(|(_, id)| id)
        .collect();
    if !draft.all_read(Sort::ActKind) {
        return;
    }
    for (id, provision) in &draft.provisions {
        if !used.contains(id.as_str()) {
            out.say(
                &provision.at("id"),
                format!("nothing cites provision `{id}`"),
            );
        }
    }
}

//! Lints on authorities, their powers and who reviews them.

use std::collections::BTreeSet;

use super::{Out, refs};
use crate::load::draft::{Draft, Sort};
use crate::load::place::Placed;
use crate::model::{Authority, DecidedBy, Effect, Power, Role};

/// Every power, with its authority and its index there.
fn powers(draft: &Draft) -> impl Iterator<Item = (&Placed<Authority>, usize, &Power)> {
    draft.authorities.values().flat_map(|a| {
        a.value
            .powers
            .iter()
            .enumerate()
            .map(move |(i, p)| (a, i, p))
    })
}

/// Whether an authority has any power for an act kind.
pub(super) fn may(authority: &Authority, kind: &str) -> bool {
    authority
        .powers
        .iter()
        .any(|p| p.acts.iter().any(|a| a == kind))
}

pub(super) fn reviews_itself(draft: &Draft, out: &mut Out<'_>) {
    for (id, authority) in &draft.authorities {
        if authority.value.review_body.as_ref() == Some(id) {
            let message = format!("`{id}` would decide appeals against its own acts");
            out.say(&authority.at("review_body"), message)
                .help("name another body");
        }
    }
}

pub(super) fn no_review_body(draft: &Draft, out: &mut Out<'_>) {
    for kind in refs::adverse(draft) {
        let remedies = [
            ("objection", &kind.value.objection),
            ("appeal", &kind.value.appeal),
        ];
        for (name, remedy) in remedies {
            let to_review_body = remedy
                .as_ref()
                .is_some_and(|r| r.decided_by == DecidedBy::ReviewBody);
            if !to_review_body {
                continue;
            }
            for authority in draft.authorities.values() {
                if authority.value.review_body.is_none() && may(&authority.value, &kind.value.id) {
                    let (who, what) = (&authority.value.id, &kind.value.id);
                    let message = format!(
                        "`{who}` names no review body, and the {name} against its `{what}` goes there"
                    );
                    out.say(&authority.at("id"), message)
                        .help("add `review_body = \"…\"` to the authority");
                }
            }
        }
    }
}

pub(super) fn unknown_review_body(draft: &Draft, out: &mut Out<'_>) {
    for authority in draft.authorities.values() {
        let Some(body) = &authority.value.review_body else {
            continue;
        };
        if !draft.knows(Sort::Authority, body) {
            let message = format!("review body `{body}` is not in `authorities.toml`");
            out.say(&authority.at("review_body"), message)
                .meant(body, draft.ids(Sort::Authority));
        }
    }
}

pub(super) fn review_circle(draft: &Draft, out: &mut Out<'_>) {
    for (id, authority) in &draft.authorities {
        let mut path = vec![id.as_str()];
        let mut next = authority.value.review_body.as_deref();
        while let Some(body) = next {
            if body == id && path.len() > 1 {
                path.push(body);
                let message = format!("reviewed in a circle: `{}`", path.join("` > `"));
                out.say(&authority.at("review_body"), message);
            }
            if path.contains(&body) {
                break;
            }
            path.push(body);
            next = draft
                .authorities
                .get(body)
                .and_then(|a| a.value.review_body.as_deref());
        }
    }
}

pub(super) fn unknown_act_kind(draft: &Draft, out: &mut Out<'_>) {
    for (authority, i, power) in powers(draft) {
        for (j, kind) in power.acts.iter().enumerate() {
            if !draft.knows(Sort::ActKind, kind) {
                let place = authority.at("power").at(i).at("acts").at(j);
                out.say(&place, format!("no act kind `{kind}` in this catalogue"))
                    .meant(kind, draft.ids(Sort::ActKind));
            }
        }
    }
}

pub(super) fn nobody_has_power(draft: &Draft, out: &mut Out<'_>) {
    if !draft.all_read(Sort::Authority) {
        return;
    }
    for (id, kind) in &draft.act_kinds {
        // Contests are the subject's own acts.
        let own = kind.value.role == Role::Contest || kind.value.effect == Effect::Contests;
        if !own && !draft.authorities.values().any(|a| may(&a.value, id)) {
            out.say(&kind.at("id"), format!("no authority has power for `{id}`"))
                .help("name it in the `acts` of a power in `authorities.toml`");
        }
    }
}

pub(super) fn outside_territory(draft: &Draft, out: &mut Out<'_>) {
    let Some(head) = &draft.head else { return };
    // Unions of states and the world have members whose codes do not show it.
    if matches!(head.value.territory.as_str(), "EU" | "UN" | "XX") {
        return;
    }
    for authority in draft.authorities.values() {
        let own = &authority.value.territory;
        if !inside(own, &head.value.territory) {
            let message = format!("`{own}` is not in `{}`", head.value.territory);
            out.say(&authority.at("territory"), message);
        }
        for (i, power) in authority.value.powers.iter().enumerate() {
            if let Some(territory) = power.territory.as_ref().filter(|t| !inside(t, own)) {
                let place = authority.at("power").at(i).at("territory");
                out.say(&place, format!("`{territory}` is not in `{own}`"));
            }
        }
    }
}

fn inside(territory: &str, of: &str) -> bool {
    territory == of
        || territory
            .strip_prefix(of)
            .is_some_and(|rest| rest.starts_with('-'))
}

pub(super) fn idle(draft: &Draft, out: &mut Out<'_>) {
    let reviewing: BTreeSet<&str> = draft
        .authorities
        .values()
        .filter_map(|a| a.value.review_body.as_deref())
        .collect();
    for (id, authority) in &draft.authorities {
        let a = &authority.value;
        if a.powers.is_empty() && !a.court && !reviewing.contains(id.as_str()) {
            out.say(
                &authority.at("id"),
                format!("`{id}` may do nothing and reviews nobody"),
            );
        }
    }
}

pub(super) fn no_basis(draft: &Draft, out: &mut Out<'_>) {
    for (authority, i, power) in powers(draft) {
        // Provisions it is limited to mostly say who may use them.
        if power.basis.is_none() && power.provisions.is_empty() {
            let message = format!("what gives `{}` this power is not said", authority.value.id);
            out.say_key(&authority.at("power").at(i), message)
                .help("`basis`: the provision that confers it");
        }
    }
}

pub(super) fn other_provision(draft: &Draft, out: &mut Out<'_>) {
    for (authority, i, power) in powers(draft) {
        let kinds: Option<Vec<_>> = power.acts.iter().map(|k| draft.act_kinds.get(k)).collect();
        let Some(kinds) = kinds else { continue };
        for (j, id) in power.provisions.iter().enumerate() {
            if !kinds.iter().any(|k| k.value.provisions.contains(id)) {
                let place = authority.at("power").at(i).at("provisions").at(j);
                out.say(
                    &place,
                    format!("none of the act kinds of this power rests on `{id}`"),
                );
            }
        }
    }
}

//! Lints on the time things are in force.

use codes::Date;

use super::{Out, refs};
use crate::load::draft::Draft;
use crate::load::place::{Place, Placed};
use crate::model::{ActKind, InForce};

/// Every dated thing and where it stands.
fn dated(draft: &Draft) -> Vec<(Place, &InForce)> {
    let mut out = Vec::new();
    for provision in draft.provisions.values() {
        out.push((provision.place.clone(), &provision.value.in_force));
    }
    for authority in draft.authorities.values() {
        for (i, power) in authority.value.powers.iter().enumerate() {
            out.push((authority.at("power").at(i), &power.in_force));
        }
    }
    for kind in draft.act_kinds.values() {
        for (i, rule) in kind.value.publication.iter().enumerate() {
            out.push((kind.at("publication").at(i), &rule.in_force));
        }
    }
    out
}

pub(super) fn reversed(draft: &Draft, out: &mut Out<'_>) {
    for (place, span) in dated(draft) {
        if is_empty(span) {
            let message = format!("in force {}: not a single day", words(span));
            out.say(&place.at("in_force_until"), message)
                .help("`in_force_until` is the first day no longer in force");
        }
    }
}

pub(super) fn not_in_force(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        // Acts of this kind can only be decided while its provisions hold.
        let Some(possible) = hull(draft, &kind.value.provisions) else {
            continue;
        };
        for (i, rule) in kind.value.publication.iter().enumerate() {
            let place = kind.at("publication").at(i);
            if let (Some(basis), Some(needed)) = (&rule.basis, meet(&rule.in_force, &possible)) {
                covered(draft, basis, &needed, &place.at("basis"), "this rule", out);
            }
        }
        for (place, basis) in refs::section_bases(kind) {
            overlaps(draft, basis, &possible, &place, out);
        }
    }
    for authority in draft.authorities.values() {
        for (i, power) in authority.value.powers.iter().enumerate() {
            let place = authority.at("power").at(i);
            let provisions = power.acts.iter().filter_map(|a| draft.act_kinds.get(a));
            let provisions: Vec<String> = provisions
                .flat_map(|k: &Placed<ActKind>| k.value.provisions.clone())
                .collect();
            let Some(possible) = hull(draft, &provisions) else {
                continue;
            };
            let Some(needed) = meet(&power.in_force, &possible) else {
                let message = format!(
                    "held {}, and the provisions of its act kinds are in force {}",
                    words(&power.in_force),
                    words(&possible)
                );
                out.say(&place, message);
                continue;
            };
            if let Some(basis) = &power.basis {
                covered(draft, basis, &needed, &place.at("basis"), "this power", out);
            }
            for (j, id) in power.provisions.iter().enumerate() {
                overlaps(draft, id, &needed, &place.at("provisions").at(j), out);
            }
        }
    }
}

fn covered(draft: &Draft, id: &str, needed: &InForce, place: &Place, who: &str, out: &mut Out<'_>) {
    let Some(provision) = draft.provisions.get(id) else {
        return;
    };
    let has = &provision.value.in_force;
    if !is_empty(has) && !covers(has, needed) {
        let message = format!(
            "`{id}` is in force {}, and {who} needs it {}",
            words(has),
            words(needed)
        );
        out.say(place, message);
    }
}

fn overlaps(draft: &Draft, id: &str, needed: &InForce, place: &Place, out: &mut Out<'_>) {
    let Some(provision) = draft.provisions.get(id) else {
        return;
    };
    let has = &provision.value.in_force;
    if !is_empty(has) && meet(has, needed).is_none() {
        let message = format!(
            "`{id}` is in force {}, and is needed {}",
            words(has),
            words(needed)
        );
        out.say(place, message);
    }
}

pub(super) fn is_empty(span: &InForce) -> bool {
    matches!((span.in_force_from, span.in_force_until), (Some(f), Some(u)) if f >= u)
}

/// Days in both spans.
pub(super) fn meet(a: &InForce, b: &InForce) -> Option<InForce> {
    let both = InForce {
        in_force_from: a.in_force_from.max(b.in_force_from),
        in_force_until: earlier(a.in_force_until, b.in_force_until),
    };
    (!is_empty(&both)).then_some(both)
}

/// From the first to the last day on which any of the provisions is in force;
/// none if none of them could be read.
pub(super) fn hull(draft: &Draft, provisions: &[String]) -> Option<InForce> {
    let spans = provisions.iter().filter_map(|p| draft.provisions.get(p));
    spans
        .map(|p| p.value.in_force.clone())
        .reduce(|a, b| InForce {
            // Absent is earliest here, which is how options are ordered.
            in_force_from: a.in_force_from.min(b.in_force_from),
            in_force_until: match (a.in_force_until, b.in_force_until) {
                (Some(a), Some(b)) => Some(a.max(b)),
                _ => None,
            },
        })
}

fn covers(outer: &InForce, inner: &InForce) -> bool {
    let begins = outer.in_force_from <= inner.in_force_from;
    let ends = match (outer.in_force_until, inner.in_force_until) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) => inner <= outer,
    };
    begins && ends
}

fn earlier(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    }
}

/// `from 2021-09-01 until 2026-04-01`.
pub(super) fn words(span: &InForce) -> String {
    match (span.in_force_from, span.in_force_until) {
        (None, None) => "always".into(),
        (Some(f), None) => format!("from {f}"),
        (None, Some(u)) => format!("until {u}"),
        (Some(f), Some(u)) => format!("from {f} until {u}"),
    }
}

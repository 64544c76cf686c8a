//! Lints on import mappings. Which columns one reads is in `mapping/reads.rs`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Out, authority, scheme};
use crate::load::draft::{Draft, Sort};
use crate::load::place::{Place, Placed};
use crate::model::{ActKind, ActMapping, Effect, Mapping, Pick, Role};

mod reads;

/// Mapped acts and where they stand.
fn acts(draft: &Draft) -> Vec<(&Placed<Mapping>, Place, &ActMapping)> {
    draft
        .mappings
        .values()
        .flat_map(|m| {
            let acts = m.value.acts.iter().enumerate();
            acts.map(move |(i, act)| (m, m.at("act").at(i), act))
        })
        .collect()
}

pub(super) fn reads_left_out(draft: &Draft, out: &mut Out<'_>) {
    for mapping in draft.mappings.values() {
        for (place, column) in reads::reads(mapping) {
            if mapping.value.leave_out.contains(&column) {
                out.say(
                    &place,
                    format!("column `{column}` is in `leave_out`, for it is about a person"),
                );
            }
        }
    }
}

pub(super) fn reads_unrequired(draft: &Draft, out: &mut Out<'_>) {
    for mapping in draft.mappings.values() {
        let m = &mapping.value;
        let mut missing: Vec<String> = Vec::new();
        for (_, column) in reads::reads(mapping) {
            let known = m.columns.contains(&column) || m.leave_out.contains(&column);
            if !known && !missing.contains(&column) {
                missing.push(column);
            }
        }
        if let Some(first) = missing.first() {
            let message = format!(
                "a file may lack columns read here: `{}`",
                missing.join("`, `")
            );
            out.say_key(&mapping.at("columns"), message)
                .meant(first, m.columns.iter().map(String::as_str));
        }
    }
}

pub(super) fn no_name(draft: &Draft, out: &mut Out<'_>) {
    for mapping in draft.mappings.values() {
        let subject = &mapping.value.subject;
        if subject.name.is_none() && !subject.unnamed {
            out.say(
                &mapping.at("subject"),
                "a subject is an identifier and a name",
            )
            .help("`name`, or `unnamed = true` where the source has none");
        }
    }
}

pub(super) fn unnamed(draft: &Draft, out: &mut Out<'_>) {
    for mapping in draft.mappings.values().filter(|m| m.value.subject.unnamed) {
        let message = "names cannot be compared: a wrong identifier goes unnoticed";
        out.say(&mapping.at("subject").at("unnamed"), message);
    }
}

pub(super) fn unknown_act_kind(draft: &Draft, out: &mut Out<'_>) {
    for (_, place, act) in acts(draft) {
        if !draft.knows(Sort::ActKind, &act.kind) {
            out.say(
                &place.at("kind"),
                format!("no act kind `{}` in this catalogue", act.kind),
            )
            .meant(&act.kind, draft.ids(Sort::ActKind));
        }
    }
}

/// Values a pick can have, and where they stand.
fn picks(pick: &Pick, place: &Place) -> Vec<(Place, String)> {
    let mut out: Vec<(Place, String)> = Vec::new();
    out.extend(pick.is.clone().map(|v| (place.at("is"), v)));
    out.extend(
        pick.map
            .iter()
            .map(|(k, v)| (place.at("map").at(k), v.clone())),
    );
    out.extend(pick.otherwise.clone().map(|v| (place.at("else"), v)));
    out
}

pub(super) fn unknown_authority(draft: &Draft, out: &mut Out<'_>) {
    for (_, place, act) in acts(draft) {
        let all = picks(&act.authority, &place.at("authority"));
        if all.is_empty() {
            out.say_key(&place.at("authority"), "no authority can come of this");
        }
        for (place, id) in all {
            if !draft.knows(Sort::Authority, &id) {
                out.say(
                    &place,
                    format!("authority `{id}` is not in `authorities.toml`"),
                )
                .meant(&id, draft.ids(Sort::Authority));
            }
        }
    }
}

pub(super) fn without_power(draft: &Draft, out: &mut Out<'_>) {
    for (_, place, act) in acts(draft) {
        let Some(kind) = draft.act_kinds.get(&act.kind) else {
            continue;
        };
        if kind.value.role == Role::Contest || kind.value.effect == Effect::Contests {
            continue;
        }
        for (place, id) in picks(&act.authority, &place.at("authority")) {
            let Some(body) = draft.authorities.get(&id) else {
                continue;
            };
            if !authority::may(&body.value, &act.kind) {
                out.say(&place, format!("`{id}` has no power for `{}`", act.kind));
            }
        }
    }
}

pub(super) fn other_provision(draft: &Draft, out: &mut Out<'_>) {
    for (_, place, act) in acts(draft) {
        let Some(kind) = draft.act_kinds.get(&act.kind) else {
            continue;
        };
        let place = place.at("basis");
        let fixed = act.basis.is.iter().map(|id| (place.at("is"), id));
        let mapped = act
            .basis
            .starts_with
            .iter()
            .map(|(w, id)| (place.at("starts_with").at(w), id));
        for (place, id) in fixed.chain(mapped) {
            let known = draft.knows(Sort::Provision, id);
            if known && !kind.value.provisions.contains(id) {
                out.say(&place, format!("`{}` does not rest on `{id}`", act.kind));
            }
        }
    }
}

pub(super) fn unknown_scheme(draft: &Draft, out: &mut Out<'_>) {
    let Some(head) = &draft.head else { return };
    for mapping in draft.mappings.values() {
        let subject = mapping.at("subject");
        let also = mapping.value.subject.also.iter().enumerate();
        let also = also.map(|(i, a)| (subject.at("also").at(i).at("identifier"), &a.identifier));
        let all = std::iter::once((subject.at("identifier"), &mapping.value.subject.identifier));
        for (place, template) in all.chain(also) {
            let Some((name, _)) = template.split_once(':') else {
                // The whole identifier may come from a column, or from an act.
                if !template.is_empty() && !template.contains('{') {
                    out.say(
                        &place,
                        format!("`{template}` is not written `scheme:value`"),
                    );
                }
                continue;
            };
            if scheme::is_of_persons(name) {
                out.say(&place, format!("scheme `{name}` numbers people"));
            } else if !name.contains('{') && !is_declared(name, head) {
                let declared = head.value.identifier_schemes.iter().map(|s| s.id.as_str());
                let known = codes::schemes().iter().map(|s| s.id);
                out.say(
                    &place,
                    format!("scheme `{name}` is not known and not declared"),
                )
                .meant(name, declared.chain(known));
            }
        }
    }
}

fn is_declared(name: &str, head: &Placed<crate::model::Head>) -> bool {
    head.value.identifier_schemes.iter().any(|s| s.id == name)
        || codes::schemes()
            .iter()
            .any(|s| s.id == name || s.aliases.contains(&name))
}

pub(super) fn key_without_column(draft: &Draft, out: &mut Out<'_>) {
    for (_, place, act) in acts(draft) {
        if reads::columns_of(&act.key).is_empty() {
            let message = format!("key `{}` is the same for every row", act.key);
            out.say(&place.at("key"), message)
                .help("as `penalty:{document_no}`");
        }
    }
}

pub(super) fn keys_collide(draft: &Draft, out: &mut Out<'_>) {
    let mut seen: BTreeMap<&str, (&Placed<Mapping>, &ActMapping)> = BTreeMap::new();
    for (mapping, place, act) in acts(draft) {
        let word = act.key.split('{').next().unwrap_or_default();
        if word.is_empty() {
            out.say(
                &place.at("key"),
                format!("key `{}` starts with no word of its own", act.key),
            );
            continue;
        }
        let (other_mapping, other) = *seen.entry(word).or_insert((mapping, act));
        // One row may make either of two acts under one key.
        let either = std::ptr::eq(mapping, other_mapping)
            && act.key == other.key
            && [act, other].iter().all(|a| !a.only_if.is_empty());
        if other.kind != act.kind && !either {
            let message = format!(
                "key of `{}` starts with `{word}`, as that of `{}`",
                act.kind, other.kind
            );
            out.say(&place.at("key"), message);
        }
    }
}

pub(super) fn bad_reference(draft: &Draft, out: &mut Out<'_>) {
    for (mapping, place, act) in acts(draft) {
        let Some(kind) = draft.act_kinds.get(&act.kind) else {
            continue;
        };
        let refs = [
            ("changes", &act.changes, &kind.value.changes),
            ("rests_on", &act.rests_on, &kind.value.rests_on),
        ];
        for (key, reference, allowed) in refs {
            let Some(id) = reference else { continue };
            let Some(target) = mapping.value.acts.iter().find(|a| a.id == *id) else {
                let ids = mapping.value.acts.iter().map(|a| a.id.as_str());
                out.say(&place.at(key), format!("no act `{id}` in this mapping"))
                    .meant(id, ids);
                continue;
            };
            if !allowed.contains(&target.kind) {
                let message = format!("`{key}` of `{}` does not name `{}`", act.kind, target.kind);
                out.say(&place.at(key), message);
            }
        }
    }
}

pub(super) fn no_reference(draft: &Draft, out: &mut Out<'_>) {
    for (_, place, act) in acts(draft) {
        let Some(ActKind { role, effect, .. }) = draft.act_kinds.get(&act.kind).map(|k| &k.value)
        else {
            continue;
        };
        let changes = act.changes.is_some() || act.changes_key.is_some();
        let rests = act.rests_on.is_some() || act.rests_on_key.is_some();
        if *effect != Effect::None && !changes {
            let message = format!(
                "`{}` changes an act, and the row does not say which",
                act.kind
            );
            out.say(&place.at("kind"), message)
                .help("`changes` or `changes_key`");
        }
        if *role == Role::Measure && !rests {
            let message = format!(
                "measure `{}` rests on an act, and the row does not say which",
                act.kind
            );
            out.say(&place.at("kind"), message)
                .help("`rests_on` or `rests_on_key`");
        }
    }
}

pub(super) fn unknown_content_field(draft: &Draft, out: &mut Out<'_>) {
    for (_, place, act) in acts(draft) {
        let Some(kind) = draft.act_kinds.get(&act.kind) else {
            continue;
        };
        let fields = kind
            .value
            .content
            .get("properties")
            .and_then(Value::as_object);
        let has = |name: &str| fields.is_some_and(|f| f.contains_key(name));
        for name in act.content.keys().filter(|n| !has(n)) {
            let names = fields.into_iter().flatten().map(|(n, _)| n.as_str());
            out.say_key(
                &place.at("content").at(name),
                format!("`{}` has no field `{name}`", act.kind),
            )
            .meant(name, names);
        }
    }
}

pub(super) fn other_subject(draft: &Draft, out: &mut Out<'_>) {
    for (mapping, place, act) in acts(draft) {
        let Some(kind) = draft.act_kinds.get(&act.kind) else {
            continue;
        };
        let subject = mapping.value.subject.kind;
        if !kind.value.subjects.is_empty() && !kind.value.subjects.contains(&subject) {
            let word = serde_json::to_value(subject).unwrap_or_default();
            let word = word.as_str().unwrap_or_default();
            out.say(
                &place.at("kind"),
                format!("`{}` may not concern a subject `{word}`", act.kind),
            );
        }
    }
}

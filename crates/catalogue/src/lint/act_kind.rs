//! Lints on what an act kind is, what it rests on and what it changes.

use super::{Out, words};
use crate::load::draft::{Draft, Sort};
use crate::model::{Effect, Role};

pub(super) fn no_provision(draft: &Draft, out: &mut Out<'_>) {
    for (id, kind) in &draft.act_kinds {
        if kind.value.provisions.is_empty() {
            out.say_key(
                &kind.at("provisions"),
                format!("`{id}` rests on no provision"),
            )
            .help("name at least one provision of `law.toml`");
        }
    }
}

pub(super) fn no_subject(draft: &Draft, out: &mut Out<'_>) {
    for (id, kind) in &draft.act_kinds {
        if kind.value.subjects.is_empty() {
            out.say_key(
                &kind.at("subjects"),
                format!("`{id}` says nobody it may concern"),
            );
        }
    }
}

pub(super) fn not_marked_adverse(draft: &Draft, out: &mut Out<'_>) {
    for (id, kind) in &draft.act_kinds {
        let sort = match kind.value.role {
            Role::Sanction => "sanction",
            Role::Measure => "measure",
            _ => continue,
        };
        if !kind.value.adverse {
            out.say(
                &kind.at("adverse"),
                format!("`{id}` is a {sort}, so it is adverse"),
            )
            .help("`adverse = true`, with notice, objection, repair, appeal and end");
        }
    }
}

pub(super) fn listing_not_adverse(draft: &Draft, out: &mut Out<'_>) {
    for (id, kind) in &draft.act_kinds {
        if kind.value.role == Role::Listing && !kind.value.adverse {
            out.say(
                &kind.at("adverse"),
                format!("listing `{id}` would come without safeguards"),
            );
        }
    }
}

pub(super) fn speaks_of_speech(draft: &Draft, out: &mut Out<'_>) {
    for (id, kind) in &draft.act_kinds {
        if matches!(kind.value.role, Role::Contest | Role::Outcome) {
            continue;
        }
        let in_title =
            kind.value.title.0.iter().find_map(|(lang, title)| {
                Some((kind.at("title").at(lang), words::speech_in(title)?))
            });
        let found = in_title.or_else(|| Some((kind.at("id"), words::speech_in(id)?)));
        if let Some((place, word)) = found {
            out.say(
                &place,
                format!("`{word}`: no act may be about speech, belief or association"),
            );
        }
    }
}

pub(super) fn measure_rests_on_nothing(draft: &Draft, out: &mut Out<'_>) {
    for (id, kind) in &draft.act_kinds {
        if kind.value.role == Role::Measure && kind.value.rests_on.is_empty() {
            out.say_key(
                &kind.at("rests_on"),
                format!("measure `{id}` rests on no act"),
            )
            .help("name in `rests_on` the act kinds with which it falls");
        }
    }
}

pub(super) fn rests_on_unknown(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        for (i, id) in kind.value.rests_on.iter().enumerate() {
            if !draft.knows(Sort::ActKind, id) {
                let place = kind.at("rests_on").at(i);
                out.say(&place, format!("no act kind `{id}` in this catalogue"))
                    .meant(id, draft.ids(Sort::ActKind));
            }
        }
    }
}

pub(super) fn rests_on_itself(draft: &Draft, out: &mut Out<'_>) {
    for (id, kind) in &draft.act_kinds {
        for (i, first) in kind.value.rests_on.iter().enumerate() {
            let mut seen = vec![first.as_str()];
            let mut next = 0;
            while next < seen.len() && seen[next] != id {
                for below in draft
                    .act_kinds
                    .get(seen[next])
                    .into_iter()
                    .flat_map(|k| &k.value.rests_on)
                {
                    if !seen.contains(&below.as_str()) {
                        seen.push(below);
                    }
                }
                next += 1;
            }
            if next < seen.len() {
                let message = if first == id {
                    format!("`{id}` rests on itself")
                } else {
                    format!("`{id}` rests on `{first}`, which rests on `{id}`")
                };
                out.say(&kind.at("rests_on").at(i), message);
            }
        }
    }
}

pub(super) fn changes_nothing(draft: &Draft, out: &mut Out<'_>) {
    for (id, kind) in &draft.act_kinds {
        if kind.value.effect != Effect::None && kind.value.changes.is_empty() {
            out.say_key(
                &kind.at("changes"),
                format!("`{id}` has an effect, and no act to have it on"),
            )
            .help("name in `changes` the act kinds it may change");
        }
    }
}

pub(super) fn changes_unknown(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        for (i, id) in kind.value.changes.iter().enumerate() {
            if !draft.knows(Sort::ActKind, id) {
                let place = kind.at("changes").at(i);
                out.say(&place, format!("no act kind `{id}` in this catalogue"))
                    .meant(id, draft.ids(Sort::ActKind));
            }
        }
    }
}

pub(super) fn role_and_effect(draft: &Draft, out: &mut Out<'_>) {
    use Effect as E;
    for (id, kind) in &draft.act_kinds {
        let wanted: &[Effect] = match kind.value.role {
            Role::Contest => &[E::Contests, E::DropsContest],
            Role::Correction => &[E::Corrects, E::Amends],
            Role::Replacement => &[E::Replaces],
            Role::Repair => &[E::Repairs],
            Role::Lapse => &[E::Ends, E::Withdraws],
            Role::Outcome => &[
                E::Upholds,
                E::Amends,
                E::Annuls,
                E::Withdraws,
                E::Replaces,
                E::DropsContest,
            ],
            _ => continue,
        };
        if !wanted.contains(&kind.value.effect) {
            let place = if kind.value.effect == E::None {
                kind.at("role")
            } else {
                kind.at("effect")
            };
            let names: Vec<String> = wanted.iter().map(|e| format!("`{}`", word(*e))).collect();
            let message = format!(
                "`{id}` has the effect `{}`; its role goes with {}",
                word(kind.value.effect),
                names.join(", ")
            );
            out.say(&place, message);
        }
    }
}

/// An effect as written in a catalogue.
fn word(effect: Effect) -> String {
    serde_json::to_value(effect)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default()
}

pub(super) fn weaker_replacement(draft: &Draft, out: &mut Out<'_>) {
    for (id, kind) in &draft.act_kinds {
        if kind.value.adverse || kind.value.effect != Effect::Replaces {
            continue;
        }
        let adverse = |k: &&String| draft.act_kinds.get(*k).is_some_and(|k| k.value.adverse);
        if let Some(replaced) = kind.value.changes.iter().find(adverse) {
            let message =
                format!("`{id}` stands in the place of `{replaced}`, which is adverse, and is not");
            out.say(&kind.at("adverse"), message);
        }
    }
}

//! Lints on `catalogue.toml`, and on what it says for the whole catalogue.

use codes::calendar::Calendar;

use super::{Out, period, refs};
use crate::load::draft::{Draft, Sort};
use crate::load::place::Place;
use crate::model::Role;

pub(super) fn unknown_calendar(draft: &Draft, out: &mut Out<'_>) {
    let Some(head) = &draft.head else { return };
    let id = &head.value.calendar;
    if !id.is_empty() && Calendar::by_id(id).is_none() {
        out.say(
            &head.at("calendar"),
            format!("no working-day calendar `{id}`"),
        );
    }
}

pub(super) fn working_days_without_calendar(draft: &Draft, out: &mut Out<'_>) {
    let Some(head) = &draft.head else { return };
    if !head.value.calendar.is_empty() {
        return;
    }
    for kind in draft.act_kinds.values() {
        for (place, term) in refs::terms(kind) {
            if period::in_working_days(&term.within) {
                let within = period::written(&term.within);
                let message =
                    format!("`{within}` counts working days, and the catalogue has no calendar");
                out.say(&place.at("within"), message)
                    .help("set `calendar` in `catalogue.toml`");
            }
        }
    }
}

pub(super) fn nothing_registers(draft: &Draft, out: &mut Out<'_>) {
    let Some(head) = &draft.head else { return };
    let kinds = &draft.act_kinds;
    if kinds.is_empty() || !draft.all_read(Sort::ActKind) {
        return;
    }
    if !kinds.values().any(|k| k.value.role == Role::Registration) {
        out.say(
            &head.at("title"),
            "no act kind registers organisations".to_owned(),
        )
        .help(
            "add one with `role = \"registration\"`: what no act entered has no name to agree with",
        );
    }
}

pub(super) fn unknown_time_zone(draft: &Draft, out: &mut Out<'_>) {
    let Some(head) = &draft.head else { return };
    let zone = &head.value.time_zone;
    if jiff::tz::db().get(zone).is_err() {
        out.say(
            &head.at("time_zone"),
            format!("no time zone `{zone}` in the IANA list"),
        );
    }
}

pub(super) fn bad_territory(draft: &Draft, out: &mut Out<'_>) {
    let mut all: Vec<(Place, &str)> = Vec::new();
    all.extend(
        draft
            .head
            .iter()
            .map(|h| (h.at("territory"), h.value.territory.as_str())),
    );
    for authority in draft.authorities.values() {
        all.push((authority.at("territory"), &authority.value.territory));
        for (i, power) in authority.value.powers.iter().enumerate() {
            let place = authority.at("power").at(i).at("territory");
            all.extend(power.territory.as_deref().map(|t| (place, t)));
        }
    }
    for (place, code) in all.into_iter().filter(|(_, code)| !is_territory(code)) {
        out.say(&place, format!("`{code}` is no ISO 3166 code"))
            .help("two capital letters, and for a part a hyphen and one to three: `TW`, `TW-TAO`");
    }
}

/// Has the form of ISO 3166-1 alpha-2 or 3166-2.
fn is_territory(code: &str) -> bool {
    let (country, part) = code
        .split_once('-')
        .map_or((code, None), |(c, p)| (c, Some(p)));
    let part_is_well = part.is_none_or(|p| {
        (1..=3).contains(&p.len())
            && p.chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    });
    country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase()) && part_is_well
}

pub(super) fn missing_language(draft: &Draft, out: &mut Out<'_>) {
    let Some(head) = &draft.head else { return };
    if head.value.languages.is_empty() {
        out.say_key(&head.at("languages"), "the catalogue speaks no language");
    }
    for (place, text, needed) in refs::texts(draft) {
        if text.is_empty() {
            if needed {
                out.say_key(&place, "no text in any language");
            }
            continue;
        }
        let has = |lang: &&String| text.0.get(*lang).is_none_or(|t| t.trim().is_empty());
        let missing: Vec<String> = head
            .value
            .languages
            .iter()
            .filter(has)
            .map(|l| format!("`{l}`"))
            .collect();
        if !missing.is_empty() {
            out.say_key(&place, format!("no text in {}", missing.join(", ")));
        }
    }
}

pub(super) fn unverified_unsaid(draft: &Draft, out: &mut Out<'_>) {
    let Some(head) = &draft.head else { return };
    if !head.value.unverified.is_empty() {
        return;
    }
    let mut marked: Vec<Place> = Vec::new();
    let instruments = draft.instruments.values();
    marked.extend(
        instruments
            .filter(|i| i.value.unverified)
            .map(|i| i.at("unverified")),
    );
    let provisions = draft.provisions.values();
    marked.extend(
        provisions
            .filter(|p| p.value.unverified)
            .map(|p| p.at("unverified")),
    );
    for kind in draft.act_kinds.values() {
        marked.extend(kind.value.unverified.then(|| kind.at("unverified")));
        for (i, rule) in kind.value.publication.iter().enumerate() {
            let place = kind.at("publication").at(i).at("unverified");
            marked.extend(rule.unverified.then_some(place));
        }
        let terms = refs::terms(kind).into_iter().filter(|(_, t)| t.unverified);
        marked.extend(terms.map(|(place, _)| place.at("unverified")));
    }
    for place in marked {
        out.say(
            &place,
            "not verified, and `catalogue.toml` does not tell readers",
        )
        .help("say in `unverified` of `catalogue.toml` what nobody has checked yet");
    }
}

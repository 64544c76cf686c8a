//! Lints on being heard, contesting, repairing, and an act's end.

use std::collections::BTreeSet;

use super::{Out, authority, period, publication, refs};
use crate::load::draft::{Draft, Sort};
use crate::model::{ActKind, Authority, DecidedBy, Effect};

/// Days within which an urgent act is reviewed, at the most.
const REVIEW_DAYS_MAX: f64 = 31.0;

fn lacks(draft: &Draft, out: &mut Out<'_>, section: &str, lacks: fn(&ActKind) -> bool) {
    for kind in refs::adverse(draft).filter(|k| lacks(&k.value)) {
        let message = format!("`{}` is adverse and has no `[{section}]`", kind.value.id);
        out.say(&kind.at("adverse"), message);
    }
}

pub(super) fn no_notice(draft: &Draft, out: &mut Out<'_>) {
    lacks(draft, out, "notice", |k| k.notice.is_none());
}

pub(super) fn no_objection(draft: &Draft, out: &mut Out<'_>) {
    lacks(draft, out, "objection", |k| k.objection.is_none());
}

pub(super) fn no_repair(draft: &Draft, out: &mut Out<'_>) {
    lacks(draft, out, "repair", |k| k.repair.is_none());
}

pub(super) fn no_appeal(draft: &Draft, out: &mut Out<'_>) {
    lacks(draft, out, "appeal", |k| k.appeal.is_none());
}

pub(super) fn no_ending(draft: &Draft, out: &mut Out<'_>) {
    for kind in refs::adverse(draft) {
        let id = &kind.value.id;
        let Some(ends) = &kind.value.ends else {
            out.say(
                &kind.at("adverse"),
                format!("`{id}` is adverse and has no `[ends]`"),
            );
            continue;
        };
        if let Some(after) = ends
            .after
            .as_ref()
            .filter(|a| period::days(a) > publication::FOR_EVER_DAYS)
        {
            let message = format!("`{}` is for ever", period::written(after));
            out.say(&kind.at("ends").at("after"), message);
        } else if ends.after.is_none() && !ends.by_act && !ends.with_publication {
            out.say(
                &kind.at("ends"),
                format!("`[ends]` of `{id}` does not say when"),
            );
        } else if ends.with_publication
            && ends.after.is_none()
            && !ends.by_act
            && kind.value.publication.is_empty()
        {
            let message = format!("`{id}` ends with its publication, and is never published");
            out.say(&kind.at("ends").at("with_publication"), message);
        }
    }
}

pub(super) fn powerless_review(draft: &Draft, out: &mut Out<'_>) {
    if !draft.all_read(Sort::ActKind) || !draft.all_read(Sort::Authority) {
        return;
    }
    for kind in refs::adverse(draft) {
        let Some(appeal) = &kind.value.appeal else {
            continue;
        };
        let annulling: Vec<&ActKind> = draft
            .act_kinds
            .values()
            .map(|k| &k.value)
            .filter(|k| k.effect == Effect::Annuls && k.changes.contains(&kind.value.id))
            .collect();
        // Without one, DP022 speaks.
        if annulling.is_empty() {
            continue;
        }
        let may_annul = |a: &Authority| annulling.iter().any(|k| authority::may(a, &k.id));
        let place = kind.at("appeal").at("decided_by");
        match appeal.decided_by {
            DecidedBy::OtherOfficer => {}
            DecidedBy::Court => {
                let mut courts = draft
                    .authorities
                    .values()
                    .filter(|a| a.value.court)
                    .peekable();
                if courts.peek().is_some() && !courts.any(|c| may_annul(&c.value)) {
                    let message = format!("no court has power to annul `{}`", kind.value.id);
                    out.say(&place, message).help(HOW_TO_EMPOWER);
                }
            }
            DecidedBy::ReviewBody => {
                let deciding = draft.authorities.values().map(|a| &a.value);
                let bodies: BTreeSet<&str> = deciding
                    .filter(|a| authority::may(a, &kind.value.id))
                    .filter_map(|a| a.review_body.as_deref())
                    .collect();
                for body in bodies.into_iter().filter_map(|b| draft.authorities.get(b)) {
                    if !may_annul(&body.value) {
                        let (who, what) = (&body.value.id, &kind.value.id);
                        let message = format!("`{who}` has no power to annul `{what}`");
                        out.say(&place, message).help(HOW_TO_EMPOWER);
                    }
                }
            }
        }
    }
}

const HOW_TO_EMPOWER: &str = "add a power for the act kind that annuls to `authorities.toml`";

pub(super) fn appeal_to_itself(draft: &Draft, out: &mut Out<'_>) {
    for kind in refs::adverse(draft) {
        if kind
            .value
            .appeal
            .as_ref()
            .is_some_and(|a| a.decided_by == DecidedBy::OtherOfficer)
        {
            let message = "an appeal goes to another body, not to another officer of the same one";
            out.say(&kind.at("appeal").at("decided_by"), message)
                .help("`review_body` or `court`; an officer of the same body decides objections");
        }
    }
}

pub(super) fn late_review(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        let Some(urgent) = &kind.value.urgent else {
            continue;
        };
        if period::days(&urgent.review.within) > REVIEW_DAYS_MAX {
            let within = period::written(&urgent.review.within);
            let message =
                format!("reviewed within `{within}`; an urgent act is reviewed within days");
            out.say(&kind.at("urgent").at("review").at("within"), message);
        }
    }
}

/// Finds adverse kinds that no act kind with one of these effects changes.
fn nothing(draft: &Draft, out: &mut Out<'_>, what: &str, effect: Effect) {
    // An act kind that could not be read may be the one.
    if !draft.all_read(Sort::ActKind) {
        return;
    }
    for kind in refs::adverse(draft) {
        let id = &kind.value.id;
        let done = draft
            .act_kinds
            .values()
            .any(|k| k.value.effect == effect && k.value.changes.contains(id));
        if !done {
            let message = format!("no act kind {what} `{id}`");
            out.say(&kind.at("id"), message).help(format!(
                "add an act kind whose `effect` is `{what}` and whose `changes` names `{id}`"
            ));
        }
    }
}

pub(super) fn nothing_contests(draft: &Draft, out: &mut Out<'_>) {
    nothing(draft, out, "contests", Effect::Contests);
}

pub(super) fn nothing_annuls(draft: &Draft, out: &mut Out<'_>) {
    nothing(draft, out, "annuls", Effect::Annuls);
}

pub(super) fn nothing_repairs(draft: &Draft, out: &mut Out<'_>) {
    nothing(draft, out, "repairs", Effect::Repairs);
}

pub(super) fn no_time_to_contest(draft: &Draft, out: &mut Out<'_>) {
    for kind in refs::adverse(draft) {
        for (name, remedy) in [
            ("objection", &kind.value.objection),
            ("appeal", &kind.value.appeal),
        ] {
            let Some(remedy) = remedy else { continue };
            if period::days(&remedy.lodge.within) < 1.0 {
                let place = kind.at(name).at("lodge").at("within");
                out.say(&place, format!("no day to lodge the {name}"));
            }
        }
    }
}

pub(super) fn no_time_to_answer(draft: &Draft, out: &mut Out<'_>) {
    for kind in refs::adverse(draft) {
        let k = &kind.value;
        let answered = k.notice.as_ref().is_none_or(|n| n.reply.is_some());
        if !answered && k.hearing.is_none() && k.urgent.is_none() {
            let message = format!("`{}` is decided without a time to answer", k.id);
            out.say(&kind.at("notice"), message)
                .help("state `reply`, or a `[hearing]`");
        }
    }
}

pub(super) fn repair_too_late(draft: &Draft, out: &mut Out<'_>) {
    for kind in refs::adverse(draft) {
        let Some(after) = kind.value.repair.as_ref().and_then(|r| r.after.as_ref()) else {
            continue;
        };
        let shown = kind
            .value
            .publication
            .iter()
            .filter_map(|r| r.max.as_ref())
            .map(period::days);
        let longest = shown.fold(None, |a: Option<f64>, b| Some(a.map_or(b, |a| a.max(b))));
        if longest.is_some_and(|max| period::days(after) >= max) {
            let message = format!(
                "repair opens after `{}`, when showing has ended everywhere",
                period::written(after)
            );
            out.say(&kind.at("repair").at("after"), message);
        }
    }
}

pub(super) fn repair_without_condition(draft: &Draft, out: &mut Out<'_>) {
    for kind in refs::adverse(draft) {
        let Some(repair) = &kind.value.repair else {
            continue;
        };
        if repair.conditions.iter().all(crate::model::Text::is_empty) {
            let message = format!("what repairs `{}` is not said", kind.value.id);
            out.say(&kind.at("repair").at("conditions"), message);
        }
    }
}

pub(super) fn no_court(draft: &Draft, out: &mut Out<'_>) {
    if !draft.all_read(Sort::Authority) || draft.authorities.values().any(|a| a.value.court) {
        return;
    }
    for kind in refs::adverse(draft) {
        for (name, remedy) in [
            ("objection", &kind.value.objection),
            ("appeal", &kind.value.appeal),
        ] {
            if remedy
                .as_ref()
                .is_some_and(|r| r.decided_by == DecidedBy::Court)
            {
                let place = kind.at(name).at("decided_by");
                out.say(&place, "no authority of this catalogue is a court")
                    .help("add the court to `authorities.toml` with `court = true`");
            }
        }
    }
}

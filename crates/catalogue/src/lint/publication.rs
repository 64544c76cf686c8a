//! Lints on showing an act: when, how long, under which of several rules.

use serde_json::Value;

use super::{Out, force, period, refs};
use crate::load::draft::Draft;
use crate::load::place::{Place, Placed};
use crate::model::{ActKind, InForce, PublicationRule, PublicationStart, When};

/// Publication rules of adverse act kinds.
fn adverse_rules(draft: &Draft) -> Vec<(&Placed<ActKind>, Place, &PublicationRule)> {
    refs::adverse(draft)
        .flat_map(|kind| {
            let rules = kind.value.publication.iter().enumerate();
            rules.map(move |(i, rule)| (kind, kind.at("publication").at(i), rule))
        })
        .collect()
}

/// Days after which a period is no end any more: fifty years.
pub(super) const FOR_EVER_DAYS: f64 = 50.0 * 365.0;

/// Days from which a period is unusually long: more than five years.
const LONG_DAYS: f64 = 5.0 * 366.0;

pub(super) fn never_ends(draft: &Draft, out: &mut Out<'_>) {
    for (kind, place, rule) in adverse_rules(draft) {
        let Some(max) = &rule.max else {
            let message = format!("`{}` is shown without a longest period", kind.value.id);
            out.say_key(&place.at("max"), message)
                .help("add `max`, as `max = \"P1Y\"`");
            continue;
        };
        if period::days(max) > FOR_EVER_DAYS {
            out.say(
                &place.at("max"),
                format!("`{}` is for ever", period::written(max)),
            );
        }
    }
}

/// Whether the rule lets nothing be shown.
fn shows_nothing(rule: &PublicationRule) -> bool {
    rule.max
        .as_ref()
        .is_some_and(|max| period::days(max) == 0.0)
}

pub(super) fn very_long(draft: &Draft, out: &mut Out<'_>) {
    for (_, place, rule) in adverse_rules(draft) {
        let max = rule.max.as_ref().filter(|m| is_long(m));
        if let Some(max) = max {
            out.say(
                &place.at("max"),
                format!("shown for `{}`", period::written(max)),
            );
        }
    }
    for kind in refs::adverse(draft) {
        let after = kind.value.ends.as_ref().and_then(|e| e.after.as_ref());
        if let Some(after) = after.filter(|a| is_long(a)) {
            let message = format!("in effect for `{}`", period::written(after));
            out.say(&kind.at("ends").at("after"), message);
        }
    }
}

fn is_long(period: &codes::period::Period) -> bool {
    (LONG_DAYS..=FOR_EVER_DAYS).contains(&period::days(period))
}

pub(super) fn does_not_end_by_itself(draft: &Draft, out: &mut Out<'_>) {
    for (kind, place, rule) in adverse_rules(draft) {
        if !rule.ends_by_itself && !shows_nothing(rule) {
            let message = format!("`{}` stays shown until somebody acts", kind.value.id);
            out.say(&place.at("ends_by_itself"), message);
        }
    }
}

pub(super) fn before_service(draft: &Draft, out: &mut Out<'_>) {
    for (kind, place, rule) in adverse_rules(draft) {
        let early = rule.starts == PublicationStart::OnDecision && !shows_nothing(rule);
        if early && kind.value.urgent.is_none() {
            let message = format!(
                "`{}` is shown on the day of decision, served or not",
                kind.value.id
            );
            out.say(&place.at("starts"), message).help(
                "`after_service` (the day of decision where the source has no day of service)",
            );
        }
    }
}

pub(super) fn min_over_max(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        for (i, rule) in kind.value.publication.iter().enumerate() {
            let (Some(min), Some(max)) = (&rule.min, &rule.max) else {
                continue;
            };
            if period::days(min) > period::days(max) {
                let (min, max) = (period::written(min), period::written(max));
                let place = kind.at("publication").at(i).at("min");
                out.say(
                    &place,
                    format!("shown at least `{min}`, and at most `{max}`"),
                );
            }
        }
    }
}

pub(super) fn overlap(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        let rules = &kind.value.publication;
        for (j, later) in rules.iter().enumerate() {
            let hides = |earlier: &&PublicationRule| {
                hidden(earlier.when.as_ref(), later.when.as_ref())
                    && force::meet(&earlier.in_force, &later.in_force).is_some()
            };
            if let Some(i) = rules[..j].iter().position(|r| hides(&r)) {
                let message = format!(
                    "rule {} stands before rule {} for the same days and the same acts",
                    i + 1,
                    j + 1
                );
                out.say(&kind.at("publication").at(j), message)
                    .help("the first that applies counts");
            }
        }
    }
}

/// Whether some acts that meet the later condition all meet the earlier one.
fn hidden(earlier: Option<&When>, later: Option<&When>) -> bool {
    match (earlier, later) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(a), Some(b)) => a.field == b.field && a.is.iter().any(|v| b.is.contains(v)),
    }
}

pub(super) fn gap(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        let mut spans: Vec<(usize, &InForce)> = kind
            .value
            .publication
            .iter()
            .map(|r| &r.in_force)
            .enumerate()
            .collect();
        spans.sort_by_key(|(_, s)| s.in_force_from);
        let Some((first, span)) = spans.first() else {
            continue;
        };
        let (mut last, mut until) = (*first, span.in_force_until);
        for (i, span) in &spans[1..] {
            let Some(end) = until else { break };
            if let Some(from) = span.in_force_from.filter(|from| *from > end) {
                let message = format!("no rule from {end} until {from}");
                out.say(&kind.at("publication").at(i).at("in_force_from"), message);
            }
            if span.in_force_until.is_none_or(|u| u > end) {
                (last, until) = (*i, span.in_force_until);
            }
        }
        let acts_go_on = force::hull(draft, &kind.value.provisions)
            .is_some_and(|h| until.is_some_and(|end| h.in_force_until.is_none_or(|u| u > end)));
        if let (true, Some(end)) = (acts_go_on, until) {
            let message = format!("no rule for decisions from {end}, and they go on");
            out.say(
                &kind.at("publication").at(last).at("in_force_until"),
                message,
            );
        }
    }
}

pub(super) fn condition_never_holds(draft: &Draft, out: &mut Out<'_>) {
    for kind in draft.act_kinds.values() {
        for (i, rule) in kind.value.publication.iter().enumerate() {
            let Some(when) = &rule.when else { continue };
            let place = kind.at("publication").at(i).at("when");
            let properties = kind.value.content.get("properties");
            let Some(field) = properties.and_then(|p| p.get(&when.field)) else {
                let message = format!("content has no field `{}`", when.field);
                let names = properties.and_then(Value::as_object).into_iter().flatten();
                out.say(&place.at("field"), message)
                    .meant(&when.field, names.map(|(name, _)| name.as_str()));
                continue;
            };
            if when.is.is_empty() {
                out.say(&place.at("is"), "no value would match");
            }
            let Some(values) = field.get("enum").and_then(Value::as_array) else {
                continue;
            };
            let values: Vec<String> = values.iter().map(text_form).collect();
            for (j, value) in when
                .is
                .iter()
                .enumerate()
                .filter(|(_, v)| !values.contains(v))
            {
                let message = format!("`{}` is never `{value}`", when.field);
                out.say(&place.at("is").at(j), message)
                    .meant(value, values.iter().map(String::as_str));
            }
        }
    }
}

fn text_form(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

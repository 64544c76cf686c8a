//! Which columns of its source a mapping reads, and where it says so.

use crate::load::place::{Place, Placed};
use crate::model::{ActMapping, Condition, DateFrom, Mapping};

/// Columns in a template: `{a}`, `{#a|b}`.
pub(super) fn columns_of(template: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let inner = &rest[open + 1..];
        let Some(close) = inner.find('}') else { break };
        let names = inner[..close].trim_start_matches('#').split('|');
        out.extend(names.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()));
        rest = &inner[close + 1..];
    }
    out
}

/// Every column a mapping reads, and where it says so.
pub(super) fn reads(mapping: &Placed<Mapping>) -> Vec<(Place, String)> {
    let mut reads = Reads::default();
    let m = &mapping.value;
    let subject = mapping.at("subject");
    reads.template(subject.at("identifier"), Some(&m.subject.identifier));
    match m.subject.name.as_deref() {
        Some(name) if !name.contains('{') => reads.column(subject.at("name"), Some(name)),
        name => reads.template(subject.at("name"), name),
    }
    for (i, also) in m.subject.also.iter().enumerate() {
        let place = subject.at("also").at(i);
        reads.template(place.at("identifier"), Some(&also.identifier));
        reads.condition(&place.at("only_if"), also.only_if.iter());
    }
    for (i, act) in m.acts.iter().enumerate() {
        reads.act(&mapping.at("act").at(i), act);
    }
    reads.0
}

#[derive(Default)]
struct Reads(Vec<(Place, String)>);

impl Reads {
    fn column(&mut self, place: Place, column: Option<&str>) {
        self.0.extend(column.map(|c| (place, c.to_owned())));
    }

    fn template(&mut self, place: Place, template: Option<&str>) {
        let columns = template.map(columns_of).unwrap_or_default();
        self.0
            .extend(columns.into_iter().map(|c| (place.clone(), c)));
    }

    fn condition<'a>(&mut self, place: &Place, all: impl Iterator<Item = &'a Condition>) {
        for (i, condition) in all.enumerate() {
            self.column(place.at(i).at("column"), Some(&condition.column));
        }
    }

    fn date(&mut self, place: &Place, date: Option<&DateFrom>) {
        for (i, column) in date.iter().flat_map(|d| &d.columns).enumerate() {
            // Where another act may give the day, the file need not.
            if date.is_some_and(|d| d.of_act_key.is_none()) {
                self.column(place.at("columns").at(i), Some(column));
            }
        }
        let of_act = date.and_then(|d| d.of_act_key.as_deref());
        self.template(place.at("of_act_key"), of_act);
    }

    fn act(&mut self, place: &Place, act: &ActMapping) {
        self.condition(&place.at("only_if"), act.only_if.iter());
        self.template(place.at("key"), Some(&act.key));
        self.template(place.at("changes_key"), act.changes_key.as_deref());
        self.template(place.at("rests_on_key"), act.rests_on_key.as_deref());
        self.column(
            place.at("authority").at("column"),
            act.authority.column.as_deref(),
        );
        self.column(place.at("basis").at("column"), act.basis.column.as_deref());
        self.date(&place.at("decided_on"), Some(&act.decided_on));
        self.date(&place.at("served_on"), act.served_on.as_ref());
        self.date(&place.at("effective_from"), act.effective_from.as_ref());
        self.date(&place.at("effective_until"), act.effective_until.as_ref());
        self.date(&place.at("known_on"), act.known_on.as_ref());
        for (name, field) in &act.content {
            let place = place.at("content").at(name);
            self.column(place.at("column"), field.column.as_deref());
            self.template(place.at("template"), field.template.as_deref());
        }
        self.template(place.at("reasons"), act.reasons.as_deref());
    }
}

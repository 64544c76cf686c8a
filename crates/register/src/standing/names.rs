//! The names a subject bears or bore, by its registrations.

use catalogue::Role;
use codes::Date;

use super::docket::{Docket, Entry};
use super::fate::Fates;
use crate::{ActId, Value};

/// A name a subject bears or bore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// First day, by the act that gave it. Equal to `until` where an act says
    /// only that the name was borne before, not since when.
    pub from: Date,
    /// First day it no longer bears it.
    pub until: Option<Date>,
    /// The act.
    pub act: ActId,
}

/// Names by registrations in effect on the day asked about, newest last.
pub(super) fn names(docket: &Docket, fates: &Fates, as_of: Date) -> Vec<Named> {
    let mut names: Vec<Named> = Vec::new();
    for (i, entry) in docket.entries.iter().enumerate() {
        let gives = matches!(entry.kind.role, Role::Registration | Role::Correction);
        let fell = fates.void[i] || fates.of[i].state.fallen();
        if !gives || fell || entry.act.effective_from > as_of {
            continue;
        }
        add_former(&mut names, entry);
        if entry.kind.role == Role::Registration {
            add(&mut names, entry);
        }
    }
    names
}

fn add(names: &mut Vec<Named>, entry: &Entry) {
    let act = entry.act;
    let name = text(entry, "name").unwrap_or(&act.subject.name);
    if let Some(last) = names.last_mut() {
        if last.until.is_none() && last.name == name {
            return;
        }
        last.until.get_or_insert(act.effective_from);
    }
    names.push(Named {
        name: name.to_owned(),
        from: act.effective_from,
        until: None,
        act: act.id.clone(),
    });
}

/// A former name, unless it is among the names already.
fn add_former(names: &mut Vec<Named>, entry: &Entry) {
    let Some(former) = text(entry, "former_name") else {
        return;
    };
    if names.iter().any(|named| named.name == former) {
        return;
    }
    let on = entry.act.effective_from;
    let at = names.len() - usize::from(names.last().is_some_and(|n| n.until.is_none()));
    names.insert(
        at,
        Named {
            name: former.to_owned(),
            from: on,
            until: Some(on),
            act: entry.act.id.clone(),
        },
    );
}

fn text<'a>(entry: &Entry<'a>, field: &str) -> Option<&'a str> {
    match entry.act.content.get(field) {
        Some(Value::Text(text)) if !text.trim().is_empty() => Some(text),
        _ => None,
    }
}

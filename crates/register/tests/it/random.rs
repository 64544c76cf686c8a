//! Random acts the law admits: lives of organisations nobody would think up.

use catalogue::{Effect, Role, SubjectKind};
use codes::Date;
use proptest::prelude::*;
use register::admit::admit;
use register::{Act, Value};

use crate::law::{LAW, SCHEMAS};
use crate::story::{day, id, noon, subject};

/// What one act is made of; all of it is read modulo what the law allows.
pub type Seed = (u8, u16, i8, u8, u8, u8, u8);

/// The acts of one subject, in the order they were made.
pub fn lives() -> impl Strategy<Value = Vec<Act>> {
    let seed = any::<Seed>();
    prop::collection::vec(seed, 1..14).prop_map(|seeds| {
        let mut acts = Vec::new();
        for seed in seeds {
            if let Some(act) = act(&acts, seed) {
                acts.push(act);
            }
        }
        acts
    })
}

/// Days on which to ask: of the acts, and between and after them.
pub fn days(acts: &[Act]) -> Vec<Date> {
    let around = |date: Date| {
        let shift = |days: i32| date.checked_add(jiff::Span::new().days(days)).unwrap();
        [-1, 0, 1, 61, 370, 1100].map(shift)
    };
    let of_act = |act: &Act| [act.decided_on, act.effective_from];
    let mut days: Vec<Date> = acts.iter().flat_map(of_act).flat_map(around).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn later(date: Date, days: i32) -> Date {
    date.checked_add(jiff::Span::new().days(days)).unwrap()
}

fn act(acts: &[Act], (kind, on, lag, served, target, ground, known): Seed) -> Option<Act> {
    let kinds = &LAW.catalogues["t"].act_kinds;
    let kind = kinds.values().nth(usize::from(kind) % kinds.len())?;
    let qualified = format!("t/{}", kind.id);
    let decided_on = later(day("2012-01-01"), i32::from(on) % 3600);
    let own = id(&format!("{}{}", kind.id, acts.len()), decided_on);
    let may = |act: &&Act, kinds: &[String]| kinds.iter().any(|k| act.kind[2..] == *k);
    let pick = |kinds: &[String], n: u8| {
        let found: Vec<&Act> = acts.iter().filter(|act| may(act, kinds)).collect();
        (!found.is_empty()).then(|| found[usize::from(n) % found.len()])
    };
    let changed = match kind.effect {
        Effect::None => None,
        _ => Some(pick(&kind.changes, target)?),
    };
    let rests = kind.role == Role::Measure || ground % 2 == 0;
    let grounds: Vec<&Act> = match rests {
        true => [ground, ground / 7]
            .into_iter()
            .filter_map(|n| pick(&kind.rests_on, n))
            .collect(),
        false => Vec::new(),
    };
    let lag = i32::from(lag) / if kind.effect == Effect::None { 4 } else { 1 };
    let effective_from = later(decided_on, lag.max(-30));
    let opens =
        changed.is_none() || kind.adverse || (kind.effect == Effect::Replaces && ground > 99);
    let authority = LAW.catalogues["t"].authorities.values().find(|body| {
        body.powers
            .iter()
            .any(|power| power.acts.contains(&kind.id))
    })?;
    let act = Act {
        thread: match changed {
            Some(changed) if !opens => changed.thread.clone(),
            _ => own.clone(),
        },
        id: own,
        kind: qualified.as_str().into(),
        subject: register::Subject {
            identifier: subject(),
            name: "Foo Ltd".into(),
        },
        unnamed: ground % 3 == 0,
        authority: format!("t/{}", authority.id).into(),
        basis: vec![register::Citation {
            provision: "t/art-1".into(),
            pinpoint: (target % 2 == 0).then(|| format!("art. 1({target})")),
        }],
        decided_on,
        served_on: (served % 3 > 0).then(|| later(decided_on, i32::from(served % 40))),
        effective_from,
        effective_until: (kind.id == "rating" || served % 5 == 0)
            .then(|| later(effective_from, i32::from(served) * 4)),
        content: content(&kind.content, target),
        reasons: (ground % 2 == 0).then(|| "Because.".to_owned()),
        changes: changed.map(|act| act.id.clone()),
        rests_on: grounds.iter().map(|act| act.id.clone()).collect(),
        recorded_at: noon(later(decided_on, i32::from(known))),
    };
    let subject = match kind.subjects.contains(&SubjectKind::Company) {
        true => SubjectKind::Company,
        false => SubjectKind::Establishment,
    };
    // What the law does not let in is no act.
    let today = day("2030-01-01");
    admit(&LAW, &SCHEMAS, &act, subject, today, changed, &grounds).ok()?;
    Some(act)
}

fn content(schema: &serde_json::Value, n: u8) -> std::collections::BTreeMap<String, Value> {
    let gravity = ["minor", "general", "serious"][usize::from(n % 3)];
    let ended = later(day("2012-01-01"), i32::from(n) * 9);
    let fields = [
        ("gravity", Value::Text(gravity.into())),
        ("amount", Value::Integer(i64::from(n))),
        ("rate", Value::Decimal(format!("0.{n}"))),
        ("conduct_ended_on", Value::Date(ended)),
        ("name", Value::Text(format!("Foo {n}"))),
    ];
    let has = |field: &str| schema.pointer(&format!("/properties/{field}")).is_some();
    fields
        .into_iter()
        .enumerate()
        .filter(|(i, (field, _))| has(field) && n >> (i + 1) & 1 == 1)
        .map(|(_, (field, value))| (field.to_owned(), value))
        .collect()
}

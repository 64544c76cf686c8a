//! Stories: acts told in a line, and what came of them told back.
//!
//! `penalty 2016-03-01; petition 2016-03-20; annulled 2016-08-01 on petition`
//!
//! A part is `kind day`, then any of: `as label`, `on label` (the act it
//! changes; without it the first act of the story), `rests label,label`,
//! `served day`, `decided day`, `until day`, `known day`, `field=value`. Kinds without effect,
//! and parts that say `new`, open a thread. A label without `as` is the kind.

use catalogue::{Effect, Removal};
use codes::{Date, Identifier};
use register::standing::Visibility;
use register::{Act, ActId, Citation, Instant, Standing, Subject, ThreadStanding, Value, fold};

use crate::law::LAW;

pub fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("no day: {text}"))
}

/// Noon of a day.
pub fn noon(day: Date) -> Instant {
    format!("{day}T12:00:00Z").parse().unwrap()
}

/// As late as instants go.
pub const EVER: Instant = Instant::MAX;

pub fn subject() -> Identifier {
    "uscc:91350100M000100Y43".parse().unwrap()
}

pub fn id(label: &str, decided_on: Date) -> ActId {
    ActId::of_key("t", label, decided_on)
}

pub struct Story {
    pub acts: Vec<Act>,
    labels: Vec<String>,
}

impl Story {
    pub fn tell(text: &str) -> Self {
        let mut story = Self {
            acts: Vec::new(),
            labels: Vec::new(),
        };
        for part in text.split(';') {
            story.part(part.trim());
        }
        story
    }

    pub fn act(&self, label: &str) -> &Act {
        let at = self.labels.iter().rposition(|l| l == label);
        &self.acts[at.unwrap_or_else(|| panic!("no act `{label}`"))]
    }

    pub fn label(&self, id: &ActId) -> &str {
        let at = self.acts.iter().position(|act| act.id == *id);
        at.map_or("?", |at| &self.labels[at])
    }

    fn part(&mut self, part: &str) {
        let mut words = part.split_whitespace();
        let kind = words.next().expect("a kind");
        let on = day(words.next().expect("a day"));
        let effect = LAW.act_kind(&format!("t/{kind}")).expect(kind).effect;
        let mut act = blank(kind, on);
        let (mut label, mut new, mut changes) = (kind.to_owned(), effect == Effect::None, None);
        while let Some(word) = words.next() {
            if let Some((field, value)) = word.split_once('=') {
                act.content.insert(field.into(), value_of(value));
                continue;
            }
            if word == "new" {
                new = true;
                continue;
            }
            let what = words.next().expect("what follows");
            match word {
                "as" => label = what.to_owned(),
                "on" => changes = Some(self.act(what).clone()),
                "rests" => {
                    act.rests_on = what.split(',').map(|l| self.act(l).id.clone()).collect();
                }
                "served" => act.served_on = Some(day(what)),
                "decided" => act.decided_on = day(what),
                "until" => act.effective_until = Some(day(what)),
                "known" => act.recorded_at = noon(day(what)),
                other => panic!("what is `{other}`?"),
            }
        }
        if effect != Effect::None && changes.is_none() {
            changes = Some(self.acts[0].clone());
        }
        act.id = id(&format!("{label}{}", self.acts.len()), act.decided_on);
        act.thread = match &changes {
            Some(changed) if !new => changed.thread.clone(),
            _ => act.id.clone(),
        };
        act.changes = changes.map(|changed| changed.id);
        self.acts.push(act);
        self.labels.push(label);
    }

    pub fn on(&self, as_of: Date) -> Standing {
        fold(&LAW, &subject(), &self.acts, as_of, EVER)
    }
}

pub fn blank(kind: &str, on: Date) -> Act {
    let authority = match kind {
        "upheld" | "amended" | "annulled" => "t/tribunal",
        _ => "t/bureau",
    };
    Act {
        id: id(kind, on),
        thread: id(kind, on),
        kind: format!("t/{kind}").into(),
        subject: Subject {
            identifier: subject(),
            name: "Foo Ltd".into(),
        },
        unnamed: false,
        authority: authority.into(),
        basis: vec![Citation {
            provision: "t/art-1".into(),
            pinpoint: None,
        }],
        decided_on: on,
        served_on: None,
        effective_from: on,
        effective_until: None,
        content: Default::default(),
        reasons: None,
        changes: None,
        rests_on: Vec::new(),
        recorded_at: noon(on),
    }
}

fn value_of(text: &str) -> Value {
    match text.parse() {
        Ok(date) => Value::Date(date),
        Err(_) => Value::Text(text.replace('_', " ")),
    }
}

/// `annulled 2016-08-01`, with `with penalty` where it fell with another.
pub fn state(story: &Story, thread: &ThreadStanding) -> String {
    let with = thread.fell_with.as_ref().or(thread.lifted_with.as_ref());
    let with = with.map_or_else(String::new, |id| format!(" with {}", story.label(id)));
    format!("{} {}{with}", thread.state.word(), thread.since)
}

/// `shown until 2017-03-02`, `removed 2016-08-01, tombstone`, ...
pub fn seen(visibility: &Visibility) -> String {
    let left = |left: &Removal| match left {
        Removal::Tombstone => "tombstone",
        Removal::NoTrace => "no trace",
    };
    match visibility {
        Visibility::Shown { until: None } => "shown".into(),
        Visibility::Shown { until: Some(until) } => format!("shown until {until}"),
        Visibility::NotYet { from: None } => "not yet".into(),
        Visibility::NotYet { from: Some(from) } => format!("not until {from}"),
        Visibility::Ended { on, left: l } => format!("over {on}, {}", left(l)),
        Visibility::Removed { on, left: l } => format!("removed {on}, {}", left(l)),
        Visibility::Never => "never".into(),
        Visibility::Unknown { why } => format!("unknown: {why}"),
    }
}

/// States of all threads on a day, in the order of the story.
pub fn check(story: &str, as_of: &str, expected: &str) {
    check_with(story, as_of, expected, state);
}

/// What the public sees of all threads on a day, in the order of the story.
pub fn check_seen(story: &str, as_of: &str, expected: &str) {
    check_with(story, as_of, expected, |_, thread| seen(&thread.visibility));
}

fn check_with(
    text: &str,
    as_of: &str,
    expected: &str,
    say: impl Fn(&Story, &ThreadStanding) -> String,
) {
    let story = Story::tell(text);
    let standing = story.on(day(as_of));
    let found = |act: &Act| standing.threads.iter().find(|t| t.thread == act.id);
    let said: Vec<String> = story
        .acts
        .iter()
        .filter_map(found)
        .map(|thread| say(&story, thread))
        .collect();
    assert_eq!(said.join("; "), expected, "\n{text}\non {as_of}");
}

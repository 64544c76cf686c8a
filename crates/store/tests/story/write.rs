//! Acts and commits for the story.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::SubjectKind;
use codes::{Date, Identifier};
use data_encoding::BASE64URL_NOPAD;
use register::encoding::v1;
use register::{Act, ActId, Citation, Instant, State, Subject, Value};
use serde_json::json;
use store::{Commit, HeldRow, LogHead, NameRow, NewAct, Store, StoreError, SubjectRow, ThreadRow};

pub const ORIGIN: &str = "example.org/register";
pub const KIND: &str = "tw-environment/penalty";
pub const AUTHORITY: &str = "tw-environment/taipei-epb";
pub const PROVISION: &str = "tw-environment/waste-31";

pub fn id(text: &str) -> Identifier {
    text.parse().expect("an identifier")
}

pub fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

pub fn at(second: i64) -> Instant {
    Instant::new(1_790_000_000 + second, 123_456_000).expect("an instant")
}

/// An act that opens a matter.
pub fn act(subject: &str, name: &str, key: &str, day: &str) -> Act {
    let decided_on = date(day);
    let act_id = ActId::of_key("tw-environment", key, decided_on);
    Act {
        thread: act_id.clone(),
        id: act_id,
        kind: KIND.into(),
        subject: Subject {
            identifier: id(subject),
            name: name.to_owned(),
        },
        unnamed: false,
        authority: AUTHORITY.into(),
        basis: vec![Citation {
            provision: PROVISION.to_owned(),
            pinpoint: Some("第31條第1項第2款".to_owned()),
        }],
        decided_on,
        served_on: Some(decided_on),
        effective_from: decided_on,
        effective_until: None,
        content: BTreeMap::from([
            ("amount".to_owned(), Value::Integer(6000)),
            ("paid".to_owned(), Value::Flag(true)),
            (
                "seen_on".to_owned(),
                Value::List(vec![Value::Date(date("2016-11-30"))]),
            ),
            (
                "document".to_owned(),
                Value::Text("40-106-100012 \"quoted\"\n~".to_owned()),
            ),
        ]),
        reasons: Some("未依規定申報事業廢棄物 🏭".to_owned()),
        changes: None,
        rests_on: Vec::new(),
        recorded_at: at(1),
    }
}

/// The act with its disclosures, as the desk makes them.
pub fn new_act(act: &Act) -> NewAct {
    let mut disclosures = String::new();
    for (name, value) in v1::claims(act, ORIGIN).hidden {
        let salted = json!(["_26bc4LT-ac6q2KI6cBW5es", name, value]).to_string();
        disclosures.push_str(&BASE64URL_NOPAD.encode(salted.as_bytes()));
        disclosures.push('~');
    }
    NewAct {
        act: Arc::new(act.clone()),
        jwt: format!("jwt-of-{}", act.id),
        disclosures,
    }
}

pub fn subject(act: &Act) -> SubjectRow {
    SubjectRow {
        id: act.subject.identifier.clone(),
        catalogue: "tw-registry".to_owned(),
        kind: SubjectKind::Company,
        name: act.subject.name.clone(),
        registered_by: act.id.clone(),
    }
}

pub fn name(act: &Act) -> NameRow {
    NameRow {
        subject: act.subject.identifier.clone(),
        name: act.subject.name.clone(),
        folded: register::name::normalise(&act.subject.name),
        act: act.id.clone(),
    }
}

pub fn thread(act: &Act) -> ThreadRow {
    ThreadRow {
        id: act.thread.clone(),
        subject: act.subject.identifier.clone(),
        kind: act.kind.to_string(),
        authority: act.authority.to_string(),
        adverse: true,
        decided_on: act.decided_on,
        state: State::InForce,
        since: act.effective_from,
        ends_on: Some(date("2030-01-01")),
        shown_from: Some(act.decided_on),
        shown_until: None,
        basis: act
            .basis
            .iter()
            .map(|cited| cited.provision.clone())
            .collect(),
    }
}

pub fn held(id: &str, catalogue: &str, second: i64) -> HeldRow {
    HeldRow {
        id: id.to_owned(),
        catalogue: catalogue.to_owned(),
        source: "fines.csv:12".to_owned(),
        identifier: "tw-ubn:04595257".to_owned(),
        claimed_name: "甲公司".to_owned(),
        register_name: "乙公司; 丙公司".to_owned(),
        reason: "names disagree".to_owned(),
        what: KIND.to_owned(),
        held_at: at(second),
    }
}

/// A commit of these acts, each with all that is derived from it.
pub fn commit(epoch: u64, from: u64, acts: &[Act]) -> Commit {
    Commit {
        expected_size: from,
        epoch,
        acts: acts.iter().map(new_act).collect(),
        subjects: acts.iter().map(subject).collect(),
        names: acts.iter().map(name).collect(),
        threads: acts.iter().map(thread).collect(),
        head: (!acts.is_empty()).then(|| head(from + acts.len() as u64)),
        ..Commit::default()
    }
}

pub fn head(size: u64) -> LogHead {
    LogHead {
        size,
        frontier: vec![0, 255, size as u8],
        checkpoint: format!("{ORIGIN}\n{size}\n"),
        recorded_at: Some(at(1)),
    }
}

/// Claims the right to write for an hour from second 0.
pub async fn claim(store: &dyn Store) -> u64 {
    store.claim_writer("story", 0, 3600).await.expect("claimed")
}

/// Keeps acts after whatever is there.
pub async fn keep(store: &dyn Store, epoch: u64, acts: &[Act]) -> Result<(), StoreError> {
    let from = store.head().await?.size;
    store.commit(commit(epoch, from, acts)).await
}

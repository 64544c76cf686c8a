//! The course of events: drafts the simulator hands to the desk.

use std::collections::BTreeMap;

use catalogue::SubjectKind;
use codes::{Date, Identifier};
use desk::{Draft, Matter, Ref, SubjectClaim};
use register::{ActId, Citation, Value};

/// Names of organisations that differ in one character from their neighbours.
pub(crate) fn name(n: usize) -> String {
    format!("第{n}號化工股份有限公司")
}

pub(crate) fn identifier(n: usize) -> Identifier {
    Identifier::new("t-firm", &format!("{n:06}")).expect("a well-formed identifier")
}

/// What is asked to be recorded.
pub(crate) struct Ask<'a> {
    pub kind: &'static str,
    pub authority: &'static str,
    pub organisation: usize,
    pub name: String,
    pub key: String,
    pub decided_on: Date,
    pub provision: &'static str,
    pub content: Vec<(&'static str, Value)>,
    pub changes: Option<&'a ActId>,
    pub rests_on: Option<&'a ActId>,
}

impl Ask<'_> {
    pub fn new(kind: &'static str, organisation: usize, key: String, decided_on: Date) -> Self {
        let authority = match kind {
            "upheld" | "annulled" | "amended" => "tribunal",
            _ => "bureau",
        };
        Self {
            kind,
            authority,
            organisation,
            name: name(organisation),
            key,
            decided_on,
            provision: "art-1",
            content: Vec::new(),
            changes: None,
            rests_on: None,
        }
    }

    pub fn id(&self) -> ActId {
        ActId::of_key("t", &self.key, self.decided_on)
    }

    pub fn matter(&self) -> Matter {
        let draft = Draft {
            id: self.id(),
            key: self.key.clone(),
            kind: format!("t/{}", self.kind).into(),
            authority: format!("t/{}", self.authority).into(),
            basis: vec![Citation {
                provision: format!("t/{}", self.provision),
                pinpoint: None,
            }],
            day_of: None,
            decided_on: self.decided_on,
            served_on: None,
            effective_from: self.decided_on,
            effective_until: None,
            content: self
                .content
                .iter()
                .map(|(k, v)| ((*k).to_owned(), v.clone()))
                .collect::<BTreeMap<_, _>>(),
            reasons: None,
            changes: self.changes.cloned().map(Ref::Id),
            rests_on: self.rests_on.cloned().map(Ref::Id).into_iter().collect(),
            known_at: None,
        };
        Matter {
            source: format!("simulator {}", self.key),
            catalogue: "t".to_owned(),
            subject: SubjectClaim {
                identifier: identifier(self.organisation),
                name: Some(self.name.clone()),
                kind: SubjectKind::Company,
                also: Vec::new(),
            },
            drafts: vec![draft],
        }
    }
}

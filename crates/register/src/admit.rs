//! Admission: whether the law lets an act be recorded at all.
//!
//! Checks what needs no store but the acts it refers to: kind, competence,
//! provisions in force on the day of decision, content, what it changes and
//! rests on, ending. Whether identifier and name agree with the register is
//! `name.rs`; the desk asks both. Everything wrong is said at once.

use catalogue::{ActKind, Catalogue, ContentSchemas, Effect, Law, Role, SubjectKind};
use codes::Date;

use crate::{Act, ActId, competence, encoding};

mod refusal;

pub use refusal::Refusal;

/// What admission must know of an act referred to.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// The act.
    pub act: &'a Act,
}

/// Checks an act against the law.
///
/// `subject_kind` is what the register knows the subject to be; `changed` and
/// `grounds` are the acts it refers to, as kept (absent: not found).
///
/// # Errors
/// All refusals, not only the first.
pub fn admit(
    law: &Law,
    schemas: &ContentSchemas,
    act: &Act,
    subject_kind: SubjectKind,
    today: Date,
    changed: Option<&Act>,
    grounds: &[&Act],
) -> Result<(), Vec<Refusal>> {
    let found = law.catalogue_of(&act.kind).zip(law.act_kind(&act.kind));
    let Some((catalogue, kind)) = found else {
        return Err(vec![Refusal::UnknownKind(act.kind.to_string())]);
    };
    let mut admission = Admission {
        act,
        catalogue,
        kind,
        received: changed.is_some_and(|changed| {
            competence::receives_contests(law, &act.authority, &changed.authority)
        }),
        refusals: Vec::new(),
    };
    admission.basis(law);
    admission.subject(subject_kind);
    admission.content(schemas);
    admission.days(today);
    admission.changes(changed);
    admission.grounds(grounds);
    match admission.refusals.is_empty() {
        true => Ok(()),
        false => Err(admission.refusals),
    }
}

/// The thread an act belongs to: that of the act it changes, else its own.
///
/// An adverse act that takes the place of another opens a thread of its own:
/// it needs days and ways of its own, which a step has not (promise 5).
#[must_use]
pub fn thread_of(kind: &ActKind, own: &ActId, changed: Option<&Act>) -> ActId {
    let takes_place = kind.effect == Effect::Replaces && kind.adverse;
    match changed {
        Some(changed) if !takes_place => changed.thread.clone(),
        _ => own.clone(),
    }
}

struct Admission<'a> {
    act: &'a Act,
    catalogue: &'a Catalogue,
    kind: &'a ActKind,
    /// Whether its authority receives contests of the act it changes.
    received: bool,
    refusals: Vec<Refusal>,
}

impl Admission<'_> {
    fn kind_id(&self) -> String {
        self.act.kind.to_string()
    }

    fn basis(&mut self, law: &Law) {
        if self.act.basis.is_empty() {
            self.refusals.push(Refusal::NoBasis);
        }
        if law.authority(&self.act.authority).is_none() {
            let authority = self.act.authority.to_string();
            self.push_once(competence::Denied::UnknownAuthority(authority).into());
        }
        for cited in &self.act.basis {
            self.provision(law, &cited.provision);
        }
    }

    fn provision(&mut self, law: &Law, cited: &str) {
        let on = self.act.decided_on;
        let Some(provision) = law.provision(cited) else {
            self.refusals
                .push(Refusal::UnknownProvision(cited.to_owned()));
            return;
        };
        if !provision.in_force.holds_on(on) {
            self.refusals.push(Refusal::NotInForce {
                provision: cited.to_owned(),
                on,
            });
        }
        let local = self.local(cited);
        if !local.is_some_and(|id| self.kind.provisions.iter().any(|p| p == id)) {
            self.refusals.push(Refusal::WrongProvision {
                kind: self.kind_id(),
                provision: cited.to_owned(),
            });
            return;
        }
        // A contest is the subject's own act, which needs no power: only to reach
        // who decided, or who reviews that.
        if self.kind.role == Role::Contest && self.received {
            return;
        }
        let asked = competence::allowed(law, &self.act.authority, &self.act.kind, cited, on);
        if let Err(denied) = asked {
            self.push_once(denied.into());
        }
    }

    /// What several provisions have wrong in the same way is said once.
    fn push_once(&mut self, refusal: Refusal) {
        if !self.refusals.contains(&refusal) {
            self.refusals.push(refusal);
        }
    }

    fn subject(&mut self, kind: SubjectKind) {
        if !self.kind.subjects.contains(&kind) {
            self.refusals.push(Refusal::SubjectKind {
                kind: self.kind_id(),
            });
        }
        if self.act.subject.name.trim().is_empty() {
            self.refusals.push(Refusal::NoName);
        }
    }

    fn content(&mut self, schemas: &ContentSchemas) {
        let content = encoding::json::content(&self.act.content, &self.kind.content);
        if let Err(faults) = schemas.check(&self.act.kind, &content) {
            self.refusals
                .extend(faults.into_iter().map(Refusal::Content));
        }
    }

    fn days(&mut self, today: Date) {
        let act = self.act;
        if act.decided_on > today {
            self.refusals.push(Refusal::Future(act.decided_on));
        }
        if let Some(served) = act.served_on {
            if served < act.decided_on {
                self.refusals.push(Refusal::ServedFirst {
                    served,
                    decided: act.decided_on,
                });
            } else if self.kind.adverse && self.kind.urgent.is_none() && act.effective_from < served
            {
                self.refusals.push(Refusal::Unserved {
                    from: act.effective_from,
                    served,
                });
            }
        }
        if let Some(until) = act.effective_until.filter(|&u| u < act.effective_from) {
            self.refusals.push(Refusal::Span {
                from: act.effective_from,
                until,
            });
        }
        let ends = self.kind.ends.as_ref();
        let by_kind = ends.is_some_and(|e| e.after.is_some() || e.with_publication);
        let must_say = !by_kind || ends.is_some_and(|e| e.by_act);
        if self.kind.adverse && must_say && act.effective_until.is_none() {
            self.refusals.push(Refusal::NoEnd(self.kind_id()));
        }
    }

    fn changes(&mut self, changed: Option<&Act>) {
        match (&self.act.changes, changed) {
            (None, _) => {
                if self.kind.effect != Effect::None {
                    self.no_change("nothing: it must name an act");
                } else if !self.act.opens_thread() {
                    self.no_change("the thread of another act without naming an act of it");
                }
            }
            (Some(id), Some(changed)) if changed.id == *id => self.change(changed),
            (Some(id), _) => self.no_change(&format!("`{id}`, which is not in the register")),
        }
    }

    fn change(&mut self, changed: &Act) {
        if changed.id == self.act.id {
            self.no_change("itself");
        }
        let lists = self.kind.effect != Effect::None || !self.kind.changes.is_empty();
        if lists && !self.names(&changed.kind, &self.kind.changes) {
            self.no_change(&format!("an act of kind `{}`", changed.kind));
        }
        if changed.subject.identifier != self.act.subject.identifier {
            self.no_change("an act about another subject");
        }
        // See `thread_of`; what is not adverse may open a thread too.
        let replaces = self.kind.effect == Effect::Replaces;
        match (self.act.opens_thread(), replaces) {
            (true, true) => {}
            (false, true) if self.kind.adverse => {
                self.no_change("an act of an older thread: being adverse, it opens its own");
            }
            _ if self.act.thread != changed.thread => {
                self.no_change("an act of another thread");
            }
            _ => {}
        }
    }

    fn no_change(&mut self, what: &str) {
        self.refusals.push(Refusal::Changes {
            kind: self.kind_id(),
            what: what.to_owned(),
        });
    }

    fn grounds(&mut self, grounds: &[&Act]) {
        if self.kind.role == Role::Measure && self.act.rests_on.is_empty() {
            self.no_ground("nothing: a measure is the consequence of an act");
        }
        for id in &self.act.rests_on {
            match grounds.iter().find(|ground| ground.id == *id) {
                Some(ground) => self.ground(ground),
                None => self.no_ground(&format!("`{id}`, which is not in the register")),
            }
        }
    }

    fn ground(&mut self, ground: &Act) {
        if !self.names(&ground.kind, &self.kind.rests_on) {
            self.no_ground(&format!("an act of kind `{}`", ground.kind));
        }
        if ground.subject.identifier != self.act.subject.identifier {
            self.no_ground("an act about another subject");
        }
        if ground.id == self.act.id {
            self.no_ground("itself");
        } else if self.act.changes.as_ref() == Some(&ground.id) {
            self.no_ground("the act it changes");
        }
    }

    fn no_ground(&mut self, what: &str) {
        self.refusals.push(Refusal::RestsOn {
            kind: self.kind_id(),
            what: what.to_owned(),
        });
    }

    /// Whether a qualified kind is among local ids of this catalogue.
    fn names(&self, qualified: &str, ids: &[String]) -> bool {
        self.local(qualified)
            .is_some_and(|local| ids.iter().any(|id| id == local))
    }

    fn local<'q>(&self, qualified: &'q str) -> Option<&'q str> {
        let (catalogue, id) = qualified.split_once('/')?;
        (catalogue == self.catalogue.id).then_some(id)
    }
}

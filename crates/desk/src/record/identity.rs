//! Whom a matter is about: identifier and name must agree (promise 6).

use std::collections::HashMap;
use std::sync::Arc;

use catalogue::{Law, NameAgreement, Role};
use codes::Identifier;
use register::{ActId, name};
use store::{Store, StoreError, SubjectRow};

use crate::{Matter, Ref};

/// A subject as far as this commit needs to know it.
pub(super) struct Known {
    /// The row, as it will be kept.
    pub row: SubjectRow,
    /// Names it bears or bore.
    pub names: Vec<KnownName>,
    /// Its acts in the store, by tail of the id.
    pub acts: HashMap<String, ActId>,
    /// Index of the matter of this batch that registers it, if it is new.
    pub registered_by: Option<usize>,
}

/// A name of a subject.
pub(super) struct KnownName {
    name: String,
    folded: String,
    /// Index of the matter of this batch that gives it; none: kept before.
    given_by: Option<usize>,
}

impl KnownName {
    fn new(name: &str, given_by: Option<usize>) -> Self {
        Self {
            name: name.to_owned(),
            folded: name::normalise(name),
            given_by,
        }
    }
}

/// Subjects of one batch.
#[derive(Default)]
pub(super) struct Subjects {
    by_id: HashMap<Identifier, Known>,
    /// Further identifiers met in this batch, with the subjects they belong to.
    also: HashMap<Identifier, Vec<Identifier>>,
}

/// Where identity ends for a matter.
pub(super) enum Verdict {
    /// The subject; the name its acts bear; whether the name was not checked.
    Agreed {
        subject: Identifier,
        name: Arc<str>,
        unnamed: bool,
        /// The matter of this batch that gave the name: with it this one falls.
        named_by: Option<usize>,
    },
    /// Identifier and name disagree.
    Held {
        reason: String,
        register_name: String,
    },
    /// Nobody to hang it on.
    Refused(String),
}

impl Subjects {
    /// Loads what the store knows of a batch's subjects.
    pub async fn load(
        store: &dyn Store,
        law: &Law,
        matters: &[Matter],
    ) -> Result<Self, StoreError> {
        let mut ids: Vec<Identifier> = matters
            .iter()
            .map(|m| m.subject.identifier.clone())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let mut out = Self::default();
        out.add(store, &ids).await?;
        // What is nobody's own may be somebody's further identifier.
        let mut further: Vec<Identifier> = matters
            .iter()
            .filter(|m| !out.by_id.contains_key(&m.subject.identifier) && !registers(law, m))
            .map(|m| m.subject.identifier.clone())
            .collect();
        further.sort_unstable();
        further.dedup();
        if further.is_empty() {
            return Ok(out);
        }
        let pairs = store.owners(&further).await?;
        let mut owners: Vec<Identifier> = pairs.iter().map(|(_, owner)| owner.clone()).collect();
        owners.sort_unstable();
        owners.dedup();
        owners.retain(|owner| !out.by_id.contains_key(owner));
        out.add(store, &owners).await?;
        for (id, owner) in pairs {
            out.also.entry(id).or_default().push(owner);
        }
        Ok(out)
    }

    async fn add(&mut self, store: &dyn Store, ids: &[Identifier]) -> Result<(), StoreError> {
        let rows = store.subjects(ids).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let known: Vec<Identifier> = rows.iter().map(|r| r.id.clone()).collect();
        for row in rows {
            self.by_id.insert(
                row.id.clone(),
                Known {
                    row,
                    names: Vec::new(),
                    acts: HashMap::new(),
                    registered_by: None,
                },
            );
        }
        for n in store.names(&known).await? {
            if let Some(k) = self.by_id.get_mut(&n.subject) {
                k.names.push(KnownName {
                    name: n.name,
                    folded: n.folded,
                    given_by: None,
                });
            }
        }
        for (subject, act) in store.act_ids_of(&known).await? {
            if let Some(k) = self.by_id.get_mut(&subject) {
                k.acts.insert(act.tail().to_owned(), act);
            }
        }
        Ok(())
    }

    /// The subject under this identifier.
    pub fn get(&self, id: &Identifier) -> Option<&Known> {
        self.by_id.get(id)
    }

    /// The subject under this identifier, to change.
    pub fn get_mut(&mut self, id: &Identifier) -> Option<&mut Known> {
        self.by_id.get_mut(id)
    }

    /// Forgets a subject whose registration came to nothing.
    pub fn forget(&mut self, id: &Identifier) {
        self.by_id.remove(id);
    }

    /// Settles whom matter number `at` is about; a new subject is entered, and
    /// what further identifiers it brings count for the matters after it.
    pub fn settle(&mut self, law: &Law, matter: &Matter, at: usize) -> Verdict {
        let verdict = self.whom(law, matter, at);
        if let Verdict::Agreed { subject, .. } = &verdict {
            for also in &matter.subject.also {
                let owners = self.also.entry(also.clone()).or_default();
                if !owners.contains(subject) {
                    owners.push(subject.clone());
                }
            }
        }
        verdict
    }

    fn whom(&mut self, law: &Law, matter: &Matter, at: usize) -> Verdict {
        let claim = &matter.subject;
        let registering = registers(law, matter);
        let owners = self.also.get(&claim.identifier).map(Vec::as_slice);
        let id = match owners.unwrap_or_default() {
            // Its own goes before anybody's further one.
            _ if registering || self.by_id.contains_key(&claim.identifier) => {
                claim.identifier.clone()
            }
            [] => claim.identifier.clone(),
            [owner] => owner.clone(),
            several => {
                return Verdict::Refused(format!(
                    "`{}` belongs to {} organisations of this register: name one by its own identifier",
                    claim.identifier,
                    several.len()
                ));
            }
        };
        let Some(known) = self.by_id.get_mut(&id) else {
            if !registering {
                return Verdict::Refused(format!(
                    "the register has no organisation `{id}`: record its registration first"
                ));
            }
            let Some(name) = &claim.name else {
                return Verdict::Refused(format!("`{id}` cannot be registered without a name"));
            };
            if name::normalise(name).is_empty() {
                return Verdict::Refused(format!(
                    "`{id}` cannot be registered under the name `{name}`"
                ));
            }
            let Some(first) = matter.drafts.first() else {
                return Verdict::Refused("a matter without acts".to_owned());
            };
            self.by_id.insert(
                id.clone(),
                Known {
                    row: SubjectRow {
                        id: id.clone(),
                        catalogue: matter.catalogue.clone(),
                        kind: claim.kind,
                        name: name.clone(),
                        registered_by: first.id.clone(),
                    },
                    names: vec![KnownName::new(name, None)],
                    acts: HashMap::new(),
                    registered_by: Some(at),
                },
            );
            return Verdict::Agreed {
                subject: id,
                name: name.as_str().into(),
                unnamed: false,
                named_by: None,
            };
        };
        let Some(name) = &claim.name else {
            return Verdict::Agreed {
                subject: id,
                name: known.row.name.as_str().into(),
                unnamed: true,
                named_by: None,
            };
        };
        let how = law
            .catalogue(&matter.catalogue)
            .map_or(NameAgreement::default(), |c| c.head.names);
        if let Some(given_by) = agrees(known, name, how) {
            return Verdict::Agreed {
                subject: id,
                name: name.as_str().into(),
                unnamed: false,
                named_by: given_by.filter(|&by| by != at),
            };
        }
        // A registration may bring a new name if it also states the old one.
        let former = matter
            .drafts
            .iter()
            .filter(|_| registering)
            .filter_map(|d| d.content.get("former_name"))
            .find_map(|old| agrees(known, &old.to_text(), how));
        if let Some(given_by) = former {
            known.names.push(KnownName::new(name, Some(at)));
            return Verdict::Agreed {
                subject: id,
                name: name.as_str().into(),
                unnamed: false,
                named_by: given_by,
            };
        }
        let register_name = known
            .names
            .iter()
            .map(|n| n.name.as_str())
            .collect::<Vec<_>>()
            .join("; ");
        Verdict::Held {
            reason: format!(
                "`{id}` is `{register_name}` in the register, the source says `{name}`"
            ),
            register_name,
        }
    }
}

/// Whether a name is one of the subject's, and which matter of this batch gave
/// it: a name kept before is leant on sooner than one just brought.
fn agrees(known: &Known, name: &str, how: NameAgreement) -> Option<Option<usize>> {
    let folded = match how {
        NameAgreement::Exact => None,
        NameAgreement::Normalised => Some(name::normalise(name)),
    };
    known
        .names
        .iter()
        .filter(|n| n.name == name || Some(&n.folded) == folded.as_ref())
        .map(|n| n.given_by)
        .min()
}

/// Whether a matter enters its subject into the register.
pub(super) fn registers(law: &Law, matter: &Matter) -> bool {
    matter.drafts.iter().any(|d| {
        law.act_kind(&d.kind)
            .is_some_and(|k| k.role == Role::Registration)
    })
}

/// The acts a matter refers to outside itself.
pub(super) fn outward(matter: &Matter) -> impl Iterator<Item = &Ref> {
    matter
        .drafts
        .iter()
        .flat_map(|d| d.changes.iter().chain(&d.rests_on))
        .filter(|r| match r {
            Ref::Id(id) => !matter.drafts.iter().any(|d| d.id == *id),
            Ref::Key(key) => !matter.drafts.iter().any(|d| d.key == *key),
        })
}

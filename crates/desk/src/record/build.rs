//! Drafts become acts: references resolved, threads named, stamps given. What
//! a batch gives twice, or the store has already, must say the same.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use catalogue::Law;
use codes::{Date, Identifier};
use jiff::SignedDuration;
use register::admit::thread_of;
use register::{Act, ActId, Instant};

use super::Outcome;
use super::identity::{Subjects, Verdict};
use super::pen::{Before, Case};
use crate::{Draft, Matter, Ref};

/// Gives drafts that take their day from another act that day: found among the
/// acts kept of the same subject, or among the drafts of this batch. One whose
/// act is not found stays as it is, to be refused with what it refers to.
pub(super) fn dated<'m>(subjects: &Subjects, matters: &'m [Matter]) -> Cow<'m, [Matter]> {
    let undated = |m: &Matter| m.drafts.iter().any(|d| d.day_of.is_some());
    if !matters.iter().any(undated) {
        return Cow::Borrowed(matters);
    }
    let in_batch: HashMap<(String, String), Date> = matters
        .iter()
        .flat_map(|m| {
            let dated = m.drafts.iter().filter(|d| d.day_of.is_none());
            dated.map(|d| ((m.catalogue.clone(), d.key.clone()), d.decided_on))
        })
        .collect();
    let day_of = |matter: &Matter, of: &Ref| match of {
        Ref::Id(id) => Some(id.day()),
        Ref::Key(key) => {
            let kept = subjects.get(&matter.subject.identifier);
            let kept = kept.and_then(|k| k.acts.get(&ActId::tail_of_key(&matter.catalogue, key)));
            kept.map(ActId::day).or_else(|| {
                in_batch
                    .get(&(matter.catalogue.clone(), key.clone()))
                    .copied()
            })
        }
    };
    let mut out = matters.to_vec();
    for matter in out.iter_mut().filter(|m| undated(m)) {
        let days: Vec<Option<Date>> = matter
            .drafts
            .iter()
            .map(|d| d.day_of.as_ref().and_then(|of| day_of(matter, of)))
            .collect();
        let mut renamed: HashMap<ActId, ActId> = HashMap::new();
        for (draft, day) in matter.drafts.iter_mut().zip(days) {
            let Some(day) = day else { continue };
            let id = ActId::of_key(&matter.catalogue, &draft.key, day);
            renamed.insert(std::mem::replace(&mut draft.id, id.clone()), id);
            if draft.effective_from == draft.decided_on {
                draft.effective_from = day;
            }
            draft.decided_on = day;
            draft.day_of = None;
        }
        for draft in &mut matter.drafts {
            for r in draft.changes.iter_mut().chain(&mut draft.rests_on) {
                if let Ref::Id(id) = r
                    && let Some(new) = renamed.get(id)
                {
                    *id = new.clone();
                }
            }
        }
    }
    Cow::Owned(out)
}

/// Stamps that never run back.
pub(super) struct RecordedAt {
    pub now: Instant,
    pub last: Option<Instant>,
}

impl RecordedAt {
    fn stamp(&mut self, known_at: Option<Instant>) -> Instant {
        let wanted = known_at.unwrap_or(self.now);
        let next = match self.last {
            Some(last) if wanted <= last => last
                .saturating_add(SignedDuration::from_micros(1))
                .unwrap_or(last),
            _ => wanted,
        };
        // Kept to the microsecond.
        let next = Instant::from_microsecond(next.as_microsecond()).unwrap_or(next);
        self.last = Some(next);
        next
    }
}

/// Makes acts of the drafts that are new.
pub(super) fn build(
    law: &Law,
    subjects: &mut Subjects,
    cases: &mut [Case<'_>],
    before: &Before,
    clock: &mut RecordedAt,
) {
    let mut built: HashMap<ActId, Arc<Act>> = HashMap::new();
    for (at, case) in cases.iter_mut().enumerate() {
        if case.outcome.is_some() {
            continue;
        }
        // Settled anew for the name alone: the subject cannot change here.
        let (Some(id), Verdict::Agreed { name, unnamed, .. }) =
            (case.subject.clone(), subjects.settle(law, case.matter, at))
        else {
            continue;
        };
        let Some(known) = subjects.get_mut(&id) else {
            continue;
        };
        let mut reasons = Vec::new();
        for draft in &case.matter.drafts {
            if let Some(there) = known.acts.get(draft.id.tail()) {
                let compared = case
                    .compare
                    .iter()
                    .any(|&i| case.matter.drafts[i].id == draft.id);
                if !compared {
                    // Given before in this batch.
                    let differing = match built.get(&draft.id) {
                        Some(act) => differences(draft, act),
                        None => vec!["day of decision".to_owned()],
                    };
                    if differing.is_empty() {
                        case.already += 1;
                        case.repeats.push(draft.id.clone());
                    } else {
                        reasons.push(other_print(draft, there, &differing));
                    }
                }
                continue;
            }
            let resolve = |r: &Ref| match r {
                Ref::Id(id) => known.acts.values().find(|a| *a == id).cloned(),
                Ref::Key(key) => known
                    .acts
                    .get(&ActId::tail_of_key(&case.matter.catalogue, key))
                    .cloned(),
            };
            let mut missing = |r: &Ref, what: &str| {
                let shown = match r {
                    Ref::Id(id) => id.to_string(),
                    Ref::Key(key) => key.clone(),
                };
                reasons.push(format!(
                    "the act it {what} (`{shown}`) is not in the record of `{id}`"
                ));
            };
            let changes = match &draft.changes {
                None => None,
                Some(r) => match resolve(r) {
                    Some(target) => Some(target),
                    None => {
                        missing(r, "changes");
                        continue;
                    }
                },
            };
            let mut rests_on = Vec::new();
            for r in &draft.rests_on {
                match resolve(r) {
                    Some(ground) => rests_on.push(ground),
                    None => missing(r, "rests on"),
                }
            }
            let changed = changes
                .as_ref()
                .and_then(|id| built.get(id).or_else(|| before.get(id)));
            let thread = match law.act_kind(&draft.kind) {
                Some(kind) => thread_of(kind, &draft.id, changed.map(|a| &**a)),
                None => draft.id.clone(),
            };
            known
                .acts
                .insert(draft.id.tail().to_owned(), draft.id.clone());
            let act = Arc::new(Act {
                id: draft.id.clone(),
                thread,
                kind: draft.kind.clone(),
                subject: register::Subject {
                    identifier: id.clone(),
                    name: name.to_string(),
                },
                unnamed,
                authority: draft.authority.clone(),
                basis: draft.basis.clone(),
                decided_on: draft.decided_on,
                served_on: draft.served_on,
                effective_from: draft.effective_from,
                effective_until: draft.effective_until,
                content: draft.content.clone(),
                reasons: draft.reasons.clone(),
                changes,
                rests_on,
                recorded_at: clock.stamp(draft.known_at),
            });
            built.insert(act.id.clone(), act.clone());
            case.acts.push(act);
        }
        if !reasons.is_empty() {
            // A matter stands or falls whole: what it brought is forgotten.
            for act in &case.acts {
                known.acts.remove(act.id.tail());
                built.remove(&act.id);
            }
            case.outcome = Some(Outcome::Refused { reasons });
        }
    }
}

/// What rests on, changes, repeats or takes its name from something refused in the
/// same batch is refused with it.
pub(super) fn cut_dependants(subjects: &Subjects, cases: &mut [Case<'_>], before: &Before) {
    let mut refused: HashSet<ActId> = HashSet::new();
    let mut unregistered: HashSet<Identifier> = HashSet::new();
    let mut fallen: HashSet<usize> = HashSet::new();
    for (at, case) in cases.iter_mut().enumerate() {
        if case.outcome.is_none() {
            let on_refused = case
                .acts
                .iter()
                .flat_map(|a| a.changes.iter().chain(&a.rests_on))
                .chain(&case.repeats)
                .find(|id| refused.contains(*id) && !before.contains_key(*id));
            let unnamed = case.named_by.is_some_and(|by| fallen.contains(&by));
            let reason = match (on_refused, &case.subject) {
                (Some(id), _) => Some(format!("the act it refers to, {id}, was refused")),
                (None, Some(s)) if unregistered.contains(s) => {
                    Some(format!("the registration of `{s}` was refused"))
                }
                (None, Some(s)) if unnamed => Some(format!(
                    "the registration that gives `{s}` this name was refused"
                )),
                _ => None,
            };
            if let Some(reason) = reason {
                case.outcome = Some(Outcome::Refused {
                    reasons: vec![reason],
                });
            }
        }
        if case.outcome.is_some() {
            fallen.insert(at);
            refused.extend(case.acts.iter().map(|a| a.id.clone()));
            if let Some(id) = &case.subject
                && subjects
                    .get(id)
                    .is_some_and(|k| k.registered_by == Some(at))
            {
                unregistered.insert(id.clone());
            }
        }
    }
}

pub(super) fn other_print(draft: &Draft, there: &ActId, differing: &[String]) -> String {
    format!(
        "`{}` is already recorded as {there} with another {}: record a correction instead",
        draft.key,
        differing.join(", ")
    )
}

pub(super) fn differences(draft: &Draft, act: &Act) -> Vec<String> {
    let mut out = Vec::new();
    let mut check = |same: bool, what: &str| {
        if !same {
            out.push(what.to_owned());
        }
    };
    check(draft.kind == act.kind, "kind");
    check(draft.authority == act.authority, "authority");
    check(draft.basis == act.basis, "provision");
    check(draft.served_on == act.served_on, "day of service");
    check(
        draft.effective_from == act.effective_from,
        "first day of effect",
    );
    check(
        draft.effective_until == act.effective_until,
        "end of effect",
    );
    check(draft.reasons == act.reasons, "reasons");
    for (field, value) in &draft.content {
        let same = act
            .content
            .get(field)
            .is_some_and(|v| v.to_text() == value.to_text());
        check(same, field);
    }
    for field in act.content.keys() {
        check(draft.content.contains_key(field), field);
    }
    out
}

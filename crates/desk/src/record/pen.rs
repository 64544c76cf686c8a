//! The pen: one commit from matters to a published checkpoint, in the one
//! order that is safe.
//!
//! 1. Whom it is about, what is there already, what it refers to (store reads).
//! 2. The law (`register::admit`), on all cores.
//! 3. Credentials, leaf hashes, the new root, the signed checkpoint.
//! 4. The store's commit: from here on the acts are kept.
//! 5. Tiles, then the checkpoint, into the log's folder.
//!
//! INVARIANT: a checkpoint is published only after the entries it covers are
//! durable in the store. Tiles are made again from the store after a crash, so
//! they need no fsync of their own here; `synced` tells from where.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use catalogue::{ContentSchemas, Law};
use codes::Identifier;
use jiff::{SignedDuration, tz::TimeZone};
use ledger::note::Signer;
use ledger::{Checkpoint, Frontier, TileWriter};
use rayon::prelude::*;
use register::admit::{admit, thread_of};
use register::{Act, ActId, Instant, name};
use store::{Commit, HeldRow, ImportProgress, LogHead, NameRow, Store, StoreError};

use super::identity::{Subjects, Verdict, outward, registers};
use super::{Outcome, RecordError, lookups, sign};
use crate::clock::Clock;
use crate::keys::Keys;
use crate::version::Seen;
use crate::{Draft, Matter, Ref};

/// How long the right to write is held without renewal, in seconds.
const LEASE_S: i64 = 20;
/// Entries between two syncs of the tile files.
const SYNC_EVERY: u64 = 100_000;
/// Fields of content in one act at most: keeps a log entry far below the
/// 65,535 bytes tlog-tiles allows.
const FIELDS_MAX: usize = 400;

/// What the pen needs of the desk.
pub(crate) struct Tools {
    pub law: Arc<Law>,
    pub schemas: Arc<ContentSchemas>,
    pub store: Arc<dyn Store>,
    pub keys: Arc<Keys>,
    pub clock: Clock,
    pub origin: Arc<str>,
    pub log_dir: PathBuf,
    pub seen: Arc<Seen>,
    /// Leases end by time alone (PostgreSQL), not with their holder.
    pub leases_run_out: bool,
}

/// The one writer.
pub(crate) struct Pen {
    tools: Tools,
    signer: Signer,
    holder: String,
    open: Option<Open>,
}

/// State that holds from one commit to the next; dropped after a failure, to
/// be read anew from the store.
struct Open {
    epoch: u64,
    claimed_s: i64,
    frontier: Frontier,
    last_at: Option<Instant>,
    tiles: TileWriter,
    synced: u64,
}

/// Acts in the store that a batch refers to.
type Before = HashMap<ActId, Arc<Act>>;
/// All acts of the subjects whose threads a batch changes.
type Whole = HashMap<Identifier, Vec<Arc<Act>>>;

/// A matter on its way through the steps.
struct Case<'m> {
    matter: &'m Matter,
    subject: Option<Identifier>,
    acts: Vec<Arc<Act>>,
    already: usize,
    /// Existing acts to compare with: draft index, id.
    compare: Vec<usize>,
    outcome: Option<Outcome>,
    held: Option<String>,
}

impl Pen {
    pub fn new(tools: Tools, signer: Signer, holder: String) -> Self {
        Self {
            tools,
            signer,
            holder,
            open: None,
        }
    }

    /// Gives the right to write back; syncs what is still unsynced.
    pub async fn close(mut self) {
        if let Some(mut open) = self.open.take() {
            if let Ok(size) = open.tiles.sync() {
                write_synced(&self.tools.log_dir, size);
            }
            let _ = self.tools.store.release_writer(&self.holder).await;
        }
    }

    /// Keeps all matters that may be kept; outcomes come in their order.
    pub async fn keep(
        &mut self,
        matters: &[Matter],
        progress: Option<ImportProgress>,
    ) -> Result<Vec<Outcome>, RecordError> {
        let mut open = match self.open.take() {
            Some(open) => self.renew(open).await?,
            None => self.open_log().await?,
        };
        let outcomes = match self.keep_with(&mut open, matters, progress.clone()).await {
            // Idle for long, we lost the lease; nothing was kept. Once more.
            Err(RecordError::Store(e))
                if matches!(*e, StoreError::LeaseLost | StoreError::LogMoved { .. }) =>
            {
                open = self.open_log().await?;
                self.keep_with(&mut open, matters, progress).await?
            }
            other => other?,
        };
        self.open = Some(open);
        Ok(outcomes)
    }

    /// Claims the right to write; waits for a lease that is running out, as
    /// that of a process that was killed.
    async fn claim(&self) -> Result<(u64, i64), RecordError> {
        let began_s = Clock::System.now().as_second();
        loop {
            let now_s = Clock::System.now().as_second();
            let claimed = self.tools.store.claim_writer(&self.holder, now_s, LEASE_S);
            match claimed.await {
                Ok(epoch) => return Ok((epoch, now_s)),
                Err(StoreError::LeaseHeld { holder })
                    if self.tools.leases_run_out && now_s - began_s <= LEASE_S =>
                {
                    tracing::warn!(%holder, "waiting for another's right to write to run out");
                    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
                }
                Err(e) => return Err(e.into()),
            }
        }
    }

    async fn renew(&self, mut open: Open) -> Result<Open, RecordError> {
        let now_s = Clock::System.now().as_second();
        if now_s - open.claimed_s > LEASE_S / 3 {
            open.epoch = self
                .tools
                .store
                .claim_writer(&self.holder, now_s, LEASE_S)
                .await?;
            open.claimed_s = now_s;
        }
        Ok(open)
    }

    /// Claims the right to write and brings the tiles up to the kept log.
    async fn open_log(&self) -> Result<Open, RecordError> {
        let store = &self.tools.store;
        let (epoch, claimed_s) = self.claim().await?;
        let head = store.head().await?;
        let frontier = if head.size == 0 {
            Frontier::new()
        } else {
            Frontier::from_bytes(&head.frontier).map_err(|_| RecordError::Head)?
        };
        drop_torn_checkpoint(&self.tools.log_dir);
        let synced = read_synced(&self.tools.log_dir);
        let mut tiles = TileWriter::open(&self.tools.log_dir, &frontier, synced)?.with_fsync(false);
        if let Some(from) = tiles.resume_at() {
            let mut from = from;
            let mut entries = Vec::new();
            while from < head.size {
                let some = store.entries(from, (from + 4_096).min(head.size)).await?;
                let Some(last) = some.last() else {
                    return Err(RecordError::Head);
                };
                from = last.index + 1;
                entries.extend(some.into_iter().map(|e| e.jwt.into_bytes()));
            }
            tiles.rebuild(tiles.resume_at().unwrap_or(0), entries)?;
        }
        if head.size > 0 {
            tiles.publish(&head.checkpoint)?;
        }
        Ok(Open {
            epoch,
            claimed_s,
            frontier,
            last_at: head.recorded_at,
            tiles,
            synced,
        })
    }

    async fn keep_with(
        &self,
        open: &mut Open,
        matters: &[Matter],
        progress: Option<ImportProgress>,
    ) -> Result<Vec<Outcome>, RecordError> {
        let tools = &self.tools;
        let law = &*tools.law;
        let mut subjects = Subjects::load(&*tools.store, law, matters).await?;
        let mut cases = self.settle(&mut subjects, matters);
        let (before, whole) = self.referred(&subjects, &cases).await?;
        self.compare(&mut cases).await?;
        let mut clock = RecordedAt {
            now: tools.clock.now(),
            last: open.last_at,
        };
        build(law, &mut subjects, &mut cases, &before, &mut clock);
        self.admit(&subjects, &mut cases, &before);
        cut_dependants(&subjects, &mut cases, &before);

        // What remains without an outcome is recorded.
        let mut commit = Commit {
            expected_size: open.frontier.size(),
            epoch: open.epoch,
            ..Commit::default()
        };
        let mut acts: Vec<Arc<Act>> = Vec::new();
        let mut touched: HashMap<Identifier, Vec<Arc<Act>>> = HashMap::new();
        let mut named: HashSet<(Identifier, String)> = HashSet::new();
        let mut changed_subjects: HashSet<Identifier> = HashSet::new();
        for (at, case) in cases.iter_mut().enumerate() {
            if case.outcome.is_some() {
                if let Some(id) = &case.subject
                    && subjects
                        .get(id)
                        .is_some_and(|k| k.registered_by == Some(at))
                {
                    subjects.forget(id);
                }
                if let (Some(register_name), Some(Outcome::Held { reason })) =
                    (&case.held, &case.outcome)
                {
                    commit
                        .held
                        .push(held(case.matter, register_name, reason, clock.now));
                }
                continue;
            }
            let Some(subject) = case.subject.clone() else {
                continue;
            };
            if registers(law, case.matter) && !case.acts.is_empty() {
                changed_subjects.insert(subject.clone());
                let first = &case.acts[0];
                let folded = name::normalise(&first.subject.name);
                if named.insert((subject.clone(), folded.clone())) {
                    commit.names.push(NameRow {
                        subject: subject.clone(),
                        name: first.subject.name.clone(),
                        folded,
                        act: first.id.clone(),
                    });
                }
            }
            if !case.acts.is_empty() {
                for also in &case.matter.subject.also {
                    commit.identifiers.push((also.clone(), subject.clone()));
                }
                touched
                    .entry(subject)
                    .or_default()
                    .extend(case.acts.iter().cloned());
                acts.extend(case.acts.iter().cloned());
            }
            case.outcome = Some(Outcome::Recorded {
                new: case.acts.len(),
                already: case.already,
            });
        }
        for id in &changed_subjects {
            if let Some(known) = subjects.get(id) {
                commit.subjects.push(known.row.clone());
            }
        }
        let with_earlier = touched
            .into_iter()
            .map(|(subject, mut new)| {
                if let Some(earlier) = whole.get(&subject) {
                    new.extend(earlier.iter().cloned());
                }
                (subject, new)
            })
            .collect();
        commit.threads = lookups::threads(law, with_earlier);
        commit.import = progress.map(|p| counted(p, &cases));

        let signed = sign::sign(&acts, &tools.origin, &tools.keys)?;
        let mut frontier = open.frontier.clone();
        for (new, hash) in signed {
            frontier.push(hash);
            commit.acts.push(new);
        }
        let checkpoint = Checkpoint {
            origin: tools.origin.to_string(),
            size: frontier.size(),
            root: frontier.root(),
        }
        .sign(&[&self.signer]);
        let entries: Vec<Vec<u8>> = commit
            .acts
            .iter()
            .map(|a| a.jwt.clone().into_bytes())
            .collect();
        let last_at = clock.last;
        if !commit.acts.is_empty() {
            commit.head = Some(LogHead {
                size: frontier.size(),
                frontier: frontier.to_bytes(),
                checkpoint: checkpoint.clone(),
                recorded_at: last_at,
            });
        }
        let empty = commit.acts.is_empty() && commit.held.is_empty() && commit.import.is_none();
        if !empty {
            tools.store.commit(commit).await?;
        }
        if !entries.is_empty() {
            open.tiles.append(&entries)?;
            open.tiles.publish(&checkpoint)?;
            open.frontier = frontier;
            tools.seen.set(open.frontier.size());
            open.last_at = last_at;
            if open.frontier.size() - open.synced > SYNC_EVERY {
                open.synced = open.tiles.sync()?;
                open.tiles.collect_partials()?;
                write_synced(&tools.log_dir, open.synced);
            }
        }
        Ok(cases.into_iter().filter_map(|c| c.outcome).collect())
    }

    /// Step 1: identity, and which acts are there already.
    fn settle<'m>(&self, subjects: &mut Subjects, matters: &'m [Matter]) -> Vec<Case<'m>> {
        let law = &*self.tools.law;
        matters
            .iter()
            .enumerate()
            .map(|(at, matter)| {
                let mut case = Case {
                    matter,
                    subject: None,
                    acts: Vec::new(),
                    already: 0,
                    compare: Vec::new(),
                    outcome: None,
                    held: None,
                };
                match subjects.settle(law, matter, at) {
                    Verdict::Agreed { subject, .. } => case.subject = Some(subject),
                    Verdict::Held {
                        reason,
                        register_name,
                    } => {
                        case.held = Some(register_name);
                        case.outcome = Some(Outcome::Held { reason });
                    }
                    Verdict::Refused(reason) => {
                        case.outcome = Some(Outcome::Refused {
                            reasons: vec![reason],
                        });
                    }
                }
                if let Some(known) = case.subject.as_ref().and_then(|id| subjects.get(id)) {
                    for (i, draft) in matter.drafts.iter().enumerate() {
                        match known.acts.get(draft.id.tail()) {
                            Some(id) if *id == draft.id => case.compare.push(i),
                            Some(id) => {
                                case.outcome = Some(Outcome::Refused {
                                    reasons: vec![other_print(
                                        draft,
                                        id,
                                        &["day of decision".to_owned()],
                                    )],
                                });
                            }
                            None => {}
                        }
                    }
                }
                case
            })
            .collect()
    }

    /// Acts in the store that matters of this batch refer to, by id; and all
    /// acts of the subjects concerned.
    async fn referred(
        &self,
        subjects: &Subjects,
        cases: &[Case<'_>],
    ) -> Result<(Before, Whole), RecordError> {
        let mut before = HashMap::new();
        let mut whole = HashMap::new();
        for case in cases.iter().filter(|c| c.outcome.is_none()) {
            let Some(id) = &case.subject else { continue };
            let Some(known) = subjects.get(id) else {
                continue;
            };
            let earlier = known.acts.len();
            let refers = outward(case.matter).any(|r| match r {
                Ref::Id(id) => known.acts.values().any(|known| known == id),
                Ref::Key(key) => known
                    .acts
                    .contains_key(&ActId::tail_of_key(&case.matter.catalogue, key)),
            });
            // A draft of a matter already recorded in part refers inward.
            let partly = !case.compare.is_empty() && case.compare.len() < case.matter.drafts.len();
            if earlier == 0 || !(refers || partly) || whole.contains_key(id) {
                continue;
            }
            let kept: Vec<Arc<Act>> = self
                .tools
                .store
                .acts_of(id)
                .await?
                .into_iter()
                .map(|k| Arc::new(k.act))
                .collect();
            before.extend(kept.iter().map(|a| (a.id.clone(), a.clone())));
            whole.insert(id.clone(), kept);
        }
        Ok((before, whole))
    }

    /// Acts recorded before must say the same now.
    async fn compare(&self, cases: &mut [Case<'_>]) -> Result<(), RecordError> {
        let ids: Vec<ActId> = cases
            .iter()
            .filter(|c| c.outcome.is_none())
            .flat_map(|c| c.compare.iter().map(|&i| c.matter.drafts[i].id.clone()))
            .collect();
        if ids.is_empty() {
            return Ok(());
        }
        let kept: HashMap<ActId, Act> = self
            .tools
            .store
            .acts(&ids)
            .await?
            .into_iter()
            .map(|k| (k.act.id.clone(), k.act))
            .collect();
        for case in cases.iter_mut().filter(|c| c.outcome.is_none()) {
            for &i in &case.compare {
                let draft = &case.matter.drafts[i];
                let Some(act) = kept.get(&draft.id) else {
                    continue;
                };
                let differing = differences(draft, act);
                if differing.is_empty() {
                    case.already += 1;
                } else {
                    case.outcome = Some(Outcome::Refused {
                        reasons: vec![other_print(draft, &act.id, &differing)],
                    });
                }
            }
        }
        Ok(())
    }

    /// Step 2: the law.
    fn admit(&self, subjects: &Subjects, cases: &mut [Case<'_>], before: &Before) {
        let in_batch: HashMap<ActId, Arc<Act>> = cases
            .iter()
            .filter(|c| c.outcome.is_none())
            .flat_map(|c| c.acts.iter().map(|a| (a.id.clone(), a.clone())))
            .collect();
        let find = |id: &ActId| in_batch.get(id).or_else(|| before.get(id));
        cases
            .par_iter_mut()
            .filter(|c| c.outcome.is_none())
            .for_each(|case| {
                let Some(known) = case.subject.as_ref().and_then(|id| subjects.get(id)) else {
                    return;
                };
                let mut reasons = Vec::new();
                for act in &case.acts {
                    if act.content.len() > FIELDS_MAX {
                        reasons.push(format!(
                            "{} fields of content are more than {FIELDS_MAX}",
                            act.content.len()
                        ));
                        continue;
                    }
                    let today = act.recorded_at.to_zoned_datetime(TimeZone::UTC).date();
                    let changed = act.changes.as_ref().and_then(find).map(|a| &**a);
                    let grounds: Vec<&Act> =
                        act.rests_on.iter().filter_map(find).map(|a| &**a).collect();
                    if let Err(refusals) = admit(
                        &self.tools.law,
                        &self.tools.schemas,
                        act,
                        known.row.kind,
                        today,
                        changed,
                        &grounds,
                    ) {
                        reasons.extend(refusals.iter().map(ToString::to_string));
                    }
                }
                if !reasons.is_empty() {
                    case.outcome = Some(Outcome::Refused { reasons });
                }
            });
    }
}

/// Stamps that never run back.
struct RecordedAt {
    now: Instant,
    last: Option<Instant>,
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
fn build(
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

/// What rests on, changes or concerns something refused in the same batch is
/// refused with it.
fn cut_dependants(subjects: &Subjects, cases: &mut [Case<'_>], before: &Before) {
    let mut refused: HashSet<ActId> = HashSet::new();
    let mut unregistered: HashSet<Identifier> = HashSet::new();
    for (at, case) in cases.iter_mut().enumerate() {
        if case.outcome.is_none() {
            let on_refused = case
                .acts
                .iter()
                .flat_map(|a| a.changes.iter().chain(&a.rests_on))
                .find(|id| refused.contains(*id) && !before.contains_key(*id));
            let reason = match (on_refused, &case.subject) {
                (Some(id), _) => Some(format!("the act it refers to, {id}, was refused")),
                (None, Some(s)) if unregistered.contains(s) => {
                    Some(format!("the registration of `{s}` was refused"))
                }
                _ => None,
            };
            if let Some(reason) = reason {
                case.outcome = Some(Outcome::Refused {
                    reasons: vec![reason],
                });
            }
        }
        if case.outcome.is_some() {
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

fn other_print(draft: &Draft, there: &ActId, differing: &[String]) -> String {
    format!(
        "`{}` is already recorded as {there} with another {}: record a correction instead",
        draft.key,
        differing.join(", ")
    )
}

fn differences(draft: &Draft, act: &Act) -> Vec<String> {
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

fn held(matter: &Matter, register_name: &str, reason: &str, at: Instant) -> HeldRow {
    let claimed_name = matter.subject.name.clone().unwrap_or_default();
    HeldRow {
        id: ActId::tail_of_key(
            &matter.catalogue,
            &format!(
                "held:{}:{}:{claimed_name}",
                matter.source, matter.subject.identifier
            ),
        ),
        catalogue: matter.catalogue.clone(),
        source: matter.source.clone(),
        identifier: matter.subject.identifier.to_string(),
        claimed_name,
        register_name: register_name.to_owned(),
        reason: reason.to_owned(),
        what: matter
            .drafts
            .iter()
            .map(|d| &*d.kind)
            .collect::<Vec<_>>()
            .join(", "),
        held_at: at,
    }
}

fn counted(mut progress: ImportProgress, cases: &[Case<'_>]) -> ImportProgress {
    for case in cases {
        match &case.outcome {
            Some(Outcome::Recorded { new, .. }) => progress.acts += *new as u64,
            Some(Outcome::Held { .. }) => progress.held += 1,
            Some(Outcome::Refused { .. }) => progress.rejected += 1,
            None => {}
        }
    }
    progress
}

/// A checkpoint torn by a power cut is none: the store has the last one whole.
fn drop_torn_checkpoint(log_dir: &std::path::Path) {
    let path = log_dir.join(ledger::checkpoint::CHECKPOINT_PATH);
    let torn = std::fs::read_to_string(&path)
        .is_ok_and(|text| Checkpoint::read_unverified(&text).is_err());
    if torn {
        tracing::warn!("the published checkpoint was torn; it is published again from the store");
        let _ = std::fs::remove_file(&path);
    }
}

fn synced_file(log_dir: &std::path::Path) -> PathBuf {
    log_dir.with_extension("synced")
}

/// Size up to which the tile files are known to have reached the disk.
fn read_synced(log_dir: &std::path::Path) -> u64 {
    std::fs::read_to_string(synced_file(log_dir))
        .ok()
        .and_then(|t| t.trim().parse().ok())
        .unwrap_or(0)
}

fn write_synced(log_dir: &std::path::Path, size: u64) {
    // Lost or torn, it only makes the next start read more.
    let _ = std::fs::write(synced_file(log_dir), size.to_string());
}

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
use codes::{Date, Identifier};
use jiff::tz::TimeZone;
use ledger::note::Signer;
use ledger::{Checkpoint, Frontier, TileWriter};
use rayon::prelude::*;
use register::admit::admit;
use register::{Act, ActId, Instant, name};
use store::{Commit, ImportProgress, KeptStep, LogHead, NameRow, Store, StoreError, SubjectRow};

use super::build::{RecordedAt, build, cut_dependants, dated, differences, other_print};
use super::folder::{drop_torn_checkpoint, read_synced, write_synced};
use super::held::held;
use super::identity::{Subjects, Verdict, outward, registers};
use super::{Outcome, RecordError, lookups, sign};
use crate::clock::{Clock, day_there};
use crate::keys::Keys;
use crate::version::Seen;
use crate::{Matter, Ref};

/// How long the right to write is held without renewal, in seconds.
const LEASE_S: i64 = 20;
/// How long a right that does not run out is waited for: until whoever recorded
/// last has put the pen down, not until an import is over.
const PATIENCE_S: i64 = 5;
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
pub(super) type Before = HashMap<ActId, Arc<Act>>;
/// All acts of the subjects whose threads a batch changes.
type Whole = HashMap<Identifier, Vec<Arc<Act>>>;

/// A matter on its way through the steps.
pub(super) struct Case<'m> {
    pub matter: &'m Matter,
    pub subject: Option<Identifier>,
    /// The matter of this batch that gave the name it bears.
    pub named_by: Option<usize>,
    /// Acts it repeats of earlier matters of this batch.
    pub repeats: Vec<ActId>,
    pub acts: Vec<Arc<Act>>,
    pub already: usize,
    /// Existing acts to compare with: draft index, id.
    pub compare: Vec<usize>,
    pub outcome: Option<Outcome>,
    pub held: Option<String>,
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

    /// Opens the log for writing, which mends it, and closes it again.
    pub async fn mend(mut self) -> Result<(), RecordError> {
        let opened = self.open_log().await;
        let opened = opened.map(|open| self.open = Some(open));
        self.rest().await;
        opened
    }

    /// Gives the right to write back, so that another process may have it; syncs
    /// what is still unsynced. The right is held even where the last commit failed
    /// and nothing is open. The next matter claims it anew.
    pub async fn rest(&mut self) {
        if let Some(mut open) = self.open.take()
            && let Ok(size) = open.tiles.sync()
        {
            write_synced(&self.tools.log_dir, size);
        }
        let _ = self.tools.store.release_writer(&self.holder).await;
    }

    /// Keeps all matters that may be kept; outcomes come in their order.
    pub async fn keep(
        &mut self,
        matters: &[Matter],
        progress: Option<ImportProgress>,
        step: Option<KeptStep>,
    ) -> Result<Vec<Outcome>, RecordError> {
        let mut open = match self.open.take() {
            Some(open) => self.renew(open).await?,
            None => self.open_log().await?,
        };
        let outcomes = match self
            .keep_with(&mut open, matters, progress.clone(), step.clone())
            .await
        {
            // Idle for long, we lost the lease; nothing was kept. Once more.
            Err(RecordError::Store(e))
                if matches!(*e, StoreError::LeaseLost | StoreError::LogMoved { .. }) =>
            {
                open = self.open_log().await?;
                self.keep_with(&mut open, matters, progress, step).await?
            }
            other => other?,
        };
        self.open = Some(open);
        Ok(outcomes)
    }

    /// Claims the right to write; waits for one who is about to put it down, and
    /// for a lease that is running out, as that of a process that was killed.
    async fn claim(&self) -> Result<(u64, i64), RecordError> {
        let began_s = Clock::System.now().as_second();
        let patience_s = match self.tools.leases_run_out {
            true => LEASE_S,
            false => PATIENCE_S,
        };
        loop {
            let now_s = Clock::System.now().as_second();
            let claimed = self.tools.store.claim_writer(&self.holder, now_s, LEASE_S);
            match claimed.await {
                Ok(epoch) => return Ok((epoch, now_s)),
                Err(StoreError::LeaseHeld { holder }) if now_s - began_s <= patience_s => {
                    tracing::info!(%holder, "waiting for the right to write");
                    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
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
        if head.size > 0 && Checkpoint::verify(&head.checkpoint, self.signer.verifier()).is_err() {
            return Err(RecordError::Key);
        }
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
        step: Option<KeptStep>,
    ) -> Result<Vec<Outcome>, RecordError> {
        let tools = &self.tools;
        let law = &*tools.law;
        let mut subjects = Subjects::load(&*tools.store, law, matters).await?;
        let matters = &*dated(&subjects, matters);
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
        let with_earlier = touched
            .into_iter()
            .map(|(subject, mut new)| {
                if let Some(earlier) = whole.get(&subject) {
                    new.extend(earlier.iter().cloned());
                }
                (subject, new)
            })
            .collect();
        for folded in lookups::fold_each(law, with_earlier) {
            commit.threads.extend(folded.threads);
            let id = &folded.subject;
            let Some(known) = subjects.get(id) else {
                continue;
            };
            // Only all of its acts say what it is called now.
            let all = whole.contains_key(id) || known.registered_by.is_some();
            let name = folded.name.filter(|_| all);
            let name = name.unwrap_or_else(|| known.row.name.clone());
            if changed_subjects.contains(id) || name != known.row.name {
                commit.subjects.push(SubjectRow {
                    name,
                    ..known.row.clone()
                });
            }
        }
        commit.import = progress.map(|p| counted(p, &cases));
        let all = |c: &Case<'_>| matches!(c.outcome, Some(Outcome::Recorded { .. }));
        if cases.iter().all(all) {
            commit.steps.extend(step);
        }

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
        let empty = commit.acts.is_empty()
            && commit.held.is_empty()
            && commit.import.is_none()
            && commit.steps.is_empty();
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
                    named_by: None,
                    repeats: Vec::new(),
                    acts: Vec::new(),
                    already: 0,
                    compare: Vec::new(),
                    outcome: None,
                    held: None,
                };
                match subjects.settle(law, matter, at) {
                    Verdict::Agreed {
                        subject, named_by, ..
                    } => {
                        case.subject = Some(subject);
                        case.named_by = named_by;
                    }
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
            // A further registration may change the name; all of them say which holds.
            let renames = registers(&self.tools.law, case.matter)
                && case.compare.len() < case.matter.drafts.len();
            if earlier == 0 || !(refers || partly || renames) || whole.contains_key(id) {
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
                    let today = begun(&self.tools.law, act);
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

/// The day on which an act is recorded, in UTC or where its authority is,
/// whichever is later: a day that has begun there is not yet to come.
fn begun(law: &Law, act: &Act) -> Date {
    let utc = act.recorded_at.to_zoned_datetime(TimeZone::UTC).date();
    match act.kind.split_once('/') {
        // Time zones are only looked up where it matters.
        Some((catalogue, _)) if act.decided_on > utc => {
            utc.max(day_there(law, catalogue, act.recorded_at))
        }
        _ => utc,
    }
}

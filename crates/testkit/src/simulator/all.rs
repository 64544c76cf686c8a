//! Checks over the whole register: lists, figures, rows, clocks, checkpoints.

use std::collections::BTreeMap;

use codes::Date;
use desk::view::{Audience, OrganisationView, ThreadView};
use ledger::{Checkpoint, DirSource, TileReader, Verifier};
use register::standing::Visibility;
use register::{Instant, fold};
use store::{Page, Stats, ThreadFilter, ThreadRow};

use super::Course;
use crate::course::{identifier, name};

const EVERYTHING: Page = Page {
    after: None,
    limit: 100_000,
};

impl Course {
    /// Public lists show each penalty exactly while it may be shown, and
    /// nothing that fell.
    pub(super) async fn check_lists(&self, today: Date) {
        let all = ThreadFilter::default();
        let lines = self.desk().threads(all, &EVERYTHING).await.expect("lines");
        for t in &self.threads {
            let listed = lines.iter().any(|l| l.row.id == t.id);
            if t.kind == "penalty" {
                promise!(
                    self,
                    listed == t.penalty_shown(today),
                    "{} is in the list: {listed}, on {today}: {t:?}",
                    t.id
                );
            } else {
                promise!(
                    self,
                    !listed || t.fell_on.is_none(),
                    "{} fell and is in the list",
                    t.id
                );
            }
        }
        let under = ThreadFilter {
            basis: Some("t/art-1".to_owned()),
            adverse: Some(true),
            ..ThreadFilter::default()
        };
        let adverse = lines.iter().filter(|l| l.row.adverse).count();
        let under = self.desk().threads(under, &EVERYTHING).await;
        promise!(
            self,
            under.expect("lines").len() == adverse,
            "the list under the provision is another"
        );
    }

    /// A look-up by name and by identifier counts what the page shows.
    pub(super) async fn check_hits(&self, n: usize, now: &OrganisationView) {
        let standing = now
            .adverse
            .iter()
            .filter(|t| match t {
                ThreadView::Whole(w) => w.standing.state.stands(),
                ThreadView::Tombstone(_) => false,
            })
            .count();
        let id = identifier(n);
        for query in [name(n), id.to_string()] {
            let hits = self.desk().look_up(&query, 50).await.expect("hits");
            let hit = hits.iter().find(|h| h.subject.id == id);
            promise!(
                self,
                hit.is_some_and(|h| h.standing_against == standing),
                "looking up {query}: {:?}, the page shows {standing}",
                hit.map(|h| h.standing_against)
            );
        }
    }

    /// The authority's figures say how many of its adverse acts fell.
    pub(super) async fn check_figures(&self) {
        let view = self.desk().authority("t/bureau").await.expect("figures");
        let view = view.unwrap_or_else(|| self.broken("the bureau is unknown"));
        let fell = self.threads.iter().filter(|t| t.fell_on.is_some()).count();
        promise!(
            self,
            (view.adverse, view.fallen) == (self.threads.len() as u64, fell as u64),
            "the bureau has {} adverse acts of which {} fell, must be {} and {fell}",
            view.adverse,
            view.fallen,
            self.threads.len()
        );
    }

    /// Every row of look-ups and every figure is what folding all acts again
    /// comes to; entries are in the order of their time.
    pub(super) async fn check_everything_again(&self) {
        let end = Date::constant(9999, 12, 30);
        let desk = self.desk();
        let mut rows: BTreeMap<_, _> = desk
            .store()
            .threads_page(&ThreadFilter::default(), &EVERYTHING)
            .await
            .expect("rows")
            .into_iter()
            .map(|row| (row.id.clone(), row))
            .collect();
        let mut again = Stats::default();
        let mut times = Vec::new();
        for n in 0..self.organisations {
            let id = identifier(n);
            let kept = desk.store().acts_of(&id).await.expect("acts");
            for k in &kept {
                times.push((k.index, k.act.recorded_at));
                *again.acts.entry(k.act.kind.to_string()).or_default() += 1;
            }
            let acts: Vec<_> = kept.into_iter().map(|k| k.act).collect();
            let standing = fold(desk.law(), &id, &acts, end, Instant::MAX);
            *again.subjects.entry("t".to_owned()).or_default() += 1;
            for t in standing.threads {
                let key = ("t".to_owned(), t.kind.to_string(), t.by_acts);
                *again.threads.entry(key).or_default() += 1;
                let opening = acts.iter().find(|a| a.id == t.thread).expect("opening");
                let unknown = matches!(t.visibility, Visibility::Unknown { .. });
                let row = ThreadRow {
                    id: t.thread.clone(),
                    subject: id.clone(),
                    kind: t.kind.to_string(),
                    authority: t.authority.to_string(),
                    adverse: t.adverse,
                    decided_on: t.decided_on,
                    state: t.by_acts,
                    since: t.by_acts_since,
                    ends_on: t.ends_on,
                    shown_from: t.shown_from,
                    shown_until: if unknown { t.shown_from } else { t.gone_on },
                    basis: opening.basis.iter().map(|c| c.provision.clone()).collect(),
                };
                let found = rows.remove(&row.id);
                promise!(
                    self,
                    found.as_ref() == Some(&row),
                    "the look-up row is {found:?}, the acts come to {row:?}"
                );
            }
        }
        promise!(self, rows.is_empty(), "rows of no act: {rows:?}");
        let stats = desk.stats().await.expect("stats");
        again.entries = self.report.acts;
        again.held.clone_from(&stats.held);
        promise!(self, stats == again, "{stats:?} must be {again:?}");

        times.sort_unstable();
        let whole = times.iter().zip(0..).all(|(t, i)| t.0 == i);
        promise!(
            self,
            whole && times.len() as u64 == self.report.acts,
            "an entry is missing or there twice: {} of {}",
            times.len(),
            self.report.acts
        );
        promise!(
            self,
            times.is_sorted_by_key(|t| t.1),
            "recorded_at runs back"
        );
    }

    /// Entries are stamped when they are taken down and not before.
    pub(super) async fn check_stamp(&self, id: &register::ActId, asked_at: Instant) {
        let kept = self.desk().store().acts(std::slice::from_ref(id)).await;
        let kept = kept.expect("acts").pop();
        promise!(
            self,
            kept.as_ref().is_some_and(|k| k.act.recorded_at >= asked_at),
            "{id} was asked for at {asked_at} and is stamped {:?}",
            kept.map(|k| k.act.recorded_at)
        );
    }

    /// What falls, falls in the commit that says so: rows and fold, with all
    /// that rests on it.
    pub(super) async fn check_fallen(&self) {
        let rows = self
            .desk()
            .store()
            .threads_page(&ThreadFilter::default(), &EVERYTHING)
            .await
            .expect("rows");
        for t in &self.threads {
            let row = rows.iter().find(|r| r.id == t.id);
            promise!(
                self,
                row.is_some_and(|r| r.state.fallen() == t.fell_on.is_some()),
                "{} is {:?} in the look-ups, must have fallen: {:?}",
                t.id,
                row.map(|r| r.state),
                t.fell_on
            );
        }
    }

    /// An adverse act that is shown rests on law in force on its day, made by
    /// who may make it; by the words of the small law, not by the code.
    pub(super) fn check_basis(&self, now: &OrganisationView) {
        for thread in &now.adverse {
            let ThreadView::Whole(w) = thread else {
                continue;
            };
            let act = &w.opening.act;
            let lawful = act.basis.iter().all(|c| match c.provision.as_str() {
                "t/art-1" => true,
                "t/art-2" => {
                    act.decided_on >= Date::constant(2010, 1, 1)
                        && act.decided_on < Date::constant(2015, 1, 1)
                }
                _ => false,
            });
            promise!(
                self,
                lawful && *act.authority == *"t/bureau",
                "{} by {} of {} under {:?}",
                act.id,
                act.authority,
                act.decided_on,
                act.basis
            );
        }
    }

    /// Each published checkpoint is consistent with the one before.
    pub(super) fn check_checkpoint(&mut self) {
        let data = self.sandbox.data();
        let Ok(text) = std::fs::read_to_string(data.join("log/checkpoint")) else {
            return;
        };
        let key = desk::audit::Audit::of(&data)
            .and_then(|a| a.log_key())
            .expect("a key");
        let Ok(now) = Checkpoint::verify(&text, &key) else {
            self.broken("the checkpoint is not signed by the log");
        };
        let mut reader = TileReader::new(DirSource::new(data.join("log")), now.size);
        promise!(
            self,
            reader.root().is_ok_and(|root| root == now.root),
            "the tiles under checkpoint {} are not all there",
            now.size
        );
        if let Some(before) = self.checkpoint.take() {
            promise!(
                self,
                now.size >= before.size,
                "the checkpoint went back from {} to {}",
                before.size,
                now.size
            );
            let holds = match before.size {
                0 => true,
                old => reader.prove_consistency(old).is_ok_and(|proof| {
                    ledger::proof::verify_consistency(
                        (old, &before.root),
                        (now.size, &now.root),
                        &proof,
                    )
                    .is_ok()
                }),
            };
            promise!(
                self,
                holds,
                "checkpoint {} does not grow into {}",
                before.size,
                now.size
            );
        }
        self.checkpoint = Some(now);
    }

    /// What is said of a day as known on another is what the model remembers.
    pub(super) async fn check_past(&self, n: usize, as_of: Date, known: Date) {
        let known_at = desk::clock::end_of_day_utc(known);
        let asked = self.desk().asked(Some(as_of), Some(known_at));
        let view = self.view(n, asked, Audience::Operator).await;
        for t in self.threads.iter().filter(|t| t.organisation == n) {
            let state = view.adverse.iter().find_map(|view| match view {
                ThreadView::Whole(w) if w.standing.thread == t.id => Some(w.standing.state),
                _ => None,
            });
            let fallen = state.map(register::State::fallen);
            let must = t.there(as_of, known).then(|| t.fallen(as_of, known));
            promise!(
                self,
                fallen == must,
                "{} on {as_of} as known on {known} is {state:?}: {t:?}",
                t.id
            );
        }
    }

    /// The log's key as a reader has it from elsewhere.
    pub(super) fn log_key(&self) -> String {
        let audit = desk::audit::Audit::of(&self.sandbox.data());
        let key: Verifier = audit.and_then(|a| a.log_key()).expect("a key");
        key.vkey()
    }

    /// Only names that were recorded for a firm are its own.
    pub(super) async fn check_names(&self, n: usize) {
        let view = self
            .view(n, self.desk().asked(None, None), Audience::Public)
            .await;
        let neighbour = [name(n + 1), name(n.wrapping_sub(1))];
        promise!(
            self,
            view.names.iter().all(|own| !neighbour.contains(&own.name)),
            "firm {n} bears another's name: {:?}",
            view.names
        );
    }
}

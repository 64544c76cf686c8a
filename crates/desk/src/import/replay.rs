//! Replaying history into a sandbox register: acts of several files are
//! recorded in the order in which their sources say they became known, each
//! under the sandbox clock of that day.
//!
//! It is what makes "what did the register know then?" answerable on old data.
//! A real register refuses it: its log cannot be back-dated.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;
use register::Instant;
use sha2::{Digest, Sha256};
use store::ImportProgress;

use super::job::{ImportError, Job, Progress, Report};
use crate::clock::{end_of_day_utc, noon_utc};
use crate::record::Outcome;
use crate::{Desk, Matter};

/// Acts recorded together.
const BATCH_ACTS: usize = 5_000;

/// A part of a row's matter whose acts became known together.
struct Piece {
    known_at: Instant,
    job: usize,
    /// Row of the job, from 0; a row stands or falls whole.
    row: usize,
    matter: Matter,
}

impl Desk {
    /// [`Desk::replay`], unless the same files were replayed to the same day
    /// before: then `None`, at once.
    ///
    /// # Errors
    /// [`ImportError`].
    pub async fn replay_once(
        &self,
        jobs: &[Job],
        progress: &mut (dyn FnMut(&Progress) + Send),
    ) -> Result<Option<Vec<Report>>, ImportError> {
        let mut id = format!("replay:{}", self.today());
        for job in jobs {
            id.push(':');
            id.extend(job.id(&self.law)?);
        }
        let id = register::act::base32(&Sha256::digest(id.as_bytes())[..20]);
        if self.store.import(&id).await?.is_some_and(|p| p.done) {
            return Ok(None);
        }
        let reports = self.replay(jobs, progress).await?;
        let marker = ImportProgress {
            id,
            file: "history".to_owned(),
            rows_done: reports.iter().map(|r| r.rows).sum(),
            acts: reports.iter().map(|r| r.acts).sum(),
            rejected: reports.iter().map(|r| r.rejected).sum(),
            held: reports.iter().map(|r| r.held).sum(),
            done: true,
        };
        self.record_with(Vec::new(), Some(marker)).await?;
        Ok(Some(reports))
    }

    /// Imports several files as one history, up to the end of the sandbox's
    /// day. Running it again adds nothing.
    ///
    /// # Errors
    /// [`ImportError`].
    pub async fn replay(
        &self,
        jobs: &[Job],
        progress: &mut (dyn FnMut(&Progress) + Send),
    ) -> Result<Vec<Report>, ImportError> {
        if self.sandbox().is_none() {
            return Err(ImportError::NotASandbox);
        }
        let mut reports = Vec::with_capacity(jobs.len());
        let mut pieces = Vec::new();
        for (number, job) in jobs.iter().enumerate() {
            let (report, of_job) = self.plan(number, job)?;
            reports.push(report);
            pieces.extend(of_job);
        }
        pieces.sort_by_key(|p| (p.known_at, p.job, p.row));
        let until = end_of_day_utc(self.today());
        pieces.retain(|p| p.known_at <= until);
        let total: u64 = pieces.iter().map(|p| p.matter.drafts.len() as u64).sum();
        let mut done = Progress {
            bytes_total: Some(total),
            ..Progress::default()
        };
        let mut fallen: HashSet<(usize, usize)> = HashSet::new();
        let mut waiting = pieces.into_iter().peekable();
        while waiting.peek().is_some() {
            let mut batch = Vec::new();
            let mut in_batch: HashMap<(usize, usize), Instant> = HashMap::new();
            let mut acts = 0;
            while let Some(next) = waiting.peek() {
                let row = (next.job, next.row);
                // Whether a row's earlier part was recorded must be known
                // before its later part is asked for.
                if acts >= BATCH_ACTS || in_batch.get(&row).is_some_and(|at| *at != next.known_at) {
                    break;
                }
                let Some(piece) = waiting.next() else { break };
                done.bytes_read += piece.matter.drafts.len() as u64;
                if fallen.contains(&row) {
                    continue;
                }
                in_batch.insert(row, piece.known_at);
                acts += piece.matter.drafts.len();
                batch.push(piece);
            }
            let matters = batch.iter().map(|p| p.matter.clone()).collect();
            let outcomes = self.record_with(matters, None).await?;
            for (piece, outcome) in batch.iter().zip(outcomes) {
                let report = &mut reports[piece.job];
                let row = (piece.job, piece.row);
                match outcome {
                    Outcome::Recorded { new, already } => {
                        report.acts += new as u64;
                        report.already += already as u64;
                        done.acts += new as u64;
                    }
                    Outcome::Held { reason } if fallen.insert(row) => {
                        report.held += 1;
                        report
                            .first
                            .push(format!("{}: held: {reason}", piece.matter.source));
                    }
                    Outcome::Refused { reasons } if fallen.insert(row) => {
                        report.rejected += 1;
                        report.first.push(format!(
                            "{}: rejected: {}",
                            piece.matter.source,
                            reasons.join("; ")
                        ));
                    }
                    Outcome::Held { .. } | Outcome::Refused { .. } => {}
                }
            }
            progress(&done);
        }
        Ok(reports)
    }

    /// Plans a whole file into pieces.
    fn plan(&self, number: usize, job: &Job) -> Result<(Report, Vec<Piece>), ImportError> {
        let (reader, plan) = job.open(&self.law)?;
        let source = job.input.name();
        let mut report = Report {
            file: source.clone(),
            mapping: job.qualified(),
            ..Report::default()
        };
        let rows: Vec<_> = reader.collect();
        report.rows = rows.len() as u64;
        let planned: Vec<_> = rows
            .into_par_iter()
            .map(|row| row.and_then(|row| plan.row(&row, &source)))
            .collect();
        let mut pieces = Vec::new();
        for (row, planned) in planned.into_iter().enumerate() {
            match planned {
                Ok(matters) => {
                    for matter in matters {
                        pieces.extend(split(matter).into_iter().map(|(known_at, matter)| Piece {
                            known_at,
                            job: number,
                            row,
                            matter,
                        }));
                    }
                }
                Err(reject) => {
                    report.rejected += 1;
                    report
                        .first
                        .push(format!("line {}: rejected: {}", reject.line, reject.reason));
                }
            }
        }
        Ok((report, pieces))
    }
}

/// Splits a matter by the day its acts became known, order kept: an act never
/// becomes known before the one it changes.
fn split(matter: Matter) -> Vec<(Instant, Matter)> {
    let Matter {
        source,
        catalogue,
        subject,
        drafts,
    } = matter;
    let mut out: Vec<(Instant, Matter)> = Vec::new();
    for draft in drafts {
        let known = draft.known_at.unwrap_or_else(|| noon_utc(draft.decided_on));
        let known = out.last().map_or(known, |(last, _)| known.max(*last));
        let draft = crate::Draft {
            known_at: Some(known),
            ..draft
        };
        match out.last_mut() {
            Some((at, matter)) if *at == known => matter.drafts.push(draft),
            _ => out.push((
                known,
                Matter {
                    source: source.clone(),
                    catalogue: catalogue.clone(),
                    subject: subject.clone(),
                    drafts: vec![draft],
                },
            )),
        }
    }
    out
}

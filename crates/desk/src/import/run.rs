//! Importing one file: read and plan ahead on one thread, record on another,
//! row order kept.
//!
//! Killed at any moment, the same command goes on where the last commit was:
//! the marker is kept in the same transaction as the acts it speaks of.

use std::path::Path;

use rayon::prelude::*;
use store::ImportProgress;
use tokio::sync::mpsc;

use super::job::{ImportError, Job, Progress, Report};
use super::{Reject, RejectFile, Row};
use crate::record::Outcome;
use crate::{Desk, Matter};

/// Rows read, planned and recorded together.
const CHUNK_ROWS: usize = 4_000;
/// Rejected and held rows told on the terminal.
const FIRST: usize = 10;

/// A row, unless it could not be taken apart, and what it means.
type Planned = (Option<Row>, Result<Vec<Matter>, Reject>);

/// A chunk on its way from the file to the record.
struct Chunk {
    rows: Vec<Planned>,
    bytes_read: u64,
    broken_off: bool,
}

impl Desk {
    /// Imports a file. `again` goes over a file once more that was done.
    ///
    /// # Errors
    /// [`ImportError`]; what was recorded before stays.
    pub async fn import(
        &self,
        job: &Job,
        rejects: Option<&Path>,
        again: bool,
        progress: &mut (dyn FnMut(&Progress) + Send),
    ) -> Result<Report, ImportError> {
        let id = job.id(&self.law)?;
        let before = match &id {
            Some(id) => self.store.import(id).await?,
            None => None,
        };
        let mut report = Report {
            file: job.input.name(),
            mapping: job.qualified(),
            ..Report::default()
        };
        if let Some(done) = before.as_ref().filter(|b| b.done && !again) {
            report.rows = done.rows_done;
            report.held = done.held;
            report.rejected = done.rejected;
            report.done_before = true;
            return Ok(report);
        }
        // With rejected rows behind us, go over all again so that their list
        // is whole; what is recorded is recognised.
        let skip = before
            .filter(|b| !b.done && b.rejected == 0 && !again)
            .map_or(0, |b| b.rows_done);
        report.resumed_after = skip;
        let (reader, plan) = job.open(&self.law)?;
        let mut seen = Progress {
            bytes_total: reader.bytes_total(),
            ..Progress::default()
        };
        let columns = reader.columns().clone();
        let mut list = match rejects {
            Some(path) => Some(
                RejectFile::create(path, &columns).map_err(|source| file_error(path, source))?,
            ),
            None => None,
        };
        let name = job.input.name();
        let (send, mut chunks) = mpsc::channel::<Chunk>(2);
        let source = name.clone();
        let read_ahead =
            tokio::task::spawn_blocking(move || read(reader, &plan, &source, skip, &send));
        let mut marker = ImportProgress {
            id: id.clone().unwrap_or_default(),
            file: name.clone(),
            rows_done: skip,
            acts: 0,
            rejected: 0,
            held: 0,
            done: false,
        };
        while let Some(chunk) = chunks.recv().await {
            let rows = chunk.rows.len() as u64;
            let mut matters = Vec::with_capacity(chunk.rows.len());
            let mut owners = Vec::with_capacity(chunk.rows.len());
            let mut refused: Vec<(Reject, Option<&Row>)> = Vec::new();
            for (row, planned) in &chunk.rows {
                match planned {
                    Ok(of_row) => {
                        for matter in of_row {
                            let mut matter = matter.clone();
                            // When a source knew is nothing to a register that
                            // learns of it today.
                            for draft in &mut matter.drafts {
                                draft.known_at = None;
                            }
                            matters.push(matter);
                            owners.push(row.as_ref());
                        }
                    }
                    Err(reject) => refused.push((reject.clone(), row.as_ref())),
                }
            }
            marker.rows_done += rows;
            marker.rejected += refused.len() as u64;
            let outcomes = self
                .record_with(matters, id.as_ref().map(|_| marker.clone()))
                .await?;
            for (outcome, row) in outcomes.into_iter().zip(owners) {
                match outcome {
                    Outcome::Recorded { new, already } => {
                        report.acts += new as u64;
                        report.already += already as u64;
                    }
                    Outcome::Held { reason } => {
                        report.held += 1;
                        marker.held += 1;
                        note(&mut report.first, row, &format!("held: {reason}"));
                    }
                    Outcome::Refused { reasons } => {
                        marker.rejected += 1;
                        let line = row.map_or(0, |r| r.line);
                        let reject = Reject {
                            line,
                            column: None,
                            value: None,
                            reason: reasons.join("; "),
                        };
                        refused.push((reject, row));
                    }
                }
            }
            marker.acts = report.acts;
            report.rows += rows;
            refused.sort_by_key(|(r, _)| r.line);
            for (reject, row) in refused {
                report.rejected += 1;
                let at = match (&reject.column, &reject.value) {
                    (Some(c), Some(v)) => format!("{c} `{v}`: "),
                    _ => String::new(),
                };
                let reason = format!("rejected: {at}{}", reject.reason);
                match row {
                    Some(row) => note(&mut report.first, Some(row), &reason),
                    None if report.first.len() < FIRST => {
                        report.first.push(format!("line {}: {reason}", reject.line));
                    }
                    None => {}
                }
                if let (Some(list), Some(path)) = (&mut list, rejects) {
                    list.write(&reject, row)
                        .map_err(|source| file_error(path, source))?;
                }
            }
            seen.rows = skip + report.rows;
            seen.acts = report.acts;
            seen.bytes_read = chunk.bytes_read;
            progress(&seen);
            if chunk.broken_off {
                report
                    .first
                    .push("the file broke off: its end could not be read".to_owned());
            }
        }
        let whole = read_ahead.await.is_ok_and(|whole| whole);
        if id.is_some() && whole {
            self.record_with(
                Vec::new(),
                Some(ImportProgress {
                    done: true,
                    ..marker
                }),
            )
            .await?;
        }
        if let (Some(list), Some(path)) = (list, rejects) {
            report.rejects_file = list.finish().map_err(|source| file_error(path, source))?;
        }
        Ok(report)
    }
}

/// Reads and plans a file chunk by chunk; true when its end was reached.
fn read(
    mut reader: super::Reader,
    plan: &super::Plan,
    source: &str,
    skip: u64,
    send: &mpsc::Sender<Chunk>,
) -> bool {
    let mut to_skip = skip;
    loop {
        let mut rows = Vec::with_capacity(CHUNK_ROWS);
        for row in reader.by_ref() {
            if to_skip > 0 {
                to_skip -= 1;
                continue;
            }
            rows.push(row);
            if rows.len() == CHUNK_ROWS {
                break;
            }
        }
        if rows.is_empty() {
            return !reader.broken_off();
        }
        let rows = rows
            .into_par_iter()
            .map(|row| match row {
                Ok(row) => {
                    let planned = plan.row(&row, source);
                    (Some(row), planned)
                }
                Err(reject) => (None, Err(reject)),
            })
            .collect();
        let chunk = Chunk {
            rows,
            bytes_read: reader.bytes_read(),
            broken_off: reader.broken_off(),
        };
        if send.blocking_send(chunk).is_err() {
            return false;
        }
    }
}

fn note(first: &mut Vec<String>, row: Option<&Row>, what: &str) {
    if first.len() < FIRST {
        first.push(format!("line {}: {what}", row.map_or(0, |r| r.line)));
    }
}

fn file_error(path: &Path, source: std::io::Error) -> ImportError {
    ImportError::File {
        path: path.display().to_string(),
        source,
    }
}

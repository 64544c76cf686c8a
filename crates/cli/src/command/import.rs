//! `standing import`: a file of acts, by a mapping.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use desk::import::{Input, Job, RejectFile, Report};
use serde_json::json;

use super::NEEDS_A_PERSON;
use crate::place::PlaceArgs;
use crate::print::{counted, grouped};
use crate::{print, progress};

/// Import a file of acts by a mapping
///
/// CSV, TSV, JSON Lines or XLSX; plain, gzip or zstd; encoding and delimiter are
/// detected. Good rows go in; rows that cannot are listed with line, column,
/// value and reason. Running the same command again adds nothing; after a kill
/// it goes on where it was.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing import epa_facilities.csv.gz --data DIR
  standing import fines.xlsx --sheet 2019 --mapping my-city/fines --data DIR
  zcat fines.csv.gz | standing import - --mapping my-city/fines --data DIR

Exit codes: 0 every row is in the record; 3 some rows were rejected or held; 1 it could not go on.")]
pub struct Import {
    /// Files, in the order in which one needs the other; `-` is standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    place: PlaceArgs,
    /// Mapping as CATALOGUE/MAPPING; without it, the one made for a file of this name
    #[arg(long)]
    mapping: Option<String>,
    /// Sheet of a spreadsheet
    #[arg(long)]
    sheet: Option<String>,
    /// Encoding of the text, where detection gets it wrong (big5, gb18030, shift_jis...)
    #[arg(long)]
    encoding: Option<String>,
    /// List of rejected rows [default: FILE.rejects.csv]
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Try on a copy of the register and keep nothing
    #[arg(long)]
    dry_run: bool,
    /// Go over a file again that was imported to its end
    #[arg(long)]
    again: bool,
    /// Sandbox registers: record the acts of all files in the order they became known
    #[arg(long)]
    replay: bool,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
}

impl Import {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let place = self.place.place();
        let trial = if self.dry_run {
            Some(place.copy_for_trial().await?)
        } else {
            None
        };
        let place = trial.as_ref().map_or(&place, |t| t.place());
        let desk = crate::place::open(place).await?;
        let mut jobs = Vec::new();
        for file in &self.files {
            let input = if file == Path::new("-") {
                Input::Stdin
            } else {
                Input::File(file.clone())
            };
            let job = Job::find(desk.law(), input, self.mapping.as_deref())?;
            jobs.push(Job {
                sheet: self.sheet.clone(),
                encoding: self.encoding.clone(),
                ..job
            });
        }
        let mut reports = Vec::new();
        if self.replay {
            let bar = progress::of_acts("replaying");
            reports = desk
                .replay(&jobs, &mut |p| {
                    bar.set_length(p.bytes_total.unwrap_or(0));
                    bar.set_position(p.bytes_read);
                })
                .await?;
            bar.finish_and_clear();
        } else {
            for job in &jobs {
                let rejects = self.rejects.clone().or_else(|| match &job.input {
                    Input::File(path) if !self.dry_run => Some(RejectFile::beside(path)),
                    _ => None,
                });
                let total = match &job.input {
                    Input::File(path) => std::fs::metadata(path).ok().map(|m| m.len()),
                    _ => None,
                };
                let bar = progress::of_file(&job.input.name(), total);
                let report = desk
                    .import(job, rejects.as_deref(), self.again, &mut |p| {
                        progress::move_to(&bar, p)
                    })
                    .await?;
                bar.finish_and_clear();
                reports.push(report);
            }
        }
        desk.close().await;
        if self.json {
            print::json(&reports.iter().map(as_json).collect())?;
        } else {
            for report in &reports {
                tell(report, self.dry_run)?;
            }
        }
        let clean = reports.iter().all(|r| r.held == 0 && r.rejected == 0);
        Ok(if clean {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(NEEDS_A_PERSON)
        })
    }
}

fn tell(r: &Report, dry: bool) -> anyhow::Result<()> {
    if r.done_before {
        return print::line(&format!(
            "{}: imported to its end before ({}, {} held, {} rejected); nothing to do. Go over it again with --again",
            r.file,
            counted(r.rows, "row"),
            r.held,
            r.rejected
        ));
    }
    let would = if dry { " would be" } else { "" };
    print::line(&format!(
        "{} by {}: {}; {}{would} recorded, {} were there; {}{would} held, {} rejected",
        r.file,
        r.mapping,
        counted(r.rows, "row"),
        counted(r.acts, "act"),
        grouped(r.already),
        counted(r.held, "row"),
        grouped(r.rejected)
    ))?;
    if r.held > 0 && !dry {
        print::line("  held rows are listed by `standing held`")?;
    }
    if r.resumed_after > 0 {
        print::line(&format!("  went on after row {}", grouped(r.resumed_after)))?;
    }
    let told = r.first.len().min(10);
    for what in &r.first[..told] {
        print::line(&format!("  {what}"))?;
    }
    let more = (r.held + r.rejected).saturating_sub(told as u64);
    if told > 0 && more > 0 {
        print::line(&format!("  and {} more", grouped(more)))?;
    }
    if let Some(path) = &r.rejects_file {
        print::line(&format!("  rejected rows are listed in {}", path.display()))?;
    }
    Ok(())
}

fn as_json(r: &Report) -> serde_json::Value {
    json!({
        "file": r.file,
        "mapping": r.mapping,
        "rows": r.rows,
        "resumed_after": r.resumed_after,
        "acts_recorded": r.acts,
        "acts_already": r.already,
        "rows_held": r.held,
        "rows_rejected": r.rejected,
        "rejects_file": r.rejects_file.as_ref().map(|p| p.display().to_string()),
        "done_before": r.done_before,
        "first": r.first,
    })
}

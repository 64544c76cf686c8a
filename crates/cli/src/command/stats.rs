//! `standing stats`: count what the register holds.

use std::collections::BTreeMap;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use crate::place::PlaceArgs;
use crate::print::{self, grouped};

/// Count what the register holds
///
/// States are those the acts themselves led to (annulled, replaced, repaired...);
/// that an act also ends by time is not counted here.
#[derive(Args)]
#[command(after_help = "Example:\n  standing stats --data DIR --json")]
pub struct Stats {
    #[command(flatten)]
    place: PlaceArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Stats {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(None).await?;
        let stats = desk.stats().await?;
        let mut threads: BTreeMap<&str, BTreeMap<&str, u64>> = BTreeMap::new();
        let mut by_kind: BTreeMap<&str, BTreeMap<&str, u64>> = BTreeMap::new();
        for ((catalogue, kind, state), n) in &stats.threads {
            *threads
                .entry(catalogue)
                .or_default()
                .entry(state.word())
                .or_default() += n;
            by_kind.entry(kind).or_default().insert(state.word(), *n);
        }
        if self.json {
            print::json(&json!({
                "subjects": { "total": stats.subjects.values().sum::<u64>(), "by_catalogue": stats.subjects },
                "acts": { "total": stats.acts.values().sum::<u64>(), "by_kind": stats.acts },
                "threads": {
                    "total": stats.threads.values().sum::<u64>(),
                    "by_catalogue": threads,
                    "by_kind": by_kind,
                },
                "held": { "total": stats.held.values().sum::<u64>(), "by_catalogue": stats.held },
                "entries": stats.entries,
            }))?;
            return Ok(ExitCode::SUCCESS);
        }
        print::line(&format!(
            "{:>12}  entries in the log",
            grouped(stats.entries)
        ))?;
        for (catalogue, n) in &stats.subjects {
            print::line(&format!(
                "{:>12}  organisations of {catalogue}",
                grouped(*n)
            ))?;
        }
        for (kind, n) in &stats.acts {
            let states = by_kind.get(kind.as_str()).map_or(String::new(), |states| {
                let words: Vec<_> = states
                    .iter()
                    .map(|(s, n)| format!("{} {s}", grouped(*n)))
                    .collect();
                format!(" ({})", words.join(", "))
            });
            print::line(&format!("{:>12}  {kind}{states}", grouped(*n)))?;
        }
        for (catalogue, n) in &stats.held {
            print::line(&format!("{:>12}  rows held in {catalogue}", grouped(*n)))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

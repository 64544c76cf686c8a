//! `standing log verify`: re-read a whole log.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use desk::audit::Audit;
use desk::{OpenError, Place};
use indicatif::ProgressBar;
use ledger::{DirSource, LogReport, TileSource, Verifier, VerifyOptions, verify_log};
use serde_json::json;

use super::NEEDS_A_PERSON;
use crate::place::url;
use crate::print::{self, grouped};

/// Check the log
#[derive(Subcommand)]
pub enum Log {
    /// Re-read every entry and tile and check them against the signed checkpoint
    Verify(LogVerify),
}

impl Log {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Verify(c) => c.run().await,
        }
    }
}

/// Re-read every entry and tile and check them against the signed checkpoint
///
/// Reads the values, not only the hashes, and names the first bad entry. Given
/// a register's data folder it also checks every authority's signature, and
/// that the database is not an older copy than the log.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing log verify DIR                     a register's data folder, or its log folder
  standing log verify https://register.city.example/log --log-key KEY

Exit codes: 0 sound; 3 something is wrong with the log; 1 it could not be read.")]
pub struct LogVerify {
    /// Data folder, log folder, or URL under which `checkpoint` lies
    place: String,
    /// The log's verifier key (signed-note vkey)
    #[arg(long, value_name = "KEY")]
    log_key: Option<String>,
    /// PostgreSQL a register here is kept in, to compare with
    #[arg(long, env = "STANDING_DATABASE_URL", value_name = "URL")]
    database_url: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl LogVerify {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let bar = ProgressBar::new(0);
        let tell = |done: u64, total: u64| {
            bar.set_length(total);
            bar.set_position(done);
        };
        let started = Instant::now();
        let report = if self.place.starts_with("http://") || self.place.starts_with("https://") {
            let key = self
                .key()
                .context("a log at a URL needs its key from elsewhere: give --log-key")??;
            let options = VerifyOptions {
                progress: Some(&tell),
                ..VerifyOptions::default()
            };
            verify_log(&UrlSource::at(&self.place), &key, &options)
        } else {
            self.folder(Path::new(&self.place), &tell)?
        };
        bar.finish_and_clear();
        let kept = self.kept().await?;
        let published = report.checkpoint.as_ref().map_or(0, |c| c.size);
        let older = kept.is_some_and(|kept| kept < published);
        self.print(&report, started.elapsed(), kept, published)?;
        Ok(if report.is_sound() && !older {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(NEEDS_A_PERSON)
        })
    }

    /// Entries in the register's database; none without a register here, or
    /// without the way to its database.
    async fn kept(&self) -> anyhow::Result<Option<u64>> {
        let data = PathBuf::from(&self.place);
        if !data.join("register.toml").exists() {
            return Ok(None);
        }
        let place = Place {
            database_url: url(self.database_url.as_deref()),
            ..Place::at(data)
        };
        match place.open().await {
            Ok(desk) => Ok(Some(desk.log().await?.head.size)),
            Err(OpenError::NeedsUrl) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn key(&self) -> Option<anyhow::Result<Verifier>> {
        self.log_key
            .as_ref()
            .map(|k| Verifier::parse(k.trim()).with_context(|| format!("`{k}` is no verifier key")))
    }

    fn folder(&self, path: &Path, tell: &(dyn Fn(u64, u64) + Sync)) -> anyhow::Result<LogReport> {
        if path.join("register.toml").exists() {
            let audit = Audit::of(path)?;
            let key = match self.key() {
                Some(key) => key?,
                None => audit.log_key()?,
            };
            let check = |first: u64, entries: &[&[u8]]| audit.check(first, entries);
            let options = VerifyOptions {
                progress: Some(tell),
                bundle: Some(&check),
                ..VerifyOptions::default()
            };
            return Ok(verify_log(
                &DirSource::new(path.join("log")),
                &key,
                &options,
            ));
        }
        if !path.join("checkpoint").exists() {
            bail!(
                "`{}` holds neither a register (`register.toml`) nor a log (`checkpoint`)",
                path.display()
            );
        }
        let key = match self.key() {
            Some(key) => key?,
            // A log folder inside a register's.
            None => path
                .parent()
                .filter(|p| p.join("register.toml").exists())
                .map(Audit::of)
                .context("a log alone does not say whose it is: give its key with --log-key")??
                .log_key()?,
        };
        let options = VerifyOptions {
            progress: Some(tell),
            ..VerifyOptions::default()
        };
        Ok(verify_log(
            &DirSource::new(PathBuf::from(path)),
            &key,
            &options,
        ))
    }

    fn print(
        &self,
        report: &LogReport,
        took: Duration,
        kept: Option<u64>,
        published: u64,
    ) -> anyhow::Result<()> {
        let rate = report.entries as f64 / took.as_secs_f64().max(1e-9);
        if self.json {
            return print::json(&json!({
                "sound": report.is_sound(),
                "origin": report.checkpoint.as_ref().map(|c| &c.origin),
                "size": report.checkpoint.as_ref().map(|c| c.size),
                "root": report.checkpoint.as_ref().map(|c| c.root.to_base64()),
                "entries": report.entries,
                "entries_in_database": kept,
                "tiles": report.tiles,
                "bytes": report.bytes,
                "seconds": took.as_secs_f64(),
                "faults": report.faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
            }));
        }
        if let Some(c) = &report.checkpoint {
            print::line(&format!(
                "checkpoint of `{}`: {} entries, root {}",
                c.origin,
                grouped(c.size),
                c.root.to_base64()
            ))?;
        }
        print::line(&format!(
            "re-read {} entries and {} tiles in {:.1} s ({} entries/s)",
            grouped(report.entries),
            grouped(report.tiles),
            took.as_secs_f64(),
            grouped(rate as u64)
        ))?;
        match kept {
            Some(kept) if kept < published => print::line(&format!(
                "NOT SOUND: the database has only {} entries: it is an older copy. Restore the newer one; going on would fork the log",
                grouped(kept)
            ))?,
            Some(kept) if kept > published => print::line(&format!(
                "the database has {} entries not yet published; `standing serve` publishes them when it starts",
                grouped(kept - published)
            ))?,
            _ => {}
        }
        match report.first_fault() {
            None => print::line("sound: every entry, tile, the root and the signatures are right"),
            Some(first) => {
                print::line(&format!("NOT SOUND, first: {first}"))?;
                for fault in report.faults.iter().skip(1) {
                    print::line(&format!("           then: {fault}"))?;
                }
                Ok(())
            }
        }
    }
}

/// A log behind a URL.
struct UrlSource {
    base: String,
    agent: ureq::Agent,
}

impl UrlSource {
    fn at(base: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(60)))
            .http_status_as_error(false)
            .build();
        Self {
            base: base.trim_end_matches('/').to_owned(),
            agent: config.into(),
        }
    }
}

impl TileSource for UrlSource {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let url = format!("{}/{path}", self.base);
        let mut response = self
            .agent
            .get(&url)
            .call()
            .map_err(|e| io::Error::other(format!("{url}: {e}")))?;
        match response.status().as_u16() {
            200 => response
                .body_mut()
                .with_config()
                .limit(64 << 20)
                .read_to_vec()
                .map(Some)
                .map_err(|e| io::Error::other(format!("{url}: {e}"))),
            404 | 410 => Ok(None),
            status => Err(io::Error::other(format!("{url}: status {status}"))),
        }
    }
}

//! `standing demo`: a sandbox register of real organisations, made once and
//! served.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use codes::Date;
use desk::import::{Input, Job};
use desk::{Config, Desk, Place};
use rust_embed::RustEmbed;

use super::serve::{Listen, until_stopped};
use crate::print::grouped;
use crate::{place, progress};

#[derive(RustEmbed)]
#[folder = "../../data"]
#[include = "*/*.zst"]
#[exclude = "samples/*"]
struct Data;

/// Files of the demo in the order in which one needs the other.
const FILES: [&str; 7] = [
    "tw-environment/epa_facilities.csv.zst",
    "tw-environment/epa_penalties.csv.zst",
    "tw-environment/epa_stack_tests.csv.zst",
    "detroit-food/establishments.csv.zst",
    "detroit-food/inspections.csv.zst",
    "detroit-food/violations.csv.zst",
    "jp-labour/labour_violations.csv.zst",
];

/// Last day of the newest file.
const LAST_DAY: Date = Date::constant(2019, 11, 1);
const ORIGIN: &str = "demo.standing.example/register";

/// Look at a register of real organisations
///
/// Taiwanese industrial facilities with their environmental penalties, Detroit
/// food businesses with their inspections, Japanese labour-law publications.
/// The clock stands at the data's last days, since by the real calendar most of
/// these publications have rightly ended; every page says so.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing demo
  standing demo --listen 127.0.0.1:9000 --today 2021-01-01    watch publications end")]
pub struct Demo {
    /// Address to serve on
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Folder to keep the demo in; made on the first run
    #[arg(long, default_value = "standing-demo", value_name = "DIR")]
    data: PathBuf,
    /// PostgreSQL to keep it in, instead of the SQLite file in the folder
    #[arg(long, env = "STANDING_DATABASE_URL", value_name = "URL")]
    database_url: Option<String>,
    /// Day the sandbox clock stands at
    #[arg(long, value_name = "DAY")]
    today: Option<Date>,
    /// Make the register, print its counts and stop, without serving
    #[arg(long)]
    no_serve: bool,
}

impl Demo {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let listen = match self.no_serve {
            true => None,
            // Claimed first: a taken port is told before the work, not after.
            false => Some(Listen::at(self.listen).await?),
        };
        let here = Place {
            data: self.data.clone(),
            database_url: place::url(self.database_url.as_deref()),
            ..Place::default()
        };
        if !self.data.join("register.toml").exists() {
            let config = Config {
                format: 1,
                origin: ORIGIN.to_owned(),
                sandbox: Some(LAST_DAY),
                database: None,
            };
            here.create(&config, None)?;
        }
        let desk = place::open(&here).await?;
        make(&desk).await?;
        desk.close().await;
        let desk = place::open(&Place {
            today: self.today,
            ..here
        })
        .await?;
        let front = desk.front().await?;
        eprintln!(
            "{} organisations, {} acts in the log, {} adverse acts shown on {}",
            grouped(front.catalogues.iter().map(|c| c.2).sum()),
            grouped(front.entries),
            grouped(front.shown_today),
            front.today,
        );
        match listen {
            Some(listen) => until_stopped(desk, listen).await,
            None => Ok(ExitCode::SUCCESS),
        }
    }
}

/// Replays the demo data, unless it is all there. Killed, it goes on.
async fn make(desk: &Desk) -> anyhow::Result<()> {
    let mut jobs = Vec::new();
    for path in FILES {
        let Some(file) = Data::get(path) else {
            anyhow::bail!("the program was built without its demo data `{path}`");
        };
        let bytes: &'static [u8] = match file.data {
            std::borrow::Cow::Borrowed(bytes) => bytes,
            std::borrow::Cow::Owned(bytes) => Vec::leak(bytes),
        };
        let name = path.rsplit('/').next().unwrap_or(path).to_owned();
        jobs.push(Job::find(desk.law(), Input::Bytes(name, bytes), None)?);
    }
    let bar = progress::of_acts("replaying history");
    let reports = desk
        .replay_once(&jobs, &mut |p| {
            bar.set_length(p.bytes_total.unwrap_or(0));
            bar.set_position(p.bytes_read);
        })
        .await?;
    bar.finish_and_clear();
    for report in reports.iter().flatten() {
        eprintln!(
            "{:<28} {:>7} rows  {:>7} acts  {:>4} held  {:>4} rejected",
            report.file,
            grouped(report.rows),
            grouped(report.acts + report.already),
            report.held,
            report.rejected,
        );
    }
    Ok(())
}

//! What is measured, each beside a baseline in the same run: ratios, not only
//! rates, for machines are shared and noisy.
//!
//! `record.rs` acts recorded in bulk, `latency.rs` one officer's act, `http.rs`
//! look-ups over HTTP, `verify.rs` re-reading the log, `start.rs` the program
//! from start to first page. The load of the machine is printed with each run.

mod http;
mod latency;
mod record;
mod sample;
mod start;
mod table;
mod verify;

use clap::{Parser, ValueEnum};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measure, beside a baseline in the same run
#[derive(Parser)]
#[command(after_help = "\
Examples:
  cargo xtask bench                               everything, at 10 k, 100 k and 1 M acts
  cargo xtask bench --acts 10000,100000 record verify
  scripts/postgres/with cargo xtask bench record  PostgreSQL too (reads STANDING_TEST_POSTGRES)")]
struct Args {
    /// Parts; all when none is named
    parts: Vec<Part>,
    /// Sizes of the register, in acts
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000, 1_000_000])]
    acts: Vec<u64>,
    /// PostgreSQL server to measure too; a database is made there and dropped
    #[arg(long, env = "STANDING_TEST_POSTGRES")]
    database_url: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Acts recorded in bulk, on SQLite and PostgreSQL, beside raw inserts
    Record,
    /// One officer's act, beside an fsync
    Latency,
    /// Organisation look-up over HTTP, beside an empty handler
    Http,
    /// Re-reading the log, beside bare hashing
    Verify,
    /// The program on the demo data: start to first page, memory
    Start,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let wants = |part| args.parts.is_empty() || args.parts.contains(&part);
    table::machine();
    for (i, &acts) in args.acts.iter().enumerate() {
        let last = i + 1 == args.acts.len();
        let folder = tempfile::tempdir()?;
        let made = record::sqlite(folder.path(), acts).await?;
        if wants(Part::Record) {
            made.print(acts);
            record::raw(folder.path(), &made)?;
        }
        if wants(Part::Verify) {
            verify::run(folder.path())?;
        }
        if wants(Part::Latency) && last {
            latency::run(folder.path()).await?;
        }
        if wants(Part::Http) && last {
            http::run(folder.path()).await?;
        }
        if let Some(url) = args.database_url.as_deref().filter(|_| wants(Part::Record)) {
            record::postgres(url, acts, &made).await?;
        }
    }
    if wants(Part::Start) {
        start::run()?;
    }
    Ok(())
}

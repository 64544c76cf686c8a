//! Acts recorded in bulk, end to end: law checked, signed, kept, in the tree,
//! under a published checkpoint, fsync on.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, ensure};
use codes::Date;
use desk::{Config, Matter, Outcome, Place};
use rusqlite::Connection;
use store::Store;

use crate::{sample, table};

/// Acts handed to the desk at once: what an import hands over.
const BATCH: u64 = 4_000;
const TARGET: f64 = 20_000.0;

/// What recording on SQLite came to.
pub struct Made {
    /// Acts a second.
    pub rate: f64,
    cpu_us: f64,
    first_tenth: f64,
    last_tenth: f64,
}

/// Where the sample register is inside a folder.
pub fn register(folder: &Path) -> PathBuf {
    folder.join("register")
}

/// Makes a sample register of `acts` acts on SQLite.
pub async fn sqlite(folder: &Path, acts: u64) -> anyhow::Result<Made> {
    let place = Place::at(register(folder));
    place.create(&config(), None)?;
    fill(&place, acts).await
}

fn config() -> Config {
    Config {
        format: 1,
        origin: "bench.standing.example".to_owned(),
        sandbox: Some(Date::constant(2019, 6, 30)),
        database: None,
    }
}

async fn fill(place: &Place, acts: u64) -> anyhow::Result<Made> {
    let desk = place.open().await?;
    let mut seconds = Vec::new();
    let cpu = table::cpu_s();
    let mut generating = 0.0;
    for from in (0..acts).step_by(BATCH as usize) {
        let before = table::cpu_s();
        let matters: Vec<Matter> = (from..acts.min(from + BATCH)).map(sample::matter).collect();
        generating += table::cpu_s() - before;
        let n = matters.len();
        let started = Instant::now();
        let outcomes = desk.record(matters).await?;
        seconds.push((n, started.elapsed().as_secs_f64()));
        let bad = outcomes
            .iter()
            .find(|o| !matches!(o, Outcome::Recorded { new: 1, .. }));
        ensure!(bad.is_none(), "a sample act was not recorded: {bad:?}");
    }
    let cpu = table::cpu_s() - cpu - generating;
    desk.close().await;
    let of = |part: &[(usize, f64)]| {
        part.iter().map(|(n, _)| *n as f64).sum::<f64>() / part.iter().map(|(_, s)| s).sum::<f64>()
    };
    let tenth = (seconds.len() / 10).max(1);
    Ok(Made {
        rate: of(&seconds),
        cpu_us: cpu * 1e6 / acts as f64,
        first_tenth: of(&seconds[..tenth]),
        last_tenth: of(&seconds[seconds.len() - tenth..]),
    })
}

impl Made {
    /// Prints it.
    pub fn print(&self, acts: u64) {
        table::heading(&format!("recording {acts} acts in bulk, SQLite, fsync on"));
        table::rate(
            "recorded end to end",
            self.rate,
            "acts/s",
            None,
            Some(TARGET),
        );
        table::rate(
            "  CPU, all threads",
            1e6 / self.cpu_us,
            "acts/CPU-s",
            None,
            None,
        );
        table::rate("  first tenth", self.first_tenth, "acts/s", None, None);
        table::rate(
            "  last tenth",
            self.last_tenth,
            "acts/s",
            Some(self.first_tenth),
            None,
        );
    }
}

/// The same rows into a bare table, the same way: one transaction a batch.
pub fn raw(folder: &Path, made: &Made) -> anyhow::Result<()> {
    let from = Connection::open(register(folder).join("register.sqlite"))?;
    let mut rows = from.prepare(
        "SELECT a.id, e.jwt, a.disclosures FROM act a JOIN entry e ON e.idx = a.idx ORDER BY a.idx",
    )?;
    let mut to = Connection::open(folder.join("raw.sqlite"))?;
    to.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;
         CREATE TABLE act (id TEXT PRIMARY KEY, jwt TEXT NOT NULL, disclosures TEXT NOT NULL);",
    )?;
    let all: Vec<(String, String, String)> = rows
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let started = Instant::now();
    for batch in all.chunks(BATCH as usize) {
        let tx = to.transaction()?;
        {
            let mut insert = tx.prepare_cached("INSERT INTO act VALUES (?1, ?2, ?3)")?;
            for (id, jwt, disclosures) in batch {
                insert.execute((id, jwt, disclosures))?;
            }
        }
        tx.commit()?;
    }
    let rate = all.len() as f64 / started.elapsed().as_secs_f64();
    table::rate(
        "baseline: the same rows, raw insert",
        rate,
        "rows/s",
        None,
        None,
    );
    table::rate(
        "recorded end to end, again",
        made.rate,
        "acts/s",
        Some(rate),
        None,
    );
    drop(to);
    std::fs::remove_file(folder.join("raw.sqlite"))?;
    Ok(())
}

/// The same acts into PostgreSQL; a database is made for it and dropped.
pub async fn postgres(server: &str, acts: u64, sqlite: &Made) -> anyhow::Result<()> {
    let name = format!("standing_bench_{}", std::process::id());
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls)
        .await
        .context("cannot reach the PostgreSQL server")?;
    tokio::spawn(connection);
    client
        .batch_execute(&format!("CREATE DATABASE {name}"))
        .await?;
    let folder = tempfile::tempdir()?;
    let (base, query) = server.split_once('?').map_or((server, ""), |(b, q)| (b, q));
    let root = base.rsplit_once('/').map_or(base, |(root, _)| root);
    let url = if query.is_empty() {
        format!("{root}/{name}")
    } else {
        format!("{root}/{name}?{query}")
    };
    let place = Place {
        database_url: Some(url),
        ..Place::at(folder.path().join("register"))
    };
    place.create(&config(), None)?;
    let made = fill(&place, acts).await;
    client
        .batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        .await?;
    let made = made?;
    table::heading(&format!(
        "recording {acts} acts in bulk, PostgreSQL, fsync on"
    ));
    table::rate(
        "recorded end to end",
        made.rate,
        "acts/s",
        Some(sqlite.rate),
        Some(sqlite.rate / 2.0),
    );
    table::rate(
        "  last tenth",
        made.last_tenth,
        "acts/s",
        Some(made.first_tenth),
        None,
    );
    Ok(())
}

/// The store of the sample register, to count in.
pub async fn entries(folder: &Path) -> anyhow::Result<u64> {
    Ok(
        store::SqliteStore::open(register(folder).join("register.sqlite"))?
            .head()
            .await?
            .size,
    )
}

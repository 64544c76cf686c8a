//! Acts kept a second, beside the raw database on the same rows.
//!
//! ```sh
//! cargo run --release -p standing-store --example insert_rate -- 200000 5000
//! scripts/postgres/with cargo run --release -p standing-store --example insert_rate
//! ```
//!
//! Arguments: acts, acts a commit. What is raw: SQLite by prepared inserts into
//! the same tables, PostgreSQL by one COPY a table; both on the same disk, one
//! transaction a commit, fsync on. Entries and disclosures are as large as those
//! of real acts.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use catalogue::SubjectKind;
use codes::{Date, Identifier};
use data_encoding::BASE64URL_NOPAD;
use futures_util::SinkExt as _;
use register::encoding::v1;
use register::{Act, ActId, Citation, State, Subject, Value};
use serde_json::json;
use store::{
    Commit, LogHead, NameRow, NewAct, PostgresStore, SqliteStore, Store, SubjectRow, ThreadRow,
};
use tokio_postgres::NoTls;

type Outcome<T> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let acts: usize = arguments.next().map_or(Ok(200_000), |text| text.parse())?;
    let a_commit: usize = arguments.next().map_or(Ok(5_000), |text| text.parse())?;
    println!("{acts} acts, {a_commit} a commit; entry + act + thread + basis + name + subject");
    let folder = tempfile::tempdir()?;
    let commits: Vec<Commit> = (0..acts)
        .step_by(a_commit)
        .map(|from| commit(from, a_commit.min(acts - from)))
        .collect();
    let bytes: usize = commits
        .iter()
        .flat_map(|commit| &commit.acts)
        .map(|act| act.jwt.len() + act.disclosures.len())
        .sum();
    println!("{} bytes an act in entry and disclosures", bytes / acts);

    let raw = raw_sqlite(&folder.path().join("raw.db"), &commits)?;
    report("SQLite raw", acts, raw, raw);
    let store = SqliteStore::open(folder.path().join("register.db"))?;
    report(
        "SQLite store",
        acts,
        through(&store, commits.clone()).await?,
        raw,
    );
    reads(&store, &commits).await?;

    let Ok(url) = std::env::var("STANDING_TEST_POSTGRES") else {
        println!("PostgreSQL: STANDING_TEST_POSTGRES holds no URL; see scripts/postgres/with");
        return Ok(());
    };
    let raw = raw_postgres(&url, &commits).await?;
    report("PostgreSQL raw COPY", acts, raw, raw);
    let store = PostgresStore::connect(&url, Some("insert_rate")).await?;
    report(
        "PostgreSQL store",
        acts,
        through(&store, commits.clone()).await?,
        raw,
    );
    reads(&store, &commits).await
}

/// Seconds on the clock, and seconds of processor time in this process, which
/// tell more where the machine is shared. A PostgreSQL server's are not counted.
#[derive(Clone, Copy)]
struct Took {
    seconds: f64,
    cpu: f64,
}

struct Watch {
    start: Instant,
    cpu: f64,
}

impl Watch {
    fn start() -> Self {
        Self {
            start: Instant::now(),
            cpu: cpu_seconds(),
        }
    }

    fn took(&self) -> Took {
        Took {
            seconds: self.start.elapsed().as_secs_f64(),
            cpu: cpu_seconds() - self.cpu,
        }
    }
}

/// User and system time by `/proc/self/stat`; 0 where there is none.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks = |field: usize| after_name.split(' ').nth(field)?.parse::<f64>().ok();
    (ticks(11).unwrap_or(0.0) + ticks(12).unwrap_or(0.0)) / 100.0
}

fn report(what: &str, acts: usize, took: Took, raw: Took) {
    println!(
        "{what:20} {:9.0} acts/s {:6.1} µs/act {:6.1} µs of processor   {:.2} of raw",
        acts as f64 / took.seconds,
        took.seconds / acts as f64 * 1e6,
        took.cpu / acts as f64 * 1e6,
        raw.seconds / took.seconds
    );
}

async fn through(store: &dyn Store, commits: Vec<Commit>) -> Outcome<Took> {
    let epoch = store.claim_writer("insert_rate", 0, 3600).await?;
    let watch = Watch::start();
    for mut commit in commits {
        commit.epoch = epoch;
        store.commit(commit).await?;
    }
    Ok(watch.took())
}

/// Reading, as pages do it: the acts of one subject.
async fn reads(store: &dyn Store, commits: &[Commit]) -> Outcome<()> {
    let subjects: Vec<_> = commits
        .iter()
        .map(|commit| &commit.subjects[0].id)
        .collect();
    let (mut acts, watch) = (0, Watch::start());
    for subject in subjects.iter().cycle().take(2000) {
        acts += store.acts_of(subject).await?.len();
    }
    let took = watch.took();
    let each = took.seconds * 1e6 / 2000.0;
    println!(
        "    acts of a subject: {each:.0} µs, {:.0} µs of processor, for {:.1} acts",
        took.cpu * 1e6 / 2000.0,
        acts as f64 / 2000.0
    );
    let start = Instant::now();
    let shown = store::ThreadFilter {
        shown_on: Some(date(2017, 6, 1)?),
        kind: Some("tw-environment/penalty-2".to_owned()),
        ..store::ThreadFilter::default()
    };
    let count = store.threads_count(&shown).await?;
    println!(
        "    counting {count} threads of one kind shown: {:.1} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    let start = Instant::now();
    store
        .threads_page(
            &shown,
            &store::Page {
                after: None,
                limit: 20,
            },
        )
        .await?;
    println!(
        "    a page of them: {:.0} µs",
        start.elapsed().as_secs_f64() * 1e6
    );
    let start = Instant::now();
    store.stats().await?;
    println!(
        "    all counts: {:.1} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    Ok(())
}

fn date(year: i16, month: i8, day: i8) -> Outcome<Date> {
    Ok(Date::new(year, month, day)?)
}

/// Acts of an import in order of day, about 20 to a subject.
fn commit(from: usize, acts: usize) -> Commit {
    let mut commit = Commit {
        expected_size: from as u64,
        ..Commit::default()
    };
    for n in from..from + acts {
        let act = act(n);
        let subject = act.subject.identifier.clone();
        if n % 20 == 0 {
            // The first of some twenty registers its subject.
            commit.subjects.push(SubjectRow {
                id: subject.clone(),
                catalogue: "tw-registry".to_owned(),
                kind: SubjectKind::Company,
                name: act.subject.name.clone(),
                registered_by: act.id.clone(),
            });
        }
        commit.names.push(NameRow {
            subject: subject.clone(),
            name: act.subject.name.clone(),
            folded: act.subject.name.clone(),
            act: act.id.clone(),
        });
        commit.threads.push(ThreadRow {
            id: act.id.clone(),
            subject,
            kind: act.kind.to_string(),
            authority: act.authority.to_string(),
            adverse: true,
            decided_on: act.decided_on,
            state: State::InForce,
            since: act.decided_on,
            ends_on: None,
            shown_from: Some(act.decided_on),
            shown_until: None,
            basis: vec![act.basis[0].provision.clone()],
        });
        let mut disclosures = String::new();
        let claims = v1::claims(&act, "example.org/register");
        for (name, value) in claims.hidden {
            let salted = json!(["_26bc4LT-ac6q2KI6cBW5es", name, value]).to_string();
            BASE64URL_NOPAD.encode_append(salted.as_bytes(), &mut disclosures);
            disclosures.push('~');
        }
        // A digest, base64url in base64url, for each disclosure; the rest is
        // header, plain claims and signature.
        let digests = disclosures.matches('~').count();
        let jwt =
            "eyJhbGciOiJFZERTQSIsInR5cCI6ImRjK3NkLWp3dCJ9".repeat(1 + (digests * 62 + 400) / 46);
        commit.acts.push(NewAct {
            act: Arc::new(act),
            jwt,
            disclosures,
        });
    }
    commit.head = Some(LogHead {
        size: (from + acts) as u64,
        frontier: vec![0; 320],
        checkpoint: "checkpoint".to_owned(),
        recorded_at: None,
    });
    commit
}

fn act(n: usize) -> Act {
    let day = Date::constant(2010, 1, 1) + jiff::Span::new().days((n / 100) as i64);
    let id = ActId::of_key("tw-environment", &n.to_string(), day);
    // Subjects spread over the acts as in a register of fines.
    let subject = (n as u64 / 20).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 37;
    let identifier: Identifier = format!("tw-ubn:{subject:08}")
        .parse()
        .expect("an identifier");
    Act {
        thread: id.clone(),
        id,
        kind: format!("tw-environment/penalty-{}", n % 5).into(),
        subject: Subject {
            identifier,
            name: format!("台灣第{subject}水泥股份有限公司"),
        },
        unnamed: false,
        authority: format!("tw-environment/county-{}", n % 22).into(),
        basis: vec![Citation {
            provision: format!("tw-environment/waste-{}", n % 50),
            pinpoint: Some("第31條第1項第2款".to_owned()),
        }],
        decided_on: day,
        served_on: Some(day),
        effective_from: day,
        effective_until: None,
        content: BTreeMap::from([
            ("amount".to_owned(), Value::Integer(6000)),
            ("document".to_owned(), Value::Text(format!("40-106-{n}"))),
            (
                "facts".to_owned(),
                Value::Text("未依規定申報事業廢棄物之產出情形".to_owned()),
            ),
        ]),
        reasons: None,
        changes: None,
        rests_on: Vec::new(),
        recorded_at: jiff::Timestamp::constant(1_790_000_000, 0),
    }
}

/// The rows of a commit as plain text, as the store writes them.
fn raw_sqlite(path: &Path, commits: &[Commit]) -> Outcome<Took> {
    drop(SqliteStore::open(path)?);
    let mut db = rusqlite::Connection::open(path)?;
    db.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;
         PRAGMA mmap_size=1073741824; PRAGMA wal_autocheckpoint=8192;",
    )?;
    let watch = Watch::start();
    for commit in commits {
        let tx = db.transaction()?;
        {
            let mut entry = tx.prepare("INSERT INTO entry VALUES (?1, ?2)")?;
            let mut act =
                tx.prepare("INSERT INTO act VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
            let mut thread =
                tx.prepare("INSERT INTO thread VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")?;
            let mut basis = tx.prepare("INSERT INTO basis VALUES (?1, ?2)")?;
            let mut name = tx.prepare("INSERT OR IGNORE INTO name VALUES (?1, ?2, ?3, ?4)")?;
            let mut subject =
                tx.prepare("INSERT OR IGNORE INTO subject VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
            for (new, index) in commit.acts.iter().zip(commit.expected_size as i64..) {
                let a = &new.act;
                let day = a.decided_on.to_string();
                let (id, of) = (a.id.as_str(), a.subject.identifier.as_str());
                entry.execute((index, &new.jwt))?;
                act.execute((
                    index,
                    id,
                    id,
                    of,
                    &*a.kind,
                    &*a.authority,
                    &day,
                    1_790_000_000_000_000i64,
                    &new.disclosures,
                ))?;
            }
            for row in &commit.threads {
                let (id, day) = (row.id.as_str(), row.decided_on.to_string());
                let none = None::<&str>;
                thread.execute((
                    id,
                    row.subject.as_str(),
                    "tw-environment",
                    &row.kind,
                    &row.authority,
                    1,
                    &day,
                    "in_force",
                    &day,
                    none,
                    &day,
                    none,
                    &row.basis[0],
                ))?;
                basis.execute((&row.basis[0], id))?;
            }
            for row in &commit.names {
                name.execute((
                    row.subject.as_str(),
                    &row.folded,
                    &row.name,
                    row.act.as_str(),
                ))?;
            }
            for row in &commit.subjects {
                subject.execute((
                    row.id.as_str(),
                    &row.catalogue,
                    "company",
                    &row.name,
                    row.registered_by.as_str(),
                    row.id.value(),
                ))?;
            }
        }
        tx.commit()?;
    }
    Ok(watch.took())
}

/// One COPY a table, text format, the rows written beforehand.
async fn raw_postgres(url: &str, commits: &[Commit]) -> Outcome<Took> {
    drop(PostgresStore::connect(url, Some("insert_rate_raw")).await?);
    let (mut db, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    db.batch_execute("SET search_path TO insert_rate_raw")
        .await?;
    let mut sum = Took {
        seconds: 0.0,
        cpu: 0.0,
    };
    for commit in commits {
        let mut copies: Vec<(&str, String)> =
            ["entry", "act", "thread", "basis", "name", "subject"]
                .into_iter()
                .map(|table| (table, String::new()))
                .collect();
        for (new, index) in commit.acts.iter().zip(commit.expected_size..) {
            let a = &new.act;
            let (id, of, day) = (&a.id, a.subject.identifier.as_str(), a.decided_on);
            copies[0].1.push_str(&format!("{index}\t{}\n", new.jwt));
            copies[1].1.push_str(&format!(
                "{index}\t{id}\t{id}\t{of}\t{}\t{}\t{day}\t1790000000000000\t{}\n",
                a.kind, a.authority, new.disclosures
            ));
        }
        for row in &commit.threads {
            let (id, day) = (&row.id, row.decided_on);
            copies[2].1.push_str(&format!(
                "{id}\t{}\ttw-environment\t{}\t{}\t1\t{day}\tin_force\t{day}\t\\N\t{day}\t\\N\t{}\n",
                row.subject, row.kind, row.authority, row.basis[0]
            ));
            copies[3].1.push_str(&format!("{}\t{id}\n", row.basis[0]));
        }
        // COPY knows no ON CONFLICT: a name is new with its subject.
        for row in &commit.subjects {
            let value = row.id.value();
            copies[4].1.push_str(&format!(
                "{}\t{}\t{}\t{}\n",
                row.id, row.name, row.name, row.registered_by
            ));
            copies[5].1.push_str(&format!(
                "{}\t{}\tcompany\t{}\t{}\t{value}\n",
                row.id, row.catalogue, row.name, row.registered_by
            ));
        }
        let watch = Watch::start();
        let tx = db.transaction().await?;
        for (table, rows) in copies {
            let sink = tx.copy_in(&format!("COPY {table} FROM STDIN")).await?;
            let mut sink = std::pin::pin!(sink);
            sink.send(std::io::Cursor::new(rows.into_bytes())).await?;
            sink.finish().await?;
        }
        tx.commit().await?;
        let took = watch.took();
        sum.seconds += took.seconds;
        sum.cpu += took.cpu;
    }
    Ok(sum)
}

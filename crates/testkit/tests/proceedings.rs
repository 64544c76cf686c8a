//! Proceedings by seed. `STANDING_SIM_SEED=n` replays one, `STANDING_SIM_SEEDS=n`
//! lives n of them; `--nocapture` prints the figures.
//!
//! Rules broken on purpose, one at a time, each noticed within the seeds below:
//! - who: four eyes dropped; the writer decides, or settles; the hearing officer
//!   decides, or settles; a second hearing forgets who held the first; decider or
//!   approver settles; one settles two contests; a writer or an approver is named
//!   to hear; another hears than was named; recusal forgotten.
//! - when: the answer, or the time to ask for a hearing, counted a day short; an
//!   answer uses that time up; hearing skipped, asked for late, or a day too soon
//!   after its invitation; a decision dated before the answer it rests on; days
//!   to come; another text keeps the answers, or the approval; no notice; urgent
//!   for every kind, or without approval.
//! - the record: in it before service; binds before service (with and without
//!   the second guard in `register::admit`); no day of service; served twice; the
//!   step in another commit than its act, before or after it; a step's place
//!   overwritten; what was seen not asked.
//! - contests: late ones let in; refused on the last day; a day longer than the
//!   law; what fell contested; another body settles; a court's contest settled in
//!   any name.
//! - the rest: a text changed to another firm; the recorder's day taken in UTC; the
//!   proposal's reasons recorded in place of the decision's.
//!
//! A service dated before its decision is refused by `register::admit` too: it is
//! noticed once both guards are gone.

mod seeds;

use seeds::{asked_for, seeds, side_by_side};
use testkit::{Figures, simulate_proceedings};

fn live(seeds: &[u64], ticks: usize) -> Figures {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut all = Figures::default();
    for seed in seeds {
        all.add(&runtime.block_on(simulate_proceedings(*seed, ticks, None)));
    }
    all
}

#[test]
fn proceedings_keep_the_promises_on_sqlite() {
    let mut all = Figures::default();
    for some in side_by_side(&seeds(20), |some| live(some, 90)) {
        all.add(&some);
    }
    println!("{all}");
    // Courses in which nothing happens prove nothing.
    if !asked_for() {
        let refused: u64 = all.refusals.values().sum();
        assert!(
            all.acts > 150
                && all.contests > 100
                && all.hearings > 20
                && all.races > 100
                && all.reopened > 100
                && all.unanswered > 5
                && refused > 500,
            "{all}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn proceedings_keep_the_promises_on_postgresql() {
    let Ok(server) = std::env::var("STANDING_TEST_POSTGRES") else {
        println!("SKIPPED: no PostgreSQL; run under scripts/postgres/with");
        assert!(
            std::env::var("STANDING_REQUIRE_POSTGRES").is_err(),
            "PostgreSQL is required and not there"
        );
        return;
    };
    let (client, connection) = tokio_postgres::connect(&server, tokio_postgres::NoTls)
        .await
        .expect("a server");
    tokio::spawn(connection);
    let (base, query) = server.split_once('?').unwrap_or((server.as_str(), ""));
    let root = base.rsplit_once('/').map_or(base, |(root, _)| root);
    let mut all = Figures::default();
    for seed in seeds(2) {
        let name = format!("standing_proceedings_{}_{seed}", std::process::id());
        client
            .batch_execute(&format!("CREATE DATABASE {name}"))
            .await
            .expect("a database");
        let url = format!("{root}/{name}?{query}");
        all.add(&simulate_proceedings(seed, 50, Some(url)).await);
        client
            .batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .await
            .expect("dropped");
    }
    println!("{all}");
}

//! Lives of acts by seed. `STANDING_SIM_SEED=n` replays one, `STANDING_SIM_SEEDS=n`
//! lives n of them.

mod seeds;

use seeds::{asked_for, seeds, side_by_side};
use testkit::{Report, simulate};

fn live(seeds: &[u64], steps: usize) -> Report {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut all = Report::default();
    for seed in seeds {
        let r = runtime.block_on(simulate(*seed, steps, None));
        all.add(&r);
    }
    all
}

#[test]
fn lives_keep_the_promises_on_sqlite() {
    let mut all = Report::default();
    for some in side_by_side(&seeds(16), |some| live(some, 50)) {
        all.add(&some);
    }
    println!("{all:?}");
    // A course in which nothing happens proves nothing.
    if !asked_for() {
        assert!(
            all.fell > 20
                && all.turned_away > 20
                && all.reopened > 20
                && all.seen > 50
                && all.unseen > 50,
            "{all:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lives_keep_the_promises_on_postgresql() {
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
    let (base, query) = server
        .split_once('?')
        .map_or((server.as_str(), ""), |(b, q)| (b, q));
    let root = base.rsplit_once('/').map_or(base, |(root, _)| root);
    for seed in seeds(4) {
        let name = format!("standing_sim_{}_{seed}", std::process::id());
        client
            .batch_execute(&format!("CREATE DATABASE {name}"))
            .await
            .expect("a database");
        let url = if query.is_empty() {
            format!("{root}/{name}")
        } else {
            format!("{root}/{name}?{query}")
        };
        simulate(seed, 40, Some(url)).await;
        client
            .batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .await
            .expect("dropped");
    }
}

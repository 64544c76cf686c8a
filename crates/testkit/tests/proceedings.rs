//! Proceedings by seed. `STANDING_SIM_SEED=n` replays one, `STANDING_SIM_SEEDS=n`
//! lives n of them.

use testkit::{Figures, simulate_proceedings};

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn seeds(default: u64) -> Vec<u64> {
    match number("STANDING_SIM_SEED") {
        Some(seed) => vec![seed],
        None => (1..=number("STANDING_SIM_SEEDS").unwrap_or(default)).collect(),
    }
}

/// Courses at a time: they mostly wait for the disk.
const SIDE_BY_SIDE: usize = 4;

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
    let seeds = seeds(20);
    let share = seeds.len().div_ceil(SIDE_BY_SIDE);
    let mut all = Figures::default();
    std::thread::scope(|scope| {
        let courses: Vec<_> = seeds
            .chunks(share)
            .map(|some| scope.spawn(|| live(some, 90)))
            .collect();
        for course in courses {
            match course.join() {
                Ok(figures) => all.add(&figures),
                Err(broken) => std::panic::resume_unwind(broken),
            }
        }
    });
    println!("{all}");
    // Courses in which nothing happens prove nothing.
    if number("STANDING_SIM_SEED")
        .or(number("STANDING_SIM_SEEDS"))
        .is_none()
    {
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
        all.add(&simulate_proceedings(seed, 80, Some(url)).await);
        client
            .batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .await
            .expect("dropped");
    }
    println!("{all}");
}

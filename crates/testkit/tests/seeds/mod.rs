//! Which seeds are lived: `STANDING_SIM_SEED=n` replays one, `STANDING_SIM_SEEDS=n`
//! lives n of them.

/// Seeds at a time: they mostly wait for the disk.
const SIDE_BY_SIDE: usize = 4;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Whether somebody asked for other seeds than usual: then too few things may
/// happen to prove much.
pub fn asked_for() -> bool {
    ["STANDING_SIM_SEED", "STANDING_SIM_SEEDS"]
        .into_iter()
        .any(|name| number(name).is_some())
}

/// The seeds.
pub fn seeds(usual: u64) -> Vec<u64> {
    match number("STANDING_SIM_SEED") {
        Some(seed) => vec![seed],
        None => (1..=number("STANDING_SIM_SEEDS").unwrap_or(usual)).collect(),
    }
}

/// Lives the seeds, some side by side; what each share of them came to.
pub fn side_by_side<T: Send>(seeds: &[u64], live: impl Fn(&[u64]) -> T + Sync) -> Vec<T> {
    let share = seeds.len().div_ceil(SIDE_BY_SIDE);
    let live = &live;
    std::thread::scope(|scope| {
        let courses: Vec<_> = seeds
            .chunks(share)
            .map(|some| scope.spawn(move || live(some)))
            .collect();
        let done = courses.into_iter().map(|course| course.join());
        done.map(|course| course.unwrap_or_else(|broken| std::panic::resume_unwind(broken)))
            .collect()
    })
}

//! One officer's act: alone, in order, each waited for until it is durable and
//! under a published checkpoint. Beside an fsync on the same disk.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use desk::Place;

use crate::record::{entries, register};
use crate::{sample, table};

const ACTS: u64 = 300;

/// Measures it on the sample register.
pub async fn run(folder: &Path) -> anyhow::Result<()> {
    let from = entries(folder).await?;
    let desk = Place::at(register(folder)).open().await?;
    // The first opens the log for writing and is not counted.
    desk.record(vec![sample::matter(from.next_multiple_of(4))])
        .await?;
    let first = from.next_multiple_of(4) + 1;
    let mut file = std::fs::File::create(folder.join("fsync"))?;
    let (mut acts, mut fsyncs) = (Vec::new(), Vec::new());
    for i in 0..ACTS {
        let started = Instant::now();
        desk.record(vec![sample::matter(first + i)]).await?;
        acts.push(started.elapsed().as_secs_f64() * 1e3);
        // In turn with the acts, so that both see the same disk.
        let started = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        fsyncs.push(started.elapsed().as_secs_f64() * 1e3);
    }
    desk.close().await;
    acts.sort_by(f64::total_cmp);
    fsyncs.sort_by(f64::total_cmp);
    let (act, fsync) = (table::quantile(&acts, 0.5), table::quantile(&fsyncs, 0.5));
    table::heading(&format!("one officer's act at a time, {from} acts kept"));
    table::time("baseline: write and fsync of 4 KiB, p50", fsync, None);
    table::time(
        "act recorded, p50 (limit: two fsyncs)",
        act,
        Some(2.0 * fsync),
    );
    table::time("act recorded, p99", table::quantile(&acts, 0.99), None);
    println!("  = {:.2} fsyncs", act / fsync);
    Ok(())
}

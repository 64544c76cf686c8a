//! Re-reading the whole log: values, tiles, root; beside bare SHA-256 of the
//! same bytes.

use std::path::Path;
use std::time::Instant;

use desk::audit::Audit;
use ledger::{DirSource, TileSource, VerifyOptions, verify_log};
use sha2::{Digest, Sha256};

use crate::record::register;
use crate::table;

/// Measures it on the sample register.
pub fn run(folder: &Path) -> anyhow::Result<()> {
    let data = register(folder);
    let source = DirSource::new(data.join("log"));
    let audit = Audit::of(&data)?;
    let key = audit.log_key()?;

    let started = Instant::now();
    let report = verify_log(&source, &key, &VerifyOptions::default());
    let hashes = started.elapsed().as_secs_f64();
    anyhow::ensure!(
        report.is_sound(),
        "the sample log is not sound: {:?}",
        report.first_fault()
    );

    let check = |first: u64, entries: &[&[u8]]| audit.check(first, entries);
    let started = Instant::now();
    let signed = verify_log(
        &source,
        &key,
        &VerifyOptions {
            bundle: Some(&check),
            ..VerifyOptions::default()
        },
    );
    let signatures = started.elapsed().as_secs_f64();
    anyhow::ensure!(
        signed.is_sound(),
        "the sample log is not sound: {:?}",
        signed.first_fault()
    );

    let mut bytes = 0;
    let started = Instant::now();
    for bundle in 0..report.entries.div_ceil(256) {
        let at = ledger::Tile::at(ledger::tile::Kind::Entries, bundle, report.entries);
        if let Some(content) = at
            .map(|tile| source.read(&tile.path()))
            .transpose()?
            .flatten()
        {
            bytes += content.len();
            std::hint::black_box(Sha256::digest(&content));
        }
    }
    let bare = started.elapsed().as_secs_f64();

    let n = report.entries as f64;
    table::heading(&format!(
        "re-reading a log of {} entries, {} MB",
        report.entries,
        bytes >> 20
    ));
    table::rate(
        "baseline: bare SHA-256 of the bytes, 1 thread",
        n / bare,
        "entries/s",
        None,
        None,
    );
    table::rate(
        "log verify, values, tiles, root",
        n / hashes,
        "entries/s",
        Some(n / bare),
        Some(300_000.0),
    );
    table::rate(
        "log verify with authorities' signatures",
        n / signatures,
        "entries/s",
        Some(n / bare),
        None,
    );
    Ok(())
}

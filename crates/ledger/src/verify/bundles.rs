//! Entry bundles, hashed and compared with their level-0 tiles, on several threads.

use std::ops::Range;
use std::thread;

use super::VerifyOptions;
use super::fault::Fault;
use crate::bundle;
use crate::hash::{HASH_BYTES, Hash};
use crate::source::{TileError, TileSource, read_tile};
use crate::tile::{Kind, TILE_WIDTH, Tile};

/// One bundle, checked.
#[derive(Default)]
pub(super) struct Checked {
    /// Hashes of its entries; `None` if it could not be read.
    pub leaves: Option<Vec<Hash>>,
    /// Root of the 256 of a full bundle.
    pub root: Option<Hash>,
    pub bytes: u64,
    pub faults: Vec<Fault>,
}

/// Checks a run of bundles, in order, on as many threads as the options say.
pub(super) fn check_bundles<S: TileSource + Sync>(
    source: &S,
    bundles: Range<u64>,
    size: u64,
    options: &VerifyOptions<'_>,
) -> Vec<Checked> {
    let each = |index| check_bundle(source, index, size, options);
    let threads = options.threads.max(1) as u64;
    let share = (bundles.end - bundles.start).div_ceil(threads).max(1);
    if threads == 1 || share < 2 {
        return bundles.map(each).collect();
    }
    thread::scope(|scope| {
        let mut runs = (bundles.start..bundles.end).step_by(share as usize);
        let own = runs.next().unwrap_or(bundles.start);
        let others: Vec<_> = runs
            .map(|start| {
                let run = start..bundles.end.min(start + share);
                (
                    run.clone(),
                    scope.spawn(move || run.map(each).collect::<Vec<_>>()),
                )
            })
            .collect();
        let mut checked: Vec<Checked> = (own..bundles.end.min(own + share)).map(each).collect();
        for (run, other) in others {
            // A panic in the caller's own callback: its run is reported, not lost.
            checked.extend(other.join().unwrap_or_else(|_| vec![panicked(run.start)]));
        }
        checked
    })
}

fn panicked(bundle: u64) -> Checked {
    let problem = "the check of these entries panicked".to_owned();
    let faults = vec![Fault::Refused {
        index: bundle * TILE_WIDTH,
        problem,
    }];
    Checked {
        faults,
        ..Checked::default()
    }
}

fn check_bundle(
    source: &impl TileSource,
    index: u64,
    size: u64,
    options: &VerifyOptions<'_>,
) -> Checked {
    let mut checked = Checked::default();
    let first = index * TILE_WIDTH;
    if let Err(error) = read_bundle(source, index, size, options, &mut checked) {
        checked.faults.push(Fault::of_tile(error, first));
    }
    checked
}

fn read_bundle(
    source: &impl TileSource,
    index: u64,
    size: u64,
    options: &VerifyOptions<'_>,
    checked: &mut Checked,
) -> Result<(), TileError> {
    let Some(tile) = Tile::at(Kind::Entries, index, size) else {
        return Ok(());
    };
    let (bytes, path) = read_tile(source, tile)?;
    let damaged = |error| TileError::Bundle {
        path: path.clone(),
        error,
    };
    let entries = bundle::entries(&bytes, u64::from(tile.width)).map_err(damaged)?;
    let leaves: Vec<Hash> = entries.iter().map(|entry| Hash::leaf(entry)).collect();
    let first = index * TILE_WIDTH;
    let faults = &mut checked.faults;
    match read_tile(
        source,
        Tile {
            kind: Kind::Hashes(0),
            ..tile
        },
    ) {
        Ok((hashes, _)) => faults.extend(compare(&leaves, &hashes, first, &path)),
        Err(error) => faults.push(Fault::of_tile(error, first)),
    }
    ask(options, first, &entries, faults);
    checked.bytes = bytes.len() as u64;
    checked.root = tile.is_full().then(|| Hash::perfect(&leaves)).flatten();
    checked.leaves = Some(leaves);
    Ok(())
}

/// The first entry that is not the one its leaf hash was made of.
fn compare(leaves: &[Hash], tile: &[u8], first: u64, path: &str) -> Option<Fault> {
    let found = tile.chunks_exact(HASH_BYTES).filter_map(Hash::from_slice);
    let mut pairs = (first..).zip(leaves.iter().zip(found));
    let (index, (got, expected)) = pairs.find(|(_, (got, expected))| *got != expected)?;
    Some(Fault::Entry {
        index,
        path: path.to_owned(),
        expected,
        got: *got,
    })
}

fn ask(options: &VerifyOptions<'_>, first: u64, entries: &[&[u8]], faults: &mut Vec<Fault>) {
    if let Some(ask) = options.bundle
        && let Err((position, problem)) = ask(first, entries)
    {
        faults.push(Fault::Refused {
            index: first + position as u64,
            problem,
        });
    }
    if let Some(ask) = options.entry {
        for (index, entry) in (first..).zip(entries) {
            if let Err(problem) = ask(index, entry) {
                faults.push(Fault::Refused { index, problem });
            }
        }
    }
}

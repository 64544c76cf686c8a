//! Re-reading a whole log: every value, every tile, the signed root.
//!
//! Values are hashed again, not only the hashes compared: an entry altered in its bundle
//! is found and named. Memory is bounded by a few hundred bundles at a time. What an
//! entry means is checked by the caller, through [`VerifyOptions::entry`].
//!
//! The faults there can be are in `verify/fault.rs`, the tile checks in `verify/levels.rs`.

mod bundles;
mod fault;
mod levels;

use crate::checkpoint::{CHECKPOINT_PATH, Checkpoint};
use crate::frontier::Frontier;
use crate::note::Verifier;
use crate::proof;
use crate::reader::TileReader;
use crate::source::TileSource;
use crate::tile::{TILE_HEIGHT, TILE_WIDTH};
use bundles::{Checked, check_bundles};
pub use fault::Fault;
use levels::Levels;

/// Bundles handed to one thread at a time: at most 16 MiB of long entries each 64 KiB.
const BUNDLES_A_TURN: u64 = 16;

/// Told how many entries of how many are done.
pub type OnProgress<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// Asked about each entry, with its index and bytes; an answer of `Err` is a fault.
pub type OnEntry<'a> = &'a (dyn Fn(u64, &[u8]) -> Result<(), String> + Sync);

/// Asked about the entries of one bundle (the first one's index, up to 256 entries), for
/// checks that are faster on many at once; an error names the place in the bundle.
pub type OnBundle<'a> = &'a (dyn Fn(u64, &[&[u8]]) -> Result<(), (usize, String)> + Sync);

/// How to verify a log. `Default` verifies hashes and the checkpoint, on two threads.
#[derive(Clone, Copy)]
pub struct VerifyOptions<'a> {
    /// Threads that hash.
    pub threads: usize,
    /// Faults to find before giving up.
    pub faults_max: usize,
    /// Told after each few thousand entries.
    pub progress: Option<OnProgress<'a>>,
    /// Asked about each entry. With several threads, not in order.
    pub entry: Option<OnEntry<'a>>,
    /// Asked about each bundle. With several threads, not in order.
    pub bundle: Option<OnBundle<'a>>,
    /// A checkpoint seen before, which this log must extend.
    pub seen: Option<&'a Checkpoint>,
}

impl Default for VerifyOptions<'_> {
    fn default() -> Self {
        VerifyOptions {
            threads: 2,
            faults_max: 16,
            progress: None,
            entry: None,
            bundle: None,
            seen: None,
        }
    }
}

/// What verifying a log has shown.
#[derive(Debug, Default)]
pub struct LogReport {
    /// The checkpoint, if its signature holds.
    pub checkpoint: Option<Checkpoint>,
    /// Entries read.
    pub entries: u64,
    /// Bytes of entry bundles read.
    pub bytes: u64,
    /// Hash tiles compared.
    pub tiles: u64,
    /// What is wrong, in the order of the log.
    pub faults: Vec<Fault>,
}

impl LogReport {
    /// Whether every entry, every tile, the root and the signature are right.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.checkpoint.is_some() && self.faults.is_empty()
    }

    /// What is wrong first.
    #[must_use]
    pub fn first_fault(&self) -> Option<&Fault> {
        self.faults.first()
    }
}

/// Verifies the whole log in `source` against its checkpoint and the log's key.
///
/// Never fails: what keeps it from reading is a fault in the report.
pub fn verify_log<S: TileSource + Sync>(
    source: &S,
    log: &Verifier,
    options: &VerifyOptions<'_>,
) -> LogReport {
    let mut report = LogReport::default();
    match read_checkpoint(source, log) {
        Ok(checkpoint) => verify_tree(source, checkpoint, options, &mut report),
        Err(fault) => report.faults.push(fault),
    }
    report
}

fn read_checkpoint(source: &impl TileSource, log: &Verifier) -> Result<Checkpoint, Fault> {
    let path = CHECKPOINT_PATH.to_owned();
    let bytes = match source.read(CHECKPOINT_PATH) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Err(Fault::Missing { path }),
        Err(error) => {
            return Err(Fault::Unreadable {
                path,
                error: error.to_string(),
            });
        }
    };
    Checkpoint::verify(&String::from_utf8_lossy(&bytes), log).map_err(Fault::Checkpoint)
}

fn verify_tree<S: TileSource + Sync>(
    source: &S,
    checkpoint: Checkpoint,
    options: &VerifyOptions<'_>,
    report: &mut LogReport,
) {
    let size = checkpoint.size;
    let mut frontier = Frontier::new();
    let mut levels = Levels::new(size);
    let bundles = size.div_ceil(TILE_WIDTH);
    let mut next = 0;
    while next < bundles && report.faults.len() < options.faults_max {
        let turn = next..bundles.min(next + BUNDLES_A_TURN * options.threads.max(1) as u64);
        next = turn.end;
        for checked in check_bundles(source, turn, size, options) {
            let whole = fold(source, checked, &mut frontier, &mut levels, report);
            if !whole {
                // Without its hashes nothing to the right can be placed.
                report.checkpoint = Some(checkpoint);
                return;
            }
        }
        if let Some(progress) = options.progress {
            progress(report.entries, size);
        }
    }
    if next >= bundles {
        report.tiles += levels.finish(source, &mut report.faults);
        let (expected, got) = (checkpoint.root, frontier.root());
        if expected != got {
            report.faults.push(Fault::Root {
                size,
                expected,
                got,
            });
        }
        if let Some(seen) = options.seen {
            report.faults.extend(extends(source, seen, &checkpoint));
        }
    }
    report.checkpoint = Some(checkpoint);
}

/// Adds one bundle's hashes to the tree; `false` if it has none to add.
fn fold(
    source: &impl TileSource,
    checked: Checked,
    frontier: &mut Frontier,
    levels: &mut Levels,
    report: &mut LogReport,
) -> bool {
    report.faults.extend(checked.faults);
    let Some(leaves) = checked.leaves else {
        return false;
    };
    report.entries += leaves.len() as u64;
    report.bytes += checked.bytes;
    report.tiles += 1;
    match checked.root {
        Some(root) => {
            frontier.push_subtree(TILE_HEIGHT, root, |height, hash| levels.add(height, hash));
        }
        None => leaves.iter().for_each(|leaf| frontier.push(*leaf)),
    }
    report.tiles += levels.check_full(source, &mut report.faults);
    true
}

/// Checks that the log extends a checkpoint seen before.
fn extends(source: &impl TileSource, seen: &Checkpoint, now: &Checkpoint) -> Option<Fault> {
    let contradicts = || Fault::Contradicts {
        seen: seen.size,
        size: now.size,
    };
    if seen.size > now.size || seen.origin != now.origin {
        return Some(contradicts());
    }
    let proof = TileReader::new(source, now.size).prove_consistency(seen.size);
    let holds = proof.is_ok_and(|proof| {
        proof::verify_consistency((seen.size, &seen.root), (now.size, &now.root), &proof).is_ok()
    });
    (!holds).then(contradicts)
}

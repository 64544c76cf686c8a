//! The log's folder beside what `ledger` writes there: how far its tiles are
//! known to have reached the disk, and a checkpoint that a power cut tore.

use std::path::{Path, PathBuf};

use ledger::Checkpoint;

/// A checkpoint torn by a power cut is none: the store has the last one whole.
pub(super) fn drop_torn_checkpoint(log_dir: &Path) {
    let path = log_dir.join(ledger::checkpoint::CHECKPOINT_PATH);
    let torn = std::fs::read_to_string(&path)
        .is_ok_and(|text| Checkpoint::read_unverified(&text).is_err());
    if torn {
        tracing::warn!("the published checkpoint was torn; it is published again from the store");
        let _ = std::fs::remove_file(&path);
    }
}

fn synced_file(log_dir: &Path) -> PathBuf {
    log_dir.with_extension("synced")
}

/// Size up to which the tile files are known to have reached the disk.
pub(super) fn read_synced(log_dir: &Path) -> u64 {
    std::fs::read_to_string(synced_file(log_dir))
        .ok()
        .and_then(|t| t.trim().parse().ok())
        .unwrap_or(0)
}

pub(super) fn write_synced(log_dir: &Path, size: u64) {
    // Lost or torn, it only makes the next start read more.
    let _ = std::fs::write(synced_file(log_dir), size.to_string());
}

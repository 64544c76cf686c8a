//! Whether a register's log verifies whole, as an auditor would find it.

use std::panic::AssertUnwindSafe;
use std::path::Path;

use desk::audit::Audit;
use ledger::{DirSource, VerifyOptions, verify_log};

/// Verifies the log in a data folder, which must have so many entries.
pub(crate) fn sound_log(data: &Path, size: u64) -> Result<(), String> {
    let audit = Audit::of(data).map_err(|e| format!("no audit: {e}"))?;
    let check = |first: u64, entries: &[&[u8]]| audit.check(first, entries);
    let options = VerifyOptions {
        bundle: Some(&check),
        threads: 1,
        ..VerifyOptions::default()
    };
    let key = audit.log_key().map_err(|e| format!("no key: {e}"))?;
    let verify = || verify_log(&DirSource::new(data.join("log")), &key, &options);
    let report = std::panic::catch_unwind(AssertUnwindSafe(verify))
        .map_err(|_| "verifying the log failed".to_owned())?;
    if report.is_sound() && report.entries == size {
        return Ok(());
    }
    Err(format!(
        "the log of {size} entries is not sound: {} entries, {:?}",
        report.entries,
        report.first_fault()
    ))
}

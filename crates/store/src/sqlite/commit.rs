//! One commit: all of it, or none.

use rusqlite::Connection;

use super::{act, database, held, import, log, proceeding, subject, thread};
use crate::{Commit, StoreError};

/// Keeps the commit in one transaction. Leaving early rolls it back.
pub(super) fn keep(db: &mut Connection, commit: &Commit) -> Result<(), StoreError> {
    let tx = log::write(db)?;
    log::lease(&tx)?.admits(commit)?;
    act::insert(&tx, commit.expected_size, &commit.acts)?;
    subject::upsert(&tx, &commit.subjects)?;
    subject::insert_names(&tx, &commit.names)?;
    subject::insert_identifiers(&tx, &commit.identifiers)?;
    thread::upsert(&tx, &commit.threads)?;
    held::insert(&tx, &commit.held)?;
    proceeding::insert(&tx, &commit.steps)?;
    if let Some(progress) = &commit.import {
        import::upsert(&tx, progress)?;
    }
    if let Some(head) = &commit.head {
        log::set_head(&tx, head)?;
    }
    tx.commit().map_err(database)
}

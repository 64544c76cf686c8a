//! The head of the log, its entries, and the lease.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::connection::rows;
use super::database;
use crate::lease::Lease;
use crate::row::{Cells, log as row};
use crate::{Entry, LogHead, StoreError};

pub(super) fn head(db: &Connection) -> Result<LogHead, StoreError> {
    one(
        db,
        &format!("SELECT {} FROM log_head WHERE id = 1", row::HEAD_COLUMNS),
        row::head,
    )
}

pub(super) fn lease(db: &Connection) -> Result<Lease, StoreError> {
    one(
        db,
        &format!("SELECT {} FROM log_head WHERE id = 1", row::LEASE_COLUMNS),
        row::lease,
    )
}

fn one<T>(
    db: &Connection,
    sql: &str,
    read: fn(&dyn Cells) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    rows(db, sql, (), read)?
        .pop()
        .ok_or_else(|| StoreError::Inconsistent {
            table: "log_head",
            column: "id",
            row: "1".to_owned(),
        })
}

pub(super) fn entries(db: &Connection, from: u64, to: u64) -> Result<Vec<Entry>, StoreError> {
    let (from, to) = (index(from), index(to));
    rows(
        db,
        "SELECT idx, jwt FROM entry WHERE idx >= ?1 AND idx < ?2 ORDER BY idx",
        (from, to),
        row::entry,
    )
}

/// An index as SQLite counts; past its end there is nothing.
pub(super) fn index(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

pub(super) fn claim(
    db: &mut Connection,
    holder: &str,
    now_s: i64,
    ttl_s: i64,
    ended: bool,
) -> Result<u64, StoreError> {
    let tx = write(db)?;
    let mut before = lease(&tx)?;
    if ended {
        before.holder = None;
    }
    let claimed = before.claimed(holder, now_s, ttl_s)?;
    tx.execute(
        "UPDATE log_head SET epoch = ?1, holder = ?2, lease_until_s = ?3 WHERE id = 1",
        (index(claimed.epoch), &claimed.holder, claimed.until_s),
    )
    .map_err(database)?;
    tx.commit().map_err(database)?;
    Ok(claimed.epoch)
}

/// Returns whether `holder` held it.
pub(super) fn release(db: &Connection, holder: &str) -> Result<bool, StoreError> {
    let changed = db
        .execute(
            "UPDATE log_head SET holder = NULL, lease_until_s = 0 WHERE id = 1 AND holder = ?1",
            (holder,),
        )
        .map_err(database)?;
    Ok(changed > 0)
}

pub(super) fn set_head(db: &Connection, head: &LogHead) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE log_head SET size = ?1, frontier = ?2, checkpoint = ?3, recorded_us = ?4 WHERE id = 1")
        .and_then(|mut statement| {
            statement.execute((
                index(head.size),
                &head.frontier,
                &head.checkpoint,
                head.recorded_at.map(|at| at.as_microsecond()),
            ))
        })
        .map_err(database)?;
    Ok(())
}

/// A transaction that writes from its first statement on.
pub(super) fn write(db: &mut Connection) -> Result<Transaction<'_>, StoreError> {
    db.transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(database)
}

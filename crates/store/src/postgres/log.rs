//! The head of the log, its entries, and the lease.

use deadpool_postgres::{GenericClient, Object, Transaction};

use super::connection::{rows, run};
use super::database;
use crate::lease::Lease;
use crate::row::{Cells, log as row};
use crate::{Entry, LogHead, StoreError};

pub(super) async fn head(db: &impl GenericClient) -> Result<LogHead, StoreError> {
    let columns = row::HEAD_COLUMNS;
    one(
        db,
        &format!("SELECT {columns} FROM log_head WHERE id = 1"),
        row::head,
    )
    .await
}

/// The lease, its row locked until the transaction ends.
pub(super) async fn lease(tx: &Transaction<'_>) -> Result<Lease, StoreError> {
    let columns = row::LEASE_COLUMNS;
    let sql = format!("SELECT {columns} FROM log_head WHERE id = 1 FOR UPDATE");
    one(tx, &sql, row::lease).await
}

async fn one<T>(
    db: &impl GenericClient,
    sql: &str,
    read: fn(&dyn Cells) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let missing = || StoreError::Inconsistent {
        table: "log_head",
        column: "id",
        row: "1".to_owned(),
    };
    rows(db, sql, &[], read).await?.pop().ok_or_else(missing)
}

pub(super) async fn entries(
    db: &impl GenericClient,
    from: u64,
    to: u64,
) -> Result<Vec<Entry>, StoreError> {
    rows(
        db,
        "SELECT idx, jwt FROM entry WHERE idx >= $1 AND idx < $2 ORDER BY idx",
        &[&index(from), &index(to)],
        row::entry,
    )
    .await
}

/// An index as the database counts; past its end there is nothing.
pub(super) fn index(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

pub(super) async fn claim(
    db: &mut Object,
    holder: &str,
    now_s: i64,
    ttl_s: i64,
) -> Result<u64, StoreError> {
    let tx = db.transaction().await.map_err(database)?;
    let claimed = lease(&tx).await?.claimed(holder, now_s, ttl_s)?;
    run(
        &tx,
        "UPDATE log_head SET epoch = $1, holder = $2, lease_until_s = $3 WHERE id = 1",
        &[&index(claimed.epoch), &claimed.holder, &claimed.until_s],
    )
    .await?;
    tx.commit().await.map_err(database)?;
    Ok(claimed.epoch)
}

pub(super) async fn release(db: &impl GenericClient, holder: &str) -> Result<(), StoreError> {
    run(
        db,
        "UPDATE log_head SET holder = NULL, lease_until_s = 0 WHERE id = 1 AND holder = $1",
        &[&holder],
    )
    .await?;
    Ok(())
}

pub(super) async fn set_head(tx: &Transaction<'_>, head: &LogHead) -> Result<(), StoreError> {
    run(
        tx,
        "UPDATE log_head SET size = $1, frontier = $2, checkpoint = $3, recorded_us = $4 WHERE id = 1",
        &[
            &index(head.size),
            &head.frontier,
            &head.checkpoint,
            &head.recorded_at.map(|at| at.as_microsecond()),
        ],
    )
    .await?;
    Ok(())
}

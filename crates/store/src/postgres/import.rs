//! How far imports have come.

use deadpool_postgres::{GenericClient, Transaction};

use super::connection::{rows, run};
use super::log::index;
use crate::row::import as row;
use crate::{ImportProgress, StoreError};

pub(super) async fn get(
    db: &impl GenericClient,
    id: &str,
) -> Result<Option<ImportProgress>, StoreError> {
    let sql = format!("SELECT {} FROM import WHERE id = $1", row::COLUMNS);
    Ok(rows(db, &sql, &[&id], row::read).await?.pop())
}

pub(super) async fn upsert(
    tx: &Transaction<'_>,
    progress: &ImportProgress,
) -> Result<(), StoreError> {
    run(
        tx,
        "INSERT INTO import (id, file, rows_done, acts, rejected, held, done) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET file = excluded.file, rows_done = excluded.rows_done, acts = excluded.acts,
         rejected = excluded.rejected, held = excluded.held, done = excluded.done",
        &[
            &progress.id,
            &progress.file,
            &index(progress.rows_done),
            &index(progress.acts),
            &index(progress.rejected),
            &index(progress.held),
            &i64::from(progress.done),
        ],
    )
    .await?;
    Ok(())
}

//! How far imports have come.

use rusqlite::Connection;

use super::connection::rows;
use super::database;
use super::log::index;
use crate::row::import as row;
use crate::{ImportProgress, StoreError};

pub(super) fn get(db: &Connection, id: &str) -> Result<Option<ImportProgress>, StoreError> {
    let sql = format!("SELECT {} FROM import WHERE id = ?1", row::COLUMNS);
    Ok(rows(db, &sql, (id,), row::read)?.pop())
}

pub(super) fn upsert(db: &Connection, progress: &ImportProgress) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO import (id, file, rows_done, acts, rejected, held, done) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET file = excluded.file, rows_done = excluded.rows_done, acts = excluded.acts,
         rejected = excluded.rejected, held = excluded.held, done = excluded.done",
    )
    .and_then(|mut statement| {
        statement.execute((
            &progress.id,
            &progress.file,
            index(progress.rows_done),
            index(progress.acts),
            index(progress.rejected),
            index(progress.held),
            i64::from(progress.done),
        ))
    })
    .map_err(database)?;
    Ok(())
}

//! What was held back.

use rusqlite::Connection;

use super::connection::rows;
use super::database;
use super::log::index;
use crate::row::held as row;
use crate::{HeldRow, Page, StoreError};

pub(super) fn page(
    db: &Connection,
    catalogue: Option<&str>,
    page: &Page,
) -> Result<Vec<HeldRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM held
         WHERE (?1 IS NULL OR catalogue = ?1)
           AND (?2 IS NULL OR (held_us, id) < (SELECT held_us, id FROM held WHERE id = ?2))
         ORDER BY held_us DESC, id DESC LIMIT ?3",
        row::COLUMNS
    );
    rows(
        db,
        &sql,
        (catalogue, &page.after, index(page.limit as u64)),
        row::read,
    )
}

pub(super) fn insert(db: &Connection, held: &[HeldRow]) -> Result<(), StoreError> {
    let mut statement = db
        .prepare_cached(
            "INSERT INTO held (id, catalogue, source, identifier, claimed_name, register_name, reason, what, held_us)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO NOTHING",
        )
        .map_err(database)?;
    for row in held {
        statement
            .execute((
                &row.id,
                &row.catalogue,
                &row.source,
                &row.identifier,
                &row.claimed_name,
                &row.register_name,
                &row.reason,
                &row.what,
                row.held_at.as_microsecond(),
            ))
            .map_err(database)?;
    }
    Ok(())
}

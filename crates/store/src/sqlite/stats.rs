//! Counts over everything, and the figures of one authority.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::connection::{rows, snapshot};
use super::log;
use crate::row::stats as row;
use crate::text::catalogue_of;
use crate::{AuthorityFigures, Stats, StoreError};

/// The sign keeps SQLite from walking the index on `kind`, which would look
/// every thread up out of order.
const THREADS: &str = "SELECT +kind, state, count(*) FROM thread GROUP BY +kind, state";

pub(super) fn all(db: &Connection) -> Result<Stats, StoreError> {
    snapshot(db, |db| {
        let mut stats = Stats {
            entries: log::head(db)?.size,
            subjects: counts(db, row::SUBJECTS)?,
            acts: counts(db, row::ACTS)?,
            held: counts(db, row::HELD)?,
            ..Stats::default()
        };
        for (kind, state, count) in rows(db, THREADS, (), row::by_state)? {
            stats
                .threads
                .insert((catalogue_of(&kind).to_owned(), kind, state), count);
        }
        Ok(stats)
    })
}

fn counts(db: &Connection, sql: &str) -> Result<BTreeMap<String, u64>, StoreError> {
    Ok(rows(db, sql, (), row::count)?.into_iter().collect())
}

pub(super) fn of_authority(
    db: &Connection,
    authority: &str,
) -> Result<AuthorityFigures, StoreError> {
    snapshot(db, |db| {
        let mut figures = AuthorityFigures::default();
        for (kind, state, count) in rows(db, row::OF_AUTHORITY, (authority,), row::by_state)? {
            figures.threads.insert((kind, state), count);
        }
        figures.days_to_fall = rows(db, row::FALLS, (authority,), row::days_to_fall)?;
        figures.days_to_fall.sort_unstable();
        figures.span = rows(db, row::SPAN, (authority,), row::span)?
            .pop()
            .flatten();
        Ok(figures)
    })
}

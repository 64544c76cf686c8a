//! Sessions, and attempts to get one.

use register::Instant;
use rusqlite::Connection;

use super::connection::rows;
use super::database;
use super::log::write;
use crate::row::person as row;
use crate::{Attempt, Rate, SessionRow, StoreError};

pub(super) fn keep(db: &Connection, session: &SessionRow) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO session (person, token_hash, stage, created_us, seen_us, expires_us)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            &session.person,
            &session.token_hash,
            &session.stage,
            session.created_at.as_microsecond(),
            session.seen_at.as_microsecond(),
            session.expires_at.as_microsecond(),
        ),
    )
    .map_err(database)?;
    Ok(())
}

pub(super) fn by_hash(db: &Connection, hash: &str) -> Result<Option<SessionRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM session WHERE token_hash = ?1",
        row::SESSION_COLUMNS
    );
    Ok(rows(db, &sql, (hash,), row::session)?.pop())
}

pub(super) fn see(db: &Connection, hash: &str, at: Instant) -> Result<(), StoreError> {
    db.execute(
        "UPDATE session SET seen_us = ?2 WHERE token_hash = ?1 AND seen_us < ?2",
        (hash, at.as_microsecond()),
    )
    .map_err(database)?;
    Ok(())
}

pub(super) fn end(db: &Connection, hash: &str) -> Result<bool, StoreError> {
    let ended = db
        .execute("DELETE FROM session WHERE token_hash = ?1", (hash,))
        .map_err(database)?;
    Ok(ended == 1)
}

pub(super) fn end_all_of(db: &Connection, person: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM session WHERE person = ?1", (person,))
        .map_err(database)?;
    Ok(())
}

pub(super) fn attempt(
    db: &mut Connection,
    key: &str,
    rate: Rate,
    now: Instant,
) -> Result<Attempt, StoreError> {
    let now_us = now.as_microsecond();
    let tx = write(db)?;
    let counted = tx
        .execute(
            "INSERT INTO attempt (key, until_us) VALUES (?1, ?2 + ?3)
             ON CONFLICT (key) DO UPDATE SET until_us = MAX(attempt.until_us, ?2) + ?3
             WHERE attempt.until_us <= ?2 + ?4",
            (key, now_us, rate.each_us, rate.slack_us()),
        )
        .map_err(database)?;
    let until = rows(
        &tx,
        "SELECT until_us FROM attempt WHERE key = ?1",
        (key,),
        row::number,
    )?;
    tx.commit().map_err(database)?;
    Ok(match counted {
        0 => rate.refused(until.first().copied(), now),
        _ => Attempt::Counted,
    })
}

pub(super) fn forgive(db: &Connection, key: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM attempt WHERE key = ?1", (key,))
        .map_err(database)?;
    Ok(())
}

pub(super) fn sweep(db: &Connection, now: Instant) -> Result<(), StoreError> {
    let now_us = (now.as_microsecond(),);
    db.execute("DELETE FROM session WHERE expires_us <= ?1", now_us)
        .map_err(database)?;
    db.execute("DELETE FROM attempt WHERE until_us <= ?1", now_us)
        .map_err(database)?;
    Ok(())
}

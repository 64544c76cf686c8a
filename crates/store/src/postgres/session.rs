//! Sessions, and attempts to get one.

use deadpool_postgres::{GenericClient, Object};
use register::Instant;

use super::connection::{rows, run};
use super::database;
use crate::row::person as row;
use crate::{Attempt, Rate, SessionRow, StoreError};

pub(super) async fn keep(db: &impl GenericClient, session: &SessionRow) -> Result<(), StoreError> {
    run(
        db,
        "INSERT INTO session (person, token_hash, stage, created_us, seen_us, expires_us)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            &session.person,
            &session.token_hash,
            &session.stage,
            &session.created_at.as_microsecond(),
            &session.seen_at.as_microsecond(),
            &session.expires_at.as_microsecond(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn by_hash(
    db: &impl GenericClient,
    hash: &str,
) -> Result<Option<SessionRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM session WHERE token_hash = $1",
        row::SESSION_COLUMNS
    );
    Ok(rows(db, &sql, &[&hash], row::session).await?.pop())
}

pub(super) async fn see(
    db: &impl GenericClient,
    hash: &str,
    at: Instant,
) -> Result<(), StoreError> {
    run(
        db,
        "UPDATE session SET seen_us = $2 WHERE token_hash = $1 AND seen_us < $2",
        &[&hash, &at.as_microsecond()],
    )
    .await?;
    Ok(())
}

pub(super) async fn end(db: &impl GenericClient, hash: &str) -> Result<bool, StoreError> {
    let ended = run(db, "DELETE FROM session WHERE token_hash = $1", &[&hash]).await?;
    Ok(ended == 1)
}

pub(super) async fn end_all_of(db: &impl GenericClient, person: &str) -> Result<(), StoreError> {
    run(db, "DELETE FROM session WHERE person = $1", &[&person]).await?;
    Ok(())
}

pub(super) async fn attempt(
    db: &mut Object,
    key: &str,
    rate: Rate,
    now: Instant,
) -> Result<Attempt, StoreError> {
    let tx = db.transaction().await.map_err(database)?;
    let counted = run(
        &tx,
        "INSERT INTO attempt (key, until_us) VALUES ($1, $2::bigint + $3::bigint)
         ON CONFLICT (key) DO UPDATE SET until_us = GREATEST(attempt.until_us, $2) + $3
         WHERE attempt.until_us <= $2 + $4::bigint",
        &[&key, &now.as_microsecond(), &rate.each_us, &rate.slack_us()],
    )
    .await?;
    let until = rows(
        &tx,
        "SELECT until_us FROM attempt WHERE key = $1",
        &[&key],
        row::number,
    )
    .await?;
    tx.commit().await.map_err(database)?;
    Ok(match counted {
        0 => rate.refused(until.first().copied(), now),
        _ => Attempt::Counted,
    })
}

pub(super) async fn forgive(db: &impl GenericClient, key: &str) -> Result<(), StoreError> {
    run(db, "DELETE FROM attempt WHERE key = $1", &[&key]).await?;
    Ok(())
}

pub(super) async fn sweep(db: &impl GenericClient, now: Instant) -> Result<(), StoreError> {
    let now_us = now.as_microsecond();
    run(db, "DELETE FROM session WHERE expires_us <= $1", &[&now_us]).await?;
    run(db, "DELETE FROM attempt WHERE until_us <= $1", &[&now_us]).await?;
    Ok(())
}

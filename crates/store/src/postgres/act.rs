//! Acts with their disclosures, and the entries they are in the log.

use std::collections::BTreeMap;
use std::pin::pin;

use codes::Identifier;
use deadpool_postgres::{GenericClient, Transaction};
use register::ActId;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::Type;

use super::connection::{rows, run};
use super::{database, log};
use crate::row::act as row;
use crate::text::day;
use crate::{KeptAct, NewAct, StoreError};

pub(super) async fn existing(
    db: &impl GenericClient,
    ids: &[ActId],
) -> Result<Vec<ActId>, StoreError> {
    let ids: Vec<&str> = ids.iter().map(ActId::as_str).collect();
    rows(
        db,
        "SELECT id FROM act WHERE id = ANY($1)",
        &[&ids],
        row::id,
    )
    .await
}

pub(super) async fn ids_of(
    db: &impl GenericClient,
    subjects: &[Identifier],
) -> Result<Vec<(Identifier, ActId)>, StoreError> {
    let subjects: Vec<&str> = subjects.iter().map(Identifier::as_str).collect();
    let sql = "SELECT id, subject FROM act WHERE subject = ANY($1)";
    rows(db, sql, &[&subjects], row::id_and_subject).await
}

pub(super) async fn by_id(
    db: &impl GenericClient,
    ids: &[ActId],
) -> Result<Vec<KeptAct>, StoreError> {
    let ids: Vec<&str> = ids.iter().map(ActId::as_str).collect();
    let sql = format!("SELECT {} FROM act WHERE id = ANY($1)", row::COLUMNS);
    let acts = rows(db, &sql, &[&ids], row::read).await?;
    Ok(acts.into_iter().flatten().collect())
}

pub(super) async fn of_subject(
    db: &impl GenericClient,
    subject: &Identifier,
) -> Result<Vec<KeptAct>, StoreError> {
    let sql = format!(
        "SELECT {} FROM act WHERE subject = $1 ORDER BY id",
        row::COLUMNS
    );
    let acts = rows(db, &sql, &[&subject.as_str()], row::read).await?;
    Ok(acts.into_iter().flatten().collect())
}

/// Keeps acts and entries; the first gets index `from`.
pub(super) async fn insert(
    tx: &Transaction<'_>,
    from: u64,
    acts: &[NewAct],
) -> Result<(), StoreError> {
    if acts.is_empty() {
        return Ok(());
    }
    copy_entries(tx, from, acts).await.map_err(database)?;
    copy_acts(tx, from, acts).await.map_err(database)
}

async fn copy_entries(
    tx: &Transaction<'_>,
    from: u64,
    acts: &[NewAct],
) -> Result<(), tokio_postgres::Error> {
    let sink = tx
        .copy_in("COPY entry (idx, jwt) FROM STDIN BINARY")
        .await?;
    let mut copy = pin!(BinaryCopyInWriter::new(sink, &[Type::INT8, Type::TEXT]));
    for (new, index) in acts.iter().zip(from..) {
        copy.as_mut().write(&[&log::index(index), &new.jwt]).await?;
    }
    copy.finish().await.map(drop)
}

async fn copy_acts(
    tx: &Transaction<'_>,
    from: u64,
    acts: &[NewAct],
) -> Result<(), tokio_postgres::Error> {
    let sink = tx
        .copy_in(
            "COPY act (idx, id, thread, subject, kind, authority, decided_on, recorded_us, disclosures)
             FROM STDIN BINARY",
        )
        .await?;
    let text = Type::TEXT;
    let types = [
        Type::INT8,
        text.clone(),
        text.clone(),
        text.clone(),
        text.clone(),
        text.clone(),
        text.clone(),
        Type::INT8,
        text,
    ];
    let mut copy = pin!(BinaryCopyInWriter::new(sink, &types));
    for (new, index) in acts.iter().zip(from..) {
        copy.as_mut()
            .write(&[
                &log::index(index),
                &new.act.id.as_str(),
                &new.act.thread.as_str(),
                &new.act.subject.identifier.as_str(),
                &&*new.act.kind,
                &&*new.act.authority,
                &day(new.act.decided_on),
                &new.act.recorded_at.as_microsecond(),
                &new.disclosures,
            ])
            .await?;
    }
    copy.finish().await.map(drop)
}

/// Adds these acts to the counts by kind.
pub(super) async fn count(tx: &Transaction<'_>, acts: &[NewAct]) -> Result<(), StoreError> {
    if acts.is_empty() {
        return Ok(());
    }
    let mut by_kind = BTreeMap::<&str, i64>::new();
    for new in acts {
        *by_kind.entry(&new.act.kind).or_default() += 1;
    }
    let (kinds, counts): (Vec<&str>, Vec<i64>) = by_kind.into_iter().unzip();
    run(
        tx,
        "INSERT INTO act_count (kind, acts) SELECT * FROM UNNEST($1::text[], $2::bigint[])
         ON CONFLICT (kind) DO UPDATE SET acts = act_count.acts + excluded.acts",
        &[&kinds, &counts],
    )
    .await?;
    Ok(())
}

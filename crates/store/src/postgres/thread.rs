//! Threads and their lists.

use std::collections::BTreeMap;

use codes::Date;
use deadpool_postgres::{GenericClient, Transaction};
use tokio_postgres::types::ToSql;

use super::connection::{rows, run};
use super::database;
use super::log::index;
use crate::filter::{Value, condition, order};
use crate::row::thread as row;
use crate::text::{basis, catalogue_of, day};
use crate::{Page, StoreError, ThreadFilter, ThreadRow};

pub(super) async fn page(
    db: &impl GenericClient,
    filter: &ThreadFilter,
    page: &Page,
) -> Result<Vec<ThreadRow>, StoreError> {
    let mut condition = condition(filter, page.after.as_deref());
    condition.values.push(Value::Int(index(page.limit as u64)));
    let sql = format!(
        "SELECT {}{} ORDER BY {} DESC LIMIT ${}",
        row::QUALIFIED_COLUMNS,
        condition.sql,
        order(filter),
        condition.values.len()
    );
    rows(db, &sql, &params(&condition.values), row::read).await
}

pub(super) async fn count(
    db: &impl GenericClient,
    filter: &ThreadFilter,
) -> Result<u64, StoreError> {
    let condition = condition(filter, None);
    let sql = format!("SELECT count(*){}", condition.sql);
    let statement = db.prepare_cached(&sql).await.map_err(database)?;
    let row = db
        .query_one(&statement, &params(&condition.values))
        .await
        .map_err(database)?;
    Ok(row.get::<_, i64>(0).unsigned_abs())
}

fn params(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values
        .iter()
        .map(|value| match value {
            Value::Text(text) => text as &(dyn ToSql + Sync),
            Value::Int(number) => number,
        })
        .collect()
}

/// What the opening act fixed is written once; what later acts change is
/// written again.
pub(super) async fn upsert(tx: &Transaction<'_>, threads: &[ThreadRow]) -> Result<(), StoreError> {
    if threads.is_empty() {
        return Ok(());
    }
    // The last of a thread counts; one statement may change a row only once.
    let last: BTreeMap<&str, &ThreadRow> =
        threads.iter().map(|row| (row.id.as_str(), row)).collect();
    let ids: Vec<&str> = last.keys().copied().collect();
    let of = |text: for<'a> fn(&'a ThreadRow) -> &'a str| -> Vec<&str> {
        last.values().map(|row| text(row)).collect()
    };
    let on = |date: fn(&ThreadRow) -> Date| -> Vec<String> {
        last.values().map(|row| day(date(row))).collect()
    };
    let on_or_none = |date: fn(&ThreadRow) -> Option<Date>| -> Vec<Option<String>> {
        last.values().map(|row| date(row).map(day)).collect()
    };
    let adverse: Vec<i64> = last.values().map(|row| i64::from(row.adverse)).collect();
    let cited: Vec<String> = last.values().map(|row| basis(&row.basis)).collect();
    run(
        tx,
        "INSERT INTO thread (id, subject, catalogue, kind, authority, adverse, decided_on, state, since,
         ends_on, shown_from, shown_until, basis)
         SELECT * FROM UNNEST($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[],
         $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
         ON CONFLICT (id) DO UPDATE SET adverse = excluded.adverse, state = excluded.state,
         since = excluded.since, ends_on = excluded.ends_on, shown_from = excluded.shown_from,
         shown_until = excluded.shown_until",
        &[
            &ids,
            &of(|row| row.subject.as_str()),
            &of(|row| catalogue_of(&row.kind)),
            &of(|row| &row.kind),
            &of(|row| &row.authority),
            &adverse,
            &on(|row| row.decided_on),
            &of(|row| row.state.word()),
            &on(|row| row.since),
            &on_or_none(|row| row.ends_on),
            &on_or_none(|row| row.shown_from),
            &on_or_none(|row| row.shown_until),
            &cited,
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn insert_basis(
    tx: &Transaction<'_>,
    threads: &[ThreadRow],
) -> Result<(), StoreError> {
    let (provisions, ids): (Vec<&str>, Vec<&str>) = threads
        .iter()
        .flat_map(|row| {
            row.basis
                .iter()
                .map(|provision| (provision.as_str(), row.id.as_str()))
        })
        .unzip();
    if ids.is_empty() {
        return Ok(());
    }
    run(
        tx,
        "INSERT INTO basis (provision, thread) SELECT * FROM UNNEST($1::text[], $2::text[])
         ON CONFLICT (provision, thread) DO NOTHING",
        &[&provisions, &ids],
    )
    .await?;
    Ok(())
}

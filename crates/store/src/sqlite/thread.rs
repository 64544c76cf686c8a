//! Threads and their lists.

use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};

use super::connection::rows;
use super::database;
use super::log::index;
use crate::filter::{Value, condition, order};
use crate::row::thread as row;
use crate::text::{basis, catalogue_of, day};
use crate::{Page, StoreError, ThreadFilter, ThreadRow};

pub(super) fn page(
    db: &Connection,
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
    rows(
        db,
        &sql,
        rusqlite::params_from_iter(&condition.values),
        row::read,
    )
}

pub(super) fn count(db: &Connection, filter: &ThreadFilter) -> Result<u64, StoreError> {
    let condition = condition(filter, None);
    let sql = format!("SELECT count(*){}", condition.sql);
    let counted: i64 = db
        .prepare_cached(&sql)
        .and_then(|mut statement| {
            statement.query_row(rusqlite::params_from_iter(&condition.values), |cells| {
                cells.get(0)
            })
        })
        .map_err(database)?;
    Ok(counted.unsigned_abs())
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Int(number) => ToSqlOutput::Owned(Sql::Integer(*number)),
        })
    }
}

/// What the opening act fixed is written once; what later acts change is
/// written again.
pub(super) fn upsert(db: &Connection, threads: &[ThreadRow]) -> Result<(), StoreError> {
    let mut thread = db
        .prepare_cached(
            "INSERT INTO thread (id, subject, catalogue, kind, authority, adverse, decided_on, state, since,
             ends_on, shown_from, shown_until, basis)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET adverse = excluded.adverse, state = excluded.state,
             since = excluded.since, ends_on = excluded.ends_on, shown_from = excluded.shown_from,
             shown_until = excluded.shown_until",
        )
        .map_err(database)?;
    let mut cited = db
        .prepare_cached("INSERT INTO basis (provision, thread) VALUES (?1, ?2) ON CONFLICT (provision, thread) DO NOTHING")
        .map_err(database)?;
    for row in threads {
        thread
            .execute((
                row.id.as_str(),
                row.subject.as_str(),
                catalogue_of(&row.kind),
                &row.kind,
                &row.authority,
                i64::from(row.adverse),
                day(row.decided_on),
                row.state.word(),
                day(row.since),
                row.ends_on.map(day),
                row.shown_from.map(day),
                row.shown_until.map(day),
                basis(&row.basis),
            ))
            .map_err(database)?;
        for provision in &row.basis {
            cited
                .execute((provision, row.id.as_str()))
                .map_err(database)?;
        }
    }
    Ok(())
}

//! Subjects, their names and identifiers, and looking them up.

use codes::Identifier;
use rusqlite::{Connection, OptionalExtension};

use super::connection::{each, rows, snapshot};
use super::database;
use crate::hit::{Hits, NAMES, VALUES};
use crate::row::{Cells, Row, subject as row};
use crate::text::{LAST, folded_value, subject_kind};
use crate::{NameRow, Page, StoreError, SubjectRow};

pub(super) fn by_id(db: &Connection, ids: &[Identifier]) -> Result<Vec<SubjectRow>, StoreError> {
    let sql = format!("SELECT {} FROM subject WHERE id = ?1", row::COLUMNS);
    of_each(db, &sql, ids, row::read)
}

pub(super) fn names(db: &Connection, ids: &[Identifier]) -> Result<Vec<NameRow>, StoreError> {
    let sql = format!("SELECT {} FROM name WHERE subject = ?1", row::NAME_COLUMNS);
    of_each(db, &sql, ids, row::name)
}

fn of_each<T>(
    db: &Connection,
    sql: &str,
    ids: &[Identifier],
    read: fn(&dyn Cells) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut out = Vec::with_capacity(ids.len());
    snapshot(db, |db| {
        for id in ids {
            each(db, sql, (id.as_str(),), |cells| {
                out.push(read(cells)?);
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(out)
}

pub(super) fn resolve(
    db: &Connection,
    identifier: &Identifier,
) -> Result<Vec<Identifier>, StoreError> {
    let mut found = rows(db, row::RESOLVE, (identifier.as_str(),), row::identifier)?;
    // Its own: then it is nobody else's.
    if found.first() == Some(identifier) {
        found.truncate(1);
    }
    Ok(found)
}

pub(super) fn owners(
    db: &Connection,
    ids: &[Identifier],
) -> Result<Vec<(Identifier, Identifier)>, StoreError> {
    let sql = format!(
        "SELECT {} FROM identifier WHERE id = ?1",
        row::OWNER_COLUMNS
    );
    of_each(db, &sql, ids, row::owner)
}

pub(super) fn identifiers_of(
    db: &Connection,
    subject: &Identifier,
) -> Result<Vec<Identifier>, StoreError> {
    rows(
        db,
        "SELECT id FROM identifier WHERE subject = ?1 ORDER BY id",
        (subject.as_str(),),
        row::identifier,
    )
}

pub(super) fn look_up(
    db: &Connection,
    prefix: &str,
    limit: usize,
) -> Result<Vec<(SubjectRow, String)>, StoreError> {
    if prefix.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let end = format!("{prefix}{LAST}");
    snapshot(db, |db| {
        let mut hits = Hits::new(prefix, limit);
        for source in [NAMES, VALUES] {
            let mut statement = db.prepare_cached(source.sql).map_err(database)?;
            let mut found = statement.query((prefix, &end)).map_err(database)?;
            hits.next_source();
            while hits.wants_more() {
                let Some(cells) = found.next().map_err(database)? else {
                    break;
                };
                let hit = Row::new(cells, source.table);
                hits.add(hit.text(0)?, hit.text(1)?, hit.text(2)?);
            }
        }
        let sql = format!("SELECT {} FROM subject WHERE id = ?1", row::COLUMNS);
        let mut out = Vec::new();
        for hit in hits.best() {
            let mut statement = db.prepare_cached(&sql).map_err(database)?;
            let read = statement
                .query_row((&hit.subject,), |cells| Ok(row::read(cells)))
                .optional()
                .map_err(database)?;
            if let Some(subject) = read.transpose()? {
                out.push((subject, hit.name));
            }
        }
        Ok(out)
    })
}

pub(super) fn page(
    db: &Connection,
    catalogue: Option<&str>,
    page: &Page,
) -> Result<Vec<SubjectRow>, StoreError> {
    let after = page.after.as_deref().unwrap_or("");
    let limit = i64::try_from(page.limit).unwrap_or(i64::MAX);
    let columns = row::COLUMNS;
    match catalogue {
        None => {
            let sql = format!("SELECT {columns} FROM subject WHERE id > ?1 ORDER BY id LIMIT ?2");
            rows(db, &sql, (after, limit), row::read)
        }
        Some(catalogue) => {
            let sql = format!(
                "SELECT {columns} FROM subject WHERE id > ?1 AND catalogue = ?3 ORDER BY id LIMIT ?2"
            );
            rows(db, &sql, (after, limit, catalogue), row::read)
        }
    }
}

pub(super) fn upsert(db: &Connection, subjects: &[SubjectRow]) -> Result<(), StoreError> {
    let mut statement = db
        .prepare_cached(
            "INSERT INTO subject (id, catalogue, kind, name, registered_by, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET catalogue = excluded.catalogue, kind = excluded.kind,
             name = excluded.name, registered_by = excluded.registered_by",
        )
        .map_err(database)?;
    for subject in subjects {
        statement
            .execute((
                subject.id.as_str(),
                &subject.catalogue,
                subject_kind(subject.kind),
                &subject.name,
                subject.registered_by.as_str(),
                folded_value(&subject.id),
            ))
            .map_err(database)?;
    }
    Ok(())
}

pub(super) fn insert_names(db: &Connection, names: &[NameRow]) -> Result<(), StoreError> {
    let mut statement = db
        .prepare_cached(
            "INSERT INTO name (subject, folded, name, act) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (subject, folded) DO NOTHING",
        )
        .map_err(database)?;
    for name in names {
        statement
            .execute((
                name.subject.as_str(),
                &name.folded,
                &name.name,
                name.act.as_str(),
            ))
            .map_err(database)?;
    }
    Ok(())
}

pub(super) fn insert_identifiers(
    db: &Connection,
    all: &[(Identifier, Identifier)],
) -> Result<(), StoreError> {
    let mut statement = db
        .prepare_cached(
            "INSERT INTO identifier (id, subject, value) VALUES (?1, ?2, ?3) ON CONFLICT (id, subject) DO NOTHING",
        )
        .map_err(database)?;
    for (id, subject) in all {
        statement
            .execute((id.as_str(), subject.as_str(), folded_value(id)))
            .map_err(database)?;
    }
    Ok(())
}

//! Subjects, their names and identifiers, and looking them up.

use std::collections::BTreeMap;

use codes::Identifier;
use deadpool_postgres::{GenericClient, Object, Transaction};

use super::connection::{rows, run, snapshot};
use super::database;
use super::log::index;
use crate::hit::{Hits, NAMES, Source, VALUES};
use crate::row::{Cells, Row, subject as row};
use crate::text::{LAST, folded_value, subject_kind};
use crate::{NameRow, Page, StoreError, SubjectRow};

pub(super) async fn by_id(
    db: &impl GenericClient,
    ids: &[Identifier],
) -> Result<Vec<SubjectRow>, StoreError> {
    let ids: Vec<&str> = ids.iter().map(Identifier::as_str).collect();
    let sql = format!("SELECT {} FROM subject WHERE id = ANY($1)", row::COLUMNS);
    rows(db, &sql, &[&ids], row::read).await
}

pub(super) async fn names(
    db: &impl GenericClient,
    ids: &[Identifier],
) -> Result<Vec<NameRow>, StoreError> {
    let ids: Vec<&str> = ids.iter().map(Identifier::as_str).collect();
    let sql = format!(
        "SELECT {} FROM name WHERE subject = ANY($1)",
        row::NAME_COLUMNS
    );
    rows(db, &sql, &[&ids], row::name).await
}

pub(super) async fn resolve(
    db: &impl GenericClient,
    identifier: &Identifier,
) -> Result<Vec<Identifier>, StoreError> {
    let mut found = rows(db, row::RESOLVE, &[&identifier.as_str()], row::identifier).await?;
    // Its own: then it is nobody else's.
    if found.first() == Some(identifier) {
        found.truncate(1);
    }
    Ok(found)
}

pub(super) async fn owners(
    db: &impl GenericClient,
    ids: &[Identifier],
) -> Result<Vec<(Identifier, Identifier)>, StoreError> {
    let ids: Vec<&str> = ids.iter().map(Identifier::as_str).collect();
    let sql = format!(
        "SELECT {} FROM identifier WHERE id = ANY($1)",
        row::OWNER_COLUMNS
    );
    rows(db, &sql, &[&ids], row::owner).await
}

pub(super) async fn identifiers_of(
    db: &impl GenericClient,
    subject: &Identifier,
) -> Result<Vec<Identifier>, StoreError> {
    let sql = "SELECT id FROM identifier WHERE subject = $1 ORDER BY id";
    rows(db, sql, &[&subject.as_str()], row::identifier).await
}

pub(super) async fn look_up(
    db: &mut Object,
    prefix: &str,
    limit: usize,
) -> Result<Vec<(SubjectRow, String)>, StoreError> {
    if prefix.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let tx = snapshot(db).await?;
    let mut hits = Hits::new(prefix, limit);
    for source in [NAMES, VALUES] {
        walk(&tx, source, prefix, limit, &mut hits).await?;
    }
    let best = hits.best();
    let ids: Vec<&str> = best.iter().map(|hit| hit.subject.as_str()).collect();
    let sql = format!("SELECT {} FROM subject WHERE id = ANY($1)", row::COLUMNS);
    let subjects = rows(&tx, &sql, &[&ids], row::read).await?;
    tx.commit().await.map_err(database)?;
    let mut by_id: BTreeMap<String, SubjectRow> = subjects
        .into_iter()
        .map(|subject| (subject.id.as_str().to_owned(), subject))
        .collect();
    Ok(best
        .into_iter()
        .filter_map(|hit| Some((by_id.remove(&hit.subject)?, hit.name)))
        .collect())
}

/// Adds what a source finds, asking for more rows until enough subjects came.
async fn walk(
    tx: &Transaction<'_>,
    source: Source,
    prefix: &str,
    limit: usize,
    hits: &mut Hits<'_>,
) -> Result<(), StoreError> {
    let end = format!("{prefix}{LAST}");
    let sql = format!("{} LIMIT $3", source.sql);
    let mut most = limit.saturating_mul(2);
    loop {
        let most_rows = index(most as u64);
        let statement = tx.prepare_cached(&sql).await.map_err(database)?;
        let found = tx
            .query(&statement, &[&prefix, &end, &most_rows])
            .await
            .map_err(database)?;
        hits.next_source();
        for cells in &found {
            if !hits.wants_more() {
                return Ok(());
            }
            let hit = Row::new(cells as &dyn Cells, source.table);
            hits.add(hit.text(0)?, hit.text(1)?, hit.text(2)?);
        }
        if !hits.wants_more() || found.len() < most {
            return Ok(());
        }
        most = most.saturating_mul(4);
    }
}

pub(super) async fn page(
    db: &impl GenericClient,
    catalogue: Option<&str>,
    page: &Page,
) -> Result<Vec<SubjectRow>, StoreError> {
    let after = page.after.as_deref().unwrap_or("");
    let limit = index(page.limit as u64);
    let columns = row::COLUMNS;
    match catalogue {
        None => {
            let sql = format!("SELECT {columns} FROM subject WHERE id > $1 ORDER BY id LIMIT $2");
            rows(db, &sql, &[&after, &limit], row::read).await
        }
        Some(catalogue) => {
            let sql = format!(
                "SELECT {columns} FROM subject WHERE id > $1 AND catalogue = $3 ORDER BY id LIMIT $2"
            );
            rows(db, &sql, &[&after, &limit, &catalogue], row::read).await
        }
    }
}

pub(super) async fn upsert(
    tx: &Transaction<'_>,
    subjects: &[SubjectRow],
) -> Result<(), StoreError> {
    if subjects.is_empty() {
        return Ok(());
    }
    // The last of a subject counts; one statement may change a row only once.
    let last: BTreeMap<&str, &SubjectRow> =
        subjects.iter().map(|row| (row.id.as_str(), row)).collect();
    let ids: Vec<&str> = last.keys().copied().collect();
    let of = |text: for<'a> fn(&'a SubjectRow) -> &'a str| -> Vec<&str> {
        last.values().map(|row| text(row)).collect()
    };
    let values: Vec<String> = last.values().map(|row| folded_value(&row.id)).collect();
    run(
        tx,
        "INSERT INTO subject (id, catalogue, kind, name, registered_by, value)
         SELECT * FROM UNNEST($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
         ON CONFLICT (id) DO UPDATE SET catalogue = excluded.catalogue, kind = excluded.kind,
         name = excluded.name, registered_by = excluded.registered_by",
        &[
            &ids,
            &of(|row| &row.catalogue),
            &of(|row| subject_kind(row.kind)),
            &of(|row| &row.name),
            &of(|row| row.registered_by.as_str()),
            &values,
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn insert_names(
    tx: &Transaction<'_>,
    names: &[NameRow],
) -> Result<(), StoreError> {
    if names.is_empty() {
        return Ok(());
    }
    let of = |text: for<'a> fn(&'a NameRow) -> &'a str| -> Vec<&str> {
        names.iter().map(text).collect()
    };
    run(
        tx,
        "INSERT INTO name (subject, folded, name, act)
         SELECT * FROM UNNEST($1::text[], $2::text[], $3::text[], $4::text[])
         ON CONFLICT (subject, folded) DO NOTHING",
        &[
            &of(|row| row.subject.as_str()),
            &of(|row| &row.folded),
            &of(|row| &row.name),
            &of(|row| row.act.as_str()),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn insert_identifiers(
    tx: &Transaction<'_>,
    all: &[(Identifier, Identifier)],
) -> Result<(), StoreError> {
    if all.is_empty() {
        return Ok(());
    }
    let ids: Vec<&str> = all.iter().map(|(id, _)| id.as_str()).collect();
    let subjects: Vec<&str> = all.iter().map(|(_, subject)| subject.as_str()).collect();
    let values: Vec<String> = all.iter().map(|(id, _)| folded_value(id)).collect();
    run(
        tx,
        "INSERT INTO identifier (id, subject, value)
         SELECT * FROM UNNEST($1::text[], $2::text[], $3::text[]) ON CONFLICT (id, subject) DO NOTHING",
        &[&ids, &subjects, &values],
    )
    .await?;
    Ok(())
}

//! Acts with their disclosures, and the entries they are in the log.

use std::collections::BTreeMap;

use codes::Identifier;
use register::ActId;
use rusqlite::Connection;

use super::connection::{each, rows, snapshot};
use super::{database, log};
use crate::row::act as row;
use crate::text::day;
use crate::{KeptAct, NewAct, StoreError};

pub(super) fn existing(db: &Connection, ids: &[ActId]) -> Result<Vec<ActId>, StoreError> {
    let mut statement = db
        .prepare_cached("SELECT 1 FROM act WHERE id = ?1")
        .map_err(database)?;
    let mut out = Vec::new();
    for id in ids {
        if statement.exists((id.as_str(),)).map_err(database)? {
            out.push(id.clone());
        }
    }
    Ok(out)
}

pub(super) fn ids_of(
    db: &Connection,
    subjects: &[Identifier],
) -> Result<Vec<(Identifier, ActId)>, StoreError> {
    let mut out = Vec::new();
    snapshot(db, |db| {
        for subject in subjects {
            each(
                db,
                "SELECT id FROM act WHERE subject = ?1",
                (subject.as_str(),),
                |cells| {
                    out.push((subject.clone(), row::id(cells)?));
                    Ok(())
                },
            )?;
        }
        Ok(())
    })?;
    Ok(out)
}

pub(super) fn by_id(db: &Connection, ids: &[ActId]) -> Result<Vec<KeptAct>, StoreError> {
    let sql = format!("SELECT {} FROM act WHERE id = ?1", row::COLUMNS);
    let mut out = Vec::with_capacity(ids.len());
    snapshot(db, |db| {
        for id in ids {
            each(db, &sql, (id.as_str(),), |cells| {
                out.extend(row::read(cells)?);
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(out)
}

pub(super) fn of_subject(
    db: &Connection,
    subject: &Identifier,
) -> Result<Vec<KeptAct>, StoreError> {
    let sql = format!(
        "SELECT {} FROM act WHERE subject = ?1 ORDER BY id",
        row::COLUMNS
    );
    let acts = rows(db, &sql, (subject.as_str(),), row::read)?;
    Ok(acts.into_iter().flatten().collect())
}

/// Keeps acts and entries; the first gets index `from`.
pub(super) fn insert(db: &Connection, from: u64, acts: &[NewAct]) -> Result<(), StoreError> {
    let mut entry = db
        .prepare_cached("INSERT INTO entry (idx, jwt) VALUES (?1, ?2)")
        .map_err(database)?;
    let mut act = db
        .prepare_cached(
            "INSERT INTO act (idx, id, thread, subject, kind, authority, decided_on, recorded_us, disclosures)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )
        .map_err(database)?;
    let mut by_kind = BTreeMap::<&str, i64>::new();
    for (new, index) in acts.iter().zip(from..) {
        let index = log::index(index);
        entry.execute((index, &new.jwt)).map_err(database)?;
        act.execute((
            index,
            new.act.id.as_str(),
            new.act.thread.as_str(),
            new.act.subject.identifier.as_str(),
            &*new.act.kind,
            &*new.act.authority,
            day(new.act.decided_on),
            new.act.recorded_at.as_microsecond(),
            &new.disclosures,
        ))
        .map_err(database)?;
        *by_kind.entry(&new.act.kind).or_default() += 1;
    }
    let mut count = db
        .prepare_cached(
            "INSERT INTO act_count (kind, acts) VALUES (?1, ?2)
             ON CONFLICT (kind) DO UPDATE SET acts = act_count.acts + excluded.acts",
        )
        .map_err(database)?;
    for (kind, acts) in by_kind {
        count.execute((kind, acts)).map_err(database)?;
    }
    Ok(())
}

//! Proceedings and their steps.

use async_trait::async_trait;
use register::ActId;
use rusqlite::Connection;

use super::connection::rows;
use super::log::{index, write};
use super::{SqliteStore, database};
use crate::row::person::number;
use crate::row::proceeding as row;
use crate::{
    KeptStep, Page, ProceedingFilter, ProceedingRow, Proceedings, Rewrapped, StepRow, StoreError,
};

#[async_trait]
impl Proceedings for SqliteStore {
    async fn keep_step(&self, step: KeptStep) -> Result<(), StoreError> {
        self.writer
            .run(move |db| {
                let tx = write(db)?;
                insert(&tx, std::slice::from_ref(&step))?;
                tx.commit().map_err(database)
            })
            .await
    }

    async fn proceeding(&self, id: &str) -> Result<Option<ProceedingRow>, StoreError> {
        let sql = format!("SELECT {} FROM proceeding WHERE id = ?1", row::COLUMNS);
        let found = self.readers.with(|db| rows(db, &sql, (id,), row::read));
        Ok(found?.pop())
    }

    async fn proceeding_of_act(&self, act: &ActId) -> Result<Option<ProceedingRow>, StoreError> {
        let sql = format!("SELECT {} FROM proceeding WHERE act = ?1", row::COLUMNS);
        let act = (act.as_str(),);
        let found = self.readers.with(|db| rows(db, &sql, act, row::read));
        Ok(found?.pop())
    }

    async fn steps(&self, proceeding: &str) -> Result<Vec<StepRow>, StoreError> {
        let sql = format!(
            "SELECT {} FROM step WHERE proceeding = ?1 ORDER BY n",
            row::STEP_COLUMNS
        );
        self.readers
            .with(|db| rows(db, &sql, (proceeding,), row::step))
    }

    async fn proceedings_page(
        &self,
        filter: &ProceedingFilter,
        page: &Page,
    ) -> Result<Vec<ProceedingRow>, StoreError> {
        let sql = format!(
            "SELECT {} FROM proceeding
             WHERE id > ?1 AND (?2 IS NULL OR authority = ?2) AND (?3 IS NULL OR subject = ?3)
               AND (?4 IS NULL OR stage = ?4)
             ORDER BY id LIMIT ?5",
            row::COLUMNS
        );
        let subject = filter.subject.as_ref().map(codes::Identifier::as_str);
        let limit = index(page.limit as u64);
        let after = page.after.as_deref().unwrap_or("");
        self.readers.with(|db| {
            let asked = (after, &filter.authority, subject, &filter.stage, limit);
            rows(db, &sql, asked, row::read)
        })
    }

    async fn proceedings_not_under(
        &self,
        kek: &str,
        limit: usize,
    ) -> Result<Vec<ProceedingRow>, StoreError> {
        let sql = format!(
            "SELECT {} FROM proceeding WHERE kek <> ?1 ORDER BY id LIMIT ?2",
            row::COLUMNS
        );
        let asked = (kek, index(limit as u64));
        self.readers.with(|db| rows(db, &sql, asked, row::read))
    }

    async fn proceedings_under(&self, kek: &str) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM proceeding WHERE kek = ?1";
        let count = self.readers.with(|db| rows(db, sql, (kek,), number))?.pop();
        Ok(count.and_then(|n| u64::try_from(n).ok()).unwrap_or(0))
    }

    async fn rewrap_proceeding(&self, rewrapped: Rewrapped) -> Result<bool, StoreError> {
        self.writer
            .run(move |db| {
                let Rewrapped {
                    id,
                    before,
                    data_key,
                    kek,
                } = rewrapped;
                let changed = db
                    .execute(
                        "UPDATE proceeding SET data_key = ?3, kek = ?4 WHERE id = ?1 AND kek = ?2",
                        (id, before, data_key, kek),
                    )
                    .map_err(database)?;
                Ok(changed == 1)
            })
            .await
    }
}

/// Keeps steps, each with what it makes of its proceeding. Its data key is
/// kept with the first and changed by none.
pub(super) fn insert(db: &Connection, steps: &[KeptStep]) -> Result<(), StoreError> {
    for KeptStep { proceeding, step } in steps {
        let new = db
            .prepare_cached(
                "INSERT INTO step (proceeding, n, word, person, at_us, act, outline, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (proceeding, n) DO NOTHING",
            )
            .and_then(|mut statement| {
                statement.execute((
                    &step.proceeding,
                    step.n,
                    &step.word,
                    &step.person,
                    step.at.as_microsecond(),
                    step.act.as_ref().map(ActId::as_str),
                    &step.outline,
                    &step.body,
                ))
            })
            .map_err(database)?;
        if new == 0 {
            return Err(StoreError::StepTaken {
                proceeding: step.proceeding.clone(),
                n: step.n,
            });
        }
        db.prepare_cached(
            "INSERT INTO proceeding (id, catalogue, authority, kind, subject, stage, steps, opened_us, changed_us, act, data_key, kek)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, stage = excluded.stage,
             steps = excluded.steps, changed_us = excluded.changed_us, act = excluded.act",
        )
        .and_then(|mut statement| {
            statement.execute((
                &proceeding.id,
                &proceeding.catalogue,
                &proceeding.authority,
                &proceeding.kind,
                proceeding.subject.as_str(),
                &proceeding.stage,
                proceeding.steps,
                proceeding.opened_at.as_microsecond(),
                proceeding.changed_at.as_microsecond(),
                proceeding.act.as_ref().map(ActId::as_str),
                &proceeding.data_key,
                &proceeding.kek,
            ))
        })
        .map_err(database)?;
    }
    Ok(())
}

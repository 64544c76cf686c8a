//! Proceedings and their steps.

use async_trait::async_trait;
use codes::Identifier;
use deadpool_postgres::GenericClient;
use register::ActId;

use super::connection::{rows, run};
use super::log::index;
use super::{PostgresStore, database};
use crate::row::person::number;
use crate::row::proceeding as row;
use crate::{
    KeptStep, Page, ProceedingFilter, ProceedingRow, Proceedings, Rewrapped, StepRow, StoreError,
};

#[async_trait]
impl Proceedings for PostgresStore {
    async fn keep_step(&self, step: KeptStep) -> Result<(), StoreError> {
        let mut db = self.db().await?;
        let tx = db.transaction().await.map_err(database)?;
        insert(&tx, std::slice::from_ref(&step)).await?;
        tx.commit().await.map_err(database)
    }

    async fn proceeding(&self, id: &str) -> Result<Option<ProceedingRow>, StoreError> {
        let sql = format!("SELECT {} FROM proceeding WHERE id = $1", row::COLUMNS);
        Ok(rows(&self.db().await?, &sql, &[&id], row::read)
            .await?
            .pop())
    }

    async fn proceeding_of_act(&self, act: &ActId) -> Result<Option<ProceedingRow>, StoreError> {
        let sql = format!("SELECT {} FROM proceeding WHERE act = $1", row::COLUMNS);
        Ok(rows(&self.db().await?, &sql, &[&act.as_str()], row::read)
            .await?
            .pop())
    }

    async fn steps(&self, proceeding: &str) -> Result<Vec<StepRow>, StoreError> {
        let sql = format!(
            "SELECT {} FROM step WHERE proceeding = $1 ORDER BY n",
            row::STEP_COLUMNS
        );
        rows(&self.db().await?, &sql, &[&proceeding], row::step).await
    }

    async fn proceedings_page(
        &self,
        filter: &ProceedingFilter,
        page: &Page,
    ) -> Result<Vec<ProceedingRow>, StoreError> {
        let sql = format!(
            "SELECT {} FROM proceeding
             WHERE id > $1 AND ($2::text IS NULL OR authority = $2) AND ($3::text IS NULL OR subject = $3)
               AND ($4::text IS NULL OR stage = $4)
             ORDER BY id LIMIT $5",
            row::COLUMNS
        );
        let subject = filter.subject.as_ref().map(Identifier::as_str);
        let limit = index(page.limit as u64);
        let after = page.after.as_deref().unwrap_or("");
        rows(
            &self.db().await?,
            &sql,
            &[&after, &filter.authority, &subject, &filter.stage, &limit],
            row::read,
        )
        .await
    }

    async fn proceedings_not_under(
        &self,
        kek: &str,
        limit: usize,
    ) -> Result<Vec<ProceedingRow>, StoreError> {
        let sql = format!(
            "SELECT {} FROM proceeding WHERE kek <> $1 ORDER BY id LIMIT $2",
            row::COLUMNS
        );
        let limit = index(limit as u64);
        rows(&self.db().await?, &sql, &[&kek, &limit], row::read).await
    }

    async fn proceedings_under(&self, kek: &str) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM proceeding WHERE kek = $1";
        let count = rows(&self.db().await?, sql, &[&kek], number).await?.pop();
        Ok(count.and_then(|n| u64::try_from(n).ok()).unwrap_or(0))
    }

    async fn rewrap_proceeding(&self, rewrapped: Rewrapped) -> Result<bool, StoreError> {
        let changed = run(
            &self.db().await?,
            "UPDATE proceeding SET data_key = $3, kek = $4 WHERE id = $1 AND kek = $2",
            &[
                &rewrapped.id,
                &rewrapped.before,
                &rewrapped.data_key,
                &rewrapped.kek,
            ],
        )
        .await?;
        Ok(changed == 1)
    }
}

/// Keeps steps, each with what it makes of its proceeding. Its data key is
/// kept with the first and changed by none.
pub(super) async fn insert(tx: &impl GenericClient, steps: &[KeptStep]) -> Result<(), StoreError> {
    for KeptStep { proceeding, step } in steps {
        let new = run(
            tx,
            "INSERT INTO step (proceeding, n, word, person, at_us, act, outline, body)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (proceeding, n) DO NOTHING",
            &[
                &step.proceeding,
                &i64::from(step.n),
                &step.word,
                &step.person,
                &step.at.as_microsecond(),
                &step.act.as_ref().map(ActId::as_str),
                &step.outline,
                &step.body,
            ],
        )
        .await?;
        if new == 0 {
            return Err(StoreError::StepTaken {
                proceeding: step.proceeding.clone(),
                n: step.n,
            });
        }
        run(
            tx,
            "INSERT INTO proceeding (id, catalogue, authority, kind, subject, stage, steps, opened_us, changed_us, act, data_key, kek)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, stage = excluded.stage,
             steps = excluded.steps, changed_us = excluded.changed_us, act = excluded.act",
            &[
                &proceeding.id,
                &proceeding.catalogue,
                &proceeding.authority,
                &proceeding.kind,
                &proceeding.subject.as_str(),
                &proceeding.stage,
                &i64::from(proceeding.steps),
                &proceeding.opened_at.as_microsecond(),
                &proceeding.changed_at.as_microsecond(),
                &proceeding.act.as_ref().map(ActId::as_str),
                &proceeding.data_key,
                &proceeding.kek,
            ],
        )
        .await?;
    }
    Ok(())
}

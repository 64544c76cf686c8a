//! Accesses.

use async_trait::async_trait;
use codes::Identifier;
use register::Instant;

use super::connection::{rows, run};
use super::log::index;
use super::{PostgresStore, database};
use crate::row::access as row;
use crate::{AccessRow, Accesses, Page, StoreError};

#[async_trait]
impl Accesses for PostgresStore {
    async fn add_accesses(
        &self,
        accesses: Vec<AccessRow>,
        since: Option<Instant>,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "INSERT INTO access ({}) SELECT $1::text, $2::text, $3::text, $4::text, $5::text,
               $6::text, $7::text, $8::text, $9::bigint
             WHERE $10::bigint IS NULL OR NOT EXISTS (SELECT 1 FROM access WHERE person = $5
               AND proceeding = $3 AND what = $8 AND at_us > $10 AND subject = $2)",
            row::COLUMNS
        );
        let since = since.map(Instant::as_microsecond);
        let mut db = self.db().await?;
        let tx = db.transaction().await.map_err(database)?;
        for a in &accesses {
            run(
                &tx,
                &sql,
                &[
                    &a.id,
                    &a.subject.as_str(),
                    &a.proceeding,
                    &a.authority,
                    &a.person,
                    &a.role,
                    &a.body,
                    &a.what,
                    &a.at.as_microsecond(),
                    &since,
                ],
            )
            .await?;
        }
        tx.commit().await.map_err(database)
    }

    async fn accesses_page(
        &self,
        subject: &Identifier,
        page: &Page,
    ) -> Result<Vec<AccessRow>, StoreError> {
        let sql = format!(
            "SELECT {} FROM access WHERE subject = $1 AND ($2::text IS NULL OR id < $2)
             ORDER BY id DESC LIMIT $3",
            row::COLUMNS
        );
        let limit = index(page.limit as u64);
        let (db, subject) = (self.db().await?, subject.as_str());
        rows(&db, &sql, &[&subject, &page.after, &limit], row::read).await
    }
}

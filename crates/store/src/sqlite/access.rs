//! Accesses.

use async_trait::async_trait;
use codes::Identifier;
use register::Instant;

use super::connection::rows;
use super::log::{index, write};
use super::{SqliteStore, database};
use crate::row::access as row;
use crate::{AccessRow, Accesses, Page, StoreError};

#[async_trait]
impl Accesses for SqliteStore {
    async fn add_accesses(
        &self,
        accesses: Vec<AccessRow>,
        since: Option<Instant>,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "INSERT INTO access ({}) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
             WHERE ?10 IS NULL OR NOT EXISTS (SELECT 1 FROM access WHERE person = ?5
               AND proceeding = ?3 AND what = ?8 AND at_us > ?10 AND subject = ?2)",
            row::COLUMNS
        );
        let since = since.map(Instant::as_microsecond);
        self.writer
            .run(move |db| {
                let tx = write(db)?;
                for a in &accesses {
                    tx.prepare_cached(&sql)
                        .and_then(|mut statement| {
                            statement.execute((
                                &a.id,
                                a.subject.as_str(),
                                &a.proceeding,
                                &a.authority,
                                &a.person,
                                &a.role,
                                &a.body,
                                &a.what,
                                a.at.as_microsecond(),
                                since,
                            ))
                        })
                        .map_err(database)?;
                }
                tx.commit().map_err(database)
            })
            .await
    }

    async fn accesses_page(
        &self,
        subject: &Identifier,
        page: &Page,
    ) -> Result<Vec<AccessRow>, StoreError> {
        let sql = format!(
            "SELECT {} FROM access WHERE subject = ?1 AND (?2 IS NULL OR id < ?2)
             ORDER BY id DESC LIMIT ?3",
            row::COLUMNS
        );
        let asked = (subject.as_str(), &page.after, index(page.limit as u64));
        self.readers.with(|db| rows(db, &sql, asked, row::read))
    }
}

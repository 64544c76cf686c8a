//! What was held back.

use deadpool_postgres::{GenericClient, Transaction};

use super::connection::{rows, run};
use super::log::index;
use crate::row::held as row;
use crate::{HeldRow, Page, StoreError};

pub(super) async fn page(
    db: &impl GenericClient,
    catalogue: Option<&str>,
    page: &Page,
) -> Result<Vec<HeldRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM held
         WHERE ($1::text IS NULL OR catalogue = $1)
           AND ($2::text IS NULL OR (held_us, id) < (SELECT held_us, id FROM held WHERE id = $2))
         ORDER BY held_us DESC, id DESC LIMIT $3",
        row::COLUMNS
    );
    let limit = index(page.limit as u64);
    rows(db, &sql, &[&catalogue, &page.after, &limit], row::read).await
}

pub(super) async fn insert(tx: &Transaction<'_>, held: &[HeldRow]) -> Result<(), StoreError> {
    if held.is_empty() {
        return Ok(());
    }
    let of =
        |text: for<'a> fn(&'a HeldRow) -> &'a str| -> Vec<&str> { held.iter().map(text).collect() };
    let held_us: Vec<i64> = held
        .iter()
        .map(|row| row.held_at.as_microsecond())
        .collect();
    run(
        tx,
        "INSERT INTO held (id, catalogue, source, identifier, claimed_name, register_name, reason, what, held_us)
         SELECT * FROM UNNEST($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
         $7::text[], $8::text[], $9::bigint[]) ON CONFLICT (id) DO NOTHING",
        &[
            &of(|row| &row.id),
            &of(|row| &row.catalogue),
            &of(|row| &row.source),
            &of(|row| &row.identifier),
            &of(|row| &row.claimed_name),
            &of(|row| &row.register_name),
            &of(|row| &row.reason),
            &of(|row| &row.what),
            &held_us,
        ],
    )
    .await?;
    Ok(())
}

//! Counts over everything, and the figures of one authority.

use std::collections::BTreeMap;

use deadpool_postgres::{Object, Transaction};

use super::connection::{rows, snapshot};
use super::{database, log};
use crate::row::stats as row;
use crate::text::catalogue_of;
use crate::{AuthorityFigures, Stats, StoreError};

pub(super) async fn all(db: &mut Object) -> Result<Stats, StoreError> {
    let tx = snapshot(db).await?;
    let mut stats = Stats {
        entries: log::head(&tx).await?.size,
        subjects: counts(&tx, row::SUBJECTS).await?,
        acts: counts(&tx, row::ACTS).await?,
        held: counts(&tx, row::HELD).await?,
        ..Stats::default()
    };
    for (kind, state, count) in rows(&tx, row::THREADS, &[], row::by_state).await? {
        let catalogue = catalogue_of(&kind).to_owned();
        stats.threads.insert((catalogue, kind, state), count);
    }
    tx.commit().await.map_err(database)?;
    Ok(stats)
}

async fn counts(tx: &Transaction<'_>, sql: &str) -> Result<BTreeMap<String, u64>, StoreError> {
    Ok(rows(tx, sql, &[], row::count).await?.into_iter().collect())
}

pub(super) async fn of_authority(
    db: &mut Object,
    authority: &str,
) -> Result<AuthorityFigures, StoreError> {
    let tx = snapshot(db).await?;
    let mut figures = AuthorityFigures::default();
    for (kind, state, count) in rows(&tx, row::OF_AUTHORITY, &[&authority], row::by_state).await? {
        figures.threads.insert((kind, state), count);
    }
    figures.days_to_fall = rows(&tx, row::FALLS, &[&authority], row::days_to_fall).await?;
    figures.days_to_fall.sort_unstable();
    figures.span = rows(&tx, row::SPAN, &[&authority], row::span)
        .await?
        .pop()
        .flatten();
    tx.commit().await.map_err(database)?;
    Ok(figures)
}

//! One commit: all of it, or none.

use deadpool_postgres::Object;

use super::{act, database, held, import, log, proceeding, subject, thread};
use crate::{Commit, StoreError};

/// Keeps the commit in one transaction. Leaving early rolls it back.
pub(super) async fn keep(db: &mut Object, commit: &Commit) -> Result<(), StoreError> {
    let tx = db.transaction().await.map_err(database)?;
    log::lease(&tx).await?.admits(commit)?;
    act::insert(&tx, commit.expected_size, &commit.acts).await?;
    // Sent one after another without waiting for the answers.
    tokio::try_join!(
        act::count(&tx, &commit.acts),
        subject::upsert(&tx, &commit.subjects),
        subject::insert_names(&tx, &commit.names),
        subject::insert_identifiers(&tx, &commit.identifiers),
        thread::upsert(&tx, &commit.threads),
        thread::insert_basis(&tx, &commit.threads),
        held::insert(&tx, &commit.held),
    )?;
    proceeding::insert(&tx, &commit.steps).await?;
    if let Some(progress) = &commit.import {
        import::upsert(&tx, progress).await?;
    }
    if let Some(head) = &commit.head {
        log::set_head(&tx, head).await?;
    }
    tx.commit().await.map_err(database)
}

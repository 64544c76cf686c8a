//! Bringing the tables up to date.

use std::time::Duration;

use deadpool_postgres::{GenericClient, Object};
use tokio_postgres::error::SqlState;

use super::connection::run as execute;
use super::database;
use crate::StoreError;
use crate::migration;

/// Runs what is missing. Of several processes starting at once one migrates
/// under the lock on the version's row; the others wait and find it done.
pub(super) async fn run(db: &mut Object, schema: Option<&str>) -> Result<(), StoreError> {
    if let Some(schema) = schema {
        make(db, &format!("CREATE SCHEMA IF NOT EXISTS {schema}")).await?;
    }
    make(
        db,
        "CREATE TABLE IF NOT EXISTS schema_version (id BIGINT PRIMARY KEY, version BIGINT NOT NULL)",
    )
    .await?;
    execute(
        db,
        "INSERT INTO schema_version (id, version) VALUES (1, 0) ON CONFLICT (id) DO NOTHING",
        &[],
    )
    .await?;
    let tx = db.transaction().await.map_err(database)?;
    let found: i64 = tx
        .query_one(
            "SELECT version FROM schema_version WHERE id = 1 FOR UPDATE",
            &[],
        )
        .await
        .map_err(database)?
        .get(0);
    for (number, migration) in migration::missing(migration::POSTGRES, found)? {
        for statement in migration::statements(migration) {
            tx.execute(statement, &[]).await.map_err(database)?;
        }
        tx.execute(
            "UPDATE schema_version SET version = $1 WHERE id = 1",
            &[&number],
        )
        .await
        .map_err(database)?;
    }
    tx.commit().await.map_err(database)
}

/// `CREATE ... IF NOT EXISTS` run by two at once fails for one of them, on the
/// system's own unique index; the second time it finds it there.
async fn make(db: &Object, sql: &str) -> Result<(), StoreError> {
    const TIMES: u32 = 5;
    for time in 1.. {
        match db.execute(sql, &[]).await {
            Ok(_) => break,
            Err(error) if time < TIMES && made_by_another(&error) => {
                tokio::time::sleep(Duration::from_millis(20 * u64::from(time))).await;
            }
            Err(error) => return Err(database(error)),
        }
    }
    Ok(())
}

fn made_by_another(error: &tokio_postgres::Error) -> bool {
    [
        SqlState::UNIQUE_VIOLATION,
        SqlState::DUPLICATE_TABLE,
        SqlState::DUPLICATE_SCHEMA,
        SqlState::DUPLICATE_OBJECT,
    ]
    .iter()
    .any(|state| error.code() == Some(state))
}

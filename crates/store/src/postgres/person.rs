//! People and their roles.

use deadpool_postgres::{GenericClient, Object};

use super::connection::{rows, run};
use super::database;
use super::log::index;
use crate::row::person as row;
use crate::text::day;
use crate::{PersonRow, RoleRow, StoreError};

/// `false`: the login name is taken.
pub(super) async fn add(
    db: &mut Object,
    person: &PersonRow,
    login_hash: &str,
) -> Result<bool, StoreError> {
    let tx = db.transaction().await.map_err(database)?;
    let free = run(
        &tx,
        "INSERT INTO person_login (login_hash, person) VALUES ($1, $2)
         ON CONFLICT (login_hash) DO NOTHING",
        &[&login_hash, &person.id],
    )
    .await?;
    if free == 0 {
        return Ok(false);
    }
    run(
        &tx,
        "INSERT INTO person (id, sealed, data_key, kek, version, disabled, code_step, created_us)
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7)",
        &[
            &person.id,
            &person.sealed,
            &person.data_key,
            &person.kek,
            &index(person.version),
            &i64::from(person.disabled),
            &person.created_at.as_microsecond(),
        ],
    )
    .await?;
    tx.commit().await.map_err(database)?;
    Ok(true)
}

pub(super) async fn by_id(
    db: &impl GenericClient,
    id: &str,
) -> Result<Option<PersonRow>, StoreError> {
    let sql = format!("SELECT {} FROM person WHERE id = $1", row::PERSON_COLUMNS);
    Ok(rows(db, &sql, &[&id], row::read).await?.pop())
}

pub(super) async fn of_login(
    db: &impl GenericClient,
    hash: &str,
) -> Result<Option<PersonRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM person
         WHERE id = (SELECT person FROM person_login WHERE login_hash = $1)",
        row::PERSON_COLUMNS
    );
    Ok(rows(db, &sql, &[&hash], row::read).await?.pop())
}

pub(super) async fn page(
    db: &impl GenericClient,
    after: Option<&str>,
    limit: usize,
) -> Result<Vec<PersonRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM person WHERE id > $1 ORDER BY id LIMIT $2",
        row::PERSON_COLUMNS
    );
    let (after, limit) = (after.unwrap_or_default(), index(limit as u64));
    rows(db, &sql, &[&after, &limit], row::read).await
}

pub(super) async fn not_under(
    db: &impl GenericClient,
    kek: &str,
    limit: usize,
) -> Result<Vec<PersonRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM person WHERE kek <> $1 ORDER BY id LIMIT $2",
        row::PERSON_COLUMNS
    );
    rows(db, &sql, &[&kek, &index(limit as u64)], row::read).await
}

pub(super) async fn under(db: &impl GenericClient, kek: &str) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM person WHERE kek = $1";
    let count = rows(db, sql, &[&kek], row::number).await?.pop();
    Ok(count.and_then(|n| u64::try_from(n).ok()).unwrap_or(0))
}

pub(super) async fn reseal(
    db: &impl GenericClient,
    person: &PersonRow,
) -> Result<bool, StoreError> {
    let changed = run(
        db,
        "UPDATE person SET sealed = $3, data_key = $4, kek = $5, version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            &person.id,
            &index(person.version),
            &person.sealed,
            &person.data_key,
            &person.kek,
        ],
    )
    .await?;
    Ok(changed == 1)
}

pub(super) async fn set_disabled(
    db: &mut Object,
    id: &str,
    disabled: bool,
) -> Result<bool, StoreError> {
    let tx = db.transaction().await.map_err(database)?;
    let changed = run(
        &tx,
        "UPDATE person SET disabled = $2 WHERE id = $1",
        &[&id, &i64::from(disabled)],
    )
    .await?;
    if disabled {
        run(&tx, "DELETE FROM session WHERE person = $1", &[&id]).await?;
    }
    tx.commit().await.map_err(database)?;
    Ok(changed == 1)
}

pub(super) async fn use_code_step(
    db: &impl GenericClient,
    id: &str,
    step: u64,
) -> Result<bool, StoreError> {
    let changed = run(
        db,
        "UPDATE person SET code_step = $2 WHERE id = $1 AND code_step < $2",
        &[&id, &index(step)],
    )
    .await?;
    Ok(changed == 1)
}

pub(super) async fn roles_of(
    db: &impl GenericClient,
    person: &str,
) -> Result<Vec<RoleRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM role WHERE person = $1 ORDER BY body, role, from_on",
        row::ROLE_COLUMNS
    );
    rows(db, &sql, &[&person], row::role).await
}

pub(super) async fn give_role(db: &impl GenericClient, role: &RoleRow) -> Result<(), StoreError> {
    run(
        db,
        "INSERT INTO role (person, body, role, from_on, until_on) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person, body, role, from_on) DO UPDATE SET until_on = excluded.until_on",
        &[
            &role.person,
            &role.body,
            &role.role,
            &day(role.from),
            &role.until.map(day),
        ],
    )
    .await?;
    Ok(())
}

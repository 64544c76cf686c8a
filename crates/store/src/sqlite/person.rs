//! People and their roles.

use rusqlite::Connection;

use super::connection::rows;
use super::database;
use super::log::{index, write};
use crate::row::person as row;
use crate::text::day;
use crate::{PersonRow, RoleRow, StoreError};

/// `false`: the login name is taken.
pub(super) fn add(
    db: &mut Connection,
    person: &PersonRow,
    login_hash: &str,
) -> Result<bool, StoreError> {
    let tx = write(db)?;
    let free = tx
        .execute(
            "INSERT INTO person_login (login_hash, person) VALUES (?1, ?2)
             ON CONFLICT (login_hash) DO NOTHING",
            (login_hash, &person.id),
        )
        .map_err(database)?;
    if free == 0 {
        return Ok(false);
    }
    tx.execute(
        "INSERT INTO person (id, sealed, data_key, kek, version, disabled, code_step, created_us)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7)",
        (
            &person.id,
            &person.sealed,
            &person.data_key,
            &person.kek,
            index(person.version),
            i64::from(person.disabled),
            person.created_at.as_microsecond(),
        ),
    )
    .map_err(database)?;
    tx.commit().map_err(database)?;
    Ok(true)
}

pub(super) fn by_id(db: &Connection, id: &str) -> Result<Option<PersonRow>, StoreError> {
    let sql = format!("SELECT {} FROM person WHERE id = ?1", row::PERSON_COLUMNS);
    Ok(rows(db, &sql, (id,), row::read)?.pop())
}

pub(super) fn of_login(db: &Connection, hash: &str) -> Result<Option<PersonRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM person
         WHERE id = (SELECT person FROM person_login WHERE login_hash = ?1)",
        row::PERSON_COLUMNS
    );
    Ok(rows(db, &sql, (hash,), row::read)?.pop())
}

pub(super) fn page(
    db: &Connection,
    after: Option<&str>,
    limit: usize,
) -> Result<Vec<PersonRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM person WHERE id > ?1 ORDER BY id LIMIT ?2",
        row::PERSON_COLUMNS
    );
    let after = after.unwrap_or_default();
    rows(db, &sql, (after, index(limit as u64)), row::read)
}

pub(super) fn not_under(
    db: &Connection,
    kek: &str,
    limit: usize,
) -> Result<Vec<PersonRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM person WHERE kek <> ?1 ORDER BY id LIMIT ?2",
        row::PERSON_COLUMNS
    );
    rows(db, &sql, (kek, index(limit as u64)), row::read)
}

pub(super) fn under(db: &Connection, kek: &str) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM person WHERE kek = ?1";
    let count = rows(db, sql, (kek,), row::number)?.pop();
    Ok(count.and_then(|n| u64::try_from(n).ok()).unwrap_or(0))
}

pub(super) fn reseal(db: &Connection, person: &PersonRow) -> Result<bool, StoreError> {
    let changed = db
        .execute(
            "UPDATE person SET sealed = ?3, data_key = ?4, kek = ?5, version = version + 1
             WHERE id = ?1 AND version = ?2",
            (
                &person.id,
                index(person.version),
                &person.sealed,
                &person.data_key,
                &person.kek,
            ),
        )
        .map_err(database)?;
    Ok(changed == 1)
}

pub(super) fn set_disabled(
    db: &mut Connection,
    id: &str,
    disabled: bool,
) -> Result<bool, StoreError> {
    let tx = write(db)?;
    let changed = tx
        .execute(
            "UPDATE person SET disabled = ?2 WHERE id = ?1",
            (id, i64::from(disabled)),
        )
        .map_err(database)?;
    if disabled {
        tx.execute("DELETE FROM session WHERE person = ?1", (id,))
            .map_err(database)?;
    }
    tx.commit().map_err(database)?;
    Ok(changed == 1)
}

pub(super) fn use_code_step(db: &Connection, id: &str, step: u64) -> Result<bool, StoreError> {
    let changed = db
        .execute(
            "UPDATE person SET code_step = ?2 WHERE id = ?1 AND code_step < ?2",
            (id, index(step)),
        )
        .map_err(database)?;
    Ok(changed == 1)
}

pub(super) fn roles_of(db: &Connection, person: &str) -> Result<Vec<RoleRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM role WHERE person = ?1 ORDER BY body, role, from_on",
        row::ROLE_COLUMNS
    );
    rows(db, &sql, (person,), row::role)
}

pub(super) fn give_role(db: &Connection, role: &RoleRow) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO role (person, body, role, from_on, until_on) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (person, body, role, from_on) DO UPDATE SET until_on = excluded.until_on",
        (
            &role.person,
            &role.body,
            &role.role,
            day(role.from),
            role.until.map(day),
        ),
    )
    .map_err(database)?;
    Ok(())
}

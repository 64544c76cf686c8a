//! A person, a role, a session.

use super::{Cells, Row, Table};
use crate::{PersonRow, RoleRow, SessionRow, StoreError};

pub(crate) const PERSON: Table = Table {
    name: "person",
    columns: &[
        "id",
        "sealed",
        "data_key",
        "kek",
        "version",
        "disabled",
        "created_us",
    ],
};

pub(crate) const ROLE: Table = Table {
    name: "role",
    columns: &["person", "body", "role", "from_on", "until_on"],
};

/// The person comes first, for it is what an inconsistent row is shown by; a
/// hash of a token is shown nowhere.
pub(crate) const SESSION: Table = Table {
    name: "session",
    columns: &[
        "person",
        "token_hash",
        "stage",
        "created_us",
        "seen_us",
        "expires_us",
    ],
};

pub(crate) const PERSON_COLUMNS: &str = "id, sealed, data_key, kek, version, disabled, created_us";

pub(crate) const ROLE_COLUMNS: &str = "person, body, role, from_on, until_on";

pub(crate) const SESSION_COLUMNS: &str =
    "person, token_hash, stage, created_us, seen_us, expires_us";

pub(crate) fn read(cells: &dyn Cells) -> Result<PersonRow, StoreError> {
    let row = Row::new(cells, PERSON);
    Ok(PersonRow {
        id: row.string(0)?,
        sealed: row.bytes(1)?.to_vec(),
        data_key: row.bytes(2)?.to_vec(),
        kek: row.string(3)?,
        version: row.count(4)?,
        disabled: row.flag(5)?,
        created_at: row.instant(6)?,
    })
}

pub(crate) fn role(cells: &dyn Cells) -> Result<RoleRow, StoreError> {
    let row = Row::new(cells, ROLE);
    Ok(RoleRow {
        person: row.string(0)?,
        body: row.string(1)?,
        role: row.string(2)?,
        from: row.day(3)?,
        until: row.day_or_none(4)?,
    })
}

pub(crate) fn session(cells: &dyn Cells) -> Result<SessionRow, StoreError> {
    let row = Row::new(cells, SESSION);
    Ok(SessionRow {
        person: row.string(0)?,
        token_hash: row.string(1)?,
        stage: row.string(2)?,
        created_at: row.instant(3)?,
        seen_at: row.instant(4)?,
        expires_at: row.instant(5)?,
    })
}

/// One number: a count, an instant.
pub(crate) fn number(cells: &dyn Cells) -> Result<i64, StoreError> {
    let table = Table {
        name: "attempt",
        columns: &["until_us"],
    };
    let row = Row::new(cells, table);
    cells.int(0).ok_or_else(|| row.wrong(0))
}

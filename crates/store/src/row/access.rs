//! An access.

use super::{Cells, Row, Table};
use crate::{AccessRow, StoreError};

const ACCESS: Table = Table {
    name: "access",
    columns: &[
        "id",
        "subject",
        "proceeding",
        "authority",
        "person",
        "role",
        "body",
        "what",
        "at_us",
    ],
};

pub(crate) const COLUMNS: &str =
    "id, subject, proceeding, authority, person, role, body, what, at_us";

pub(crate) fn read(cells: &dyn Cells) -> Result<AccessRow, StoreError> {
    let row = Row::new(cells, ACCESS);
    Ok(AccessRow {
        id: row.string(0)?,
        subject: row.identifier(1)?,
        proceeding: row.string(2)?,
        authority: row.string(3)?,
        person: row.string(4)?,
        role: row.string(5)?,
        body: row.string(6)?,
        what: row.string(7)?,
        at: row.instant(8)?,
    })
}

//! A held row.

use super::{Cells, Row, Table};
use crate::{HeldRow, StoreError};

pub(crate) const HELD: Table = Table {
    name: "held",
    columns: &[
        "id",
        "catalogue",
        "source",
        "identifier",
        "claimed_name",
        "register_name",
        "reason",
        "what",
        "held_us",
    ],
};

pub(crate) const COLUMNS: &str =
    "id, catalogue, source, identifier, claimed_name, register_name, reason, what, held_us";

pub(crate) fn read(cells: &dyn Cells) -> Result<HeldRow, StoreError> {
    let row = Row::new(cells, HELD);
    Ok(HeldRow {
        id: row.string(0)?,
        catalogue: row.string(1)?,
        source: row.string(2)?,
        identifier: row.string(3)?,
        claimed_name: row.string(4)?,
        register_name: row.string(5)?,
        reason: row.string(6)?,
        what: row.string(7)?,
        held_at: row.instant(8)?,
    })
}

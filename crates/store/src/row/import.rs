//! How far an import has come.

use super::{Cells, Row, Table};
use crate::{ImportProgress, StoreError};

pub(crate) const IMPORT: Table = Table {
    name: "import",
    columns: &[
        "id",
        "file",
        "rows_done",
        "acts",
        "rejected",
        "held",
        "done",
    ],
};

pub(crate) const COLUMNS: &str = "id, file, rows_done, acts, rejected, held, done";

pub(crate) fn read(cells: &dyn Cells) -> Result<ImportProgress, StoreError> {
    let row = Row::new(cells, IMPORT);
    Ok(ImportProgress {
        id: row.string(0)?,
        file: row.string(1)?,
        rows_done: row.count(2)?,
        acts: row.count(3)?,
        rejected: row.count(4)?,
        held: row.count(5)?,
        done: row.flag(6)?,
    })
}

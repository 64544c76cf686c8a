//! A proceeding, and a step of it.

use super::{Cells, Row, Table};
use crate::{ProceedingRow, StepRow, StoreError};

const PROCEEDING: Table = Table {
    name: "proceeding",
    columns: &[
        "id",
        "catalogue",
        "authority",
        "kind",
        "subject",
        "stage",
        "steps",
        "opened_us",
        "changed_us",
        "act",
        "data_key",
        "kek",
    ],
};

const STEP: Table = Table {
    name: "step",
    columns: &[
        "proceeding",
        "n",
        "word",
        "person",
        "at_us",
        "act",
        "outline",
        "body",
    ],
};

pub(crate) const COLUMNS: &str = "id, catalogue, authority, kind, subject, stage, steps, \
     opened_us, changed_us, act, data_key, kek";

pub(crate) const STEP_COLUMNS: &str = "proceeding, n, word, person, at_us, act, outline, body";

pub(crate) fn read(cells: &dyn Cells) -> Result<ProceedingRow, StoreError> {
    let row = Row::new(cells, PROCEEDING);
    Ok(ProceedingRow {
        id: row.string(0)?,
        catalogue: row.string(1)?,
        authority: row.string(2)?,
        kind: row.string(3)?,
        subject: row.identifier(4)?,
        stage: row.string(5)?,
        steps: small(&row, 6)?,
        opened_at: row.instant(7)?,
        changed_at: row.instant(8)?,
        act: row.act_id_or_none(9)?,
        data_key: row.bytes(10)?.to_vec(),
        kek: row.string(11)?,
    })
}

pub(crate) fn step(cells: &dyn Cells) -> Result<StepRow, StoreError> {
    let row = Row::new(cells, STEP);
    Ok(StepRow {
        proceeding: row.string(0)?,
        n: small(&row, 1)?,
        word: row.string(2)?,
        person: row.string(3)?,
        at: row.instant(4)?,
        act: row.act_id_or_none(5)?,
        outline: row.bytes(6)?.to_vec(),
        body: row.bytes(7)?.to_vec(),
    })
}

fn small(row: &Row<'_>, i: usize) -> Result<u32, StoreError> {
    u32::try_from(row.count(i)?).map_err(|_| row.wrong(i))
}

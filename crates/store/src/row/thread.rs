//! A thread.

use super::{Cells, Row, Table};
use crate::{StoreError, ThreadRow};

pub(crate) const THREAD: Table = Table {
    name: "thread",
    columns: &[
        "id",
        "subject",
        "kind",
        "authority",
        "adverse",
        "decided_on",
        "state",
        "since",
        "ends_on",
        "shown_from",
        "shown_until",
        "basis",
    ],
};

/// Qualified, because lists by provision join another table.
pub(crate) const QUALIFIED_COLUMNS: &str = "thread.id, thread.subject, thread.kind, thread.authority, \
     thread.adverse, thread.decided_on, thread.state, thread.since, thread.ends_on, thread.shown_from, \
     thread.shown_until, thread.basis";

pub(crate) fn read(cells: &dyn Cells) -> Result<ThreadRow, StoreError> {
    let row = Row::new(cells, THREAD);
    Ok(ThreadRow {
        id: row.act_id(0)?,
        subject: row.identifier(1)?,
        kind: row.string(2)?,
        authority: row.string(3)?,
        adverse: row.flag(4)?,
        decided_on: row.day(5)?,
        state: row.state(6)?,
        since: row.day(7)?,
        ends_on: row.day_or_none(8)?,
        shown_from: row.day_or_none(9)?,
        shown_until: row.day_or_none(10)?,
        basis: row
            .text(11)?
            .split(' ')
            .filter(|p| !p.is_empty())
            .map(str::to_owned)
            .collect(),
    })
}

//! The head of the log, the lease beside it, and entries.

use super::{Cells, Row, Table};
use crate::lease::Lease;
use crate::{Entry, LogHead, StoreError};

pub(crate) const ENTRY: Table = Table {
    name: "entry",
    columns: &["idx", "jwt"],
};

pub(crate) const HEAD: Table = Table {
    name: "log_head",
    columns: &["size", "frontier", "checkpoint", "recorded_us"],
};

pub(crate) const LEASE: Table = Table {
    name: "log_head",
    columns: &["epoch", "holder", "lease_until_s", "size"],
};

pub(crate) const HEAD_COLUMNS: &str = "size, frontier, checkpoint, recorded_us";

pub(crate) const LEASE_COLUMNS: &str = "epoch, holder, lease_until_s, size";

pub(crate) fn entry(cells: &dyn Cells) -> Result<Entry, StoreError> {
    let row = Row::new(cells, ENTRY);
    Ok(Entry {
        index: row.count(0)?,
        jwt: row.string(1)?,
    })
}

pub(crate) fn head(cells: &dyn Cells) -> Result<LogHead, StoreError> {
    let row = Row::new(cells, HEAD);
    Ok(LogHead {
        size: row.count(0)?,
        frontier: row.bytes(1)?.to_vec(),
        checkpoint: row.string(2)?,
        recorded_at: row.instant_or_none(3)?,
    })
}

pub(crate) fn lease(cells: &dyn Cells) -> Result<Lease, StoreError> {
    let row = Row::new(cells, LEASE);
    Ok(Lease {
        epoch: row.count(0)?,
        holder: if cells.is_null(1) {
            None
        } else {
            Some(row.string(1)?)
        },
        until_s: cells.int(2).ok_or_else(|| row.wrong(2))?,
        size: row.count(3)?,
    })
}

//! A kept row into a domain value, for either database.
//!
//! A cell that is no domain value is [`StoreError::Inconsistent`], never a
//! panic. Each noun lists its columns once, beside the function that reads them.

pub(crate) mod access;
pub(crate) mod act;
pub(crate) mod held;
pub(crate) mod import;
pub(crate) mod log;
pub(crate) mod person;
pub(crate) mod proceeding;
pub(crate) mod stats;
pub(crate) mod subject;
pub(crate) mod thread;

use catalogue::SubjectKind;
use codes::{Date, Identifier};
use register::{ActId, Instant, State};

use crate::StoreError;
use crate::text::{SUBJECT_KINDS, subject_kind};

/// Cells of a row. `None`: not of that type.
pub(crate) trait Cells {
    fn text(&self, i: usize) -> Option<&str>;
    fn int(&self, i: usize) -> Option<i64>;
    fn bytes(&self, i: usize) -> Option<&[u8]>;
    fn is_null(&self, i: usize) -> bool;
}

/// A table's name and the columns a row of it is read from; the first is shown
/// where a row is inconsistent.
#[derive(Clone, Copy)]
pub(crate) struct Table {
    pub name: &'static str,
    pub columns: &'static [&'static str],
}

/// A row being read.
pub(crate) struct Row<'r> {
    pub cells: &'r dyn Cells,
    pub table: Table,
}

impl<'r> Row<'r> {
    pub fn new(cells: &'r dyn Cells, table: Table) -> Self {
        Self { cells, table }
    }

    /// The error for a cell.
    pub fn wrong(&self, i: usize) -> StoreError {
        let key = match (self.cells.text(0), self.cells.int(0)) {
            (Some(text), _) => text.to_owned(),
            (None, Some(number)) => number.to_string(),
            (None, None) => String::new(),
        };
        StoreError::Inconsistent {
            table: self.table.name,
            column: self.table.columns[i],
            row: key,
        }
    }

    pub fn text(&self, i: usize) -> Result<&'r str, StoreError> {
        self.cells.text(i).ok_or_else(|| self.wrong(i))
    }

    pub fn string(&self, i: usize) -> Result<String, StoreError> {
        self.text(i).map(str::to_owned)
    }

    pub fn bytes(&self, i: usize) -> Result<&'r [u8], StoreError> {
        self.cells.bytes(i).ok_or_else(|| self.wrong(i))
    }

    pub fn count(&self, i: usize) -> Result<u64, StoreError> {
        self.cells
            .int(i)
            .and_then(|n| u64::try_from(n).ok())
            .ok_or_else(|| self.wrong(i))
    }

    pub fn flag(&self, i: usize) -> Result<bool, StoreError> {
        match self.cells.int(i) {
            Some(0) => Ok(false),
            Some(1) => Ok(true),
            _ => Err(self.wrong(i)),
        }
    }

    pub fn instant(&self, i: usize) -> Result<Instant, StoreError> {
        self.cells
            .int(i)
            .and_then(|us| Instant::from_microsecond(us).ok())
            .ok_or_else(|| self.wrong(i))
    }

    pub fn instant_or_none(&self, i: usize) -> Result<Option<Instant>, StoreError> {
        if self.cells.is_null(i) {
            Ok(None)
        } else {
            self.instant(i).map(Some)
        }
    }

    pub fn day(&self, i: usize) -> Result<Date, StoreError> {
        // The length is checked as well: other ISO 8601 forms would parse.
        self.cells
            .text(i)
            .filter(|text| text.len() == 10)
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| self.wrong(i))
    }

    pub fn day_or_none(&self, i: usize) -> Result<Option<Date>, StoreError> {
        if self.cells.is_null(i) {
            Ok(None)
        } else {
            self.day(i).map(Some)
        }
    }

    pub fn act_id(&self, i: usize) -> Result<ActId, StoreError> {
        self.cells
            .text(i)
            .and_then(ActId::parse)
            .ok_or_else(|| self.wrong(i))
    }

    pub fn act_id_or_none(&self, i: usize) -> Result<Option<ActId>, StoreError> {
        match self.cells.is_null(i) {
            true => Ok(None),
            false => self.act_id(i).map(Some),
        }
    }

    pub fn identifier(&self, i: usize) -> Result<Identifier, StoreError> {
        self.cells
            .text(i)
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| self.wrong(i))
    }

    pub fn state(&self, i: usize) -> Result<State, StoreError> {
        self.cells
            .text(i)
            .and_then(State::of_word)
            .ok_or_else(|| self.wrong(i))
    }

    pub fn subject_kind(&self, i: usize) -> Result<SubjectKind, StoreError> {
        let word = self.text(i)?;
        SUBJECT_KINDS
            .into_iter()
            .find(|kind| subject_kind(*kind) == word)
            .ok_or_else(|| self.wrong(i))
    }
}

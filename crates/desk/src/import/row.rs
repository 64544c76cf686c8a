//! A row of a source, whatever its format.

use std::sync::Arc;

/// One data row: cells under the header's columns.
#[derive(Debug, Clone)]
pub struct Row {
    /// Line in the (decompressed) file where the row begins, from 1; for
    /// spreadsheets the row number.
    pub line: u64,
    /// Column names, shared by all rows.
    pub columns: Arc<[String]>,
    /// Cells, trimmed; as many as columns.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell of a column; `None` when there is no such column.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&str> {
        let i = self.columns.iter().position(|c| c == column)?;
        self.cells.get(i).map(String::as_str)
    }
}

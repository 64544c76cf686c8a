//! Reading a file row by row, whatever its format, compression and encoding.
//!
//! What a file is, is told from its bytes, never from its name: gzip or
//! zstd, then a spreadsheet, JSON Lines or delimited text, then the encoding
//! of the text. Each format has a file below. What a row *means* is the
//! mapping's to say: see `plan.rs`.
//!
//! A malformed row is a [`Reject`] with its line, and reading goes on; memory
//! stays bounded however long the file is (spreadsheets: their packed size).

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::Encoding;

use super::{Reject, Row};

mod bytes;
mod columns;
mod delimited;
mod encoding;
mod json_lines;
mod spreadsheet;
#[cfg(test)]
mod tests;
mod window;

use columns::Header;
pub(crate) use columns::near;

/// Longest row read, in bytes of UTF-8. A quoted cell left open would
/// otherwise swallow the rest of the file.
pub const ROW_BYTES_MAX: usize = 4 << 20;

/// Bytes at the start of a text by which format, delimiter and encoding are
/// told.
const SAMPLE_BYTES: usize = 64 << 10;

/// What is known of a file beforehand. The default knows nothing.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Sheet of a spreadsheet; the first when `None`.
    pub sheet: Option<String>,
    /// Label of the text's encoding (`big5`, `gb18030`, `shift_jis`); told
    /// from the first 64 KB when `None`.
    pub encoding: Option<String>,
    /// Delimiter; told from the first lines when `None`.
    pub delimiter: Option<u8>,
    /// Columns that must be there.
    pub required: Vec<String>,
    /// Columns never read: their cells come out empty.
    pub leave_out: Vec<String>,
}

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text between delimiters.
    Delimited {
        /// `,` `;` `|` or a tab.
        delimiter: u8,
    },
    /// One JSON object a line.
    JsonLines,
    /// XLSX, XLS or ODS.
    Spreadsheet,
}

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The system does not give it.
    #[error("`{path}` cannot be opened")]
    Io {
        /// As asked for.
        path: String,
        /// Cause.
        #[source]
        source: io::Error,
    },
    /// There is nothing in it.
    #[error("the file is empty: there is no row of column names")]
    Empty,
    /// A format that is not read.
    #[error("{0}")]
    Format(String),
    /// No such encoding.
    #[error("there is no encoding `{0}`")]
    Encoding(String),
    /// The row of column names is malformed.
    #[error("the row of column names (line {line}) cannot be read: {reason}")]
    Header {
        /// Its line.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// Two columns with one name.
    #[error("column `{name}` is there twice, as column {first} and column {second}")]
    Duplicate {
        /// The name.
        name: String,
        /// Place of the first, from 1.
        first: usize,
        /// Place of the second.
        second: usize,
    },
    /// Required columns are not there.
    #[error("{}", columns::missing_text(.missing, .found))]
    Missing {
        /// Those not there.
        missing: Vec<String>,
        /// Those there.
        found: Vec<String>,
    },
}

/// Rows of a file, in order. See [`open`].
pub struct Reader {
    columns: Arc<[String]>,
    format: Format,
    encoding: Option<&'static Encoding>,
    bytes_total: Option<u64>,
    bytes_read: Arc<AtomicU64>,
    rows: Box<dyn Rows>,
    broken_off: bool,
}

/// A format being read.
trait Rows: Send {
    fn next(&mut self) -> Next;
}

/// What comes next in a file.
enum Next {
    Row(Row),
    Reject(Reject),
    /// Nothing after this line can be read.
    Fault {
        line: u64,
        reason: String,
    },
    End,
}

/// Opens a file, or standard input for `-`, and reads its column names.
///
/// # Errors
/// When it cannot be read at all, a column name is there twice, or a required
/// column is not there.
pub fn open(path: &str, options: &Options) -> Result<Reader, OpenError> {
    if path == "-" {
        return from_read(Box::new(io::stdin()), None, options);
    }
    let fail = |source| OpenError::Io {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(fail)?;
    let meta = file.metadata().map_err(fail)?;
    if meta.is_dir() {
        return Err(fail(io::ErrorKind::IsADirectory.into()));
    }
    let total = meta.is_file().then_some(meta.len());
    from_read(Box::new(file), total, options)
}

/// The same from any stream of bytes; `bytes_total` is for the progress bar.
///
/// # Errors
/// As [`open`].
pub fn from_read(
    source: Box<dyn Read + Send>,
    bytes_total: Option<u64>,
    options: &Options,
) -> Result<Reader, OpenError> {
    let bytes_read = Arc::new(AtomicU64::new(0));
    let source = bytes::Counted::new(source, Arc::clone(&bytes_read));
    let mut source = bytes::unpack(source)?;
    let head = source.peek(SAMPLE_BYTES)?;
    if head.is_empty() {
        return Err(OpenError::Empty);
    }
    let (columns, rows, format, encoding): (_, Box<dyn Rows>, _, _);
    if spreadsheet::is_one(head) {
        let sheet = spreadsheet::open(source, options)?;
        (columns, rows) = (sheet.columns(), Box::new(sheet));
        (format, encoding) = (Format::Spreadsheet, None);
    } else {
        bytes::refuse_known_binary(head)?;
        let found = encoding::choose(head, options.encoding.as_deref())?;
        encoding = Some(found);
        let mut text = window::Window::new(encoding::to_utf8(source, found), found);
        let sample = text.sample(SAMPLE_BYTES);
        if json_lines::is_it(sample)? {
            let lines = json_lines::open(text, options)?;
            (columns, rows) = (lines.columns(), Box::new(lines));
            format = Format::JsonLines;
        } else {
            let lines = delimited::open(text, options)?;
            format = Format::Delimited {
                delimiter: lines.delimiter(),
            };
            (columns, rows) = (lines.columns(), Box::new(lines));
        }
    }
    Ok(Reader {
        columns,
        format,
        encoding,
        bytes_total,
        bytes_read,
        rows,
        broken_off: false,
    })
}

impl Reader {
    /// Column names, trimmed, shared by all rows.
    #[must_use]
    pub fn columns(&self) -> &Arc<[String]> {
        &self.columns
    }

    /// What the file turned out to be.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Name of the text's encoding; `None` for spreadsheets.
    #[must_use]
    pub fn encoding(&self) -> Option<&'static str> {
        self.encoding.map(Encoding::name)
    }

    /// Size of the file as it lies there, where known.
    #[must_use]
    pub fn bytes_total(&self) -> Option<u64> {
        self.bytes_total
    }

    /// Bytes of the file (packed, if it is) read so far.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }

    /// Whether the file could not be read to its end (cut off, damaged): the
    /// last [`Reject`] says where and why, and rows after it were never seen.
    #[must_use]
    pub fn broken_off(&self) -> bool {
        self.broken_off
    }
}

impl Iterator for Reader {
    type Item = Result<Row, Reject>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.broken_off {
            return None;
        }
        match self.rows.next() {
            Next::Row(row) => Some(Ok(row)),
            Next::Reject(reject) => Some(Err(reject)),
            Next::Fault { line, reason } => {
                self.broken_off = true;
                Some(Err(Reject {
                    line,
                    column: None,
                    value: None,
                    reason: format!("the file cannot be read any further: {reason}"),
                }))
            }
            Next::End => None,
        }
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader")
            .field("format", &self.format)
            .field("encoding", &self.encoding())
            .field("columns", &self.columns)
            .finish_non_exhaustive()
    }
}

//! Spreadsheets: XLSX, XLS and ODS, the first sheet or the one named.
//!
//! The packed file is held in memory, because its parts can stand in any
//! order; the rows of an XLSX are then read one at a time. A thread reads and
//! a short channel hands over, so that a fault in the file's structure ends
//! that thread and not the import. Dates come out as ISO 8601.

use std::io::{Cursor, Read};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader as _, Xls, Xlsx};

use super::{Header, Next, OpenError, Options, Reject, Rows};

/// Largest packed file taken.
const FILE_BYTES_MAX: u64 = 512 << 20;
/// Widest sheet there is, in columns.
const COLUMNS_MAX: usize = 16_384;
/// Rows under way between the thread that reads and the one that takes.
const ROWS_UNDER_WAY: usize = 256;

const ZIP: &[u8] = b"PK\x03\x04";
const XLS: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Whether the bytes begin one.
pub(super) fn is_one(head: &[u8]) -> bool {
    if head.starts_with(XLS) {
        return true;
    }
    // The first part of the archive tells; LibreOffice puts `mimetype` first,
    // everyone else puts a part that an XLSX is known by.
    head.starts_with(ZIP)
        && [
            &b"opendocument.spreadsheet"[..],
            b"[Content_Types].xml",
            b"_rels/",
            b"xl/",
            b"docProps/",
        ]
        .iter()
        .any(|sign| memchr::memmem::find(head, sign).is_some())
}

/// A row of a sheet: its number, from 1, and its cells.
type SheetRow = (u64, Vec<Cell>);

/// A cell: its text, or why it has none.
type Cell = Result<String, String>;

enum Message {
    Row(SheetRow),
    Fault(u64, String),
    End,
}

pub(super) struct Spreadsheet {
    rows: Receiver<Message>,
    header: Header,
    line: u64,
    ended: bool,
}

pub(super) fn open(source: impl Read, options: &Options) -> Result<Spreadsheet, OpenError> {
    let mut bytes = Vec::new();
    source
        .take(FILE_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| OpenError::Format(format!("the file cannot be read: {e}")))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(OpenError::Format(format!(
            "the spreadsheet is larger than {} MiB; save it as CSV",
            FILE_BYTES_MAX >> 20
        )));
    }
    let sheet = options.sheet.clone();
    let (sender, rows) = sync_channel(ROWS_UNDER_WAY);
    std::thread::Builder::new()
        .name("spreadsheet".into())
        .spawn(move || {
            let told = match read(bytes, sheet.as_deref(), &sender) {
                Ok(()) => Message::End,
                Err((line, reason)) => Message::Fault(line, reason),
            };
            // Nobody listens any more when the reader was dropped.
            let _ = sender.send(told);
        })
        .map_err(|e| OpenError::Format(format!("the spreadsheet cannot be read: {e}")))?;
    let mut this = Spreadsheet {
        rows,
        header: Header::new(Vec::new(), &Options::default())?,
        line: 0,
        ended: false,
    };
    let (line, cells) = match this.receive() {
        Message::Row(row) => row,
        Message::Fault(_, reason) => return Err(OpenError::Format(reason)),
        Message::End => return Err(OpenError::Empty),
    };
    let names: Result<Vec<String>, String> = cells.into_iter().collect();
    let names = names.map_err(|reason| OpenError::Header { line, reason })?;
    this.header = Header::new(names, options)?;
    Ok(this)
}

impl Spreadsheet {
    pub(super) fn columns(&self) -> Arc<[String]> {
        Arc::clone(&self.header.columns)
    }

    fn receive(&mut self) -> Message {
        if self.ended {
            return Message::End;
        }
        let message = self
            .rows
            .recv()
            .unwrap_or_else(|_| Message::Fault(self.line + 1, "the spreadsheet is damaged".into()));
        match &message {
            Message::Row((line, _)) => self.line = *line,
            Message::Fault(..) | Message::End => self.ended = true,
        }
        message
    }

    fn row(&self, line: u64, cells: Vec<Cell>) -> Next {
        let width = self.header.len();
        let reject = |column: Option<String>, reason: String| {
            Next::Reject(Reject {
                line,
                column,
                value: None,
                reason,
            })
        };
        let mut out = Vec::with_capacity(width);
        for (i, cell) in cells.into_iter().enumerate() {
            if i >= width {
                return reject(
                    None,
                    format!(
                        "the row has a cell in column {} where the header has {width}",
                        i + 1
                    ),
                );
            }
            match cell {
                _ if self.header.leaves_out(i) => out.push(String::new()),
                Ok(text) => out.push(text),
                Err(reason) => return reject(self.header.columns.get(i).cloned(), reason),
            }
        }
        out.resize(width, String::new());
        Next::Row(self.header.row(line, out))
    }
}

impl Rows for Spreadsheet {
    fn next(&mut self) -> Next {
        match self.receive() {
            Message::Row((line, cells)) => self.row(line, cells),
            Message::Fault(line, reason) => Next::Fault { line, reason },
            Message::End => Next::End,
        }
    }
}

type Fault = (u64, String);

fn read(bytes: Vec<u8>, sheet: Option<&str>, sender: &SyncSender<Message>) -> Result<(), Fault> {
    let damaged = |e: &dyn std::fmt::Display| (1, format!("the spreadsheet cannot be read: {e}"));
    let is_ods = memchr::memmem::find(&bytes[..bytes.len().min(4096)], b"opendocument.spreadsheet")
        .is_some();
    let is_xls = bytes.starts_with(XLS);
    let cursor = Cursor::new(bytes);
    if is_ods {
        let mut book: Ods<_> = Ods::new(cursor).map_err(|e| damaged(&e))?;
        let name = choose(&book.sheet_names(), sheet)?;
        let range = book.worksheet_range(&name).map_err(|e| damaged(&e))?;
        return send_range(&range, sender);
    }
    if is_xls {
        let mut book: Xls<_> = Xls::new(cursor).map_err(|e| damaged(&e))?;
        let name = choose(&book.sheet_names(), sheet)?;
        let range = book.worksheet_range(&name).map_err(|e| damaged(&e))?;
        return send_range(&range, sender);
    }
    let mut book: Xlsx<_> = Xlsx::new(cursor).map_err(|e| damaged(&e))?;
    let name = choose(&book.sheet_names(), sheet)?;
    let mut cells = book
        .worksheet_cells_reader(&name)
        .map_err(|e| damaged(&e))?;
    let mut row: SheetRow = (0, Vec::new());
    loop {
        let cell = cells
            .next_cell()
            .map_err(|e| (row.0 + 1, format!("the spreadsheet is damaged: {e}")))?;
        let Some(cell) = cell else { break };
        let (r, column) = cell.get_position();
        let (line, column) = (u64::from(r) + 1, column as usize);
        if line < row.0 || column >= COLUMNS_MAX {
            return Err((line, "the spreadsheet's cells are out of order".into()));
        }
        if line > row.0 && !send(std::mem::replace(&mut row, (line, Vec::new())), sender) {
            return Ok(());
        }
        let text = by_ref(cell.get_value());
        if text != Ok(String::new()) {
            row.1.resize(row.1.len().max(column + 1), Ok(String::new()));
            row.1[column] = text;
        }
    }
    send(row, sender);
    Ok(())
}

/// False when nobody takes rows any more.
fn send(row: SheetRow, sender: &SyncSender<Message>) -> bool {
    row.1.is_empty() || sender.send(Message::Row(row)).is_ok()
}

fn send_range(range: &calamine::Range<Data>, sender: &SyncSender<Message>) -> Result<(), Fault> {
    let (top, left) = range.start().unwrap_or((0, 0));
    for (i, cells) in range.rows().enumerate() {
        let mut row: Vec<Cell> = vec![Ok(String::new()); left as usize];
        row.extend(cells.iter().map(by_value));
        let used = row.iter().rposition(|c| c != &Ok(String::new()));
        row.truncate(used.map_or(0, |last| last + 1));
        if !send((u64::from(top) + i as u64 + 1, row), sender) {
            break;
        }
    }
    Ok(())
}

fn choose(names: &[String], sheet: Option<&str>) -> Result<String, Fault> {
    let fail = |reason: String| (1, reason);
    match sheet {
        None => names
            .first()
            .cloned()
            .ok_or_else(|| fail("the spreadsheet has no sheet".into())),
        Some(wanted) if names.iter().any(|n| n == wanted) => Ok(wanted.to_owned()),
        Some(wanted) => Err(fail(format!(
            "the spreadsheet has no sheet `{wanted}`; it has `{}`",
            names.join("`, `")
        ))),
    }
}

fn by_ref(value: &DataRef<'_>) -> Cell {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::String(s) | DataRef::DurationIso(s) => s.trim().to_owned(),
        DataRef::DateTimeIso(s) => iso(s),
        DataRef::SharedString(s) => s.trim().to_owned(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => number(*n),
        DataRef::Bool(b) => b.to_string(),
        DataRef::DateTime(d) => date_time(d),
        DataRef::Error(e) => return Err(format!("the spreadsheet shows an error here: `{e}`")),
    })
}

fn by_value(value: &Data) -> Cell {
    Ok(match value {
        Data::Empty => String::new(),
        Data::String(s) | Data::DurationIso(s) => s.trim().to_owned(),
        Data::DateTimeIso(s) => iso(s),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => number(*n),
        Data::Bool(b) => b.to_string(),
        Data::DateTime(d) => date_time(d),
        Data::Error(e) => return Err(format!("the spreadsheet shows an error here: `{e}`")),
    })
}

/// A number as a person reads it: `106.0` in the file is `106` on screen.
fn number(n: f64) -> String {
    n.to_string()
}

fn iso(text: &str) -> String {
    text.strip_suffix("T00:00:00").unwrap_or(text).to_owned()
}

fn date_time(d: &ExcelDateTime) -> String {
    if d.is_duration() {
        return number(d.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = d.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date}T{hour:02}:{minute:02}:{second:02}")
    }
}

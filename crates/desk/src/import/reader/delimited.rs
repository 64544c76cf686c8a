//! Text between delimiters: CSV (RFC 4180) and its kin.
//!
//! Read strictly, because a row taken apart in the wrong place puts one
//! organisation's penalty on another. A cell is quoted when it begins with
//! `"`; after its closing quote only the delimiter or the end of the line may
//! follow. After a malformed row reading goes on at the next line, so a stray
//! quote costs one row and not the rest of the file.

use std::ops::Range;
use std::sync::Arc;

use super::window::Window;
use super::{Header, Next, OpenError, Options, ROW_BYTES_MAX, Reject, Rows};

/// Delimiters tried, the commonest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Lines looked at to tell the delimiter.
const SNIFF_ROWS: usize = 50;

pub(super) struct Delimited {
    text: Window,
    delimiter: u8,
    header: Header,
    /// Line of the next row.
    line: u64,
    cells: Vec<Cell>,
    fault_told: bool,
}

/// A cell within a record: its content without quotes.
#[derive(Debug, Clone, PartialEq)]
struct Cell {
    at: Range<usize>,
    /// Whether `""` stands for `"` in it.
    doubled: bool,
}

#[derive(Debug, PartialEq)]
enum Split {
    /// A record of `len` bytes over `lines` line ends.
    Record { len: usize, lines: u64 },
    /// Its end is not in the text.
    Unfinished,
    /// It has no right to be one.
    Malformed(&'static str),
}

/// Takes the record at the start of `text` apart.
fn split(text: &[u8], delimiter: u8, newline: u8, at_end: bool, cells: &mut Vec<Cell>) -> Split {
    cells.clear();
    let end = memchr::memchr(newline, text);
    // Most rows have no quote and stand on one line.
    let line = &text[..end.unwrap_or(text.len())];
    if memchr::memchr(b'"', line).is_none() {
        return match end {
            None if !at_end => Split::Unfinished,
            _ => {
                let mut from = 0;
                for at in memchr::memchr_iter(delimiter, line) {
                    cells.push(plain(from..at));
                    from = at + 1;
                }
                cells.push(plain(from..line.len()));
                Split::Record {
                    len: line.len() + usize::from(end.is_some()),
                    lines: 1,
                }
            }
        };
    }
    split_quoted(text, delimiter, newline, at_end, cells)
}

fn plain(at: Range<usize>) -> Cell {
    Cell { at, doubled: false }
}

fn split_quoted(
    text: &[u8],
    delimiter: u8,
    newline: u8,
    at_end: bool,
    cells: &mut Vec<Cell>,
) -> Split {
    let (mut at, mut lines) = (0, 1);
    loop {
        if text.get(at) == Some(&b'"') {
            match quoted(text, at + 1, at_end) {
                Ok((cell, after)) => {
                    let within = &text[cell.at.clone()];
                    lines += memchr::memchr_iter(newline, within).count() as u64;
                    cells.push(cell);
                    at = after;
                }
                Err(other) => return other,
            }
            while matches!(text.get(at), Some(b' ' | b'\r')) && text[at] != newline {
                at += 1;
            }
        } else {
            let stop = memchr::memchr2(delimiter, newline, &text[at..]);
            let stop = stop.map_or(text.len(), |s| at + s);
            cells.push(plain(at..stop));
            at = stop;
        }
        match text.get(at) {
            None if at_end => return Split::Record { len: at, lines },
            None => return Split::Unfinished,
            Some(&b) if b == delimiter => at += 1,
            Some(&b) if b == newline => return Split::Record { len: at + 1, lines },
            Some(_) => {
                return Split::Malformed("text follows the closing quote of a quoted cell");
            }
        }
    }
}

/// The quoted cell whose content begins at `from`, and the place after its
/// closing quote.
fn quoted(text: &[u8], from: usize, at_end: bool) -> Result<(Cell, usize), Split> {
    let (mut at, mut doubled) = (from, false);
    loop {
        let Some(quote) = memchr::memchr(b'"', &text[at..]).map(|q| at + q) else {
            return Err(if at_end {
                Split::Malformed("a quoted cell is not closed before the end of the file")
            } else {
                Split::Unfinished
            });
        };
        match text.get(quote + 1) {
            Some(b'"') => (at, doubled) = (quote + 2, true),
            None if !at_end => return Err(Split::Unfinished),
            _ => {
                let cell = Cell {
                    at: from..quote,
                    doubled,
                };
                return Ok((cell, quote + 1));
            }
        }
    }
}

/// The delimiter under which the first rows agree best on their width.
fn sniff(sample: &[u8], newline: u8, at_end: bool) -> u8 {
    let mut cells = Vec::new();
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let mut rest = sample;
        let (mut width, mut agree, mut rows) = (0, 0, 0);
        while !rest.is_empty() && rows < SNIFF_ROWS {
            let Split::Record { len, .. } = split(rest, delimiter, newline, at_end, &mut cells)
            else {
                break;
            };
            let blank = rest[..len].iter().all(u8::is_ascii_whitespace);
            rest = &rest[len..];
            if blank {
                continue;
            }
            if rows == 0 {
                width = cells.len();
            }
            rows += 1;
            agree += usize::from(cells.len() == width);
        }
        // A header alone (the sample may hold no whole row) still counts.
        let score = if width < 2 || rows == 0 {
            0
        } else {
            agree * 1_000 / rows * 1_000 + width.min(999)
        };
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// Reads the header.
pub(super) fn open(mut text: Window, options: &Options) -> Result<Delimited, OpenError> {
    let (newline, at_end) = (text.newline(), text.at_end());
    let sample = text.sample(super::SAMPLE_BYTES);
    let delimiter = options
        .delimiter
        .unwrap_or_else(|| sniff(sample, newline, at_end));
    let mut this = Delimited {
        text,
        delimiter,
        header: Header::new(Vec::new(), &Options::default())?,
        line: 1,
        cells: Vec::new(),
        fault_told: false,
    };
    let (line, names) = match this.record() {
        Record::Cells { line, cells } => (line, cells),
        Record::Reject(reject) => {
            return Err(OpenError::Header {
                line: reject.line,
                reason: reject.reason,
            });
        }
        Record::End => {
            return Err(match this.text.fault() {
                Some(fault) => OpenError::Format(format!("the file cannot be read: {fault}")),
                None => OpenError::Empty,
            });
        }
    };
    // Spreadsheets written as text often end each line with a few delimiters.
    let used = names
        .iter()
        .rposition(|n| !n.is_empty())
        .map_or(names.len(), |last| last + 1);
    if names.iter().any(|n| n.contains('\0')) {
        return Err(OpenError::Header {
            line,
            reason: "it holds a zero byte; the file may be no text".into(),
        });
    }
    this.header = Header::new(names[..used].to_vec(), options)?;
    Ok(this)
}

enum Record {
    Cells { line: u64, cells: Vec<String> },
    Reject(Reject),
    End,
}

impl Delimited {
    pub(super) fn columns(&self) -> Arc<[String]> {
        Arc::clone(&self.header.columns)
    }

    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The next record that is not blank.
    fn record(&mut self) -> Record {
        loop {
            let split = split(
                self.text.text(),
                self.delimiter,
                self.text.newline(),
                self.text.at_end(),
                &mut self.cells,
            );
            match split {
                Split::Unfinished if self.text.text().len() > ROW_BYTES_MAX => {
                    return self.malformed(&format!(
                        "the row does not end within {} MiB; a quoted cell in it may not be closed",
                        ROW_BYTES_MAX >> 20
                    ));
                }
                Split::Unfinished => {
                    self.text.more();
                }
                Split::Malformed(reason) => return self.malformed(reason),
                Split::Record { len: 0, .. } => return Record::End,
                Split::Record { len, lines } => {
                    let line = self.line;
                    // A row cut off by damage is no row.
                    if self.text.fault().is_some() && len == self.text.text().len() {
                        self.text.take(len);
                        return Record::End;
                    }
                    let cells = self.contents();
                    self.text.take(len);
                    self.line += lines;
                    match cells {
                        Ok(cells)
                            if cells.iter().all(String::is_empty) && !self.is_read_empty() => {}
                        Ok(cells) => return Record::Cells { line, cells },
                        Err(reject) => return Record::Reject(reject),
                    }
                }
            }
        }
    }

    /// Whether the record is empty only because columns are left out.
    fn is_read_empty(&self) -> bool {
        self.cells
            .iter()
            .enumerate()
            .any(|(i, c)| self.header.leaves_out(i) && !c.at.is_empty())
    }

    fn malformed(&mut self, reason: &str) -> Record {
        let line = self.line;
        self.text.skip_line();
        self.line += 1;
        Record::Reject(Reject {
            line,
            column: None,
            value: None,
            reason: reason.to_owned(),
        })
    }

    /// The cells of the record as text, trimmed.
    fn contents(&self) -> Result<Vec<String>, Reject> {
        let text = self.text.text();
        let mut out = Vec::with_capacity(self.cells.len());
        for (i, cell) in self.cells.iter().enumerate() {
            if self.header.leaves_out(i) {
                out.push(String::new());
                continue;
            }
            let bytes = &text[cell.at.clone()];
            let Ok(content) = std::str::from_utf8(bytes) else {
                return Err(self.reject(
                    i,
                    None,
                    format!("has bytes that are no text in `{}`", self.text.encoding()),
                ));
            };
            let content = content.trim();
            out.push(if cell.doubled {
                content.replace("\"\"", "\"")
            } else {
                content.to_owned()
            });
        }
        Ok(out)
    }

    fn reject(&self, column: usize, value: Option<String>, reason: String) -> Reject {
        Reject {
            line: self.line,
            column: self.header.columns.get(column).cloned(),
            value,
            reason,
        }
    }
}

impl Rows for Delimited {
    fn next(&mut self) -> Next {
        match self.record() {
            Record::Cells { line, mut cells } => {
                let width = self.header.len();
                let found = cells.len();
                if found > width && cells[width..].iter().all(String::is_empty) {
                    cells.truncate(width);
                }
                if cells.len() != width {
                    return Next::Reject(Reject {
                        line,
                        column: None,
                        value: None,
                        reason: format!("the row has {found} cells where the header has {width}"),
                    });
                }
                if let Some(at) = cells.iter().position(|c| c.contains('\0')) {
                    return Next::Reject(Reject {
                        line,
                        column: self.header.columns.get(at).cloned(),
                        value: None,
                        reason: "has a zero byte".into(),
                    });
                }
                Next::Row(self.header.row(line, cells))
            }
            Record::Reject(reject) => Next::Reject(reject),
            Record::End => match self.text.fault() {
                Some(fault) if !self.fault_told => {
                    let reason = fault.to_owned();
                    self.fault_told = true;
                    Next::Fault {
                        line: self.line,
                        reason,
                    }
                }
                _ => Next::End,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut cells = Vec::new();
        let split = split(text.as_bytes(), b',', b'\n', true, &mut cells);
        let shown = match split {
            Split::Record { lines, .. } => {
                let cells: Vec<&str> = cells.iter().map(|c| &text[c.at.clone()]).collect();
                format!("{lines} {}", cells.join("/"))
            }
            other => format!("{other:?}"),
        };
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn a_record_is_taken_apart_where_its_delimiters_are() {
        check("a,b,c\nd", "1 a/b/c");
        check("a,\"b,b\",c\n", "1 a/b,b/c");
        check("a,\"b\nb\"\nnext", "2 a/b\nb");
        check("\"a\"\r\n", "1 a");
        check("a,\"\"", "1 a/");
        check("a,b\"c\"d\n", "1 a/b\"c\"d");
        check(
            "a,\"b\"c\n",
            "Malformed(\"text follows the closing quote of a quoted cell\")",
        );
        check(
            "a,\"b\n",
            "Malformed(\"a quoted cell is not closed before the end of the file\")",
        );
    }

    #[test]
    fn the_delimiter_is_the_one_rows_agree_on() {
        let check = |text: &str, delimiter: u8| {
            assert_eq!(sniff(text.as_bytes(), b'\n', true), delimiter, "{text:?}");
        };
        check("a,b\n1,2\n", b',');
        check("a;b\n1,5;2\n3,25;4\n", b';');
        check("a\tb\n1, 2\t3\n", b'\t');
        check("a|b,c|d\n1|2|3\n4|5,5,5|6\n", b'|');
        check("name;note\n\"x;y,z\";q\n", b';');
        check("one\ntwo\n", b',');
    }
}

//! What the loader and the linter report: one finding, one place in one file.
//!
//! Here is the finding itself, its order and its JSON. How it is drawn with a
//! frame of the file around it is in `finding/render.rs`; who makes findings is
//! in `load` and `lint`.

use std::ops::Range;

use serde_json::{Value, json};

mod render;

pub use render::{Colour, render, render_with};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A promise is broken or the file cannot be read: the catalogue does not
    /// load, and no setting turns this off.
    Error,
    /// Very likely wrong or unfair; the catalogue loads.
    Warn,
    /// Worth knowing.
    Note,
}

impl Level {
    /// `error`, `warning` or `note`, as printed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warn => "warning",
            Level::Note => "note",
        }
    }
}

/// One thing found in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Number of the lint (`DP007`) or of the loader's complaint (`CF002`).
    pub code: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// What is wrong: lower case, no full stop, the file's own words in backticks.
    pub message: String,
    /// File, relative to the catalogue's folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Bytes of the file it is about.
    pub span: Range<usize>,
    /// How to mend it.
    pub help: Option<String>,
    /// The promise of the design this keeps, 1 to 8.
    pub promise: Option<u8>,
}

impl Finding {
    /// `acts/fine.toml:12:3: error[DP012]: publication never ends`, for tools
    /// that read one line a finding.
    #[must_use]
    pub fn one_line(&self) -> String {
        let Finding {
            file,
            line,
            column,
            code,
            message,
            ..
        } = self;
        format!(
            "{file}:{line}:{column}: {}[{code}]: {message}",
            self.level.as_str()
        )
    }
}

/// Whether any of these keeps a catalogue from loading.
#[must_use]
pub fn has_error(findings: &[Finding]) -> bool {
    findings.iter().any(|f| f.level == Level::Error)
}

/// By file, then place, then code: the order in which one mends them.
pub(crate) fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        (&a.file, a.span.start, a.level, a.code, &a.message).cmp(&(
            &b.file,
            b.span.start,
            b.level,
            b.code,
            &b.message,
        ))
    });
    findings.dedup();
}

/// Findings for machines: an array, in the same order.
#[must_use]
pub fn to_json(findings: &[Finding]) -> Value {
    findings
        .iter()
        .map(|f| {
            json!({
                "code": f.code,
                "level": f.level.as_str(),
                "message": f.message,
                "file": f.file,
                "line": f.line,
                "column": f.column,
                "span": { "start": f.span.start, "end": f.span.end },
                "help": f.help,
                "promise": f.promise,
            })
        })
        .collect()
}

/// Line and column (from 1, columns in characters) of a byte offset.
pub(crate) fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

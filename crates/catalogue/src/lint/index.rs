//! The index of lints for the documentation, made from the table.

use std::fmt::Write as _;

use super::{LINTS, Lint, READING};
use crate::finding::Level;

/// `docs/lints/README.md`, whole.
#[must_use]
pub fn index() -> String {
    let mut out = String::from(
        "# Due-process lints\n\n\
         <!-- Made from the table in `crates/catalogue/src/lint.rs`; a test keeps it in step: \
         `BLESS=1 cargo test -p standing-catalogue index`. -->\n\n\
         `standing catalogue check` reads a catalogue and says everything that is wrong with it at \
         once, each with file, line and column. An **error** breaks a promise of the design or \
         cannot be read: the catalogue does not load, and no setting turns it off. A *warning* is \
         very likely wrong or unfair. A note is worth knowing. `standing catalogue explain DP007` \
         prints a page.\n\n## Due process\n\n",
    );
    table(&mut out, LINTS);
    out.push_str("\n## Reading files\n\n");
    table(&mut out, READING);
    out
}

fn table(out: &mut String, lints: &[Lint]) {
    out.push_str("| | finds | level | promise |\n|---|---|---|---|\n");
    for lint in lints {
        let level = match lint.level {
            Level::Error => "**error**",
            Level::Warn => "*warning*",
            Level::Note => "note",
        };
        let promise = lint.promise.map(|p| p.to_string()).unwrap_or_default();
        let (id, title) = (lint.id, lint.title);
        let page = format!("../../crates/catalogue/src/lint/pages/{id}.md");
        let _ = writeln!(out, "| [{id}]({page}) | {title} | {level} | {promise} |");
    }
}

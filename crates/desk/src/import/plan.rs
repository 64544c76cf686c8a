//! A mapping made ready for a file: rows to matters, fast and without side
//! effects.
//!
//! Everything that can be known before the first row is settled in
//! [`Plan::compile`]: where each column is, what each template, date, pick and
//! citation means, and that kinds, authorities and provisions are in the
//! catalogue. The shape of a mapping is `catalogue::Mapping`; whether an act
//! may be recorded is asked later, by the desk.

use std::sync::Arc;

use catalogue::{Law, Mapping, SubjectKind};
use codes::Identifier;
use register::ActId;

use super::template::Template;
use super::{Reject, Row};
use crate::draft::{Draft, Matter, SubjectClaim};

mod act;
mod basis;
mod compile;
mod condition;
mod date;
mod field;
mod pick;
#[cfg(test)]
mod tests;

use act::ActPlan;
pub(super) use basis::fold as fold_citation;
use compile::Compiler;
use condition::Test;
pub(super) use date::parse as parse_date;

/// A mapping compiled for the columns of one file.
#[derive(Debug)]
pub struct Plan {
    catalogue: String,
    columns: Arc<[String]>,
    subject: SubjectPlan,
    acts: Vec<ActPlan>,
}

#[derive(Debug)]
struct SubjectPlan {
    kind: SubjectKind,
    identifier: Template,
    also: Vec<(Template, Option<Test>)>,
    name: Option<Template>,
    unnamed: bool,
}

/// A row while it is read.
#[derive(Clone, Copy)]
struct Reading<'r> {
    row: &'r Row,
    columns: &'r [String],
}

impl<'r> Reading<'r> {
    fn cell(self, column: usize) -> &'r str {
        &self.row.cells[column]
    }

    /// A reject at fault of one column.
    fn reject(self, column: usize, reason: impl Into<String>) -> Reject {
        Reject {
            line: self.row.line,
            column: self.columns.get(column).cloned(),
            value: self.row.cells.get(column).cloned(),
            reason: reason.into(),
        }
    }

    fn reject_row(self, reason: impl Into<String>) -> Reject {
        Reject {
            line: self.row.line,
            column: None,
            value: None,
            reason: reason.into(),
        }
    }
}

impl Plan {
    /// Compiles the mapping named `mapping` (its file's stem) of a catalogue
    /// for a file with these columns.
    ///
    /// # Errors
    /// Everything that is wrong, each for a person to read.
    pub fn compile(
        law: &Law,
        catalogue: &str,
        mapping: &str,
        columns: Arc<[String]>,
    ) -> Result<Self, Vec<String>> {
        let found = law
            .catalogue(catalogue)
            .ok_or_else(|| vec![format!("there is no catalogue `{catalogue}`")])?;
        let shape = found.mappings.get(mapping).ok_or_else(|| {
            vec![format!(
                "catalogue `{catalogue}` has no mapping `{mapping}`"
            )]
        })?;
        Self::of_mapping(found, shape, columns)
    }

    /// The same with a mapping that is not in the catalogue (yet).
    ///
    /// # Errors
    /// As [`Plan::compile`].
    pub fn of_mapping(
        catalogue: &catalogue::Catalogue,
        mapping: &Mapping,
        columns: Arc<[String]>,
    ) -> Result<Self, Vec<String>> {
        let mut compiler = Compiler::new(catalogue, &columns, &mapping.leave_out);
        let subject = compiler.subject(&mapping.subject);
        let acts = compiler.acts(&mapping.acts);
        compiler.required(&mapping.columns);
        compiler.finish()?;
        Ok(Self {
            catalogue: catalogue.id.clone(),
            columns,
            subject: subject.ok_or_else(Vec::new)?,
            acts,
        })
    }

    /// The matters of a row: one, or none when no act's conditions hold.
    /// `source` is the file's name for people.
    ///
    /// # Errors
    /// What in the row cannot be taken.
    pub fn row(&self, row: &Row, source: &str) -> Result<Vec<Matter>, Reject> {
        let reading = Reading {
            row,
            columns: &self.columns,
        };
        if row.cells.len() != self.columns.len() {
            return Err(
                reading.reject_row("the row has other columns than the mapping was made ready for")
            );
        }
        let mut drafts: Vec<Draft> = Vec::with_capacity(2);
        // Ids of this row's acts, at their places in the mapping.
        let mut made: Vec<Option<ActId>> = vec![None; self.acts.len()];
        for (i, act) in self.acts.iter().enumerate() {
            if let Some(draft) = act.draft(reading, &self.catalogue, &made)? {
                if drafts.iter().any(|d| d.key == draft.key) {
                    return Err(
                        reading.reject_row(format!("the row makes the act `{}` twice", draft.key))
                    );
                }
                made[i] = Some(draft.id.clone());
                drafts.push(draft);
            }
        }
        if drafts.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![Matter {
            source: format!("{source} line {}", row.line),
            catalogue: self.catalogue.clone(),
            subject: self.subject.claim(reading)?,
            drafts,
        }])
    }
}

impl SubjectPlan {
    fn claim(&self, reading: Reading<'_>) -> Result<SubjectClaim, Reject> {
        let cells = &reading.row.cells;
        let identifier = self.identify(&self.identifier, reading)?;
        let name = self.name.as_ref().map(|t| (t, t.render(cells)));
        let name = match name {
            Some((_, name)) if !name.trim().is_empty() => Some(name.trim().to_owned()),
            Some((template, _)) if !self.unnamed => {
                let column = template.columns().next().unwrap_or(usize::MAX);
                return Err(reading.reject(column, "the row does not name the organisation"));
            }
            _ => None,
        };
        let mut also = Vec::new();
        for (template, only_if) in &self.also {
            let applies = only_if.as_ref().is_none_or(|test| test.holds(reading));
            if applies && template.empty_cell(cells).is_none() {
                also.push(self.identify(template, reading)?);
            }
        }
        Ok(SubjectClaim {
            identifier,
            name,
            kind: self.kind,
            also,
        })
    }

    fn identify(&self, template: &Template, reading: Reading<'_>) -> Result<Identifier, Reject> {
        if let Some(column) = template.empty_cell(&reading.row.cells) {
            return Err(reading.reject(column, "the row does not identify the organisation"));
        }
        let text = template.render(&reading.row.cells);
        text.parse().map_err(|e: codes::IdentifierError| {
            let column = template.columns().next().unwrap_or(usize::MAX);
            reading.reject(column, e.to_string())
        })
    }
}

//! Conditions on a row.

use catalogue::Condition;

use super::Reading;
use super::compile::Compiler;

/// A condition whose column is found. All that it says must hold.
#[derive(Debug)]
pub(super) struct Test {
    column: usize,
    is: Vec<String>,
    is_not: Vec<String>,
    starts_with: Vec<String>,
    present: Option<bool>,
}

impl Test {
    pub(super) fn compile(compiler: &mut Compiler<'_>, condition: &Condition) -> Option<Self> {
        let trimmed = |texts: &[String]| texts.iter().map(|t| t.trim().to_owned()).collect();
        Some(Self {
            column: compiler.column(&condition.column)?,
            is: trimmed(&condition.is),
            is_not: trimmed(&condition.is_not),
            starts_with: trimmed(&condition.starts_with),
            present: condition.present,
        })
    }

    pub(super) fn holds(&self, reading: Reading<'_>) -> bool {
        let cell = reading.cell(self.column);
        (self.is.is_empty() || self.is.iter().any(|v| v == cell))
            && !self.is_not.iter().any(|v| v == cell)
            && (self.starts_with.is_empty()
                || self
                    .starts_with
                    .iter()
                    .any(|v| cell.starts_with(v.as_str())))
            && self
                .present
                .is_none_or(|present| present != cell.is_empty())
    }
}

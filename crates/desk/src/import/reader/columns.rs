//! Column names: trimmed, told apart, and asked for.

use std::collections::HashMap;
use std::sync::Arc;

use super::{OpenError, Options};
use crate::import::Row;

/// The columns of a file, and which of them are not to be read.
pub(super) struct Header {
    pub(super) columns: Arc<[String]>,
    left_out: Vec<bool>,
}

impl Header {
    /// From the names as they stand in the file.
    pub(super) fn new(mut names: Vec<String>, options: &Options) -> Result<Self, OpenError> {
        for (i, name) in names.iter_mut().enumerate() {
            let trimmed = name.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            *name = if trimmed.is_empty() {
                format!("column {}", i + 1)
            } else {
                trimmed.to_owned()
            };
        }
        refuse_duplicates(&names)?;
        refuse_missing(&names, &options.required)?;
        let left_out = names
            .iter()
            .map(|n| options.leave_out.contains(n))
            .collect();
        Ok(Self {
            columns: names.into(),
            left_out,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether the column at this place is not to be read.
    pub(super) fn leaves_out(&self, column: usize) -> bool {
        self.left_out.get(column).copied().unwrap_or(false)
    }

    pub(super) fn row(&self, line: u64, cells: Vec<String>) -> Row {
        debug_assert_eq!(cells.len(), self.len());
        Row {
            line,
            columns: Arc::clone(&self.columns),
            cells,
        }
    }
}

fn refuse_duplicates(names: &[String]) -> Result<(), OpenError> {
    let mut seen = HashMap::new();
    for (i, name) in names.iter().enumerate() {
        if let Some(first) = seen.insert(name, i) {
            return Err(OpenError::Duplicate {
                name: name.clone(),
                first: first + 1,
                second: i + 1,
            });
        }
    }
    Ok(())
}

fn refuse_missing(names: &[String], required: &[String]) -> Result<(), OpenError> {
    let missing: Vec<String> = required
        .iter()
        .filter(|r| !names.contains(r))
        .cloned()
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(OpenError::Missing {
        missing,
        found: names.to_vec(),
    })
}

/// Wording of [`OpenError::Missing`].
pub(super) fn missing_text(missing: &[String], found: &[String]) -> String {
    let list: Vec<String> = missing
        .iter()
        .map(|name| match near(name, found) {
            Some(other) => format!("`{name}` (did you mean `{other}`?)"),
            None => format!("`{name}`"),
        })
        .collect();
    let found: Vec<String> = found.iter().map(|f| format!("`{f}`")).collect();
    format!(
        "the file has no column {}; it has {}",
        list.join(", "),
        found.join(", ")
    )
}

/// The name most like `wanted`, if one is like it at all.
pub(crate) fn near<'a>(wanted: &str, names: &'a [String]) -> Option<&'a str> {
    let wanted = fold(wanted);
    names
        .iter()
        .map(|name| (distance(&wanted, &fold(name)), name))
        .min_by_key(|(d, _)| *d)
        .filter(|(d, _)| *d * 3 <= wanted.len())
        .map(|(_, name)| name.as_str())
}

fn fold(name: &str) -> Vec<char> {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(64)
        .collect()
}

/// Levenshtein's distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_written_otherwise_is_found() {
        let names = ["Penalty Date".to_owned(), "文號".into(), "law".into()];
        assert_eq!(near("penalty_date", &names), Some("Penalty Date"));
        assert_eq!(near("penalty_dat", &names), Some("Penalty Date"));
        assert_eq!(near("county", &names), None);
    }
}

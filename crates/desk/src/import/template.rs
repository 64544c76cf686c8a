//! Templates: `penalty:{document_no}:{county}` and `jp-labour:{#bureau|name}`.
//!
//! `{column}` is the cell; `{#a|b|c}` the first 16 base32 characters of
//! SHA-256 over the cells joined by U+001F, which no cell can be mistaken
//! across. `{{` and `}}` are braces. Columns are found once, when the mapping
//! is compiled. The alphabet is that of act ids: [`register::act::base32`].

use sha2::{Digest, Sha256};

use super::reader::near;

/// Bytes of the digest that make 16 base32 characters.
const HASHED_BYTES: usize = 10;
/// Joins cells that are hashed together.
const JOIN: [u8; 1] = [0x1f];

/// A template whose columns are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Cell(usize),
    Hashed(Vec<usize>),
}

impl Template {
    /// Reads a template against the columns of a file.
    ///
    /// # Errors
    /// A brace is not closed, or a column is not there.
    pub fn compile(text: &str, columns: &[String]) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let brace = &rest[at..];
            if brace.starts_with("{{") || brace.starts_with("}}") {
                plain.push_str(&brace[..1]);
                rest = &brace[2..];
                continue;
            }
            let end = brace.find('}').filter(|&end| end > 0).ok_or_else(|| {
                format!("template `{text}` has a brace that is not closed or not opened")
            })?;
            if !plain.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut plain)));
            }
            parts.push(placeholder(&brace[1..end], columns)?);
            rest = &brace[end + 1..];
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        Ok(Self { parts })
    }

    /// The text for one row's cells.
    #[must_use]
    pub fn render(&self, cells: &[String]) -> String {
        let mut out = String::with_capacity(64);
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Cell(i) => out.push_str(cell(cells, *i)),
                Part::Hashed(columns) => out.push_str(&hashed(columns, cells)),
            }
        }
        out
    }

    /// The columns used, in the order of the template.
    pub fn columns(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts
            .iter()
            .flat_map(|part| match part {
                Part::Text(_) => &[][..],
                Part::Cell(i) => std::slice::from_ref(i),
                Part::Hashed(columns) => columns,
            })
            .copied()
    }

    /// The first `{column}` whose cell is empty. Hashed columns may be.
    #[must_use]
    pub fn empty_cell(&self, cells: &[String]) -> Option<usize> {
        self.parts.iter().find_map(|part| match part {
            Part::Cell(i) if cell(cells, *i).is_empty() => Some(*i),
            Part::Hashed(c) if c.iter().all(|i| cell(cells, *i).is_empty()) => c.first().copied(),
            _ => None,
        })
    }

    /// Whether every cell used is empty; false when none is used.
    #[must_use]
    pub fn is_blank(&self, cells: &[String]) -> bool {
        let mut columns = self.columns().peekable();
        columns.peek().is_some() && columns.all(|i| cell(cells, i).is_empty())
    }

    /// The text before the first column.
    #[must_use]
    pub fn beginning(&self) -> &str {
        match self.parts.first() {
            Some(Part::Text(text)) => text,
            _ => "",
        }
    }
}

fn placeholder(inside: &str, columns: &[String]) -> Result<Part, String> {
    if let Some(names) = inside.strip_prefix('#') {
        let found: Result<Vec<usize>, String> =
            names.split('|').map(|name| find(name, columns)).collect();
        return found.map(Part::Hashed);
    }
    find(inside, columns).map(Part::Cell)
}

/// The place of a column.
///
/// # Errors
/// Names the column and the one most like it.
pub(crate) fn find(name: &str, columns: &[String]) -> Result<usize, String> {
    let name = name.trim();
    columns
        .iter()
        .position(|c| c == name)
        .ok_or_else(|| match near(name, columns) {
            Some(other) => format!("there is no column `{name}` (did you mean `{other}`?)"),
            None => format!("there is no column `{name}`"),
        })
}

fn cell(cells: &[String], i: usize) -> &str {
    cells.get(i).map_or("", String::as_str)
}

fn hashed(columns: &[usize], cells: &[String]) -> String {
    let mut hash = Sha256::new();
    for (n, &i) in columns.iter().enumerate() {
        if n > 0 {
            hash.update(JOIN);
        }
        hash.update(cell(cells, i).as_bytes());
    }
    register::act::base32(&hash.finalize()[..HASHED_BYTES])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&c| c.to_owned()).collect()
    }

    fn check(template: &str, expected: &str) {
        let columns = strings(&["bureau", "name", "縣市"]);
        let cells = strings(&["福島労働局", "（有）トウエイ", ""]);
        let shown = match Template::compile(template, &columns) {
            Ok(t) => t.render(&cells),
            Err(e) => e,
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn columns_are_put_in() {
        check("a:{name}:{縣市}:{bureau}", "a:（有）トウエイ::福島労働局");
        check("{{{name}}}", "{（有）トウエイ}");
        check("plain", "plain");
        check("{nmae}", "there is no column `nmae`");
        check(
            "{names}",
            "there is no column `names` (did you mean `name`?)",
        );
        check(
            "{name",
            "template `{name` has a brace that is not closed or not opened",
        );
        check(
            "name}",
            "template `name}` has a brace that is not closed or not opened",
        );
    }

    #[test]
    fn a_hash_never_changes() {
        // INVARIANT: identifiers in registers are made of these. printf
        // '福島労働局\x1f（有）トウエイ' | sha256sum, in base32 of act ids.
        check("jp-labour:{#bureau|name}", "jp-labour:tnp6gzvn9n1y9p6p");
        check("x:{#縣市}", "x:werc8gmrzge196qv");
    }

    #[test]
    fn cells_are_not_mistaken_across_their_border() {
        let columns = strings(&["a", "b"]);
        let t = Template::compile("{#a|b}", &columns).unwrap();
        assert_ne!(
            t.render(&strings(&["ab", "c"])),
            t.render(&strings(&["a", "bc"]))
        );
        assert_eq!(t.render(&strings(&["ab", "c"])).len(), 16);
        assert_eq!(t.empty_cell(&strings(&["", ""])), Some(0));
        assert_eq!(t.empty_cell(&strings(&["", "x"])), None);
    }
}

//! Provisions, found by the beginning of a citation.
//!
//! The longest beginning wins. `第3條` must not be found in `第34條` (a
//! beginning that ends in a digit is not followed by one) and `第3條` not in
//! `第3條之1` either, which is another article.

use std::sync::Arc;

use catalogue::BasisMapping;
use register::Citation;

use super::Reading;
use super::compile::Compiler;
use crate::import::Reject;

/// How the provisions of an act are found.
#[derive(Debug)]
pub(super) struct BasisPlan {
    always: Option<Arc<str>>,
    column: Option<usize>,
    split: Vec<String>,
    /// Folded beginnings, the longest first.
    beginnings: Vec<(String, Arc<str>)>,
}

impl BasisPlan {
    pub(super) fn compile(compiler: &mut Compiler<'_>, mapping: &BasisMapping) -> Option<Self> {
        let provision = |compiler: &mut Compiler<'_>, id: &str| {
            compiler.qualified("provision", id, |c, id| c.provisions.contains_key(id))
        };
        let always = mapping.is.as_deref().and_then(|id| provision(compiler, id));
        let column = mapping.column.as_deref().and_then(|c| compiler.column(c));
        match (&mapping.is, &mapping.column) {
            (None, None) => {
                compiler.error("the basis needs `is`, or a `column` with `starts_with`")
            }
            (Some(_), _) if !mapping.starts_with.is_empty() => {
                compiler
                    .error("the basis is either always the same (`is`) or found by `starts_with`");
            }
            (None, Some(_)) if mapping.starts_with.is_empty() => {
                compiler.error("the basis has a `column` and nothing in `starts_with`");
            }
            _ => {}
        }
        let mut beginnings = Vec::new();
        for (text, id) in &mapping.starts_with {
            let folded = fold(text);
            if folded.is_empty() {
                compiler.error("a citation's beginning is empty");
            }
            if let Some(id) = provision(compiler, id) {
                if let Some((_, other)) = beginnings.iter().find(|(b, _)| *b == folded)
                    && *other != id
                {
                    compiler.error(format!("the beginning `{text}` stands for two provisions"));
                }
                beginnings.push((folded, id));
            }
        }
        beginnings.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        Some(Self {
            always,
            column,
            split: mapping
                .split
                .iter()
                .filter(|s| !s.is_empty())
                .cloned()
                .collect(),
            beginnings,
        })
    }

    pub(super) fn citations(&self, reading: Reading<'_>) -> Result<Vec<Citation>, Reject> {
        let written = self.column.map_or("", |c| reading.cell(c));
        if let Some(always) = &self.always {
            return Ok(vec![Citation {
                provision: always.to_string(),
                pinpoint: (!written.is_empty()).then(|| written.to_owned()),
            }]);
        }
        let column = self.column.unwrap_or(usize::MAX);
        let mut out: Vec<Citation> = Vec::with_capacity(1);
        let mut one = |piece: &str| -> Result<(), Reject> {
            let piece = piece.trim();
            if piece.is_empty() {
                return Ok(());
            }
            let found = self.find(&fold(piece)).ok_or_else(|| {
                reading.reject(
                    column,
                    format!("the mapping knows no provision for `{piece}`"),
                )
            })?;
            let citation = Citation {
                provision: found.to_owned(),
                pinpoint: Some(piece.to_owned()),
            };
            if !out.contains(&citation) {
                out.push(citation);
            }
            Ok(())
        };
        let mut from = 0;
        while let Some((at, len)) = next_separator(&written[from..], &self.split) {
            one(&written[from..from + at])?;
            from += at + len;
        }
        one(&written[from..])?;
        if out.is_empty() {
            return Err(reading.reject(column, "the row cites no provision"));
        }
        Ok(out)
    }

    /// The provision whose beginning the folded citation has.
    fn find(&self, citation: &str) -> Option<&str> {
        self.beginnings
            .iter()
            .find(|(b, _)| citation.starts_with(b.as_str()) && ends(b, &citation[b.len()..]))
            .map(|(_, id)| &**id)
    }
}

/// Place and length of the first separator.
fn next_separator(text: &str, separators: &[String]) -> Option<(usize, usize)> {
    separators
        .iter()
        .filter_map(|s| text.find(s.as_str()).map(|at| (at, s.len())))
        .min_by_key(|&(at, len)| (at, usize::MAX - len))
}

/// Whether a citation may go on with `rest` after `beginning`.
fn ends(beginning: &str, rest: &str) -> bool {
    let mut after = rest.chars();
    let Some(next) = after.next() else {
        return true;
    };
    let last = beginning.chars().next_back();
    if last.is_some_and(is_digit) && is_digit(next) {
        return false;
    }
    // 第3條之1, 第4条の2: articles put in later, each an article of its own.
    let whole_article = last.is_some_and(|c| matches!(c, '條' | '条'))
        || (last.is_some_and(is_digit) && beginning.contains('第'));
    let inserted = matches!(next, '之' | 'の' | 'ノ' | '-') && after.next().is_some_and(is_digit);
    !(whole_article && inserted)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || "〇零一二三四五六七八九十百千".contains(c)
}

/// Full-width characters as ASCII; spaces dropped unless they part two ASCII
/// letters or digits.
pub(in crate::import) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.trim().chars().map(narrow) {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space && c.is_ascii_alphanumeric() && out.ends_with(|p: char| p.is_ascii_alphanumeric())
        {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
    out
}

/// Full-width characters as ASCII.
pub(super) fn half_width(text: &str) -> String {
    text.chars().map(narrow).collect()
}

fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(citation: &str, expected: &str) {
        let beginnings = [
            "空氣污染防制法",
            "空氣污染防制法第3條",
            "空氣污染防制法第34條",
            "空氣污染防制法第34條之1",
            "空氣污染防制法第二",
            "最低賃金法第４条",
            "労働安全衛生規則第15",
            "3-501.1",
            "3-501.16",
            "sec. 21",
        ];
        let mut beginnings: Vec<(String, Arc<str>)> =
            beginnings.iter().map(|b| (fold(b), (*b).into())).collect();
        beginnings.sort_by_key(|(b, _)| usize::MAX - b.len());
        let plan = BasisPlan {
            always: None,
            column: None,
            split: Vec::new(),
            beginnings,
        };
        assert_eq!(
            plan.find(&fold(citation)).unwrap_or("none"),
            expected,
            "{citation}"
        );
    }

    #[test]
    fn an_article_is_not_mistaken_for_another() {
        check("空氣污染防制法第3條第1項", "空氣污染防制法第3條");
        check("空氣污染防制法第34條第1項", "空氣污染防制法第34條");
        check("空氣污染防制法 第３４ 條", "空氣污染防制法第34條");
        check("空氣污染防制法第34條之1", "空氣污染防制法第34條之1");
        check("空氣污染防制法第34條之12", "空氣污染防制法");
        check("空氣污染防制法第3條之1第2項", "空氣污染防制法");
        check("空氣污染防制法第33條", "空氣污染防制法");
        check("空氣污染防制法第二十條", "空氣污染防制法");
        check("最低賃金法第4条", "最低賃金法第４条");
        check("最低賃金法第4条の2", "none");
        check("労働安全衛生規則第15条", "労働安全衛生規則第15");
        check("労働安全衛生規則第151条の3", "none");
        check("3-501.16(A)", "3-501.16");
        check("3-501.15", "none");
        check("3-501.1", "3-501.1");
        check("sec. 2129", "none");
        check("sec. 21(1)", "sec. 21");
        check("", "none");
    }

    #[test]
    fn the_longest_separator_at_the_first_place_parts() {
        let check = |text: &str, expected: Option<(usize, usize)>| {
            let separators = [",".to_owned(), ",,".into(), "；".into()];
            assert_eq!(next_separator(text, &separators), expected);
        };
        check("a,,b", Some((1, 2)));
        check("a；b,c", Some((1, 3)));
        check("ab", None);
    }
}

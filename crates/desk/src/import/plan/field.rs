//! Content fields: a cell, a fixed value or a template, read as its type.

use catalogue::{FieldFrom, ReadAs};
use register::Value;

use super::Reading;
use super::basis::half_width;
use super::compile::Compiler;
use super::date;
use crate::import::Reject;
use crate::import::template::Template;

/// A field whose columns are found.
#[derive(Debug)]
pub(super) struct FieldPlan {
    pub(super) name: String,
    source: Source,
    /// Sorted by content. In a list each item is looked up.
    map: Vec<(String, String)>,
    strict: bool,
    read_as: ReadAs,
    split: String,
}

#[derive(Debug)]
enum Source {
    Cell(usize),
    Fixed(Value),
    Template(Template),
}

impl FieldPlan {
    pub(super) fn compile(
        compiler: &mut Compiler<'_>,
        name: &str,
        from: &FieldFrom,
    ) -> Option<Self> {
        let mut this = Self {
            name: name.to_owned(),
            source: Source::Cell(0),
            map: from.map.clone().into_iter().collect(),
            strict: from.strict,
            read_as: from.read_as,
            split: from.split.clone().unwrap_or_else(|| "|".into()),
        };
        this.source = match (&from.column, &from.is, &from.template) {
            (Some(column), None, None) => Source::Cell(compiler.column(column)?),
            (None, None, Some(text)) => Source::Template(compiler.template(text)?),
            (None, Some(text), None) => match this.read(text.trim()) {
                Ok(Some(value)) => Source::Fixed(value),
                Ok(None) => {
                    compiler.error(format!("field `{name}` is always empty"));
                    return None;
                }
                Err(reason) => {
                    compiler.error(format!("field `{name}`: `{text}` {reason}"));
                    return None;
                }
            },
            _ => {
                compiler.error(format!(
                    "field `{name}` needs one of `column`, `is` and `template`"
                ));
                return None;
            }
        };
        Some(this)
    }

    /// The value; none when the source has none.
    pub(super) fn value(&self, reading: Reading<'_>) -> Result<Option<Value>, Reject> {
        match &self.source {
            Source::Fixed(value) => Ok(Some(value.clone())),
            Source::Cell(column) => self
                .read(reading.cell(*column))
                .map_err(|reason| reading.reject(*column, reason)),
            Source::Template(template) => {
                let cells = &reading.row.cells;
                if template.is_blank(cells) {
                    return Ok(None);
                }
                self.read(template.render(cells).trim()).map_err(|reason| {
                    let column = template.columns().next().unwrap_or(usize::MAX);
                    reading.reject(column, reason)
                })
            }
        }
    }

    fn read(&self, text: &str) -> Result<Option<Value>, String> {
        if self.read_as == ReadAs::List {
            let mut items = Vec::new();
            for item in text.split(self.split.as_str()).map(str::trim) {
                let item = self.mapped(item)?;
                if !item.is_empty() {
                    items.push(Value::Text(item.to_owned()));
                }
            }
            return Ok((!items.is_empty()).then_some(Value::List(items)));
        }
        let text = self.mapped(text)?;
        if text.is_empty() {
            return Ok(None);
        }
        let value = match self.read_as {
            ReadAs::Text | ReadAs::List => Value::Text(text.to_owned()),
            ReadAs::Integer => Value::Integer(integer(text).ok_or("is no whole number")?),
            ReadAs::Decimal => Value::Decimal(decimal(text).ok_or("is no decimal number")?),
            ReadAs::Date => {
                Value::Date(date::parse(text, &[]).ok_or("is no date such as `2017-10-31`")?)
            }
            ReadAs::Flag => Value::Flag(flag(text).ok_or("is neither yes nor no")?),
        };
        Ok(Some(value))
    }

    fn mapped<'t>(&'t self, text: &'t str) -> Result<&'t str, String> {
        match self
            .map
            .binary_search_by(|(content, _)| content.as_str().cmp(text))
        {
            Ok(i) => Ok(&self.map[i].1),
            Err(_) if self.strict && !text.is_empty() => {
                Err("the mapping does not know this value".into())
            }
            Err(_) => Ok(text),
        }
    }
}

/// Digits without thousands separators. Those must part groups of three:
/// `1,5` is not fifteen.
fn grouped(digits: &str) -> Option<String> {
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let is_number = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let mut out = first.to_owned();
    let parted = digits.len() > first.len();
    if !is_number(first) || (parted && first.len() > 3) {
        return None;
    }
    for group in groups {
        if group.len() != 3 || !is_number(group) {
            return None;
        }
        out.push_str(group);
    }
    Some(out)
}

fn sign(text: &str) -> (&str, &str) {
    match text.as_bytes().first() {
        Some(b'-') => ("-", &text[1..]),
        Some(b'+') => ("", &text[1..]),
        _ => ("", text),
    }
}

fn integer(text: &str) -> Option<i64> {
    if let Ok(n) = text.parse() {
        return Some(n);
    }
    let text = half_width(text);
    let (minus, digits) = sign(text.trim());
    let whole = match digits.split_once('.') {
        Some((whole, tail)) if !tail.is_empty() && tail.bytes().all(|b| b == b'0') => whole,
        Some(_) => return None,
        None => digits,
    };
    format!("{minus}{}", grouped(whole)?).parse().ok()
}

/// As written, but for thousands separators, a plus and full-width digits.
fn decimal(text: &str) -> Option<String> {
    let text = half_width(text);
    let (minus, digits) = sign(text.trim());
    match digits.split_once('.') {
        None => Some(format!("{minus}{}", grouped(digits)?)),
        Some((whole, tail)) => {
            let whole = if whole.is_empty() {
                "0".into()
            } else {
                grouped(whole)?
            };
            let is_number = !tail.is_empty() && tail.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| format!("{minus}{whole}.{tail}"))
        }
    }
}

fn flag(text: &str) -> Option<bool> {
    const YES: &[&str] = &[
        "1", "yes", "y", "true", "t", "是", "有", "はい", "oui", "ja", "wahr",
    ];
    const NO: &[&str] = &[
        "0",
        "no",
        "n",
        "false",
        "f",
        "否",
        "無",
        "无",
        "いいえ",
        "non",
        "nein",
        "falsch",
    ];
    let text = half_width(text).to_lowercase();
    if YES.contains(&text.as_str()) {
        Some(true)
    } else if NO.contains(&text.as_str()) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_and_nothing_else() {
        let check =
            |text: &str, expected: Option<i64>| assert_eq!(integer(text), expected, "{text}");
        check("10000", Some(10_000));
        check("1,234,567", Some(1_234_567));
        check("-30.0", Some(-30));
        check("１２,０００", Some(12_000));
        check("1,5", None);
        check("1234,567", None);
        check("1.5", None);
        check("1.", None);
        check("99999999999999999999", None);
        check("--1", None);
    }

    #[test]
    fn decimals_stay_as_written() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(decimal(text).as_deref(), expected, "{text}");
        };
        check("0.0180", Some("0.0180"));
        check("1,234.50", Some("1234.50"));
        check("-.5", Some("-0.5"));
        check("12", Some("12"));
        check("<0.1", None);
        check("1.2.3", None);
        check("ND", None);
    }

    #[test]
    fn flags_are_known_in_several_languages() {
        assert_eq!(flag("Yes"), Some(true));
        assert_eq!(flag("０"), Some(false));
        assert_eq!(flag("無"), Some(false));
        assert_eq!(flag("Not required"), None);
    }
}

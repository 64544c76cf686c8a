//! Writing the draft as TOML with remarks.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::column::{Guess, Role};
use crate::import::plan::fold_citation;

/// Samples shown in a remark.
const SAMPLES: usize = 3;
/// Characters of a sample shown.
const SAMPLE_CHARS: usize = 40;
/// Citations listed.
const CITATIONS_MAX: usize = 60;

pub(super) fn mapping(columns: &[Guess], stem: &str) -> String {
    let draft = Draft { columns };
    let mut out = String::from(
        "# Drafted from the file's column names and first rows. Everything marked TODO is\n\
         # for a person who knows the source and the law to decide.\n#\n",
    );
    for guess in columns {
        let _ = writeln!(
            out,
            "# {}: {}. {}{}",
            remark(&guess.column),
            guess.role,
            guess.why,
            samples(guess)
        );
    }
    let left_out = draft.names(|g| g.role == Role::Person);
    let read = draft.names(|g| !matches!(g.role, Role::Person | Role::Empty));
    let _ = write!(
        out,
        "\ntitle.en = {title}\nsource = \"TODO: who published it, and where\"\nlicence = \"TODO\"\n\
         files = [{title}]\ncolumns = [{read}]\n",
        title = quote(stem),
    );
    if !left_out.is_empty() {
        let _ = writeln!(
            out,
            "# Never read. TODO: is any other column about a person?\nleave_out = [{left_out}]"
        );
    }
    draft.subject(&mut out);
    draft.act(&mut out);
    out
}

struct Draft<'g> {
    columns: &'g [Guess],
}

impl Draft<'_> {
    fn first(&self, is: impl Fn(&Guess) -> bool) -> Option<&Guess> {
        self.columns.iter().find(|g| is(g))
    }

    fn names(&self, is: impl Fn(&Guess) -> bool) -> String {
        let names: Vec<String> = self
            .columns
            .iter()
            .filter(|g| is(g))
            .map(|g| quote(&g.column))
            .collect();
        names.join(", ")
    }

    /// The column that identifies the subject, filled ones first.
    fn identifying(&self) -> Option<&Guess> {
        let checked = |g: &Guess| matches!(g.role, Role::Identifier(_));
        self.first(|g| checked(g) && g.filled)
            .or_else(|| self.first(|g| g.role == Role::SubjectNumber && g.filled))
            .or_else(|| self.first(|g| g.role == Role::SubjectNumber))
    }

    fn subject(&self, out: &mut String) {
        out.push_str("\n[subject]\n# TODO: company, registered_business, association, public_body, establishment,\n# licence, product or algorithmic_system\nkind = \"establishment\"\n");
        let name = self.first(|g| g.role == Role::Name);
        let own = self.identifying();
        match own {
            Some(g) => {
                let scheme = match g.role {
                    Role::Identifier(scheme) => scheme,
                    _ => {
                        out.push_str("# TODO: the catalogue's own scheme for these numbers\n");
                        "todo-scheme"
                    }
                };
                let _ = writeln!(
                    out,
                    "identifier = {}",
                    quote(&format!("{scheme}:{}", place(g)))
                );
            }
            None => {
                out.push_str(
                    "# Nothing in the file numbers the organisation. A hash of name and place is weak:\n\
                     # two organisations may share it. TODO: is there no better source?\n",
                );
                let address = self.first(|g| g.role == Role::Address);
                let parts: Vec<&str> = name
                    .iter()
                    .chain(&address)
                    .map(|g| g.column.as_str())
                    .collect();
                let parts = if parts.is_empty() {
                    self.columns
                        .first()
                        .map(|g| g.column.as_str())
                        .into_iter()
                        .collect()
                } else {
                    parts
                };
                let _ = writeln!(
                    out,
                    "identifier = {}",
                    quote(&format!("todo-scheme:{{#{}}}", parts.join("|")))
                );
            }
        }
        match name {
            Some(g) => {
                let _ = writeln!(out, "name = {}", quote(&place(g)));
            }
            None => out.push_str("# No column names the organisation: that the name agrees cannot be checked.\nunnamed = true\n"),
        }
        let further = self
            .columns
            .iter()
            .filter(|g| own.is_none_or(|o| o.column != g.column));
        for g in further {
            if let Role::Identifier(scheme) = g.role {
                let identifier = quote(&format!("{scheme}:{}", place(g)));
                let _ = writeln!(out, "\n[[subject.also]]\nidentifier = {identifier}");
            }
        }
    }

    fn act(&self, out: &mut String) {
        out.push_str(
            "\n[[act]]\nid = \"act\"\n# TODO: the catalogue's act kind\nkind = \"todo\"\n",
        );
        self.key(out);
        match self.first(|g| g.role == Role::Authority) {
            Some(g) => {
                let values = g.values.iter().map(|v| format!("{} = \"todo\"", quote(v)));
                let values: Vec<String> = values.collect();
                let more = if g.more_values {
                    " There are more values."
                } else {
                    ""
                };
                let _ = writeln!(
                    out,
                    "# TODO: the catalogue's authority for each value.{more}\nauthority = {{ column = {}, map = {{ {} }} }}",
                    quote(&g.column),
                    values.join(", ")
                );
            }
            None => {
                out.push_str("# TODO: the catalogue's authority\nauthority = { is = \"todo\" }\n")
            }
        }
        self.dates(out);
        self.basis(out);
        self.content(out);
    }

    fn key(&self, out: &mut String) {
        let unique = self.first(|g| g.role == Role::Key && g.filled && g.unique);
        let key = match unique {
            Some(g) => {
                out.push_str("# TODO: is this number never given twice, in another year or by another office?\n");
                format!("todo:{}", place(g))
            }
            None => {
                out.push_str("# TODO: no single column tells rows apart; these together may\n");
                let mut parts: Vec<String> = self
                    .columns
                    .iter()
                    .filter(|g| {
                        matches!(
                            g.role,
                            Role::Key
                                | Role::Identifier(_)
                                | Role::SubjectNumber
                                | Role::Name
                                | Role::Date(_)
                                | Role::Law
                        )
                    })
                    .map(place)
                    .collect();
                if parts.is_empty() {
                    parts.extend(
                        self.columns
                            .iter()
                            .filter(|g| g.role != Role::Person)
                            .map(place),
                    );
                }
                format!("todo:{}", parts.join(":"))
            }
        };
        let _ = writeln!(out, "key = {}", quote(&key));
    }

    fn dates(&self, out: &mut String) {
        let mut dates = self
            .columns
            .iter()
            .filter(|g| matches!(g.role, Role::Date(_)));
        let Some(first) = dates.next() else {
            out.push_str(
                "# No column is a day. TODO: when was it decided?\ndecided_on = { columns = [], else = \"1970-01-01\" }\n",
            );
            return;
        };
        let others: Vec<String> = dates.map(|g| format!("`{}`", remark(&g.column))).collect();
        if !others.is_empty() {
            let _ = writeln!(
                out,
                "# TODO: which is the day of decision, and is one of {} the day of service, the\n\
                 # first day of effect (effective_from) or the first without (effective_until)?",
                others.join(", ")
            );
        }
        let formats = match first.role {
            Role::Date(format) if format != "%Y-%m-%d" => {
                format!(", formats = [{}]", quote(format))
            }
            _ => String::new(),
        };
        let _ = writeln!(
            out,
            "decided_on = {{ columns = [{}]{formats} }}",
            quote(&first.column)
        );
    }

    fn basis(&self, out: &mut String) {
        let Some(law) = self.first(|g| g.role == Role::Law) else {
            out.push_str("# TODO: no column cites law; which provision of the catalogue is it always?\nbasis = { is = \"todo\" }\n");
            return;
        };
        let separators: Vec<&str> = ["，", "、", ";", "；", ","]
            .into_iter()
            .filter(|s| law.values.iter().any(|v| v.contains(s)))
            .collect();
        let mut beginnings = BTreeSet::new();
        for value in &law.values {
            for citation in value.split(|c| separators.iter().any(|s| s.starts_with(c))) {
                let citation = fold_citation(citation);
                let article = citation
                    .char_indices()
                    .find(|(_, c)| matches!(c, '條' | '条'))
                    .map_or(citation.len(), |(at, c)| at + c.len_utf8());
                beginnings.insert(citation[..article].to_owned());
            }
        }
        beginnings.remove("");
        out.push_str("\n# TODO: the catalogue's provision for each beginning; the longest wins.\n[act.basis]\n");
        let _ = writeln!(out, "column = {}", quote(&law.column));
        if !separators.is_empty() {
            let separators: Vec<String> = separators.iter().map(|s| quote(s)).collect();
            let _ = writeln!(out, "split = [{}]", separators.join(", "));
        }
        out.push_str("\n[act.basis.starts_with]\n");
        for beginning in beginnings.iter().take(CITATIONS_MAX) {
            let _ = writeln!(out, "{} = \"todo\"", quote(beginning));
        }
    }

    fn content(&self, out: &mut String) {
        out.push_str("\n# TODO: leave what the act kind's content asks for.\n[act.content]\n");
        let mut used = BTreeSet::new();
        for (i, g) in self.columns.iter().enumerate() {
            let read_as = match g.role {
                Role::Status | Role::Text | Role::Address => "",
                Role::Amount | Role::Number if g.whole_numbers => ", as = \"integer\"",
                Role::Amount | Role::Number => ", as = \"decimal\"",
                Role::Flag => ", as = \"flag\"",
                Role::Date("%Y-%m-%d") => ", as = \"date\"",
                _ => continue,
            };
            let mut field = slug(&g.column);
            if field.is_empty() || !used.insert(field.clone()) {
                field = format!("field_{}", i + 1);
            }
            let _ = writeln!(
                out,
                "{field} = {{ column = {}{read_as} }}",
                quote(&g.column)
            );
        }
    }
}

/// A column in a template.
fn place(guess: &Guess) -> String {
    format!("{{{}}}", guess.column)
}

fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_ascii() && !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        } else if !c.is_ascii() {
            return String::new();
        }
    }
    out.trim_end_matches('_').to_owned()
}

fn samples(guess: &Guess) -> String {
    let shown: Vec<String> = guess
        .values
        .iter()
        .take(SAMPLES)
        .map(|v| format!("`{}`", remark(v)))
        .collect();
    if shown.is_empty() {
        return String::new();
    }
    format!(". Such as {}", shown.join(", "))
}

/// Text fit for a remark: one line, not long.
fn remark(text: &str) -> String {
    let mut out: String = text
        .chars()
        .take(SAMPLE_CHARS)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(SAMPLE_CHARS).is_some() {
        out.push('…');
    }
    out
}

/// A TOML basic string.
fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

//! A thread filter as a condition both databases take.
//!
//! Parameters are numbered in the order of their first use, which SQLite counts
//! the same way. The list is newest decision first: a thread's id begins with
//! the day of its decision, so the order is that of the ids.

use crate::ThreadFilter;
use crate::text::day;

/// A condition and its parameters.
pub(crate) struct Condition {
    /// ` FROM thread [...] WHERE ...`.
    pub sql: String,
    /// Parameters `$1`, `$2`, ...
    pub values: Vec<Value>,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Int(i64),
}

/// The condition of a filter, after the row `after`.
pub(crate) fn condition(filter: &ThreadFilter, after: Option<&str>) -> Condition {
    let mut out = Condition {
        sql: String::from(" FROM thread WHERE TRUE"),
        values: Vec::new(),
    };
    if let Some(provision) = &filter.basis {
        // From the provision's own ordered list, so that a page of a provision
        // rarely cited needs no walk over all threads.
        out.sql = String::from(" FROM basis JOIN thread ON thread.id = basis.thread WHERE");
        out.and_text(" basis.provision = ", provision);
        if let Some(after) = after {
            out.and_text(" AND basis.thread < ", after);
        }
    } else if let Some(after) = after {
        out.and_text(" AND thread.id < ", after);
    }
    if let Some(catalogue) = &filter.catalogue {
        out.and_text(" AND thread.catalogue = ", catalogue);
    }
    if let Some(kind) = &filter.kind {
        out.and_text(" AND thread.kind = ", kind);
    }
    if let Some(authority) = &filter.authority {
        out.and_text(" AND thread.authority = ", authority);
    }
    if let Some(adverse) = filter.adverse {
        out.and(" AND thread.adverse = ", Value::Int(i64::from(adverse)));
    }
    if let Some(on) = filter.shown_on {
        out.and_text(" AND thread.shown_from <= ", &day(on));
        out.and_text(
            " AND (thread.shown_until IS NULL OR thread.shown_until > ",
            &day(on),
        );
        out.sql.push(')');
    }
    out
}

/// Column the list of a filter is ordered by.
pub(crate) fn order(filter: &ThreadFilter) -> &'static str {
    if filter.basis.is_some() {
        "basis.thread"
    } else {
        "thread.id"
    }
}

impl Condition {
    fn and_text(&mut self, sql: &str, value: &str) {
        self.and(sql, Value::Text(value.to_owned()));
    }

    fn and(&mut self, sql: &str, value: Value) {
        self.values.push(value);
        self.sql.push_str(sql);
        self.sql.push_str(&format!("${}", self.values.len()));
    }
}

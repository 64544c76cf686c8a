//! Putting what a look-up found in order: exact matches first, then by name.

use std::collections::BTreeSet;

use crate::row::Table;

/// A walk, in order, over what begins with `$1` and ends before `$2`, as
/// (matched text, subject, name).
#[derive(Clone, Copy)]
pub(crate) struct Source {
    pub sql: &'static str,
    pub table: Table,
}

/// Names, of now and of the past.
pub(crate) const NAMES: Source = Source {
    sql: "SELECT folded, subject, name FROM name WHERE folded >= $1 AND folded < $2 ORDER BY folded, subject",
    table: Table {
        name: "name",
        columns: &["folded", "subject", "name"],
    },
};

/// Values of identifiers, primary and further; the name is the subject's.
pub(crate) const VALUES: Source = Source {
    sql: "SELECT value, id, name FROM subject WHERE value >= $1 AND value < $2
          UNION ALL
          SELECT i.value, i.subject, s.name FROM identifier i JOIN subject s ON s.id = i.subject
          WHERE i.value >= $1 AND i.value < $2
          ORDER BY 1, 2",
    table: Table {
        name: "identifier",
        columns: &["value", "subject", "name"],
    },
};

/// A subject found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    /// Sorts exact matches before others.
    inexact: bool,
    /// What matched, folded: the order of the rest, and of the walks.
    matched: String,
    /// Subject.
    pub subject: String,
    /// Name that matched, or the subject's where its identifier did.
    pub name: String,
}

/// Subjects found so far, each once.
pub(crate) struct Hits<'p> {
    prefix: &'p str,
    limit: usize,
    of_source: BTreeSet<String>,
    all: Vec<Hit>,
}

impl<'p> Hits<'p> {
    pub fn new(prefix: &'p str, limit: usize) -> Self {
        Self {
            prefix,
            limit,
            of_source: BTreeSet::new(),
            all: Vec::new(),
        }
    }

    /// Each source may give `limit` subjects: which are best is seen at the end.
    pub fn next_source(&mut self) {
        self.of_source.clear();
    }

    pub fn wants_more(&self) -> bool {
        self.of_source.len() < self.limit
    }

    pub fn add(&mut self, matched: &str, subject: &str, name: &str) {
        self.of_source.insert(subject.to_owned());
        self.all.push(Hit {
            inexact: matched != self.prefix,
            matched: matched.to_owned(),
            subject: subject.to_owned(),
            name: name.to_owned(),
        });
    }

    /// The best hit of each subject, in order.
    pub fn best(mut self) -> Vec<Hit> {
        self.all.sort();
        let mut seen = BTreeSet::new();
        self.all.retain(|hit| seen.insert(hit.subject.clone()));
        self.all.truncate(self.limit);
        self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_match_goes_first_and_each_subject_comes_once() {
        let mut hits = Hits::new("river", 2);
        hits.next_source();
        hits.add("river", "x:2", "River");
        hits.add("river bank", "x:1", "River Bank");
        hits.add("river bank ltd", "x:1", "River Bank Ltd");
        hits.add("rivera", "x:3", "Rivera");
        let best: Vec<_> = hits
            .best()
            .into_iter()
            .map(|hit| (hit.subject, hit.name))
            .collect();
        assert_eq!(
            best,
            [
                ("x:2".to_owned(), "River".to_owned()),
                ("x:1".to_owned(), "River Bank".to_owned())
            ]
        );
    }
}

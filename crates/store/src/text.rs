//! Domain values as the text both databases keep.
//!
//! Reading it back is in `row.rs`.

use catalogue::SubjectKind;
use codes::{Date, Identifier};

/// Greater than every character a folded name or value goes on with: the range
/// `[p, p + LAST)` holds all that begins with `p`.
pub(crate) const LAST: char = char::MAX;

/// `YYYY-MM-DD`.
pub(crate) fn day(date: Date) -> String {
    let year = u16::try_from(date.year()).unwrap_or(0);
    let digit = |n: u16| char::from(b'0' + u8::try_from(n % 10).unwrap_or(0));
    let (month, day) = (
        u16::from(date.month().unsigned_abs()),
        u16::from(date.day().unsigned_abs()),
    );
    let mut out = String::with_capacity(10);
    for c in [
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        '-',
        digit(month / 10),
        digit(month),
        '-',
        digit(day / 10),
        digit(day),
    ] {
        out.push(c);
    }
    out
}

/// Catalogue of a qualified id (`tw-environment/penalty`).
pub(crate) fn catalogue_of(qualified: &str) -> &str {
    qualified
        .split_once('/')
        .map_or(qualified, |(catalogue, _)| catalogue)
}

/// Value of an identifier as it is looked up: folded as names are.
pub(crate) fn folded_value(identifier: &Identifier) -> String {
    register::name::normalise(identifier.value())
}

/// Provisions in one column: ids hold no space.
pub(crate) fn basis(provisions: &[String]) -> String {
    provisions.join(" ")
}

/// Stable word of a sort of subject.
pub(crate) fn subject_kind(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Company => "company",
        SubjectKind::RegisteredBusiness => "registered_business",
        SubjectKind::Association => "association",
        SubjectKind::PublicBody => "public_body",
        SubjectKind::Establishment => "establishment",
        SubjectKind::Licence => "licence",
        SubjectKind::Product => "product",
        SubjectKind::AlgorithmicSystem => "algorithmic_system",
    }
}

/// Every sort of subject, to read its word.
pub(crate) const SUBJECT_KINDS: [SubjectKind; 8] = [
    SubjectKind::Company,
    SubjectKind::RegisteredBusiness,
    SubjectKind::Association,
    SubjectKind::PublicBody,
    SubjectKind::Establishment,
    SubjectKind::Licence,
    SubjectKind::Product,
    SubjectKind::AlgorithmicSystem,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_it_is_read() {
        for text in ["2026-03-01", "1949-10-01", "0987-12-31", "2024-02-29"] {
            let date: Date = text.parse().expect("a date");
            assert_eq!(day(date), text);
        }
    }

    #[test]
    fn every_sort_of_subject_has_its_own_word() {
        let words: std::collections::BTreeSet<_> =
            SUBJECT_KINDS.into_iter().map(subject_kind).collect();
        assert_eq!(words.len(), SUBJECT_KINDS.len());
    }
}

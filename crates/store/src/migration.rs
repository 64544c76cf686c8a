//! Numbered migrations, forward only. A file's statements are parted by an
//! empty line and sent one a call: distributed databases take no more.

use crate::StoreError;

/// Migrations of SQLite, the first being number 1.
pub(crate) const SQLITE: &[&str] = &[
    include_str!("../migrations/sqlite/0001_register.sql"),
    include_str!("../migrations/sqlite/0002_people.sql"),
    include_str!("../migrations/sqlite/0003_proceedings.sql"),
];

/// Migrations of PostgreSQL, the first being number 1.
pub(crate) const POSTGRES: &[&str] = &[
    include_str!("../migrations/postgres/0001_register.sql"),
    include_str!("../migrations/postgres/0002_people.sql"),
    include_str!("../migrations/postgres/0003_proceedings.sql"),
];

/// The migrations still to be run on a database of version `found`, with their
/// numbers.
///
/// # Errors
/// [`StoreError::Newer`]: a newer program made it.
pub(crate) fn missing(
    all: &'static [&'static str],
    found: i64,
) -> Result<impl Iterator<Item = (i64, &'static str)>, StoreError> {
    let known = all.len() as i64;
    if found > known {
        return Err(StoreError::Newer {
            found: u32::try_from(found).unwrap_or(u32::MAX),
            known: known as u32,
        });
    }
    let from = usize::try_from(found).unwrap_or(0);
    Ok((1..).zip(all.iter().copied()).skip(from))
}

/// Statements of a migration.
pub(crate) fn statements(migration: &str) -> impl Iterator<Item = &str> {
    migration
        .split("\n\n")
        .map(str::trim)
        .filter(|text| text.lines().any(|line| !line.starts_with("--")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_databases_have_the_same_migrations() {
        assert_eq!(SQLITE.len(), POSTGRES.len());
    }

    #[test]
    fn every_statement_is_whole() {
        for file in SQLITE.iter().chain(POSTGRES) {
            for statement in statements(file) {
                assert!(statement.ends_with(';'), "{statement}");
            }
        }
    }

    #[test]
    fn a_newer_database_is_refused() {
        let newer = SQLITE.len() as i64 + 1;
        let Err(StoreError::Newer { found, known }) = missing(SQLITE, newer).map(|_| ()) else {
            panic!("it is not refused");
        };
        assert_eq!((i64::from(found), known as usize), (newer, SQLITE.len()));
    }
}

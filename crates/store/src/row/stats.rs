//! Counts, by word.

use codes::Date;
use register::State;

use super::{Cells, Row, Table};
use crate::StoreError;

pub(crate) const SUBJECTS: &str = "SELECT catalogue, count(*) FROM subject GROUP BY catalogue";
pub(crate) const ACTS: &str = "SELECT kind, acts FROM act_count";
/// Worded for PostgreSQL; SQLite has its own in `sqlite/stats.rs`.
pub(crate) const THREADS: &str = "SELECT kind, state, count(*) FROM thread GROUP BY kind, state";
pub(crate) const HELD: &str = "SELECT catalogue, count(*) FROM held GROUP BY catalogue";
pub(crate) const OF_AUTHORITY: &str =
    "SELECT kind, state, count(*) FROM thread WHERE authority = $1 GROUP BY kind, state";
pub(crate) const SPAN: &str =
    "SELECT min(decided_on), max(decided_on) FROM thread WHERE authority = $1";
/// States in which an act fell: `State::fallen`.
pub(crate) const FALLS: &str = "SELECT id, decided_on, since FROM thread \
     WHERE authority = $1 AND adverse = 1 AND state IN ('annulled', 'withdrawn', 'replaced')";

const COUNT: Table = Table {
    name: "thread",
    columns: &["kind", "count"],
};
const COUNT_BY_STATE: Table = Table {
    name: "thread",
    columns: &["kind", "state", "count"],
};
const DAYS: Table = Table {
    name: "thread",
    columns: &["id", "decided_on", "since"],
};
const FIRST_LAST: Table = Table {
    name: "thread",
    columns: &["decided_on", "decided_on"],
};

/// (word, count).
pub(crate) fn count(cells: &dyn Cells) -> Result<(String, u64), StoreError> {
    let row = Row::new(cells, COUNT);
    Ok((row.string(0)?, row.count(1)?))
}

/// (kind, state, count).
pub(crate) fn by_state(cells: &dyn Cells) -> Result<(String, State, u64), StoreError> {
    let row = Row::new(cells, COUNT_BY_STATE);
    Ok((row.string(0)?, row.state(1)?, row.count(2)?))
}

/// Days from decision to fall.
pub(crate) fn days_to_fall(cells: &dyn Cells) -> Result<i32, StoreError> {
    let row = Row::new(cells, DAYS);
    let days = row.day(1)?.until(row.day(2)?).map_err(|_| row.wrong(2))?;
    Ok(days.get_days())
}

/// First and last day; none where there is no row.
pub(crate) fn span(cells: &dyn Cells) -> Result<Option<(Date, Date)>, StoreError> {
    let row = Row::new(cells, FIRST_LAST);
    Ok(row.day_or_none(0)?.zip(row.day_or_none(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fallen_states_are_those_of_the_register() {
        for state in State::ALL {
            assert_eq!(
                FALLS.contains(&format!("'{}'", state.word())),
                state.fallen()
            );
        }
    }
}

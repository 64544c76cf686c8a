//! Counts over everything.

use std::collections::BTreeMap;

use register::State;
use serde::Serialize;
use store::Stats;
use utoipa::ToSchema;

/// How many are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StateCountJson {
    /// State.
    pub state: String,
    /// How many.
    pub count: u64,
}

impl StateCountJson {
    /// So many in that state.
    #[must_use]
    pub fn of(state: State, count: u64) -> Self {
        Self {
            state: state.word().to_owned(),
            count,
        }
    }
}

/// Counts over the whole register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StatsJson {
    /// Organisations by catalogue.
    pub organisations: BTreeMap<String, u64>,
    /// Acts by qualified kind.
    pub acts: BTreeMap<String, u64>,
    /// Threads by qualified kind of the opening act, and state.
    pub threads: BTreeMap<String, Vec<StateCountJson>>,
    /// Held rows by catalogue.
    pub held: BTreeMap<String, u64>,
    /// Log entries.
    pub entries: u64,
}

impl StatsJson {
    /// From the counts.
    #[must_use]
    pub fn from_stats(stats: &Stats) -> Self {
        let mut threads: BTreeMap<String, Vec<StateCountJson>> = BTreeMap::new();
        for ((_, kind, state), count) in &stats.threads {
            threads
                .entry(kind.clone())
                .or_default()
                .push(StateCountJson::of(*state, *count));
        }
        Self {
            organisations: stats.subjects.clone(),
            acts: stats.acts.clone(),
            threads,
            held: stats.held.clone(),
            entries: stats.entries,
        }
    }
}

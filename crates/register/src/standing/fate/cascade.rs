//! The fall of what rests on what fell.

use catalogue::Effect;
use codes::Date;

use super::{Docket, Fate, State};

/// Lets everything that rests on a fallen act fall, to the end of the chain.
pub(super) fn cascade(docket: &Docket, of: &mut [Fate]) {
    let edges = edges(docket);
    // Days only move earlier, towards the earliest fall: this ends.
    let mut moved = !edges.is_empty();
    while moved {
        moved = false;
        for &(act, ground) in &edges {
            let Some((on, state)) = fall_of(docket, of, ground) else {
                continue;
            };
            let on = on.max(docket.entries[act].act.decided_on);
            let fate = &mut of[act];
            let sooner = match fate.fell_on {
                None => true,
                Some(day) => on < day,
            };
            if sooner {
                fate.state = state;
                fate.since = on;
                fate.fell_on = Some(on);
                fate.fell_with = Some(ground);
                moved = true;
            }
        }
    }
}

/// (act, ground) wherever an act rests on one of another thread, by id of the
/// ground. Within a thread nothing rests: there, steps name what they change.
fn edges(docket: &Docket) -> Vec<(usize, usize)> {
    let mut edges = Vec::new();
    for (i, entry) in docket.entries.iter().enumerate() {
        let grounds = entry
            .act
            .rests_on
            .iter()
            .filter_map(|id| docket.find(id))
            .filter(|&g| docket.entries[g].root != entry.root);
        edges.extend(grounds.map(|g| (i, g)));
    }
    edges.sort_by_key(|&(i, g)| (i, &docket.entries[g].act.id));
    edges
}

/// When and how a ground fell: by itself, or, where it is a step that leaves
/// an act standing, with that act.
fn fall_of(docket: &Docket, of: &[Fate], ground: usize) -> Option<(Date, State)> {
    let own = of[ground].fell_on.map(|on| (on, of[ground].state));
    let entry = &docket.entries[ground];
    let takes_down = matches!(
        entry.kind.effect,
        Effect::Annuls | Effect::Withdraws | Effect::Replaces
    );
    let root = entry.root.filter(|&r| r != ground && !takes_down);
    let with_root = root.and_then(|r| Some((of[r].fell_on?, of[r].state)));
    match (own, with_root) {
        (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

//! Lifting measures: none outlives what it rests on.
//!
//! A measure ends on the day its ground is repaired or ends, by act or by time;
//! with an act it leaves public view that day too. That it falls when its
//! ground falls is in `fate.rs`: that holds for all acts, this for measures
//! alone (a listing stays its time though the fine it rests on was paid).

use catalogue::{Removal, Role};
use codes::Date;

use super::docket::Docket;
use super::fate::{Fate, Fates};
use super::{State, ThreadStanding, Visibility};

/// Ends measures with their grounds, chains of them to the end.
pub(super) fn measures(
    docket: &Docket,
    fates: &Fates,
    openings: &[usize],
    threads: &mut [ThreadStanding],
    as_of: Date,
) {
    let resting: Vec<(usize, usize)> = openings
        .iter()
        .enumerate()
        .filter(|&(_, &i)| docket.entries[i].kind.role == Role::Measure)
        .flat_map(|(at, &i)| {
            let grounds = docket.entries[i].act.rests_on.iter();
            grounds.filter_map(move |id| Some((at, docket.root_at(id, openings)?)))
        })
        .filter(|(measure, ground)| measure != ground)
        .collect();
    // Days only move earlier, so this ends.
    let mut moved = !resting.is_empty();
    while moved {
        moved = false;
        for &(measure, ground) in &resting {
            let Some(over) = Over::of(&threads[ground], &fates.of[openings[ground]]) else {
                continue;
            };
            let left = docket.entries[openings[measure]].kind.removal;
            moved |= over.lift(&mut threads[measure], left, as_of);
        }
    }
}

/// When and how a ground is over.
struct Over {
    on: Date,
    by_act: bool,
    thread: crate::ActId,
}

impl Over {
    fn of(ground: &ThreadStanding, fate: &Fate) -> Option<Self> {
        let by_act = matches!(ground.by_acts, State::Repaired | State::Ended);
        let on = match by_act {
            // What has ended may be repaired later: it was over before that.
            true => fate.ended_on.into_iter().chain(fate.repaired_on).min(),
            false => ground.ends_on.filter(|_| ground.by_acts.stands()),
        };
        Some(Self {
            on: on?,
            by_act,
            thread: ground.thread.clone(),
        })
    }

    fn lift(self, measure: &mut ThreadStanding, left: Removal, as_of: Date) -> bool {
        if measure.ends_on.is_some_and(|ends| ends <= self.on) {
            return false;
        }
        measure.ends_on = Some(self.on);
        if measure.by_acts.stands() && self.on <= as_of {
            measure.lifted_with = Some(self.thread);
        }
        if self.by_act {
            hide(measure, self.on, left, as_of);
        }
        measure.run_out(as_of);
        true
    }
}

fn hide(measure: &mut ThreadStanding, on: Date, left: Removal, as_of: Date) {
    let gone_on = measure.gone_on.map_or(on, |gone| gone.min(on));
    measure.gone_on = Some(gone_on);
    let shown_before = measure.shown_from.is_some_and(|from| from < gone_on);
    measure.visibility = match &measure.visibility {
        Visibility::Shown { .. } if gone_on > as_of => Visibility::Shown {
            until: Some(gone_on),
        },
        Visibility::NotYet { .. } if !shown_before => Visibility::NotYet { from: None },
        Visibility::Shown { .. } | Visibility::Ended { .. } => Visibility::Ended {
            on: gone_on,
            left: if shown_before { left } else { Removal::NoTrace },
        },
        other => other.clone(),
    };
}

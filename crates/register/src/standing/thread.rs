//! One thread on one day: fate, time and publication brought together.

use std::sync::Arc;

use catalogue::Role;
use codes::Date;

use super::State;
use super::docket::Docket;
use super::fate::Fates;
use super::matter::{Matter, next};
use super::publication::{Publication, Visibility};
use super::ways::{Way, ways};
use crate::ActId;

/// A step in a thread after its opening act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The act that made the step.
    pub act: ActId,
    /// Day it took effect.
    pub on: Date,
    /// State it led to; of a step about a step, the state of that one.
    pub state: State,
    /// True when the step fell itself (an outcome annulled on further appeal,
    /// a contest entered by error): it is as if it had not been.
    pub void: bool,
}

/// Standing of one thread.
#[derive(Debug, Clone, PartialEq)]
pub struct ThreadStanding {
    /// Thread id = id of its opening act.
    pub thread: ActId,
    /// Qualified kind of the opening act.
    pub kind: Arc<str>,
    /// Its role.
    pub role: Role,
    /// Whether it is adverse.
    pub adverse: bool,
    /// Qualified authority.
    pub authority: Arc<str>,
    /// Day of decision.
    pub decided_on: Date,
    /// First day of effect.
    pub effective_from: Date,
    /// First day no longer in effect by time alone, where there is one.
    pub ends_on: Option<Date>,
    /// State on the day asked about.
    pub state: State,
    /// Day that state began.
    pub since: Date,
    /// State by the acts alone, the running out of time left aside.
    pub by_acts: State,
    /// Day the state by the acts began.
    pub by_acts_since: Date,
    /// The act it rested on that fell, when that is why it fell.
    pub fell_with: Option<ActId>,
    /// For a measure that is over because the matter it rested on was repaired
    /// or ended: the thread of that matter.
    pub lifted_with: Option<ActId>,
    /// Whether the public may see its content on the day asked about.
    pub visibility: Visibility,
    /// First day shown, where there is one; none while a dispute is waited for.
    pub shown_from: Option<Date>,
    /// First day no longer shown by time alone, where there is one.
    pub shown_until: Option<Date>,
    /// First day no longer shown for whatever reason: by time, or because it
    /// was repaired, ended or fell.
    pub gone_on: Option<Date>,
    /// How it can be contested or repaired.
    pub ways: Vec<Way>,
    /// The steps, in order of effect.
    pub steps: Vec<Step>,
}

/// The standing of the thread that act `root` opened.
pub(super) fn standing(
    docket: &Docket,
    fates: &Fates,
    root: usize,
    steps: &[usize],
    as_of: Date,
) -> ThreadStanding {
    let matter = Matter::new(docket, fates, root, steps);
    let (act, kind, fate) = (matter.entry.act, matter.entry.kind, matter.fate);
    let publication = Publication::of(&matter);
    let fell_on = fate.fell_on;
    let mut thread = ThreadStanding {
        thread: act.id.clone(),
        kind: act.kind.clone(),
        role: kind.role,
        adverse: kind.adverse,
        authority: act.authority.clone(),
        decided_on: act.decided_on,
        effective_from: act.effective_from,
        ends_on: ends_on(&matter, &publication),
        state: fate.state,
        since: fate.since,
        by_acts: fate.state,
        by_acts_since: fate.since,
        fell_with: fate.fell_with.map(|g| docket.entries[g].act.id.clone()),
        lifted_with: None,
        visibility: publication.on(as_of, &matter),
        shown_from: publication.shown_from(),
        shown_until: publication.shown_until(),
        gone_on: publication.gone_on.into_iter().chain(fell_on).min(),
        ways: ways(&matter, publication.first, as_of),
        steps: steps.iter().map(|&i| step(docket, fates, i)).collect(),
    };
    thread.run_out(as_of);
    thread
}

impl ThreadStanding {
    /// Lets time play its part in the state.
    pub(super) fn run_out(&mut self, as_of: Date) {
        if !self.by_acts.stands() {
            return;
        }
        if let Some(on) = self.ends_on.filter(|&on| on <= as_of) {
            self.state = State::Ended;
            self.since = on;
        } else if as_of < self.effective_from {
            self.state = State::NotYet;
            self.since = self.decided_on;
        }
    }
}

fn step(docket: &Docket, fates: &Fates, i: usize) -> Step {
    let act = docket.entries[i].act;
    Step {
        act: act.id.clone(),
        on: act.effective_from,
        state: fates.led_to[i],
        void: fates.void[i],
    }
}

/// First day no longer in effect: the earliest of what the act, its kind and
/// its publication say.
///
/// A period of `after` is half-open: an effect from 1 March for three months
/// is over on 1 June. An adverse act that ends with its publication, yet is
/// under no rule of publication, has nothing that would keep it in force and
/// ends after its first day (promise 5).
fn ends_on(matter: &Matter, publication: &Publication) -> Option<Date> {
    let act = matter.entry.act;
    let rule = matter.entry.kind.ends.as_ref();
    let after = rule
        .and_then(|rule| rule.after.as_ref())
        .and_then(|after| matter.last_day(after, act.effective_from).ok());
    let with_publication = rule.is_some_and(|rule| rule.with_publication);
    let published = match with_publication {
        true => publication.until.or(publication.undisputed_until),
        false => None,
    };
    let ends_on = [act.effective_until, after, published]
        .into_iter()
        .flatten()
        .min();
    let unruled = with_publication && matter.entry.kind.adverse && publication.never;
    ends_on.or_else(|| unruled.then(|| next(act.effective_from.max(act.decided_on))))
}

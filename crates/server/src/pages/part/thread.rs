//! An act in plain words, with what became of it.

use catalogue::Law;
use codes::Date;
use desk::view::WholeThread;
use register::{ActId, State};

use super::{Citation, Field, Link, Tag, WayRow, note};
use crate::text::{Day, Said, Say};
use crate::web::acts_path;

/// A step in the history.
pub struct StepRow {
    /// Page of the act that made it.
    pub url: String,
    /// Title of its kind.
    pub title: Said,
    /// Day of effect.
    pub day: Day,
    /// State it led to.
    pub tag: Option<Tag>,
    /// The step fell itself: it is as if it had not been.
    pub void: bool,
    /// Authority.
    pub authority: Said,
    /// Whether it is the act the page is about.
    pub here: bool,
}

/// A thread, to be shown.
pub struct Thread {
    /// Id.
    pub id: String,
    /// Page of the opening act.
    pub url: String,
    /// Title of its kind.
    pub title: Said,
    /// What such an act means.
    pub plain: Said,
    /// Rules of its kind.
    pub kind_url: String,
    /// State.
    pub tag: Tag,
    /// State in a sentence.
    pub sentence: String,
    /// Whether it stands.
    pub stands: bool,
    /// Whether it is adverse.
    pub adverse: bool,
    /// Content; what a citation says in the same words is left to it.
    pub fields: Vec<Field>,
    /// The figure that sums it up.
    pub figure: Option<Said>,
    /// Day of decision.
    pub decided: Day,
    /// Day of service.
    pub served: Option<Day>,
    /// First day of effect.
    pub from: Day,
    /// Last day of effect.
    pub last: Option<Day>,
    /// Last day it is shown.
    pub shown_last: Option<Day>,
    /// Authority.
    pub authority: Link,
    /// Provisions.
    pub basis: Vec<Citation>,
    /// Reasons.
    pub reasons: Option<Said>,
    /// Ways to contest or repair.
    pub ways: Vec<WayRow>,
    /// What happened.
    pub steps: Vec<StepRow>,
    /// The act it rested on that fell.
    pub fell_with: Option<String>,
    /// The matter it rested on that is over.
    pub lifted_with: Option<String>,
    /// Pages of acts it rests on.
    pub rests_on: Vec<(String, String)>,
    /// The source has no name.
    pub unnamed: bool,
    /// Rules of its kind were not checked: where that is explained.
    pub unverified: Option<String>,
    /// Index in the log.
    pub index: u64,
}

fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}

impl Thread {
    /// From the desk's view; `here` is the act a page is about.
    #[must_use]
    pub fn of(law: &Law, say: Say, view: &WholeThread, day: Date, here: Option<&ActId>) -> Self {
        let (standing, opening) = (&view.standing, &view.opening);
        let act = &opening.act;
        let basis: Vec<_> = opening.basis.iter().map(|c| Citation::of(say, c)).collect();
        let cited = |f: &Field| {
            let mut pinpoints = basis.iter().filter_map(|c| c.pinpoint.as_ref());
            f.value
                .as_ref()
                .is_some_and(|v| pinpoints.any(|p| p.text == v.text))
        };
        let mut fields = Field::all(say, &opening.fields);
        fields.retain(|f| !cited(f));
        Self {
            id: standing.thread.to_string(),
            url: acts_path(&standing.thread),
            title: say.pick(&opening.kind.title),
            plain: say.pick(&opening.kind.plain),
            kind_url: format!("/kinds/{}", standing.kind),
            tag: Tag::of(say, standing.state, standing.adverse),
            sentence: sentence(say, view),
            stands: standing.state.stands(),
            adverse: standing.adverse,
            fields,
            figure: Field::figure(say, &opening.fields),
            decided: say.day(act.decided_on),
            served: act.served_on.map(|d| say.day(d)),
            from: say.day(act.effective_from),
            last: standing
                .ends_on
                .or(act.effective_until)
                .map(|d| say.day(before(d))),
            shown_last: standing
                .gone_on
                .or(standing.shown_until)
                .map(|d| say.day(before(d))),
            authority: Link {
                url: format!("/authorities/{}", standing.authority),
                text: say.pick(&opening.authority),
            },
            basis,
            reasons: act.reasons.as_deref().map(|r| say.quoted(r)),
            ways: standing
                .ways
                .iter()
                // What fell leaves nothing to contest.
                .filter(|_| !standing.state.fallen())
                .map(|w| WayRow::of(law, say, (&standing.kind, &opening.kind), w, day))
                .collect(),
            steps: steps(say, view, here),
            fell_with: standing.fell_with.as_ref().map(acts_path),
            lifted_with: standing.lifted_with.as_ref().map(acts_path),
            rests_on: view
                .rests_on
                .iter()
                .map(|id| (acts_path(id), id.to_string()))
                .collect(),
            unnamed: act.unnamed,
            unverified: note(&standing.kind, opening.kind.unverified),
            index: opening.index,
        }
    }
}

fn sentence(say: Say, view: &WholeThread) -> String {
    let standing = &view.standing;
    let (key, day) = match standing.state {
        State::NotYet => ("not_yet", standing.effective_from),
        State::InForce if !standing.adverse => ("holds", standing.effective_from),
        State::InForce => ("in_force", standing.effective_from),
        other => (other.word(), standing.since),
    };
    say.with("day", day).t(&format!("sentence-{key}"))
}

fn steps(say: Say, view: &WholeThread, here: Option<&ActId>) -> Vec<StepRow> {
    let standing = &view.standing;
    let opening = StepRow {
        url: acts_path(&standing.thread),
        title: say.pick(&view.opening.kind.title),
        day: say.day(standing.decided_on),
        tag: None,
        void: false,
        authority: say.pick(&view.opening.authority),
        here: here == Some(&standing.thread),
    };
    let later = view.steps.iter().map(|step| {
        let led = standing.steps.iter().find(|s| s.act == step.act.id);
        StepRow {
            url: acts_path(&step.act.id),
            title: say.pick(&step.kind.title),
            day: say.day(led.map_or(step.act.effective_from, |s| s.on)),
            tag: led.map(|s| Tag::of(say, s.state, standing.adverse)),
            void: led.is_some_and(|s| s.void),
            authority: say.pick(&step.authority),
            here: here == Some(&step.act.id),
        }
    });
    std::iter::once(opening).chain(later).collect()
}

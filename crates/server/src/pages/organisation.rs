//! One organisation: what stands, today or on any day.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::{Law, Strength};
use codes::{Date, Identifier};
use desk::view::{Audience, OrganisationView, ThreadView, WholeThread};
use register::State as ActState;

use super::part::{Field, Tag, Thread, Timeline, Tombstone};
use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::api::word;
use crate::text::{Day, Moment, Said, Say};
use crate::web::{IdPath, Visitor, Wrong, acts_path, organisation_path};

/// Days offered as links.
const DAYS_MAX: usize = 8;
/// Acts named in the answer at the top.
const NAMED_MAX: usize = 5;
/// Acts shown with all they say; up to so many, unfolded.
const UNFOLDED_MAX: usize = 3;
/// Acts that unfold on the page; past them, a line each that leads to its page.
const FOLDED_MAX: usize = 24;

struct IdRow {
    value: String,
    scheme: Said,
    weak: Option<Said>,
    findings: Vec<String>,
}

struct NameRow {
    name: Said,
    from: Day,
    last: Option<Day>,
}

struct DayLink {
    url: String,
    day: Day,
    current: bool,
}

/// An act in a line.
struct Brief {
    url: String,
    anchor: String,
    title: Said,
    authority: Said,
    decided: Day,
    tag: Tag,
}

impl Brief {
    fn of(say: Say, view: &WholeThread) -> Self {
        let (standing, opening) = (&view.standing, &view.opening);
        Self {
            url: acts_path(&standing.thread),
            anchor: format!("#a{}", standing.thread),
            title: say.pick(&opening.kind.title),
            authority: say.pick(&opening.authority),
            decided: say.day(opening.act.decided_on),
            tag: Tag::of(say, standing.state, standing.adverse),
        }
    }
}

/// Acts of one side: those that unfold, those in a line, those gone.
struct Side {
    open: bool,
    folded: Vec<Thread>,
    brief: Vec<Brief>,
    gone: Vec<Tombstone>,
}

impl Side {
    fn of(law: &Law, say: Say, threads: &[ThreadView], day: Date) -> Self {
        let whole = || {
            threads.iter().filter_map(|t| match t {
                ThreadView::Whole(w) => Some(&**w),
                ThreadView::Tombstone(_) => None,
            })
        };
        Self {
            open: whole().count() <= UNFOLDED_MAX,
            folded: whole()
                .take(FOLDED_MAX)
                .map(|w| Thread::of(law, say, w, day, None))
                .collect(),
            brief: whole()
                .skip(FOLDED_MAX)
                .map(|w| Brief::of(say, w))
                .collect(),
            gone: threads
                .iter()
                .filter_map(|t| match t {
                    ThreadView::Tombstone(t) => Some(Tombstone::of(say, t)),
                    ThreadView::Whole(_) => None,
                })
                .collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.folded.is_empty() && self.gone.is_empty()
    }
}

#[derive(Template)]
#[template(path = "organisation/show.html")]
struct Page {
    shell: Shell,
    path: String,
    name: Said,
    id: String,
    kind: String,
    /// Whose day the answer is about.
    historic: bool,
    day: Day,
    today: Day,
    known: Option<Moment>,
    known_raw: String,
    answer: String,
    clear: bool,
    contested: Option<String>,
    standing: Vec<Brief>,
    standing_more: usize,
    adverse: Side,
    favourable: Side,
    timeline: Option<Timeline>,
    days: Vec<DayLink>,
    identifiers: Vec<IdRow>,
    weak: Option<Said>,
    names: Vec<NameRow>,
    details: Vec<Field>,
    catalogue: Said,
    catalogue_url: String,
    unverified: Said,
    sole_trader: bool,
}

/// `/organisations/{scheme:value}`
pub async fn show(State(app): State<App>, visitor: Visitor, IdPath(id): IdPath<String>) -> Answer {
    let id: Identifier = id.parse().map_err(|_| Wrong::NotFound)?;
    let asked = app
        .desk
        .asked(visitor.params.as_of()?, visitor.params.known_at()?);
    let view = app
        .desk
        .organisation(&id, asked, Audience::Public)
        .await?
        .ok_or(Wrong::NotFound)?;
    Ok(Html(render(
        &Frame::new(&app, visitor),
        app.desk.law(),
        &view,
    )?))
}

/// The page.
pub fn render(frame: &Frame, law: &Law, view: &OrganisationView) -> Result<String, askama::Error> {
    let say = frame.say();
    let asked = &view.asked;
    let day = asked.as_of;
    let path = organisation_path(&view.subject.id);
    let against = view.standing_against().count();
    let standing: Vec<Brief> = view
        .standing_against()
        .take(NAMED_MAX)
        .map(|w| Brief::of(say, w))
        .collect();
    let contested = view
        .standing_against()
        .filter(|w| w.standing.state == ActState::Contested)
        .count();
    let known_raw = frame
        .visitor
        .params
        .get("known_at")
        .unwrap_or_default()
        .to_owned();
    let all: Vec<&ThreadView> = view.adverse.iter().chain(&view.favourable).collect();
    let with_day = say.with("n", against).with("day", day);
    let identifiers: Vec<IdRow> = view
        .identifiers
        .iter()
        .map(|i| IdRow {
            value: i.identifier.value().to_owned(),
            scheme: if i.scheme.is_empty() {
                Said::plain(i.identifier.scheme())
            } else {
                say.pick(&i.scheme)
            },
            weak: (i.strength == Strength::Weak).then(|| say.pick(&i.why_weak)),
            findings: i
                .findings
                .iter()
                .map(|(_, message)| message.clone())
                .collect(),
        })
        .collect();
    Page {
        shell: frame
            .shell(view.subject.name.clone())
            .fleeting()
            .json(format!("/api/v1{path}")),
        name: say.quoted(view.names.last().map_or(&view.subject.name, |n| &n.name)),
        id: view.subject.id.to_string(),
        kind: say.word("subject-", &word(view.subject.kind)),
        historic: asked.historic,
        day: say.day(day),
        today: say.day(asked.today),
        known: (!known_raw.is_empty()).then(|| say.moment(asked.known_at)),
        known_raw,
        answer: with_day.t(if day == asked.today {
            "answer-today"
        } else {
            "answer-on"
        }),
        clear: against == 0,
        contested: (contested > 0).then(|| say.with("n", contested).t("answer-contested")),
        standing_more: against.saturating_sub(NAMED_MAX),
        adverse: Side::of(law, say, &view.adverse, day),
        favourable: Side::of(law, say, &view.favourable, day),
        timeline: Timeline::of(say, &all, day, asked.today),
        days: days_of_change(&all, asked.today)
            .into_iter()
            .map(|on| DayLink {
                url: format!("{path}?as_of={on}"),
                day: say.day(on),
                current: on == day,
            })
            .collect(),
        weak: identifiers.first().and_then(|i| i.weak.clone()),
        identifiers,
        names: view
            .names
            .iter()
            .rev()
            .map(|n| NameRow {
                name: say.quoted(&n.name),
                from: say.day(n.from),
                last: n.until.map(|d| say.day(d.yesterday().unwrap_or(d))),
            })
            .collect(),
        details: Field::all(say, &view.details),
        catalogue: say.pick(&view.catalogue),
        catalogue_url: format!("/catalogues/{}", view.subject.catalogue),
        unverified: say.pick(&view.unverified),
        sole_trader: view.sole_trader,
        standing,
        path,
    }
    .render()
}

/// Days up to today on which something changed, newest first.
fn days_of_change(threads: &[&ThreadView], today: Date) -> Vec<Date> {
    let whole = threads.iter().filter_map(|t| match t {
        ThreadView::Whole(w) => Some(&**w),
        ThreadView::Tombstone(_) => None,
    });
    let days: BTreeSet<Date> = whole.flat_map(changes).filter(|d| *d < today).collect();
    days.into_iter().rev().take(DAYS_MAX).collect()
}

fn changes(thread: &WholeThread) -> impl Iterator<Item = Date> + '_ {
    let standing = &thread.standing;
    let steps = standing.steps.iter().map(|s| s.on);
    std::iter::once(standing.effective_from)
        .chain(steps)
        .chain(standing.ends_on)
}

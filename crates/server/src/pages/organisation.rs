//! One organisation: what stands, today or on any day.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use catalogue::{Law, Strength};
use codes::{Date, Identifier};
use desk::view::{Audience, DueLine, OrganisationView, ThreadView, WholeThread};
use register::State as ActState;

use super::part::{DueWords, Field, Tag, Thread, Timeline, Tombstone, note};
use super::{Frame, Shell};
use crate::api::word;
use crate::text::{Day, Said, Say};
use crate::web::{IdPath, Visitor, Wrong, acts_path, organisation_path};
use crate::{App, status};

const AS_OF: &str = "as_of";
const KNOWN_AT: &str = "known_at";
/// Days offered as links.
const DAYS_MAX: usize = 8;
/// Acts named in the answer at the top.
const NAMED_MAX: usize = 5;
/// With at most so many acts, the first are unfolded from the start.
const FEW: usize = 3;
/// How many are.
const UNFOLDED: usize = 2;
/// Acts that unfold on the page; past them, a line each that leads to its page.
const FOLDED_MAX: usize = 24;
/// Days due that are listed; the calendar has all.
const DUE_MAX: usize = 12;
/// Rows of each side unless all are asked for.
const ROWS_MAX: usize = 50;

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

/// Something that falls due.
struct DueRow {
    /// None: no calendar reaches it.
    day: Option<Day>,
    url: String,
    words: DueWords,
    unverified: Option<String>,
}

impl DueRow {
    fn of(say: Say, line: &DueLine) -> Self {
        let words = DueWords::of(say, line);
        Self {
            day: line.due.on.as_ref().ok().map(|on| say.day(*on)),
            url: acts_path(&line.due.act),
            unverified: note(&line.due.authority, words.unverified),
            words,
        }
    }
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
    /// How many are unfolded from the start.
    open: usize,
    folded: Vec<Thread>,
    brief: Vec<Brief>,
    /// How many are shown, listed here or not.
    whole: usize,
    gone: Vec<Tombstone>,
    /// How many are gone, listed here or not.
    gone_all: usize,
}

impl Side {
    fn of(law: &Law, say: Say, threads: &[ThreadView], day: Date, rows: usize) -> Self {
        let whole = || {
            threads.iter().filter_map(|t| match t {
                ThreadView::Whole(w) => Some(&**w),
                ThreadView::Tombstone(_) => None,
            })
        };
        let gone = || {
            threads.iter().filter_map(|t| match t {
                ThreadView::Tombstone(t) => Some(t),
                ThreadView::Whole(_) => None,
            })
        };
        let count = whole().count();
        Self {
            open: if count <= FEW { UNFOLDED } else { 0 },
            whole: count,
            gone_all: gone().count(),
            folded: whole()
                .take(FOLDED_MAX)
                .map(|w| Thread::of(law, say, w, day, None))
                .collect(),
            brief: whole()
                .take(rows)
                .skip(FOLDED_MAX)
                .map(|w| Brief::of(say, w))
                .collect(),
            gone: gone().take(rows).map(|t| Tombstone::of(say, t)).collect(),
        }
    }

    fn gone_more(&self) -> usize {
        self.gone_all - self.gone.len()
    }

    fn more(&self) -> usize {
        self.whole - self.folded.len() - self.brief.len()
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
    /// As the visitor wrote them.
    as_of_raw: String,
    known_raw: String,
    /// Which of the two cannot be read.
    error: Option<&'static str>,
    all_url: String,
    answer: String,
    clear: bool,
    contested: Option<String>,
    standing: Vec<Brief>,
    standing_more: usize,
    adverse: Side,
    favourable: Side,
    timeline: Option<Timeline>,
    due: Vec<DueRow>,
    due_more: usize,
    due_url: Option<String>,
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
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    IdPath(id): IdPath<String>,
) -> Result<Response, Wrong> {
    let id: Identifier = id.parse().map_err(|_| Wrong::NotFound)?;
    let (as_of, known_at) = (visitor.params.as_of(), visitor.params.known_at());
    // What cannot be read is told on the form it came from, which keeps what was written.
    let wrong = as_of.clone().err().or_else(|| known_at.clone().err());
    let asked = match &wrong {
        Some(_) => app.desk.asked(None, None),
        None => app.desk.asked(as_of?, known_at?),
    };
    let view = app
        .desk
        .organisation(&id, asked, Audience::Public)
        .await?
        .ok_or(Wrong::NotFound)?;
    let frame = Frame::new(&app, visitor);
    let page = render_with(&frame, app.desk.law(), &view, wrong.as_ref())?;
    let status = wrong.map_or(status::OK, |w| status::of_wrong(&w));
    Ok((status, Html(page)).into_response())
}

/// The page.
pub fn render(frame: &Frame, law: &Law, view: &OrganisationView) -> Result<String, askama::Error> {
    render_with(frame, law, view, None)
}

/// The page, with what was wrong with the question.
pub fn render_with(
    frame: &Frame,
    law: &Law,
    view: &OrganisationView,
    wrong: Option<&Wrong>,
) -> Result<String, askama::Error> {
    let say = frame.say().quoting(law, &view.subject.catalogue);
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
    let given = |name| frame.visitor.params.get(name).unwrap_or_default();
    let known_raw = given(KNOWN_AT).to_owned();
    let error = wrong.and_then(|w| match w {
        Wrong::Invalid { param, .. } => Some(*param),
        _ => None,
    });
    let rows = if given("all") == "1" {
        usize::MAX
    } else {
        ROWS_MAX
    };
    let all: Vec<&ThreadView> = view.adverse.iter().chain(&view.favourable).collect();
    let with_day = say
        .with("n", against)
        .with("day", day)
        .with("at", known_words(say, &known_raw, asked.known_at));
    let title = say.titled(view.subject.name.clone(), error.is_some());
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
    let shell = frame
        .shell(title)
        .fleeting()
        .json(format!("/api/v1{path}"))
        .calendar(&path);
    Page {
        due: view
            .due
            .iter()
            .take(DUE_MAX)
            .map(|line| DueRow::of(say, line))
            .collect(),
        due_more: view.due.len().saturating_sub(DUE_MAX),
        due_url: shell.calendar.clone(),
        shell,
        name: say.quoted(view.names.last().map_or(&view.subject.name, |n| &n.name)),
        id: view.subject.id.to_string(),
        kind: say.word("subject-", &word(view.subject.kind)),
        historic: asked.historic,
        day: say.day(day),
        today: say.day(asked.today),
        as_of_raw: if error == Some(AS_OF) {
            given(AS_OF).to_owned()
        } else {
            day.to_string()
        },
        all_url: all_url(frame),
        answer: with_day.t(if asked.historic && !known_raw.is_empty() {
            "answer-known"
        } else if day == asked.today {
            "answer-today"
        } else {
            "answer-on"
        }),
        known_raw,
        error,
        clear: against == 0,
        contested: (contested > 0).then(|| say.with("n", contested).t("answer-contested")),
        standing_more: against.saturating_sub(NAMED_MAX),
        adverse: Side::of(law, say, &view.adverse, day, rows),
        favourable: Side::of(law, say, &view.favourable, day, rows),
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

/// What is known is told as it was asked: a day or an instant.
fn known_words(say: Say, raw: &str, at: register::Instant) -> String {
    let day = (raw.len() == 10)
        .then(|| raw.parse::<Date>().ok())
        .flatten();
    day.map_or_else(|| say.moment(at).words(), |day| say.day(day).words())
}

/// This question, with every row in the answer.
fn all_url(frame: &Frame) -> String {
    let mut url = format!("{}?all=1", frame.visitor.path);
    for (name, value) in frame.visitor.params.pairs() {
        if [AS_OF, KNOWN_AT].contains(&name) {
            let value =
                percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC);
            url += &format!("&{name}={value}");
        }
    }
    url
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

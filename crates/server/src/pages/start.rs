//! Start page: look up, figures that invite a look, what is new in each catalogue.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::Law;
use desk::view::FrontView;
use store::ThreadFilter;

use super::part::{Line, Link, catalogue_of};
use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::text::{Said, grouped};
use crate::web::{Visitor, Wrong, organisation_path};

/// Lines of each catalogue.
const NEWEST_EACH: usize = 3;
/// Organisations to begin with.
const EXAMPLES: usize = 3;

/// Adverse acts shown today, by catalogue.
pub type Shown = BTreeMap<String, u64>;

struct Part {
    url: String,
    acts_url: String,
    title: Said,
    figures: String,
    newest: Vec<Line>,
}

#[derive(Template)]
#[template(path = "start/show.html")]
struct Page {
    shell: Shell,
    examples: Vec<Link>,
    parts: Vec<Part>,
    organisations: String,
    entries: String,
    shown: String,
    adverse: u64,
    fallen: u64,
    repaired: u64,
    held: u64,
}

/// `/`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    let view = app.desk.front().await?;
    let shown = shown(&app, &view).await?;
    let frame = Frame::new(&app, visitor);
    Ok(Html(render(&frame, app.desk.law(), &view, &shown)?))
}

/// Counted once for a state of the log and a day.
async fn shown(app: &App, view: &FrontView) -> Result<Shown, Wrong> {
    let asked = (app.desk.version().await?, view.today);
    let mut last = app.shown.lock().await;
    if last.0 != asked {
        let mut shown = Shown::new();
        for (id, ..) in &view.catalogues {
            let filter = ThreadFilter {
                catalogue: Some(id.clone()),
                adverse: Some(true),
                shown_on: Some(view.today),
                ..ThreadFilter::default()
            };
            let count = app.desk.store().threads_count(&filter).await;
            shown.insert(
                id.clone(),
                count.map_err(|e| Wrong::from(desk::DeskError::from(e)))?,
            );
        }
        *last = (asked, shown);
    }
    Ok(last.1.clone())
}

/// The page.
pub fn render(
    frame: &Frame,
    law: &Law,
    view: &FrontView,
    shown: &Shown,
) -> Result<String, askama::Error> {
    let say = frame.say();
    let total: u64 = view.catalogues.iter().map(|(_, _, count)| count).sum();
    let newest = |id: &str| {
        let mut of = view.newest.clone();
        of.retain(|line| catalogue_of(&line.row.kind) == id);
        of.truncate(NEWEST_EACH);
        of
    };
    let examples = view.catalogues.iter().filter_map(|(id, ..)| {
        let mut lines = view.newest.iter();
        let line = lines.find(|line| catalogue_of(&line.row.kind) == id)?;
        Some(Link {
            url: organisation_path(&line.row.subject),
            text: say.quoting(law, id).quoted(&line.subject),
        })
    });
    Page {
        shell: frame.shell(say.t("start-title")),
        examples: examples.take(EXAMPLES).collect(),
        parts: view
            .catalogues
            .iter()
            .map(|(id, title, count)| Part {
                url: format!("/catalogues/{id}"),
                acts_url: format!("/acts?catalogue={id}&adverse=true"),
                title: say.pick(title),
                figures: say
                    .with("n", *count)
                    .with("shown", shown.get(id).copied().unwrap_or_default())
                    .t("figure-by-catalogue"),
                newest: Line::all(law, say, view.today, &newest(id)),
            })
            .collect(),
        organisations: grouped(&total.to_string()),
        entries: grouped(&view.entries.to_string()),
        shown: grouped(&view.shown_today.to_string()),
        adverse: view.adverse,
        fallen: view.fallen,
        repaired: view.repaired,
        held: view.held,
    }
    .render()
}

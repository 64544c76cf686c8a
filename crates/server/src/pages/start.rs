//! Start page: look up, figures that invite a look, what is new.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use desk::view::FrontView;

use super::part::Line;
use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::text::{Said, grouped};
use crate::web::Visitor;

struct CatalogueCount {
    url: String,
    title: Said,
    count: String,
}

#[derive(Template)]
#[template(path = "start/show.html")]
struct Page {
    shell: Shell,
    catalogues: Vec<CatalogueCount>,
    organisations: String,
    entries: String,
    shown: String,
    adverse: u64,
    fallen: u64,
    repaired: u64,
    held: u64,
    newest: Vec<Line>,
}

/// `/`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    let view = app.desk.front().await?;
    Ok(Html(render(&Frame::new(&app, visitor), &view)?))
}

/// The page.
pub fn render(frame: &Frame, view: &FrontView) -> Result<String, askama::Error> {
    let say = frame.say();
    let total: u64 = view.catalogues.iter().map(|(_, _, count)| count).sum();
    Page {
        shell: frame.shell(say.t("start-title")),
        catalogues: view
            .catalogues
            .iter()
            .map(|(id, title, count)| CatalogueCount {
                url: format!("/catalogues/{id}"),
                title: say.pick(title),
                count: grouped(&count.to_string()),
            })
            .collect(),
        organisations: grouped(&total.to_string()),
        entries: grouped(&view.entries.to_string()),
        shown: grouped(&view.shown_today.to_string()),
        adverse: view.adverse,
        fallen: view.fallen,
        repaired: view.repaired,
        held: view.held,
        newest: Line::all(say, view.today, &view.newest),
    }
    .render()
}

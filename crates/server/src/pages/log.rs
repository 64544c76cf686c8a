//! The log: what it is, its head, and how to check it with other software.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use desk::view::LogView;

use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::text::{Moment, grouped};
use crate::web::Visitor;

#[derive(Template)]
#[template(path = "log/show.html")]
struct Page {
    shell: Shell,
    size: String,
    root: String,
    origin: String,
    key: String,
    checkpoint: String,
    recorded: Option<Moment>,
}

/// `/log`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    let view = app.desk.log().await?;
    Ok(Html(render(&Frame::new(&app, visitor), &view)?))
}

/// The page.
pub fn render(frame: &Frame, view: &LogView) -> Result<String, askama::Error> {
    let say = frame.say();
    Page {
        shell: frame.shell(say.t("log-title")).json("/api/v1/log"),
        size: grouped(&view.head.size.to_string()),
        root: view.root.clone(),
        origin: view.origin.clone(),
        key: view.verifier_key.clone(),
        checkpoint: view.head.checkpoint.clone(),
        recorded: view.head.recorded_at.map(|at| say.moment(at)),
    }
    .render()
}

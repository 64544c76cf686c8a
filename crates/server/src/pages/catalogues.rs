//! The catalogues this register runs on.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::Law;

use super::part::note;
use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::text::Said;
use crate::web::Visitor;

struct Row {
    url: String,
    title: Said,
    about: Said,
    counts: String,
    unverified: Option<String>,
}

#[derive(Template)]
#[template(path = "catalogue/list.html")]
struct Page {
    shell: Shell,
    rows: Vec<Row>,
}

/// `/catalogues`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    Ok(Html(render(&Frame::new(&app, visitor), app.desk.law())?))
}

/// The page.
pub fn render(frame: &Frame, law: &Law) -> Result<String, askama::Error> {
    let say = frame.say();
    let rows = law.catalogues.values().map(|c| Row {
        url: format!("/catalogues/{}", c.id),
        title: say.pick(&c.head.title),
        about: say.pick(&c.head.about),
        counts: say
            .with("kinds", c.act_kinds.len())
            .with("provisions", c.provisions.len())
            .with("authorities", c.authorities.len())
            .t("catalogue-counts"),
        unverified: note(&c.id, !c.head.unverified.is_empty()),
    });
    Page {
        shell: frame
            .shell(say.t("catalogues-title"))
            .json("/api/v1/catalogues"),
        rows: rows.collect(),
    }
    .render()
}

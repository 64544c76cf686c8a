//! What is held and was never entered.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::Law;
use desk::view::{Audience, HeldView};
use store::Page as Keyset;

use super::part::Link;
use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::text::{Said, grouped};
use crate::web::Visitor;

#[derive(Template)]
#[template(path = "held/show.html")]
struct Page {
    shell: Shell,
    total: u64,
    total_words: String,
    counts: Vec<(Link, String)>,
}

/// `/held`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    let page = Keyset {
        after: None,
        limit: 1,
    };
    let view = app.desk.held(&page, Audience::Public).await?;
    Ok(Html(render(
        &Frame::new(&app, visitor),
        app.desk.law(),
        &view,
    )?))
}

/// The page.
pub fn render(frame: &Frame, law: &Law, view: &HeldView) -> Result<String, askama::Error> {
    let say = frame.say();
    let total: u64 = view.counts.iter().map(|(_, n)| n).sum();
    Page {
        shell: frame.shell(say.t("held-title")).json("/api/v1/held"),
        total,
        total_words: say.with("n", total).t("held-total"),
        counts: view
            .counts
            .iter()
            .map(|(id, n)| {
                let text = law
                    .catalogue(id)
                    .map_or_else(|| Said::plain(id), |c| say.pick(&c.head.title));
                (
                    Link {
                        url: format!("/catalogues/{id}"),
                        text,
                    },
                    grouped(&n.to_string()),
                )
            })
            .collect(),
    }
    .render()
}

//! One provision of law, and the acts under it.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::Law;
use desk::view::ProvisionView;

use super::part::{Line, Link, in_force_words, note};
use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::text::{Said, grouped};
use crate::web::{IdPath, Visitor, Wrong};

#[derive(Template)]
#[template(path = "provision/show.html")]
struct Page {
    shell: Shell,
    instrument: Said,
    citation: Said,
    summary: Said,
    text: Said,
    link: Option<String>,
    in_force: String,
    unverified: Option<String>,
    kinds: Vec<Link>,
    threads: String,
    shown: String,
    newest: Vec<Line>,
    all_url: String,
}

/// `/provisions/{catalogue}/{id}`
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    IdPath((catalogue, id)): IdPath<(String, String)>,
) -> Answer {
    let view = app
        .desk
        .provision(&format!("{catalogue}/{id}"))
        .await?
        .ok_or(Wrong::NotFound)?;
    Ok(Html(render(
        &Frame::new(&app, visitor),
        app.desk.law(),
        &view,
    )?))
}

/// The page.
pub fn render(frame: &Frame, law: &Law, view: &ProvisionView) -> Result<String, askama::Error> {
    let say = frame.say();
    let provision = &view.provision;
    let (instrument, citation) = (say.pick(&view.instrument), say.pick(&provision.citation));
    let title = Link::provision(law, say, &view.id).text.text;
    Page {
        shell: frame
            .shell(title)
            .json(format!("/api/v1/provisions/{}", view.id)),
        instrument,
        citation,
        summary: say.pick(&provision.summary),
        text: say.pick(&provision.text),
        link: provision
            .link
            .clone()
            .filter(|l| l.starts_with("https://") || l.starts_with("http://")),
        in_force: in_force_words(say, &provision.in_force),
        unverified: note(&view.id, provision.unverified),
        kinds: view
            .kinds
            .iter()
            .map(|(id, title)| Link {
                url: format!("/kinds/{id}"),
                text: say.pick(title),
            })
            .collect(),
        threads: grouped(&view.threads.to_string()),
        shown: grouped(&view.shown_today.to_string()),
        newest: Line::all(law, say, frame.today, &view.newest),
        all_url: format!("/acts?provision={}", view.id),
    }
    .render()
}

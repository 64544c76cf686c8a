//! One authority, and how its acts fared.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::Law;
use desk::view::AuthorityView;

use super::part::{Line, Link, Tag};
use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::text::{Day, Said, grouped};
use crate::web::{IdPath, Visitor, Wrong};

struct KindRow {
    url: String,
    title: Said,
    adverse: bool,
    total: String,
    states: Vec<(Tag, String)>,
}

#[derive(Template)]
#[template(path = "authority/show.html")]
struct Page {
    shell: Shell,
    name: Said,
    court: bool,
    territory: String,
    contact: Said,
    review: Option<Link>,
    adverse: u64,
    adverse_text: String,
    fallen_text: String,
    /// Tenths of a per cent of adverse acts that fell.
    share: String,
    median: Option<String>,
    span: Option<(Day, Day)>,
    kinds: Vec<KindRow>,
    newest: Vec<Line>,
    all_url: String,
}

/// `/authorities/{catalogue}/{id}`
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    IdPath((catalogue, id)): IdPath<(String, String)>,
) -> Answer {
    let view = app
        .desk
        .authority(&format!("{catalogue}/{id}"))
        .await?
        .ok_or(Wrong::NotFound)?;
    Ok(Html(render(
        &Frame::new(&app, visitor),
        app.desk.law(),
        &view,
    )?))
}

/// The page.
pub fn render(frame: &Frame, law: &Law, view: &AuthorityView) -> Result<String, askama::Error> {
    let say = frame.say();
    let name = say.pick(&view.authority.name);
    let tenths = (view.fallen * 1000 + view.adverse / 2)
        .checked_div(view.adverse)
        .unwrap_or(0);
    Page {
        shell: frame
            .shell(name.text.clone())
            .json(format!("/api/v1/authorities/{}", view.id))
            .calendar(&format!("/authorities/{}", view.id)),
        name,
        court: view.authority.court,
        territory: view.authority.territory.clone(),
        contact: say.pick(&view.authority.contact),
        review: view.review_body.as_ref().map(|(id, name)| Link {
            url: format!("/authorities/{id}"),
            text: say.pick(name),
        }),
        adverse: view.adverse,
        adverse_text: grouped(&view.adverse.to_string()),
        fallen_text: grouped(&view.fallen.to_string()),
        share: format!("{}.{}%", tenths / 10, tenths % 10),
        median: view
            .median_days_to_fall
            .map(|n| say.with("n", n).t("period-days")),
        span: view.span.map(|(a, b)| (say.day(a), say.day(b))),
        kinds: view
            .kinds
            .iter()
            .map(|(id, title, adverse, states)| KindRow {
                url: format!("/kinds/{id}"),
                title: say.pick(title),
                adverse: *adverse,
                total: grouped(&states.iter().map(|(_, n)| n).sum::<u64>().to_string()),
                states: states
                    .iter()
                    .map(|(s, n)| (Tag::of(say, *s, *adverse), grouped(&n.to_string())))
                    .collect(),
            })
            .collect(),
        newest: Line::all(law, say, frame.today, &view.newest),
        all_url: format!("/acts?authority={}", view.id),
    }
    .render()
}

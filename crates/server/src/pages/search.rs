//! Results of a look-up.

use askama::Template;
use axum::extract::State;
use axum::http::header::LOCATION;
use axum::response::{Html, IntoResponse, Response};
use catalogue::Law;
use codes::Identifier;
use desk::view::Hit;

use super::part::why_weak;
use super::{Frame, Shell};
use crate::text::Said;
use crate::web::{Visitor, Wrong, organisation_path};
use crate::{App, status};

/// Hits shown.
const HITS: usize = 50;

struct Row {
    url: String,
    name: Said,
    id: String,
    matched: Option<Said>,
    standing: String,
    against: bool,
    weak: bool,
}

#[derive(Template)]
#[template(path = "search/show.html")]
struct Page {
    shell: Shell,
    query: String,
    count: String,
    rows: Vec<Row>,
    more: bool,
}

/// `/search?q=`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, Wrong> {
    let query: String = visitor
        .params
        .get("q")
        .unwrap_or_default()
        .chars()
        .take(200)
        .collect();
    let hits = if query.is_empty() {
        Vec::new()
    } else {
        app.desk.look_up(&query, HITS + 1).await?
    };
    if let Some(id) = the_one(&hits, &query) {
        return Ok((status::FOUND_ELSEWHERE, [(LOCATION, organisation_path(id))]).into_response());
    }
    Ok(Html(render(
        &Frame::new(&app, visitor),
        app.desk.law(),
        &query,
        &hits,
    )?)
    .into_response())
}

/// The organisation whose identifier this is, if it is one's.
fn the_one<'a>(hits: &'a [Hit], query: &str) -> Option<&'a Identifier> {
    let same = |a: &str| a.eq_ignore_ascii_case(query.trim());
    let parsed = query.parse::<Identifier>().ok();
    let mut exact = hits.iter().filter(|hit| {
        let id = &hit.subject.id;
        let named = same(&hit.matched)
            && hit.matched != hit.subject.name
            && !hit.matched.chars().all(char::is_alphabetic);
        same(id.value()) || same(id.as_str()) || parsed.as_ref() == Some(id) || named
    });
    let first = exact.next()?;
    exact.next().is_none().then_some(&first.subject.id)
}

/// The page.
pub fn render(
    frame: &Frame,
    law: &Law,
    query: &str,
    hits: &[Hit],
) -> Result<String, askama::Error> {
    let say = frame.say();
    let shown = &hits[..hits.len().min(HITS)];
    let title = if query.is_empty() {
        say.t("search-title")
    } else {
        say.with("q", query).t("search-title-for")
    };
    Page {
        shell: frame.shell(title).fleeting(),
        query: query.to_owned(),
        count: say.with("n", shown.len()).t("search-count"),
        rows: shown
            .iter()
            .map(|hit| (hit, say.quoting(law, &hit.subject.catalogue)))
            .map(|(hit, say)| Row {
                url: organisation_path(&hit.subject.id),
                name: say.quoted(&hit.subject.name),
                id: hit.subject.id.to_string(),
                matched: (hit.matched != hit.subject.name
                    && hit.matched != hit.subject.id.as_str())
                .then(|| say.quoted(&hit.matched)),
                standing: say.with("n", hit.standing_against).t("search-standing"),
                against: hit.standing_against > 0,
                weak: why_weak(law, say, &hit.subject.id).is_some(),
            })
            .collect(),
        more: hits.len() > HITS,
    }
    .render()
}

#[cfg(test)]
mod tests {
    use super::the_one;

    #[test]
    fn an_identifier_leads_to_its_organisation_and_a_name_to_a_list() {
        let hits = crate::samples::hits();
        assert_eq!(
            the_one(&hits, "h5000123")
                .map(ToString::to_string)
                .as_deref(),
            Some("tw-epa:H5000123")
        );
        assert_eq!(
            the_one(&hits, "TW-EPA:H5000123")
                .map(ToString::to_string)
                .as_deref(),
            Some("tw-epa:H5000123")
        );
        assert_eq!(the_one(&hits, &hits[0].subject.name), None);
    }
}

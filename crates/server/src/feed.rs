//! The newest acts as an Atom feed (RFC 4287).
//!
//! Entries name kind and authority, and link to the act; not the organisation: feed readers keep copies that nobody
//! can tell when an act falls.

use askama::Template;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use desk::view::ThreadLine;
use store::{Page, ThreadFilter};

use crate::App;
use crate::text::{Said, Say};
use crate::web::{Visitor, Wrong};

struct Entry {
    id: String,
    title: String,
    authority: Said,
    date: String,
    url: String,
}

#[derive(Template)]
#[template(path = "feed/atom.xml")]
struct Feed {
    say: Say,
    origin: String,
    updated: String,
    entries: Vec<Entry>,
}

/// The feed, in the visitor's language.
pub async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, Wrong> {
    let page = Page {
        after: None,
        limit: 50,
    };
    let lines = app.desk.threads(ThreadFilter::default(), &page).await?;
    let feed = render(&lines, visitor.say, app.desk.origin())?;
    Ok((
        [(CONTENT_TYPE, "application/atom+xml; charset=utf-8")],
        feed,
    )
        .into_response())
}

fn render(lines: &[ThreadLine], say: Say, origin: &str) -> Result<String, askama::Error> {
    let origin = origin.trim_end_matches('/').to_owned();
    let entries: Vec<Entry> = lines
        .iter()
        .map(|line| Entry {
            id: format!(
                "tag:{},{}:{}",
                host(&origin),
                line.row.decided_on,
                line.row.id
            ),
            title: say.pick(&line.kind).text,
            authority: Said::plain(say.pick(&line.authority).text),
            date: format!("{}T00:00:00Z", line.row.decided_on),
            url: format!("https://{}/acts/{}", host(&origin), line.row.id),
        })
        .collect();
    let updated = entries
        .first()
        .map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |e| e.date.clone());
    Feed {
        say,
        origin,
        updated,
        entries,
    }
    .render()
}

fn host(origin: &str) -> &str {
    origin.split('/').next().unwrap_or(origin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn an_entry_names_the_act_and_not_the_organisation() {
        let lines = crate::samples::lines();
        let feed = render(&lines, Say::new(Lang::En), "register.example/log").unwrap();
        assert!(feed.starts_with("<?xml"));
        assert!(feed.contains(&format!(
            "https://register.example/acts/{}",
            lines[0].row.id
        )));
        assert!(!feed.contains(&lines[0].subject));
    }
}

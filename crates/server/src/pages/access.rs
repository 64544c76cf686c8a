//! Who looked at what is not public about an organisation, for its
//! representatives, auditors and registrars: by role and body, never by name.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::Law;
use codes::Identifier;
use desk::ProceedError;
use desk::access::AccessPage;
use desk::people::SignedIn;
use desk::people::powers::{Body, Power};
use percent_encoding::utf8_percent_encode;
use store::{AccessRow, Page as Keyset};

use super::part::Link;
use super::{Frame, Shell};
use crate::App;
use crate::text::{Moment, Said, Say};
use crate::web::{IdPath, Officer, Visitor, Wrong, organisation_path};

/// Lines on a page.
const LIMIT: usize = 100;

struct Line {
    at: Moment,
    role: String,
    body: Said,
    by_you: bool,
    what: String,
    proceeding: Option<(String, Option<String>)>,
}

#[derive(Template)]
#[template(path = "access/show.html")]
struct Page {
    shell: Shell,
    organisation: Link,
    lines: Vec<Line>,
    next: Option<String>,
}

/// Path of an organisation's page of accesses.
#[must_use]
pub fn path(id: &Identifier) -> String {
    organisation_path(id).replacen("/organisations/", "/desk/access/", 1)
}

/// `GET /desk/access/{organisation}`
pub async fn show(
    State(app): State<App>,
    IdPath(id): IdPath<String>,
    officer: Officer,
    visitor: Visitor,
) -> Result<Html<String>, Wrong> {
    let id: Identifier = id.parse().map_err(|_| Wrong::NotFound)?;
    let after = visitor.params.get("after").map(str::to_owned);
    let page = Keyset {
        after,
        limit: LIMIT,
    };
    let accesses = app.desk.accesses(&officer.who, &id, &page).await;
    let accesses = accesses.map_err(|error| match error {
        // To whom it is not theirs, it is not there.
        ProceedError::Denied(_) => Wrong::NotFound,
        fault => Wrong::fault(&fault),
    })?;
    let frame = Frame::new(&app, visitor);
    Ok(Html(render(
        &frame,
        app.desk.law(),
        &officer.who,
        &id,
        &accesses,
    )?))
}

/// The page.
///
/// # Errors
/// When the template fails.
pub fn render(
    frame: &Frame,
    law: &Law,
    who: &SignedIn,
    id: &Identifier,
    accesses: &AccessPage,
) -> Result<String, askama::Error> {
    let say = frame.say();
    let sees = who
        .roles
        .iter()
        .any(|held| held.holds_on(who.on) && held.role.powers().contains(&Power::ViewNonPublic));
    let lines = accesses.rows.iter();
    let next = accesses.next.as_ref().map(|after| {
        let after = utf8_percent_encode(after, percent_encoding::NON_ALPHANUMERIC);
        format!("{}?after={after}", path(id))
    });
    Page {
        shell: frame.shell(say.t("access-title")).fleeting(),
        organisation: Link {
            url: organisation_path(id),
            text: Said::plain(id.as_str()),
        },
        lines: lines.map(|row| line(say, law, who, sees, row)).collect(),
        next,
    }
    .render()
}

fn line(say: Say, law: &Law, who: &SignedIn, sees: bool, row: &AccessRow) -> Line {
    let body = match Body::parse(&row.body) {
        Some(Body::Everywhere) => Said::plain(say.t("desk-everywhere")),
        Some(Body::Authority(id)) => Link::authority(law, say, &id).text,
        Some(Body::Organisation(_)) | None => Said::plain(&row.body),
    };
    let proceeding = (!row.proceeding.is_empty()).then(|| {
        let url = sees.then(|| format!("/desk/proceedings/{}", row.proceeding));
        (row.proceeding.clone(), url)
    });
    Line {
        at: say.moment(row.at),
        role: say.word("role-", &row.role),
        body,
        by_you: row.person == who.person,
        what: say.word("access-", &row.what),
        proceeding,
    }
}

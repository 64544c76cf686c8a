//! The queue: open proceedings of the bodies where one has a role, by deadline.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::Law;
use desk::people::SignedIn;
use desk::proceeding::QueueLine;

use super::refusal::reasons;
use super::turn::Turn;
use crate::App;
use crate::pages::part::Link;
use crate::pages::shell::Answer;
use crate::pages::{Frame, Shell};
use crate::text::{Day, Said};
use crate::web::{Officer, Visitor, Wrong};

/// Lines read of one body.
const LIMIT: usize = 500;

struct Line {
    url: String,
    title: Said,
    name: Said,
    authority: Said,
    stage: String,
    until: Option<Day>,
    late: bool,
    next: Vec<Turn>,
}

#[derive(Template)]
#[template(path = "proceeding/queue.html")]
struct Page {
    shell: Shell,
    lines: Vec<Line>,
    may_propose: bool,
}

/// `GET /desk/queue`
pub async fn show(State(app): State<App>, officer: Officer, visitor: Visitor) -> Answer {
    let frame = Frame::new(&app, visitor);
    let lines = match app.desk.queue_of(&officer.who, LIMIT).await {
        Ok(lines) => lines,
        Err(error) => {
            return Err(reasons(frame.say(), error).map_or_else(|w| w, |_| Wrong::NotFound));
        }
    };
    let may_propose = !app.desk.may_propose_kinds(&officer.who).is_empty();
    Ok(Html(render(
        &frame,
        app.desk.law(),
        &officer.who,
        &lines,
        may_propose,
    )?))
}

/// The page.
pub fn render(
    frame: &Frame,
    law: &Law,
    who: &SignedIn,
    lines: &[QueueLine],
    may_propose: bool,
) -> Result<String, askama::Error> {
    let say = frame.say();
    let lines = lines.iter().map(|line| {
        let title = law.act_kind(&line.row.kind).map(|k| say.pick(&k.title));
        Line {
            url: format!("/desk/proceedings/{}", line.row.id),
            title: title.unwrap_or_else(|| Said::plain(&line.row.kind)),
            name: say.quoting(law, &line.row.catalogue).quoted(&line.name),
            authority: Link::authority(law, say, &line.row.authority).text,
            stage: say.word("stage-", &line.row.stage),
            until: line.until().map(|d| say.day(d)),
            late: line.until().is_some_and(|d| d < who.on),
            next: line.next.iter().map(|n| Turn::of(say, n, who.on)).collect(),
        }
    });
    Page {
        shell: frame.shell(say.t("queue-title")).fleeting(),
        lines: lines.collect(),
        may_propose,
    }
    .render()
}

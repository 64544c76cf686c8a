//! What a person is told when something is wrong with the request, or with us.

use askama::Template;

use super::{Frame, Shell};
use crate::App;
use crate::web::{Visitor, Wrong};

#[derive(Template)]
#[template(path = "wrong/show.html")]
struct Page {
    shell: Shell,
    heading: String,
    text: String,
    help: String,
    incident: Option<String>,
    /// Offers a look-up.
    look_up: bool,
}

/// The page of this request.
#[must_use]
pub fn render(app: &App, visitor: &Visitor, wrong: &Wrong) -> String {
    // After a panic the desk is not asked again for what only decorates the page.
    let frame = match wrong {
        Wrong::Fault { .. } => Frame {
            visitor: visitor.clone(),
            today: codes::Date::default(),
            sandbox: None,
        },
        _ => Frame::new(app, visitor.clone()),
    };
    render_in(&frame, wrong).unwrap_or_default()
}

/// The page.
pub fn render_in(frame: &Frame, wrong: &Wrong) -> Result<String, askama::Error> {
    let say = frame.say();
    let key = match wrong {
        Wrong::NotFound => "not-found",
        Wrong::Gone => "gone",
        Wrong::Method => "method",
        Wrong::Forbidden => "forbidden",
        Wrong::Unreadable => "unreadable",
        Wrong::Invalid { .. } => "invalid",
        Wrong::Fault { .. } => "fault",
    };
    let incident = match wrong {
        Wrong::Fault { incident } => Some(incident.clone()),
        _ => None,
    };
    let param = match wrong {
        Wrong::Invalid { param, .. } => *param,
        _ => "",
    };
    let heading = say.t(&format!("wrong-{key}"));
    Page {
        shell: frame
            .shell(say.with("heading", &heading).t("wrong-title"))
            .fleeting(),
        text: say.with("param", param).t(&format!("wrong-{key}-text")),
        help: say.with("param", param).t(&format!("wrong-{key}-help")),
        look_up: matches!(wrong, Wrong::NotFound),
        heading,
        incident,
    }
    .render()
}

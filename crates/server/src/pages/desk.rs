//! The desk of whoever is signed in: who I am, at which body, what I may do.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::Law;
use desk::people::SignedIn;
use desk::people::powers::{Body, Held};

use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::text::{Day, Moment, Said, Say};
use crate::web::{Officer, Visitor, organisation_path};

struct Card {
    role: String,
    body: Said,
    /// Page of the body.
    url: Option<String>,
    until: Option<Day>,
    /// Page of who looked at what is not public about it.
    access: Option<String>,
    powers: Vec<Able>,
}

struct Able {
    text: String,
    /// Only after a sign-in with a one-time code, which this was not.
    locked: bool,
}

#[derive(Template)]
#[template(path = "desk/show.html")]
struct Page {
    shell: Shell,
    form_token: String,
    name: String,
    login: String,
    two_steps: bool,
    ends: Moment,
    cards: Vec<Card>,
}

/// `GET /desk`
pub async fn show(State(app): State<App>, officer: Officer, visitor: Visitor) -> Answer {
    let form_token = app.desk.people().form_token(&officer.token);
    let frame = Frame::new(&app, visitor);
    Ok(Html(render(
        &frame,
        app.desk.law(),
        &officer.who,
        &form_token,
    )?))
}

/// The page.
pub fn render(
    frame: &Frame,
    law: &Law,
    who: &SignedIn,
    form_token: &str,
) -> Result<String, askama::Error> {
    let say = frame.say();
    let held = who.roles.iter().filter(|held| held.holds_on(who.on));
    Page {
        shell: frame.shell(say.t("desk-title")).fleeting(),
        form_token: form_token.to_owned(),
        name: who.name.clone(),
        login: who.login.clone(),
        two_steps: who.two_steps,
        ends: say.moment(who.expires_at),
        cards: held.map(|held| card(say, law, who, held)).collect(),
    }
    .render()
}

fn card(say: Say, law: &Law, who: &SignedIn, held: &Held) -> Card {
    let (body, url) = body(say, law, &held.body);
    Card {
        role: say.word("role-", held.role.word()),
        body,
        url,
        until: held.until.map(|day| say.day(day)),
        access: match &held.body {
            Body::Organisation(id) => Some(super::access::path(id)),
            _ => None,
        },
        powers: held
            .role
            .powers()
            .iter()
            .map(|power| Able {
                text: say.word("power-", power.word()),
                locked: power.needs_second_step() && !who.two_steps,
            })
            .collect(),
    }
}

fn body(say: Say, law: &Law, body: &Body) -> (Said, Option<String>) {
    match body {
        Body::Everywhere => (Said::plain(say.t("desk-everywhere")), None),
        Body::Authority(id) => {
            let name = law.authority(id).map(|a| say.pick(&a.name));
            let name = name.unwrap_or_else(|| Said::plain(id));
            (name, Some(format!("/authorities/{id}")))
        }
        Body::Organisation(id) => (Said::plain(id.as_str()), Some(organisation_path(id))),
    }
}

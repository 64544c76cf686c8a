//! The second step of signing in: the one-time code.

use askama::Template;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, Html, IntoResponse, Response};

use super::sign_in::{NotIn, begun};
use super::{Frame, Shell};
use crate::App;
use crate::web::{Crumb, Form, Jar, Visitor, Wrong, to};

#[derive(Template)]
#[template(path = "sign_in/code.html")]
struct Page {
    shell: Shell,
    form_token: String,
    error: Option<String>,
}

/// `GET /sign-in/code`
pub async fn show(State(app): State<App>, jar: Jar, visitor: Visitor) -> Result<Response, Wrong> {
    let people = app.desk.people();
    match &jar.session {
        Some(token) if people.awaits_code(token).await? => {
            let frame = Frame::new(&app, visitor);
            let page = render(&frame, &people.form_token(token), None)?;
            Ok(Html(page).into_response())
        }
        _ => Ok(to("/sign-in")),
    }
}

/// `POST /sign-in/code`
pub async fn submit(
    State(app): State<App>,
    jar: Jar,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Wrong> {
    let people = app.desk.people();
    form.check(people, jar.session.as_ref())?;
    let Some(token) = &jar.session else {
        return Ok(to("/sign-in"));
    };
    let code = form.get("code");
    let not_in = if code.trim().is_empty() {
        NotIn::Empty
    } else {
        match people.sign_in_code(token, code).await {
            Ok(whole) => return Ok(begun(&jar, &whole, "/desk")),
            Err(error) => match NotIn::of(error)? {
                Some(not_in) => not_in,
                None => {
                    let clear = [(SET_COOKIE, jar.clear(Crumb::Session))];
                    return Ok((AppendHeaders(clear), to("/sign-in")).into_response());
                }
            },
        }
    };
    let frame = Frame::new(&app, visitor);
    let page = render(&frame, &people.form_token(token), Some(not_in))?;
    Ok(not_in.answer(page))
}

/// The page.
pub fn render(
    frame: &Frame,
    form_token: &str,
    not_in: Option<NotIn>,
) -> Result<String, askama::Error> {
    let say = frame.say();
    let error = not_in.map(|n| n.words(say, "code-empty", "code-wrong"));
    let title = say.titled(say.t("code-title"), error.is_some());
    Page {
        shell: frame.shell(title).fleeting(),
        form_token: form_token.to_owned(),
        error,
    }
    .render()
}

//! Signing in with login name and password, and signing out.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{RETRY_AFTER, SET_COOKIE};
use axum::response::{AppendHeaders, Html, IntoResponse, Response};
use desk::people::{SignIn, SignInError, Token};

use super::{Frame, Shell};
use crate::text::Say;
use crate::web::{Address, Crumb, Form, Jar, Officer, Visitor, Wrong, to};
use crate::{App, status};

/// What a visitor is told who did not get in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotIn {
    /// A field is empty.
    Empty,
    /// Not right.
    Wrong,
    /// Too many attempts.
    Wait {
        /// In seconds.
        seconds: u64,
    },
}

impl NotIn {
    /// A sign-in that went wrong, as it is told; `None` for one that is to begin
    /// again.
    pub(super) fn of(error: SignInError) -> Result<Option<Self>, Wrong> {
        match error {
            SignInError::Wrong => Ok(Some(Self::Wrong)),
            SignInError::Wait { seconds } => Ok(Some(Self::Wait { seconds })),
            SignInError::Late => Ok(None),
            SignInError::Fault(fault) => Err(fault.into()),
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::Empty | Self::Wrong => status::NOT_RIGHT,
            Self::Wait { .. } => status::TOO_MANY,
        }
    }

    /// In words, with the key of a wrong one.
    pub(super) fn words(self, say: Say, empty: &str, wrong: &str) -> String {
        match self {
            Self::Empty => say.t(empty),
            Self::Wrong => say.t(wrong),
            Self::Wait { seconds } => say.with("minutes", seconds.div_ceil(60)).t("sign-in-wait"),
        }
    }

    /// The answer with this page.
    pub(super) fn answer(self, page: String) -> Response {
        let mut response = (self.status(), Html(page)).into_response();
        if let Self::Wait { seconds } = self {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}

#[derive(Template)]
#[template(path = "sign_in/show.html")]
struct Page {
    shell: Shell,
    form_token: String,
    error: Option<String>,
    /// The login name as it was typed.
    login: String,
    signed_out: bool,
}

/// `GET /sign-in`
pub async fn show(State(app): State<App>, jar: Jar, visitor: Visitor) -> Result<Response, Wrong> {
    let people = app.desk.people();
    if let Some(token) = &jar.session
        && people.signed_in(token).await?.is_some()
    {
        return Ok(to("/desk"));
    }
    let visit = match &jar.visit {
        Some(visit) => visit.clone(),
        None => Token::new()?,
    };
    let signed_out = visitor.params.get("signed_out").is_some();
    let frame = Frame::new(&app, visitor);
    let page = render(&frame, &people.form_token(&visit), None, "", signed_out)?;
    Ok(([(SET_COOKIE, jar.set(Crumb::Visit, &visit))], Html(page)).into_response())
}

/// `POST /sign-in`
pub async fn submit(
    State(app): State<App>,
    jar: Jar,
    Address(address): Address,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Wrong> {
    let people = app.desk.people();
    form.check(people, jar.visit.as_ref())?;
    let (login, password) = (form.get("login"), form.get("password"));
    let not_in = if login.trim().is_empty() || password.is_empty() {
        NotIn::Empty
    } else {
        match people.sign_in(login, password, address).await {
            Ok(signed_in) => {
                // The browser forgets the session it had; so do we.
                if let Some(before) = &jar.session {
                    people.sign_out(before).await?;
                }
                return Ok(match signed_in {
                    SignIn::Done(token) => begun(&jar, &token, "/desk"),
                    SignIn::Code(token) => begun(&jar, &token, "/sign-in/code"),
                });
            }
            Err(error) => NotIn::of(error)?.unwrap_or(NotIn::Wrong),
        }
    };
    let token = jar.visit.as_ref().map(|visit| people.form_token(visit));
    let frame = Frame::new(&app, visitor);
    let page = render(
        &frame,
        &token.unwrap_or_default(),
        Some(not_in),
        login,
        false,
    )?;
    Ok(not_in.answer(page))
}

/// `POST /sign-out`
pub async fn sign_out(
    State(app): State<App>,
    officer: Officer,
    form: Form,
) -> Result<Response, Wrong> {
    let people = app.desk.people();
    form.check(people, Some(&officer.token))?;
    people.sign_out(&officer.token).await?;
    let clear = [(SET_COOKIE, officer.jar.clear(Crumb::Session))];
    Ok((AppendHeaders(clear), to("/sign-in?signed_out=yes")).into_response())
}

/// Sets the cookie of a sign-in and goes on.
pub(super) fn begun(jar: &Jar, token: &Token, path: &'static str) -> Response {
    let cookies = [
        (SET_COOKIE, jar.set(Crumb::Session, token)),
        (SET_COOKIE, jar.clear(Crumb::Visit)),
    ];
    (AppendHeaders(cookies), to(path)).into_response()
}

/// The page. After an error the login name stays; no password is ever sent back.
pub fn render(
    frame: &Frame,
    form_token: &str,
    not_in: Option<NotIn>,
    login: &str,
    signed_out: bool,
) -> Result<String, askama::Error> {
    let say = frame.say();
    let error = not_in.map(|n| n.words(say, "sign-in-empty", "sign-in-wrong"));
    let title = say.titled(say.t("sign-in-title"), error.is_some());
    Page {
        shell: frame.shell(title).fleeting(),
        form_token: form_token.to_owned(),
        error,
        login: login.chars().take(64).collect(),
        signed_out,
    }
    .render()
}

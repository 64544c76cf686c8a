//! Signing in by the door: who gets in, who does not, and what nobody else sees.

use std::io::Write;
use std::sync::{Arc, Mutex};

use desk::people::powers::{Body, Held, Role};

use crate::app::{App, day};
use crate::visitor::{PASSWORD, form_token};

const SESSION: &str = "__Host-session";

#[tokio::test]
async fn who_signs_in_comes_to_the_desk() {
    let app = App::new().await;
    app.add("officer-1").await;
    let held = Held {
        role: Role::Approver,
        body: Body::parse("tw-environment/taoyuan-epb").unwrap(),
        from: day("2024-06-01"),
        until: None,
    };
    let people = app.desk.people();
    people
        .give_role(app.desk.law(), "officer-1", held)
        .await
        .unwrap();
    let visitor = app.visitor();
    let stranger = visitor.get("/desk").await;
    assert_eq!(
        (stranger.status.as_u16(), stranger.header("location")),
        (303, "/sign-in")
    );
    let page = visitor.get("/sign-in").await;
    assert_eq!(page.status, 200);
    let visit = page.header("set-cookie");
    assert!(visit.starts_with("__Host-visit="), "{visit}");
    assert!(
        visit.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"),
        "{visit}"
    );
    let answer = visitor.sign_in("Officer-1", PASSWORD).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (303, "/desk")
    );
    let desk = visitor.get("/desk").await;
    assert_eq!(desk.status, 200);
    for text in [
        "Somebody Testing",
        "officer-1",
        "Approver",
        "needs a one-time code",
    ] {
        assert!(desk.body.contains(text), "{text}: {}", desk.body);
    }
    let again = visitor.get("/sign-in").await;
    assert_eq!(again.header("location"), "/desk");
    // In every language, from the same cookie.
    let chinese = visitor.get("/desk?lang=zh-Hant").await;
    assert!(chinese.body.contains("核定人員"), "{}", chinese.body);
}

#[tokio::test]
async fn what_is_wrong_is_told_without_which() {
    let app = App::new().await;
    app.add("officer-1").await;
    let visitor = app.visitor();
    let wrong = visitor.sign_in("officer-1", "not the password").await;
    let nobody = visitor.sign_in("\"><b>stranger", PASSWORD).await;
    for answer in [&wrong, &nobody] {
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("<title>Error: Sign in"));
        assert!(answer.body.contains("href=\"#login\""));
        assert!(
            answer
                .body
                .contains("The login name or the password is not right")
        );
        for typed in ["<b>stranger", PASSWORD, "not the password"] {
            assert!(!answer.body.contains(typed), "{typed}");
        }
    }
    assert!(wrong.body.contains("value=\"officer-1\""), "the name stays");
    let empty = visitor.sign_in("officer-1", "").await;
    assert_eq!(empty.status, 422);
    assert!(!visitor.cookies.borrow().contains_key(SESSION));
}

#[tokio::test]
async fn too_many_attempts_are_told_when_to_come_again() {
    let app = App::new().await;
    app.add("officer-1").await;
    let visitor = app.visitor();
    for _ in 0..5 {
        assert_eq!(visitor.sign_in("officer-1", "wrong").await.status, 422);
    }
    let stopped = visitor.sign_in("officer-1", PASSWORD).await;
    assert_eq!(stopped.status, 429);
    let seconds: i64 = stopped.header("retry-after").parse().unwrap();
    assert!((100..=181).contains(&seconds), "{seconds}");
    assert!(stopped.body.contains("Too many attempts"));
    app.wait(seconds);
    assert_eq!(visitor.sign_in("officer-1", PASSWORD).await.status, 303);
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let app = App::new().await;
    app.add("officer-1").await;
    let visitor = app.visitor();
    let login = [("login", "officer-1"), ("password", PASSWORD)];
    assert_eq!(
        visitor.post("/sign-in", &login).await.status,
        403,
        "no cookie"
    );
    let token = form_token(&visitor.get("/sign-in").await);
    assert_eq!(
        visitor.post("/sign-in", &login).await.status,
        403,
        "no token"
    );
    let strangers = form_token(&app.visitor().get("/sign-in").await);
    let with = |token| [("form_token", token), login[0], login[1]];
    let refused = visitor.post("/sign-in", &with(&strangers)).await;
    assert_eq!(refused.status, 403, "another's token");
    let refused = visitor
        .post_as("cross-site", "/sign-in", &with(&token))
        .await;
    assert_eq!(refused.status, 403, "another site");
    assert_eq!(refused.header("cache-control"), "no-store");
    assert_eq!(visitor.post("/sign-in", &with(&token)).await.status, 303);
    // Signed in: nor is one for signing out, or with the token of before.
    assert_eq!(visitor.post("/sign-out", &[]).await.status, 403);
    let old = visitor.post("/sign-out", &[("form_token", &token)]).await;
    assert_eq!(old.status, 403);
    assert_eq!(visitor.get("/desk").await.status, 200);
    assert_eq!(visitor.get("/sign-out").await.status, 405);
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    let app = App::new().await;
    app.add("officer-1").await;
    let visitor = app.visitor();
    visitor.sign_in("officer-1", PASSWORD).await;
    let stolen = visitor.cookies.borrow()[SESSION].clone();
    let out = visitor.sign_out().await;
    assert_eq!(out.header("location"), "/sign-in?signed_out=yes");
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert!(!visitor.cookies.borrow().contains_key(SESSION));
    let thief = app.visitor();
    thief
        .cookies
        .borrow_mut()
        .insert(SESSION.to_owned(), stolen);
    assert_eq!(thief.get("/desk").await.status, 303);
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    let app = App::new().await;
    app.add("officer-1").await;
    let visitor = app.visitor();
    // Two tabs: both opened before either signed in.
    let token = form_token(&visitor.get("/sign-in").await);
    let visit = visitor.cookies.borrow()["__Host-visit"].clone();
    visitor.sign_in("officer-1", PASSWORD).await;
    let before = visitor.cookies.borrow()[SESSION].clone();
    visitor
        .cookies
        .borrow_mut()
        .insert("__Host-visit".to_owned(), visit);
    let fields = [
        ("form_token", token.as_str()),
        ("login", "officer-1"),
        ("password", PASSWORD),
    ];
    assert_eq!(visitor.post("/sign-in", &fields).await.status, 303);
    assert_eq!(visitor.get("/desk").await.status, 200);
    let old = app.visitor();
    old.cookies.borrow_mut().insert(SESSION.to_owned(), before);
    assert_eq!(old.get("/desk").await.status, 303);
}

#[tokio::test]
async fn a_session_runs_out() {
    let app = App::new().await;
    app.add("officer-1").await;
    let visitor = app.visitor();
    visitor.sign_in("officer-1", PASSWORD).await;
    app.wait(29 * 60);
    assert_eq!(visitor.get("/desk").await.status, 200);
    app.wait(30 * 60);
    assert_eq!(visitor.get("/desk").await.header("location"), "/sign-in");
}

#[tokio::test]
async fn with_codes_set_up_the_password_is_half_the_way() {
    let app = App::new().await;
    app.add("officer-1").await;
    let set_up = app.set_up_codes("officer-1").await;
    let visitor = app.visitor();
    assert_eq!(
        visitor.get("/sign-in/code").await.header("location"),
        "/sign-in"
    );
    let half = visitor.sign_in("officer-1", PASSWORD).await;
    assert_eq!(half.header("location"), "/sign-in/code");
    let token = visitor.cookies.borrow()[SESSION].clone();
    assert_eq!(visitor.get("/desk").await.header("location"), "/sign-in");
    let wrong = visitor.fill("/sign-in/code", &[("code", "12345x")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("href=\"#code\""));
    let refused = visitor
        .post("/sign-in/code", &[("code", &app.code(&set_up))])
        .await;
    assert_eq!(refused.status, 403, "no form token");
    let done = visitor
        .fill("/sign-in/code", &[("code", &app.code(&set_up))])
        .await;
    assert_eq!(done.header("location"), "/desk");
    assert_ne!(visitor.cookies.borrow()[SESSION], token, "a new token");
    let desk = visitor.get("/desk").await;
    assert!(desk.body.contains("Password and one-time code"));
}

#[tokio::test]
async fn a_signed_in_page_is_nobody_elses() {
    let app = App::new().await;
    app.add("officer-1").await;
    let visitor = app.visitor();
    visitor.sign_in("officer-1", PASSWORD).await;
    for url in ["/desk", "/sign-in", "/sign-in/code", "/desk?lang=en"] {
        let (first, again) = (visitor.get(url).await, visitor.get(url).await);
        for answer in [&first, &again] {
            assert_eq!(answer.header("cache-control"), "no-store", "{url}");
            assert_eq!(answer.header("etag"), "", "{url}");
            assert_eq!(answer.header("content-encoding"), "", "{url}");
        }
        let stranger = app.visitor().get(url).await;
        assert!(!stranger.body.contains("Somebody"), "{url}");
    }
    let desk = app.visitor().get("/desk").await;
    assert_eq!(desk.header("location"), "/sign-in");
    // Two visitors never get one form token, nor one cookie.
    let (one, other) = (app.visitor(), app.visitor());
    let tokens = (
        form_token(&one.get("/sign-in").await),
        form_token(&other.get("/sign-in").await),
    );
    assert!(!tokens.0.is_empty() && tokens.0 != tokens.1);
    // What the public sees is the same, signed in or not.
    let public = visitor.get("/about").await;
    assert!(!public.body.contains("Somebody"));
}

#[tokio::test]
async fn every_route_behind_the_sign_in_sends_a_stranger_there() {
    let app = App::new().await;
    for route in server::SIGNED_IN {
        let answer = app.visitor().get(route).await;
        let expected = match route {
            "/sign-in" => (200, ""),
            "/sign-out" | "/desk/proceedings/{id}/{word}" => (405, ""),
            _ => (303, "/sign-in"),
        };
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            expected,
            "{route}"
        );
        assert_eq!(answer.header("cache-control"), "no-store", "{route}");
        assert_eq!(
            app.visitor().post(route, &[]).await.status.as_u16() / 100,
            match route {
                "/sign-in"
                | "/sign-in/code"
                | "/desk"
                | "/desk/queue"
                | "/desk/access/{organisation}"
                | "/desk/proceedings/{id}" => 4,
                // Where a form is sent by whoever is signed in.
                _ => 3,
            },
            "{route}"
        );
    }
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_log_line_tells_who_signed_in() {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let app = App::new().await;
    let person = app.add("officer-1").await;
    let visitor = app.visitor();
    {
        let _log = tracing_subscriber::util::SubscriberInitExt::set_default(subscriber);
        visitor.sign_in("officer-1", "wrong guess here").await;
        visitor.sign_in("officer-1", PASSWORD).await;
        visitor.get("/desk").await;
        visitor.sign_out().await;
    }
    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(
        log.contains("/sign-in") && log.contains("answered"),
        "{log}"
    );
    for text in [
        "officer-1",
        "Somebody",
        "wrong guess",
        PASSWORD,
        "192.0.2.1",
        &person,
    ] {
        assert!(!log.contains(text), "`{text}` is in the log");
    }
}

//! A browser, as far as signing in needs one: it keeps cookies and sends forms.

use std::cell::RefCell;
use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use desk::people::NewPerson;
use desk::people::totp::{self, SetUp};

use crate::app::{Answer, App};

pub const PASSWORD: &str = "violet kettle marsh 9";

pub struct Visitor<'a> {
    app: &'a App,
    pub address: &'static str,
    pub cookies: RefCell<BTreeMap<String, String>>,
}

impl App {
    pub fn visitor(&self) -> Visitor<'_> {
        Visitor {
            app: self,
            address: "192.0.2.1:40000",
            cookies: RefCell::default(),
        }
    }

    pub async fn add(&self, login: &str) -> String {
        let new = NewPerson {
            login,
            name: "Somebody Testing",
            password: PASSWORD,
        };
        self.desk.people().add(new).await.unwrap()
    }

    pub async fn set_up_codes(&self, login: &str) -> SetUp {
        self.desk.people().set_up_codes(login).await.unwrap()
    }

    pub fn code(&self, set_up: &SetUp) -> String {
        totp::shown(&set_up.secret, self.desk.now()).unwrap()
    }
}

/// The token in a page's form.
pub fn form_token(page: &Answer) -> String {
    let from = page.body.split("name=\"form_token\" value=\"").nth(1);
    let token = from.and_then(|rest| rest.split('"').next());
    token.unwrap_or_default().to_owned()
}

impl Visitor<'_> {
    async fn ask(&self, mut request: Request<Body>) -> Answer {
        let cookies: Vec<_> = self
            .cookies
            .borrow()
            .iter()
            .map(|(n, v)| format!("{n}={v}"))
            .collect();
        if !cookies.is_empty() {
            let cookies = cookies.join("; ").parse().unwrap();
            request.headers_mut().insert(COOKIE, cookies);
        }
        let peer: std::net::SocketAddr = self.address.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = self.app.ask(request).await;
        for line in answer.headers.get_all(SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, rest) = line.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            let mut cookies = self.cookies.borrow_mut();
            if line.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    pub async fn get(&self, url: &str) -> Answer {
        let request = Request::get(url)
            .header("accept-encoding", "br, gzip")
            .body(Body::empty());
        self.ask(request.unwrap()).await
    }

    pub async fn post(&self, url: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_as("same-origin", url, fields).await
    }

    /// As a browser that says where the form was sent from.
    pub async fn post_as(&self, site: &str, url: &str, fields: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC)
                .to_string()
        };
        let body: Vec<_> = fields
            .iter()
            .map(|(n, v)| format!("{}={}", encode(n), encode(v)))
            .collect();
        let request = Request::post(url)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", site)
            .body(Body::from(body.join("&")));
        self.ask(request.unwrap()).await
    }

    /// Opens a page and sends its form.
    pub async fn fill(&self, url: &str, fields: &[(&str, &str)]) -> Answer {
        let token = form_token(&self.get(url).await);
        let mut all = vec![("form_token", token.as_str())];
        all.extend(fields);
        self.post(url, &all).await
    }

    /// Sends a form that is on another page than where it goes.
    pub async fn fill_from(&self, page: &str, url: &str, fields: &[(&str, &str)]) -> Answer {
        let token = form_token(&self.get(page).await);
        let mut fields = fields.to_vec();
        fields.push(("form_token", &token));
        self.post(url, &fields).await
    }

    pub async fn sign_in(&self, login: &str, password: &str) -> Answer {
        self.fill("/sign-in", &[("login", login), ("password", password)])
            .await
    }

    pub async fn sign_out(&self) -> Answer {
        let token = form_token(&self.get("/desk").await);
        self.post("/sign-out", &[("form_token", &token)]).await
    }
}

//! A register in a temporary folder, with a few acts in it, and a way to ask it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use codes::{Date, Identifier};
use desk::Desk;
use desk::clock::{Clock, noon_utc};
use desk::config::Config;
use desk::open::Place;
use desk::record::Outcome;
use desk::{Draft, Matter, Ref, SubjectClaim};
use jiff::SignedDuration;
use register::{ActId, Citation, Value};
use tower::ServiceExt as _;

pub const CATALOGUE: &str = "tw-environment";
/// A facility with one penalty that stands, and one entered by error and taken back.
pub const FACILITY: &str = "tw-epa:H5000123";

pub struct App {
    router: Router,
    pub desk: Arc<Desk>,
    /// Seconds since noon.
    second: Arc<AtomicI64>,
    _data: tempfile::TempDir,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body))
    }
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn act_id(key: &str, on: &str) -> ActId {
    ActId::of_key(CATALOGUE, key, day(on))
}

fn draft(kind: &str, key: &str, on: &str, changes: Option<&str>) -> Draft {
    let provision = if kind == "registration" || kind == "penalty" {
        "waste-31"
    } else {
        "petition-1"
    };
    Draft {
        id: act_id(key, on),
        key: key.into(),
        kind: format!("{CATALOGUE}/{kind}").into(),
        authority: format!(
            "{CATALOGUE}/{}",
            if kind == "registration" {
                "epa"
            } else {
                "taoyuan-epb"
            }
        )
        .into(),
        basis: vec![Citation {
            provision: format!("{CATALOGUE}/{provision}"),
            pinpoint: None,
        }],
        day_of: None,
        decided_on: day(on),
        served_on: None,
        effective_from: day(on),
        effective_until: None,
        content: BTreeMap::new(),
        reasons: None,
        changes: changes.map(|key| Ref::Key(key.into())),
        rests_on: Vec::new(),
        known_at: None,
    }
}

fn matter(id: &str, name: &str, drafts: Vec<Draft>) -> Matter {
    Matter {
        source: "test".into(),
        catalogue: CATALOGUE.into(),
        subject: SubjectClaim {
            identifier: id.parse::<Identifier>().unwrap(),
            name: Some(name.into()),
            kind: catalogue::SubjectKind::Establishment,
            also: Vec::new(),
        },
        drafts,
    }
}

impl App {
    /// A sandbox that stands at 1 June 2024.
    pub async fn new() -> Self {
        let data = tempfile::tempdir().unwrap();
        let second = Arc::new(AtomicI64::new(0));
        let told = second.clone();
        let place = Place {
            clock: Some(Clock::Given(Arc::new(move || {
                let since = SignedDuration::from_secs(told.load(Ordering::SeqCst));
                noon_utc(day("2024-06-01")).saturating_add(since).unwrap()
            }))),
            ..Place::at(data.path())
        };
        let config = Config {
            format: 1,
            origin: "register.example".into(),
            sandbox: Some(day("2024-06-01")),
            database: None,
        };
        let catalogues = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../catalogues");
        place.create(&config, Some(&catalogues)).unwrap();
        let desk = place.open().await.unwrap();
        let name = "大園<b>興業</b>股份有限公司";
        let mut penalty = draft("penalty", "p1", "2024-03-08", None);
        penalty
            .content
            .insert("fine_twd".into(), Value::Integer(60_000));
        let mut late = draft("penalty", "p2", "2023-02-01", None);
        late.content
            .insert("fine_twd".into(), Value::Integer(1_234));
        let registration = || draft("registration", "r1", "2010-01-01", None);
        let mut matters = vec![matter(FACILITY, name, vec![registration()])];
        matters.push(matter(FACILITY, name, vec![penalty]));
        matters.push(matter(
            FACILITY,
            name,
            vec![late, withdrawal("p2", "2023-03-01", desk.law())],
        ));
        matters.push(matter(
            FACILITY,
            "大園興行股份有限公司",
            vec![draft("penalty", "p3", "2024-04-01", None)],
        ));
        for n in 0..5 {
            let id = format!("tw-epa:T{n:07}");
            matters.push(matter(
                &id,
                &format!("工廠{n}號"),
                vec![draft("registration", &format!("t{n}"), "2012-05-05", None)],
            ));
        }
        let outcomes = desk.record(matters).await.unwrap();
        for (n, outcome) in outcomes.iter().enumerate() {
            let held = matches!(outcome, Outcome::Held { .. });
            assert!(
                !matches!(outcome, Outcome::Refused { .. }) && held == (n == 3),
                "{n}: {outcome:?}"
            );
        }
        let desk = Arc::new(desk);
        Self {
            router: server::router(desk.clone()),
            desk,
            second,
            _data: data,
        }
    }

    /// Moves the clock.
    pub fn wait(&self, seconds: i64) {
        self.second.fetch_add(seconds, Ordering::SeqCst);
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    pub async fn get(&self, url: &str) -> Answer {
        self.ask(Request::get(url).body(Body::empty()).unwrap())
            .await
    }

    pub async fn get_with(&self, url: &str, name: &str, value: &str) -> Answer {
        self.ask(
            Request::get(url)
                .header(name, value)
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }
}

/// Takes an act back as entered by error, under a provision the kind allows.
fn withdrawal(key: &str, on: &str, law: &catalogue::Law) -> Draft {
    let kind = &law.catalogues[CATALOGUE].act_kinds["withdrawn-entry-error"];
    let mut draft = draft(
        "withdrawn-entry-error",
        &format!("{key}/withdrawn"),
        on,
        Some(key),
    );
    draft.basis = vec![Citation {
        provision: format!("{CATALOGUE}/{}", kind.provisions[0]),
        pinpoint: None,
    }];
    draft
}

//! Serves the sample pages, for looking at: `cargo run -p standing-server --example samples --features samples -- 8099`.
//!
//! The acts' receipts are real: signed here, in a log of one entry more than needed, so that
//! the page's own verification can be tried.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::http::{StatusCode, Uri};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use server::samples;
use server::text::Lang;
use server::web;

async fn page(uri: Uri, headers: axum::http::HeaderMap) -> Response {
    let visitor = web::Visitor::of(&uri, &headers);
    let wanted = format!(
        "{}{}",
        uri.path(),
        uri.query().map(|q| format!("?{q}")).unwrap_or_default()
    );
    let asked = wanted
        .replace("&lang=", "?lang=")
        .split("?lang=")
        .next()
        .unwrap_or_default()
        .to_owned();
    let pages = samples::pages(visitor.say.lang()).unwrap_or_default();
    let exact = pages.iter().find(|(url, _)| *url == asked);
    let found = exact.or_else(|| pages.iter().find(|(url, _)| url == uri.path()));
    match found {
        Some((_, html)) => {
            ([(CONTENT_TYPE, "text/html; charset=utf-8")], html.clone()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn list() -> String {
    let pages = samples::pages(Lang::En).unwrap_or_default();
    pages.into_iter().map(|(url, _)| url + "\n").collect()
}

fn receipt() -> serde_json::Value {
    use ledger::credential::{IssuerKey, Issuing, combine, issue};
    use serde_json::json;
    let key = IssuerKey::from_seed(&[7; 32], "tw-environment/epb-taoyuan");
    let mut salt = 0u8;
    let issued = issue(
        &Issuing {
            typ: "dc+sd-jwt",
            plain: &[
                (
                    "iss",
                    json!("register.example/a/tw-environment/epb-taoyuan"),
                ),
                ("vct", json!("tw-environment/penalty")),
            ],
            hidden: &[
                ("subject", json!("tw-epa:H5000123")),
                ("amount", json!(60000)),
                ("reasons", json!("廢樹脂")),
            ],
        },
        || {
            salt += 1;
            [salt; 16]
        },
        &key,
    )
    .expect("issued");
    let entries = [
        issued.jwt.as_bytes().to_vec(),
        b"another".to_vec(),
        b"a third".to_vec(),
    ];
    let leaves: Vec<ledger::Hash> = entries.iter().map(|e| ledger::Hash::leaf(e)).collect();
    let left = ledger::Hash::node(&leaves[0], &leaves[1]);
    let root = ledger::Hash::node(&left, &leaves[2]);
    let signer = ledger::Signer::from_seed("register.example/log", &[9; 32]).expect("signer");
    let checkpoint = ledger::Checkpoint {
        origin: "register.example/log".into(),
        size: 3,
        root,
    }
    .sign(&[&signer]);
    let proof = ledger::Receipt::new(0, vec![leaves[1], leaves[2]], checkpoint).to_text();
    json!({
        "format": "standing-receipt/v1", "act": "x", "credential": combine(&issued.jwt, &issued.disclosures),
        "issuer_key": key.public().to_jwk(), "issuer": "register.example/a/tw-environment/epb-taoyuan", "index": 0, "proof": proof,
        "log_key": signer.vkey(),
    })
}

#[tokio::main]
async fn main() {
    let port: u16 = std::env::args()
        .nth(1)
        .and_then(|p| p.parse().ok())
        .unwrap_or(8099);
    let app = Router::new()
        .route("/assets/{hash}/{name}", get(web::assets))
        .route("/sample-pages", get(list))
        .route(
            "/api/v1/acts/{id}/receipt",
            get(|| async { axum::Json(receipt()) }),
        )
        .fallback(get(page))
        .layer(from_fn(web::remember_language))
        .layer(from_fn(web::headers));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port))
        .await
        .expect("a free port");
    println!("http://{}/", listener.local_addr().expect("an address"));
    axum::serve(listener, app).await.expect("served");
}

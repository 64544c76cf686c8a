//! The API: shapes, errors, entity tags.

use crate::app::{App, FACILITY, act_id};
use axum::body::Body;
use axum::http::Request;

#[tokio::test]
async fn an_organisation_comes_with_what_stands() {
    let app = App::new().await;
    let answer = app.get(&format!("/api/v1/organisations/{FACILITY}")).await;
    let json = answer.json();
    assert_eq!(json["standing_against"], 1);
    assert_eq!(json["organisation"]["id"], FACILITY);
    assert!(!answer.body.contains("1234"), "what fell is in no answer");
    let text = &json["adverse"][0]["opening"]["kind_title"];
    assert!(text["en"].is_string() && text["zh-Hant"].is_string());
}

#[tokio::test]
async fn what_is_wrong_is_a_problem() {
    let app = App::new().await;
    let check = async |url: &str, status: u16, param: Option<&str>| {
        let answer = app.get(url).await;
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{url}"
        );
        let json = answer.json();
        assert_eq!(
            (answer.status.as_u16(), &json["status"]),
            (status, &status.into()),
            "{url}"
        );
        assert_eq!(json["param"].as_str(), param, "{url}");
    };
    check("/api/v1/nothing", 404, None).await;
    check("/api/v2", 404, None).await;
    check("/api/v1/organisations/nothing", 400, Some("id")).await;
    check("/api/v1/organisations/tw-epa:X0000000", 404, None).await;
    check(
        &format!("/api/v1/organisations/{FACILITY}?as_of=2024-02-30"),
        400,
        Some("as_of"),
    )
    .await;
    check(
        &format!("/api/v1/organisations/{FACILITY}?known_at=soon"),
        400,
        Some("known_at"),
    )
    .await;
    check("/api/v1/organisations", 400, Some("q")).await;
    check("/api/v1/acts?limit=0", 400, Some("limit")).await;
    check("/api/v1/acts?after=x", 400, Some("after")).await;
    // A program that sends an empty value is told; a form need not care.
    check("/api/v1/acts?limit=", 400, Some("limit")).await;
    check("/api/v1/acts?adverse=", 400, Some("adverse")).await;
    check("/api/v1/acts/x", 400, Some("id")).await;
    check("/api/v1/acts/20240101-0000000000000", 404, None).await;
    check("/api/v1/organisations/%FF", 404, None).await;
    let answer = app
        .ask(Request::post("/api/v1/acts").body(Body::empty()).unwrap())
        .await;
    assert_eq!(answer.json()["status"], 405);
    assert!(answer.header("allow").contains("GET"));
}

#[tokio::test]
async fn a_client_that_has_the_answer_is_told_so() {
    let app = App::new().await;
    let url = format!("/api/v1/organisations/{FACILITY}");
    let first = app.get(&url).await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"'));
    let again = app.get_with(&url, "if-none-match", &tag).await;
    assert_eq!((again.status.as_u16(), again.body.as_str()), (304, ""));
    let packed = app.get_with(&url, "accept-encoding", "br").await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert_ne!(packed.header("etag"), tag, "other bytes, other tag");
    let again = app
        .get_with(&url, "if-none-match", packed.header("etag"))
        .await;
    assert_eq!(again.status, 304);
    let head = app
        .ask(Request::head(&url).body(Body::empty()).unwrap())
        .await;
    assert_eq!(
        (head.header("etag"), head.body.as_str()),
        (tag.as_str(), "")
    );
    assert_eq!(head.header("content-length"), first.body.len().to_string());
}

#[tokio::test]
async fn acts_come_page_by_page() {
    let app = App::new().await;
    let (mut url, mut seen) = ("/api/v1/acts?limit=2".to_owned(), Vec::new());
    loop {
        let page = app.get(&url).await.json();
        let items = page["items"].as_array().unwrap().clone();
        assert!(items.len() <= 2);
        seen.extend(items.iter().map(|i| i["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => url = format!("/api/v1/acts?limit=2&after={next}"),
            None => break,
        }
    }
    let mut sorted = seen.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), seen.len(), "no act twice");
    assert!(seen.contains(&act_id("p1", "2024-03-08").to_string()));
    assert!(
        !seen.contains(&act_id("p2", "2023-02-01").to_string()),
        "what fell is in no list"
    );
}

#[tokio::test]
async fn a_receipt_verifies_and_a_gone_act_says_what_is_left() {
    let app = App::new().await;
    let answer = app
        .get(&format!(
            "/api/v1/acts/{}/receipt",
            act_id("p1", "2024-03-08")
        ))
        .await;
    let receipt: desk::receipt::Receipt = serde_json::from_str(&answer.body).unwrap();
    receipt.verify(None).unwrap();
    let gone = app
        .get(&format!("/api/v1/acts/{}", act_id("p2", "2023-02-01")))
        .await;
    assert!([404, 410].contains(&gone.status.as_u16()));
    assert_eq!(gone.header("content-type"), "application/problem+json");
    assert!(!gone.body.contains("興業"));
}

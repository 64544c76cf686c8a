//! Pages: what a visitor reads.

use crate::app::{App, FACILITY, act_id};
use axum::body::Body;
use axum::http::Request;

#[tokio::test]
async fn a_page_answers_what_stands_today() {
    let app = App::new().await;
    let page = app.get(&format!("/organisations/{FACILITY}")).await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(
        page.body
            .contains("One act stands against this organisation today")
    );
    assert!(page.body.contains("Environmental penalty") && page.body.contains("NT$60,000"));
    assert!(
        page.body.contains("&#60;b&#62;") && !page.body.contains("<b>興業"),
        "a name is text"
    );
    let before = app
        .get(&format!("/organisations/{FACILITY}?as_of=2024-01-01"))
        .await;
    assert!(
        before
            .body
            .contains("On 1 January 2024 nothing stood against this organisation"),
        "{}",
        before.body
    );
    assert!(
        !before.body.contains("1,234"),
        "going back does not bring back what fell"
    );
}

#[tokio::test]
async fn a_past_day_says_so_and_brings_back_nothing() {
    let app = App::new().await;
    let page = app
        .get(&format!(
            "/organisations/{FACILITY}?as_of=2023-02-10&known_at=2030-01-01"
        ))
        .await;
    assert_eq!(page.status, 200);
    assert!(
        page.body
            .contains("On 10 February 2023, as known on 1 January 2030, nothing stood"),
        "{}",
        page.body
    );
    assert!(page.body.contains("See today"));
    // It stood on that day and was taken back since.
    assert!(page.body.contains("One act is no longer shown."));
    assert!(!page.body.contains("1,234"));
}

#[tokio::test]
async fn a_day_that_cannot_be_read_is_told_on_its_form() {
    let app = App::new().await;
    let url = format!("/organisations/{FACILITY}?as_of=soon&known_at=2023-01-01");
    let page = app.get(&url).await;
    assert_eq!(page.status, 400);
    assert!(page.body.contains("<title>Error: "));
    assert!(page.body.contains("<a href=\"#as_of\">"), "{}", page.body);
    assert!(page.body.contains("value=\"soon\"") && page.body.contains("value=\"2023-01-01\""));
}

#[tokio::test]
async fn what_is_unverified_links_to_why_and_names_say_their_language() {
    let app = App::new().await;
    let page = app
        .get(&format!("/organisations/{FACILITY}?lang=en"))
        .await
        .body;
    assert!(page.contains("class=\"unverified\" href=\"/catalogues/tw-environment#unverified\""));
    assert!(page.contains("<span lang=\"zh-Hant\">"), "{page}");
    let start = app.get("/?lang=en").await.body;
    assert!(
        start.contains("For example:") && start.contains(&format!("/organisations/{FACILITY}"))
    );
}

#[tokio::test]
async fn the_language_is_the_visitors() {
    let app = App::new().await;
    let page = app.get_with("/", "accept-language", "zh-TW,zh;q=0.9").await;
    assert!(page.body.contains("<html lang=\"zh-Hant\">"));
    let page = app
        .get_with("/?lang=zh-Hans", "accept-language", "en")
        .await;
    assert!(page.body.contains("<html lang=\"zh-Hans\">"));
    assert!(page.header("set-cookie").starts_with("lang=zh-Hans;"));
    assert!(page.header("vary").contains("accept-language"));
}

#[tokio::test]
async fn looking_up_an_identifier_leads_there_and_a_name_to_a_list() {
    let app = App::new().await;
    let page = app.get("/search?q=h5000123").await;
    assert_eq!(
        (page.status.as_u16(), page.header("location")),
        (303, "/organisations/tw-epa:H5000123")
    );
    let page = app.get("/search?q=%E5%B7%A5%E5%BB%A0").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("5 organisations"), "{}", page.body);
    assert!(
        app.get("/search?q=zzzz")
            .await
            .body
            .contains("Nothing found")
    );
}

#[tokio::test]
async fn an_act_that_fell_is_gone() {
    let app = App::new().await;
    let page = app
        .get(&format!("/acts/{}", act_id("p2", "2023-02-01")))
        .await;
    assert!(
        [404, 410].contains(&page.status.as_u16()),
        "{}",
        page.status
    );
    assert!(!page.body.contains("興業") && !page.body.contains("1,234"));
    let page = app
        .get(&format!("/acts/{}", act_id("p1", "2024-03-08")))
        .await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("id=\"verify\""));
}

#[tokio::test]
async fn what_is_wrong_is_a_page() {
    let app = App::new().await;
    let page = app.get("/no/such").await;
    assert_eq!(
        (page.status.as_u16(), page.header("content-type")),
        (404, "text/html; charset=utf-8")
    );
    assert!(page.body.contains("Page not found"));
    let page = app
        .get(&format!("/organisations/{FACILITY}?as_of=soon"))
        .await;
    assert_eq!(page.status, 400);
    assert!(
        page.body.contains("<title>Error: "),
        "the title begins with the word"
    );
    let page = app
        .ask(Request::post("/").body(Body::empty()).unwrap())
        .await;
    assert_eq!(page.status, 405);
    assert!(page.header("allow").contains("GET"), "{:?}", page.headers);
}

#[tokio::test]
async fn what_is_held_names_nobody() {
    let app = App::new().await;
    let page = app.get("/held").await;
    assert!(page.body.contains("One row is held."), "{}", page.body);
    assert!(!page.body.contains("興行"));
}

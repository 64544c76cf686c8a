//! A company's number is a further identifier of each of its factories: it
//! names one of them only while there is one (promise 6).

use desk::view::Audience;
use desk::{Desk, Matter};

use crate::small_register::{id, matter, open, said};

const COMPANY: &str = "tw-ubn:22099131";
const SEVERAL: &str = "`tw-ubn:22099131` belongs to 2 organisations of this register: \
                       name one by its own identifier";

fn factory(number: &str) -> Matter {
    let name = format!("Factory {number}");
    matter(
        "registration",
        &format!("factory:{number}"),
        Some(&name),
        &[COMPANY],
    )
}

fn licence_of_the_company() -> Matter {
    matter("licence", COMPANY, None, &[])
}

async fn check(desk: &Desk, batch: Vec<Matter>, expected: &[&str]) {
    let outcomes = desk.record(batch).await.expect("an answer");
    let outcomes: Vec<_> = outcomes.iter().map(said).collect();
    assert_eq!(outcomes, expected);
}

/// Own identifiers of the organisations found.
async fn found(desk: &Desk, query: &str) -> Vec<String> {
    let hits = desk.look_up(query, 10).await.expect("look-up");
    let mut hits: Vec<_> = hits
        .into_iter()
        .map(|hit| hit.subject.id.to_string())
        .collect();
    hits.sort();
    hits
}

async fn shown(desk: &Desk, identifier: &str) -> Option<String> {
    let asked = desk.asked(None, None);
    let view = desk
        .organisation(&id(identifier), asked, Audience::Public)
        .await
        .expect("read");
    Some(view?.subject.id.to_string())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_recorded_about_one_of_several() {
    let data = tempfile::tempdir().expect("a folder");
    let desk = open(data.path()).await;

    check(&desk, vec![factory("1")], &["recorded"]).await;
    assert_eq!(shown(&desk, COMPANY).await.as_deref(), Some("factory:1"));

    check(&desk, vec![factory("2")], &["recorded"]).await;
    check(&desk, vec![licence_of_the_company()], &[SEVERAL]).await;
    assert_eq!(shown(&desk, COMPANY).await, None);
    assert_eq!(
        shown(&desk, "factory:2").await.as_deref(),
        Some("factory:2")
    );
    for query in [COMPANY, "22099131", "Factory"] {
        assert_eq!(found(&desk, query).await, ["factory:1", "factory:2"]);
    }
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nor_when_one_of_them_came_just_before() {
    let data = tempfile::tempdir().expect("a folder");
    let desk = open(data.path()).await;

    check(&desk, vec![factory("1")], &["recorded"]).await;
    check(
        &desk,
        vec![factory("2"), licence_of_the_company()],
        &["recorded", SEVERAL],
    )
    .await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_own_it_is_goes_first() {
    let data = tempfile::tempdir().expect("a folder");
    let desk = open(data.path()).await;

    check(&desk, vec![factory("1"), factory("2")], &["recorded"; 2]).await;
    let company = matter("registration", COMPANY, Some("The Company"), &[]);
    check(
        &desk,
        vec![company, licence_of_the_company()],
        &["recorded"; 2],
    )
    .await;
    assert_eq!(shown(&desk, COMPANY).await.as_deref(), Some(COMPANY));
    assert_eq!(found(&desk, COMPANY).await, [COMPANY]);
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_alone_is_meant_even_in_its_own_batch() {
    let data = tempfile::tempdir().expect("a folder");
    let desk = open(data.path()).await;

    check(
        &desk,
        vec![factory("1"), licence_of_the_company()],
        &["recorded"; 2],
    )
    .await;
    desk.close().await;
}

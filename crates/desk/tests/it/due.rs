//! What falls due, over a register of more than one page.

use std::sync::Mutex;

use codes::Date;
use desk::view::{Audience, DueFilter};
use register::due::What;

use crate::small_register::{day, id, matter, open};

/// More than are folded in one go.
const FACTORIES: usize = 600;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_organisation_is_walked_once() {
    let data = tempfile::tempdir().expect("a folder");
    let desk = open(data.path()).await;
    let factory = |n: usize| {
        let id = format!("factory:{n:05}");
        matter("registration", &id, Some(&format!("Factory {n}")), &[])
    };
    desk.record((0..FACTORIES).map(factory).collect())
        .await
        .expect("an answer");
    let walked = Mutex::new(Vec::new());
    let told = |n| walked.lock().expect("no panic").push(n);
    let all = DueFilter::between(day(), day());
    let lines = desk
        .due(&all, Audience::Operator, &told)
        .await
        .expect("lines");
    assert_eq!(lines.len(), FACTORIES);
    assert!(
        lines
            .iter()
            .all(|line| line.due.what == What::ShowingBegins)
    );
    assert!(lines.is_sorted_by(|a, b| a.due.order() <= b.due.order()));
    let walked = walked.into_inner().expect("no panic");
    assert_eq!(walked.last(), Some(&(FACTORIES as u64)));
    assert!(walked.len() > 1, "in pages: {walked:?}");

    let quiet = |_| ();
    let one = DueFilter {
        subject: Some(id("factory:00007")),
        ..all.clone()
    };
    let lines = desk
        .due(&one, Audience::Public, &quiet)
        .await
        .expect("lines");
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].subject.name, "Factory 7");
    assert_eq!(lines[0].authority.get("en"), "The Bureau");

    let count = async |filter: DueFilter| {
        let lines = desk.due(&filter, Audience::Operator, &quiet).await;
        lines.expect("lines").len()
    };
    let bureau = DueFilter {
        authority: Some("small/bureau".into()),
        ..all.clone()
    };
    assert_eq!(count(bureau).await, FACTORIES);
    let other = DueFilter {
        catalogue: Some("other".into()),
        ..all.clone()
    };
    assert_eq!(count(other).await, 0);
    // As of an earlier day nothing of it was there yet.
    let before = Date::constant(2020, 5, 3);
    assert_eq!(count(DueFilter::between(before, day())).await, 0);
    let nobody = DueFilter {
        subject: Some(id("factory:99999")),
        ..all
    };
    assert_eq!(count(nobody).await, 0);
}

//! Accesses: only ever added, read by organisation.

use store::{AccessRow, Page};

use super::world::World;
use super::write::{at, id};

pub fn access(name: &str, proceeding: &str, what: &str, second: i64) -> AccessRow {
    AccessRow {
        id: name.to_owned(),
        subject: id("tw-ubn:04595257"),
        proceeding: proceeding.to_owned(),
        authority: "tw-environment/taipei-epb".to_owned(),
        person: "officer-1".to_owned(),
        role: "officer".to_owned(),
        body: "tw-environment/taipei-epb".to_owned(),
        what: what.to_owned(),
        at: at(second),
    }
}

pub async fn accesses_are_read_newest_first_by_organisation(world: World) {
    let store = world.both().await;
    let mut all: Vec<_> = ["a", "b", "c"]
        .iter()
        .zip(1..)
        .map(|(name, second)| access(name, "p", "viewed", second))
        .collect();
    let other = AccessRow {
        subject: id("tw-ubn:84149961"),
        ..access("d", "q", "viewed", 4)
    };
    all.push(other.clone());
    store.add_accesses(all.clone(), None).await.expect("kept");
    let page = async |subject: &str, after: Option<&str>, limit| {
        let page = Page {
            after: after.map(str::to_owned),
            limit,
        };
        let rows = store.accesses_page(&id(subject), &page).await;
        rows.expect("a page")
    };
    let (a, b, c) = (all[0].clone(), all[1].clone(), all[2].clone());
    assert_eq!(page("tw-ubn:04595257", None, 2).await, [c, b]);
    assert_eq!(
        page("tw-ubn:04595257", Some("b"), 2).await,
        std::slice::from_ref(&a)
    );
    assert_eq!(page("tw-ubn:84149961", None, 9).await, [other]);
    // All or none: one id is there already.
    let again = vec![access("e", "p", "viewed", 5), a];
    assert!(store.add_accesses(again, None).await.is_err());
    assert_eq!(page("tw-ubn:04595257", None, 9).await.len(), 3);
}

pub async fn what_was_looked_at_lately_is_kept_once(world: World) {
    let store = world.both().await;
    let subject = id("tw-ubn:04595257");
    let add = async |rows: Vec<AccessRow>, since: i64| {
        store
            .add_accesses(rows, Some(at(since)))
            .await
            .expect("kept");
        let page = Page {
            after: None,
            limit: 99,
        };
        let rows = store.accesses_page(&subject, &page).await.expect("a page");
        rows.len()
    };
    assert_eq!(add(vec![access("a", "p", "viewed", 100)], 0).await, 1);
    assert_eq!(add(vec![access("b", "p", "viewed", 150)], 50).await, 1);
    assert_eq!(add(vec![access("c", "p", "viewed", 200)], 100).await, 2);
    let mut another = access("f", "p", "viewed", 201);
    another.person = "officer-2".to_owned();
    let others = vec![
        access("d", "q", "viewed", 201),
        access("e", "p", "listed", 201),
        another,
        access("g", "p", "viewed", 201),
    ];
    assert_eq!(add(others, 101).await, 5);
}

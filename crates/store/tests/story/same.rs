//! Both databases answer alike, to the byte and in order.

use std::fmt::Write as _;

use codes::Identifier;
use store::{Commit, Page, Store, ThreadFilter};

use super::world::World;
use super::write::{PROVISION, act, claim, commit, head, held, id};

/// Names whose order differs between bytes and any language's rules.
const NAMES: [&str; 12] = [
    "a", "B", "ä", "z", "Z", "é", "中", "一", "台灣", "Ω", "🏭", "a b",
];

async fn fill(store: &dyn Store) {
    let epoch = claim(store).await;
    let acts: Vec<_> = NAMES
        .iter()
        .enumerate()
        .map(|(n, name)| {
            act(
                &format!("x:{}{n}", char::from(b'A' + (n as u8 * 5) % 26)),
                name,
                name,
                &format!("2017-{:02}-01", n % 12 + 1),
            )
        })
        .collect();
    let mut full = commit(epoch, 0, &acts);
    for (row, name) in full.names.iter_mut().zip(NAMES) {
        row.folded = format!("n{name}");
    }
    full.held = NAMES.iter().map(|name| held(name, "c", 1)).collect();
    full.identifiers = vec![(
        id("lei:5493001KJTIIGC8Y1R12"),
        acts[3].subject.identifier.clone(),
    )];
    store.commit(full).await.expect("kept");
}

/// Answers to every verb, in words.
async fn told(store: &dyn Store) -> String {
    let mut out = String::new();
    let page = Page {
        after: None,
        limit: 100,
    };
    let subjects = store.subjects_page(None, &page).await.expect("subjects");
    let ids: Vec<Identifier> = subjects.iter().map(|row| row.id.clone()).collect();
    writeln!(out, "{:?}", store.head().await.expect("head")).expect("written");
    writeln!(out, "{:?}", store.entries(0, 99).await.expect("entries")).expect("written");
    writeln!(out, "{subjects:#?}").expect("written");
    for id in &ids {
        writeln!(out, "{:#?}", store.acts_of(id).await.expect("acts")).expect("written");
        let one = std::slice::from_ref(id);
        writeln!(out, "{:?}", store.names(one).await.expect("names")).expect("written");
        writeln!(
            out,
            "{:?}",
            store.identifiers_of(id).await.expect("identifiers")
        )
        .expect("written");
    }
    for filter in [
        ThreadFilter::default(),
        ThreadFilter {
            basis: Some(PROVISION.to_owned()),
            ..ThreadFilter::default()
        },
    ] {
        writeln!(
            out,
            "{:#?}",
            store.threads_page(&filter, &page).await.expect("threads")
        )
        .expect("written");
    }
    writeln!(
        out,
        "{:#?}",
        store.held_page(None, &page).await.expect("held")
    )
    .expect("written");
    for prefix in ["n", "na", "n台", "5493", "a", "lei"] {
        writeln!(
            out,
            "{:#?}",
            store.look_up(prefix, 5).await.expect("look-up")
        )
        .expect("written");
    }
    writeln!(out, "{:?}", store.stats().await.expect("stats")).expect("written");
    out
}

pub async fn both_say_the_same(one: World, other: World) {
    let (one, other) = (one.open().await, other.open().await);
    fill(&*one).await;
    fill(&*other).await;
    let (one, other) = (told(&*one).await, told(&*other).await);
    assert!(one.contains("台灣"));
    for (a, b) in one.lines().zip(other.lines()) {
        assert_eq!(a, b);
    }
    assert_eq!(one, other);
}

pub async fn order_is_by_bytes_in_any_script(world: World) {
    let store = world.open().await;
    fill(&*store).await;
    let mut expected: Vec<_> = NAMES.to_vec();
    expected.sort_unstable();
    let hits = store.look_up("n", 100).await.expect("look-up");
    let names: Vec<_> = hits.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, expected);
    expected.reverse();
    let page = Page {
        after: None,
        limit: 100,
    };
    let held = store.held_page(None, &page).await.expect("held");
    let ids: Vec<_> = held.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, expected);
    assert_eq!(store.head().await.expect("head"), head(NAMES.len() as u64));
    let empty = Commit {
        expected_size: 12,
        epoch: 1,
        ..Commit::default()
    };
    store.commit(empty).await.expect("nothing to keep");
}

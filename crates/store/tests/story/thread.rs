//! Threads and their lists.

use register::{Act, Citation, State};
use store::{Page, Store, ThreadFilter};

use super::world::World;
use super::write::{AUTHORITY, KIND, PROVISION, act, claim, commit, date, keep, thread};

pub async fn a_thread_is_changed_by_later_acts(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    keep(&*store, epoch, std::slice::from_ref(&one))
        .await
        .expect("kept");
    let mut step = act("tw-ubn:04595257", "甲公司", "2", "2018-01-02");
    step.thread = one.thread.clone();
    let mut changed = thread(&one);
    changed.state = State::Annulled;
    changed.since = date("2018-01-02");
    changed.ends_on = None;
    changed.shown_until = Some(date("2018-01-02"));
    let mut full = commit(epoch, 1, &[step]);
    full.threads = vec![changed.clone()];
    store.commit(full).await.expect("kept");
    let page = Page {
        after: None,
        limit: 9,
    };
    let threads = store
        .threads_page(&ThreadFilter::default(), &page)
        .await
        .expect("page");
    assert_eq!(threads, [changed]);
}

/// Keys of the threads a filter lists, and their number.
async fn listed(store: &dyn Store, acts: &[Act], filter: ThreadFilter) -> Vec<usize> {
    let page = Page {
        after: None,
        limit: 99,
    };
    let threads = store.threads_page(&filter, &page).await.expect("page");
    assert_eq!(
        store.threads_count(&filter).await.expect("count"),
        threads.len() as u64
    );
    threads
        .iter()
        .map(|thread| {
            acts.iter()
                .position(|act| act.id == thread.id)
                .expect("known")
        })
        .collect()
}

pub async fn lists_are_filtered(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let mut acts: Vec<_> = (0..4)
        .map(|n| {
            act(
                "tw-ubn:04595257",
                "甲公司",
                &n.to_string(),
                &format!("2017-10-0{}", n + 1),
            )
        })
        .collect();
    acts[1].kind = "tw-environment/permit".into();
    acts[2].authority = "cn-tax/shanghai".into();
    acts[2].kind = "cn-tax/penalty".into();
    acts[3].basis.push(Citation {
        provision: "tw-environment/waste-52".to_owned(),
        pinpoint: None,
    });
    let mut full = commit(epoch, 0, &acts);
    full.threads[1].adverse = false;
    full.threads[1].shown_from = None;
    full.threads[3].shown_until = Some(date("2018-01-01"));
    store.commit(full).await.expect("kept");

    let all = ThreadFilter::default;
    let text = |text: &str| Some(text.to_owned());
    let check = async |filter: ThreadFilter, expected: &[usize]| {
        assert_eq!(
            listed(&*store, &acts, filter.clone()).await,
            expected,
            "{filter:?}"
        );
    };
    check(all(), &[3, 2, 1, 0]).await;
    check(
        ThreadFilter {
            catalogue: text("tw-environment"),
            ..all()
        },
        &[3, 1, 0],
    )
    .await;
    check(
        ThreadFilter {
            kind: text(KIND),
            ..all()
        },
        &[3, 0],
    )
    .await;
    check(
        ThreadFilter {
            authority: text(AUTHORITY),
            ..all()
        },
        &[3, 1, 0],
    )
    .await;
    check(
        ThreadFilter {
            basis: text(PROVISION),
            ..all()
        },
        &[3, 2, 1, 0],
    )
    .await;
    check(
        ThreadFilter {
            basis: text("tw-environment/waste-52"),
            ..all()
        },
        &[3],
    )
    .await;
    check(
        ThreadFilter {
            basis: text("tw-environment/waste"),
            ..all()
        },
        &[],
    )
    .await;
    check(
        ThreadFilter {
            adverse: Some(false),
            ..all()
        },
        &[1],
    )
    .await;
    check(
        ThreadFilter {
            adverse: Some(true),
            ..all()
        },
        &[3, 2, 0],
    )
    .await;
    // The first day is shown, the day it ends is not.
    let on = |day: &str| ThreadFilter {
        shown_on: Some(date(day)),
        ..all()
    };
    check(on("2017-10-01"), &[0]).await;
    check(on("2017-12-31"), &[3, 2, 0]).await;
    check(on("2018-01-01"), &[2, 0]).await;
    let every = ThreadFilter {
        catalogue: text("tw-environment"),
        kind: text(KIND),
        authority: text(AUTHORITY),
        basis: text(PROVISION),
        adverse: Some(true),
        shown_on: Some(date("2017-12-31")),
    };
    check(every, &[3, 0]).await;
}

pub async fn a_list_is_newest_first_and_its_pages_stay_put(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let acts: Vec<_> = (0..30)
        .map(|n| {
            act(
                "tw-ubn:04595257",
                "甲公司",
                &n.to_string(),
                &format!("2017-10-{:02}", n / 2 + 1),
            )
        })
        .collect();
    keep(&*store, epoch, &acts).await.expect("kept");
    let mut expected: Vec<_> = acts.iter().map(|act| act.id.clone()).collect();
    expected.sort();
    expected.reverse();
    for filter in [
        ThreadFilter::default(),
        ThreadFilter {
            basis: Some(PROVISION.to_owned()),
            ..ThreadFilter::default()
        },
    ] {
        let mut met = Vec::new();
        let mut page = Page {
            after: None,
            limit: 7,
        };
        loop {
            let rows = store.threads_page(&filter, &page).await.expect("page");
            // A newer decision comes in between two pages: it moves nothing.
            let new = act(
                "tw-ubn:04595257",
                "甲公司",
                &format!("new {} {:?}", met.len(), filter.basis),
                "2019-01-01",
            );
            keep(&*store, epoch, &[new]).await.expect("kept");
            let Some(last) = rows.last() else { break };
            page.after = Some(last.id.as_str().to_owned());
            met.extend(rows.into_iter().map(|row| row.id));
        }
        met.retain(|id| expected.contains(id));
        assert_eq!(met, expected);
    }
}

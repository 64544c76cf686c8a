//! Counts.

use std::collections::BTreeMap;

use register::State;

use super::world::World;
use super::write::{AUTHORITY, KIND, act, claim, commit, date, held};

pub async fn counts_are_those_of_what_was_kept(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    for round in 0..2u64 {
        let acts: Vec<_> = (0..3)
            .map(|n| {
                act(
                    &format!("x:{n}"),
                    "甲公司",
                    &format!("{round}.{n}"),
                    "2017-10-31",
                )
            })
            .collect();
        let mut full = commit(epoch, round * 3, &acts);
        full.threads[0].state = State::Ended;
        full.held = vec![held(&round.to_string(), "c", 1)];
        store.commit(full).await.expect("kept");
    }
    let stats = store.stats().await.expect("stats");
    let of = |word: &str, n| BTreeMap::from([(word.to_owned(), n)]);
    assert_eq!(stats.entries, 6);
    assert_eq!(stats.acts, of(KIND, 6));
    assert_eq!(stats.subjects, of("tw-registry", 3));
    assert_eq!(stats.held, of("c", 2));
    let key = |state| ("tw-environment".to_owned(), KIND.to_owned(), state);
    assert_eq!(
        stats.threads,
        BTreeMap::from([(key(State::InForce), 4), (key(State::Ended), 2)])
    );
}

pub async fn an_authority_has_its_figures(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let acts: Vec<_> = [
        "2017-10-31",
        "2016-02-28",
        "2018-05-01",
        "2018-05-02",
        "2018-05-03",
    ]
    .iter()
    .enumerate()
    .map(|(n, day)| act("x:1", "甲公司", &n.to_string(), day))
    .collect();
    let mut full = commit(epoch, 0, &acts);
    let fell = [
        (0, State::Annulled, "2017-12-31"),
        (1, State::Withdrawn, "2016-03-01"),
        (3, State::Replaced, "2018-05-09"),
    ];
    for (n, state, since) in fell {
        full.threads[n].state = state;
        full.threads[n].since = date(since);
    }
    // Not adverse: its fall is no one's relief.
    full.threads[3].adverse = false;
    full.threads[4].authority = "another/one".to_owned();
    store.commit(full).await.expect("kept");
    let figures = store.authority_figures(AUTHORITY).await.expect("figures");
    assert_eq!(figures.days_to_fall, [2, 61]);
    assert_eq!(figures.span, Some((date("2016-02-28"), date("2018-05-02"))));
    assert_eq!(figures.threads.values().sum::<u64>(), 4);
    assert_eq!(figures.threads[&(KIND.to_owned(), State::InForce)], 1);
}

//! Two at once.

use std::sync::Arc;

use store::{Store, StoreError};

use super::world::World;
use super::write::{act, claim, commit};

const EACH: usize = 25;

async fn write_many(store: Arc<dyn Store>, epoch: u64, who: &str) -> usize {
    let mut moved = 0;
    for n in 0..EACH {
        let one = act(
            "tw-ubn:04595257",
            "甲公司",
            &format!("{who}{n}"),
            "2017-10-31",
        );
        loop {
            let from = store.head().await.expect("head").size;
            match store
                .commit(commit(epoch, from, std::slice::from_ref(&one)))
                .await
            {
                Ok(()) => break,
                Err(StoreError::LogMoved { .. }) => moved += 1,
                Err(other) => panic!("{other}: {:?}", std::error::Error::source(&other)),
            }
        }
    }
    moved
}

pub async fn two_writers_never_both_extend_the_log(world: World) {
    let (one, other) = (world.open().await, world.open().await);
    let epoch = claim(&*one).await;
    let first = tokio::spawn(write_many(Arc::clone(&one), epoch, "a"));
    let second = tokio::spawn(write_many(other, epoch, "b"));
    first.await.expect("written");
    second.await.expect("written");
    let size = one.head().await.expect("head").size;
    assert_eq!(size, 2 * EACH as u64);
    let entries = one.entries(0, size).await.expect("entries");
    let indexes: Vec<_> = entries.iter().map(|entry| entry.index).collect();
    assert_eq!(indexes, (0..size).collect::<Vec<_>>());
    let jwts: std::collections::BTreeSet<_> = entries.iter().map(|entry| &entry.jwt).collect();
    assert_eq!(jwts.len(), 2 * EACH);
}

pub async fn of_two_claims_at_once_one_succeeds(world: World) {
    let (one, other) = (world.open().await, world.open().await);
    let (a, b) = tokio::join!(one.claim_writer("a", 0, 60), other.claim_writer("b", 0, 60));
    assert_eq!(u8::from(a.is_ok()) + u8::from(b.is_ok()), 1);
    for refused in [a, b].into_iter().filter_map(Result::err) {
        assert!(matches!(refused, StoreError::LeaseHeld { .. }));
    }
}

pub async fn a_reader_sees_whole_commits_only(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let writing = {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            for n in 0..20u64 {
                let acts: Vec<_> = (0..5)
                    .map(|i| {
                        act(
                            &format!("tw-ubn:0459525{i}"),
                            "甲公司",
                            &format!("{n}.{i}"),
                            "2017-10-31",
                        )
                    })
                    .collect();
                store
                    .commit(commit(epoch, 5 * n, &acts))
                    .await
                    .expect("kept");
            }
        })
    };
    let reader = world.open().await;
    loop {
        let done = writing.is_finished();
        let stats = reader.stats().await.expect("stats");
        assert_eq!(stats.entries % 5, 0);
        assert_eq!(stats.acts.values().sum::<u64>(), stats.entries);
        assert_eq!(stats.threads.values().sum::<u64>(), stats.entries);
        assert_eq!(reader.entries(0, 999).await.expect("entries").len() % 5, 0);
        if done {
            break;
        }
    }
    writing.await.expect("written");
}

//! The right to write.

use store::StoreError;

use super::world::World;
use super::write::{act, keep};

pub async fn the_right_to_write_is_held_by_one(world: World) {
    let store = world.open().await;
    assert_eq!(store.claim_writer("a", 1000, 60).await.expect("claimed"), 1);
    assert_eq!(store.claim_writer("a", 1030, 60).await.expect("renewed"), 1);
    let held = store.claim_writer("b", 1089, 60).await;
    assert!(matches!(held, Err(StoreError::LeaseHeld { holder }) if holder == "a"));
    assert_eq!(
        store.claim_writer("b", 1090, 60).await.expect("taken over"),
        2
    );
    // What another holds cannot be given back.
    store.release_writer("a").await.expect("nothing");
    assert!(store.claim_writer("a", 1091, 60).await.is_err());
    store.release_writer("b").await.expect("given back");
    assert_eq!(store.claim_writer("a", 1091, 60).await.expect("claimed"), 3);
}

pub async fn a_commit_under_a_lost_lease_is_refused(world: World) {
    let store = world.open().await;
    let one = [act("tw-ubn:04595257", "甲公司", "1", "2017-10-31")];
    assert!(matches!(
        keep(&*store, 0, &one).await,
        Err(StoreError::LeaseLost)
    ));
    let old = store.claim_writer("a", 0, 10).await.expect("claimed");
    let new = store.claim_writer("b", 10, 10).await.expect("taken over");
    assert!(matches!(
        keep(&*store, old, &one).await,
        Err(StoreError::LeaseLost)
    ));
    store.release_writer("b").await.expect("given back");
    assert!(matches!(
        keep(&*store, new, &one).await,
        Err(StoreError::LeaseLost)
    ));
    assert_eq!(store.head().await.expect("head").size, 0);
    let newest = store.claim_writer("b", 11, 10).await.expect("claimed");
    keep(&*store, newest, &one).await.expect("kept");
}

/// SQLite only: the lease has run out by the clock, but its holder lives.
pub async fn a_second_process_never_writes_while_the_first_lives(world: World) {
    let (first, second) = (world.open().await, world.open().await);
    first.claim_writer("first", 0, 10).await.expect("claimed");
    for now_s in [5, 1000] {
        let refused = second.claim_writer("second", now_s, 10).await;
        assert!(matches!(refused, Err(StoreError::LeaseHeld { holder }) if holder == "first"));
    }
    drop(first);
    // It has ended without giving its lease back; nobody waits for the rest of it.
    let epoch = second.claim_writer("second", 5, 10).await;
    assert_eq!(epoch.expect("taken over"), 2);
    let third = world.open().await;
    second.release_writer("second").await.expect("given back");
    third.claim_writer("third", 11, 10).await.expect("claimed");
}

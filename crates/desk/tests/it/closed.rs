//! What a closed register leaves behind, and one that only rests.

use desk::Outcome;

use crate::small_register::{again, matter, open};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_closed_register_has_no_write_ahead_log() {
    let data = tempfile::tempdir().expect("a folder");
    let desk = open(data.path()).await;
    let factory = matter("registration", "factory:1", Some("Factory 1"), &[]);
    desk.record(vec![factory]).await.expect("an answer");
    assert!(data.path().join("register.sqlite-wal").exists());
    desk.close().await;
    assert!(!data.path().join("register.sqlite-wal").exists());
}

/// As a server that recorded a step, and an import at the terminal.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_open_registers_record_one_after_the_other() {
    let data = tempfile::tempdir().expect("a folder");
    let one = open(data.path()).await;
    let other = again(data.path()).await;
    for (n, desk) in [&one, &other, &one].into_iter().enumerate() {
        let id = format!("factory:{n}");
        let factory = matter("registration", &id, Some(&format!("Factory {n}")), &[]);
        let outcomes = desk.record(vec![factory]).await.expect("an answer");
        assert_eq!(outcomes, [Outcome::Recorded { new: 1, already: 0 }]);
    }
    assert_eq!(other.stats().await.expect("read").entries, 3);
    one.close().await;
    other.close().await;
}

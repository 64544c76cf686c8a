//! What a closed register leaves behind.

use crate::small_register::{matter, open};

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

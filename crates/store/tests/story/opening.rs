//! Opening: new, again, at once, too old a program.

use store::{Page, StoreError, ThreadFilter};

use super::world::World;
use super::write::{act, claim, id, keep};

pub async fn a_new_register_is_empty(world: World) {
    let store = world.open().await;
    let head = store.head().await.expect("head");
    assert_eq!((head.size, head.recorded_at), (0, None));
    assert!(head.frontier.is_empty() && head.checkpoint.is_empty());
    assert!(store.entries(0, 10).await.expect("entries").is_empty());
    assert!(
        store
            .acts_of(&id("tw-ubn:04595257"))
            .await
            .expect("acts")
            .is_empty()
    );
    assert!(store.existing(&[]).await.expect("existing").is_empty());
    assert!(store.acts(&[]).await.expect("acts").is_empty());
    assert!(store.act_ids_of(&[]).await.expect("ids").is_empty());
    assert!(store.subjects(&[]).await.expect("subjects").is_empty());
    assert!(store.look_up("a", 10).await.expect("look-up").is_empty());
    assert_eq!(store.import("none").await.expect("import"), None);
    assert_eq!(store.stats().await.expect("stats"), store::Stats::default());
    assert_eq!(
        store.authority_figures("x/y").await.expect("figures"),
        store::AuthorityFigures::default()
    );
    let page = Page {
        after: None,
        limit: 10,
    };
    assert!(
        store
            .subjects_page(None, &page)
            .await
            .expect("page")
            .is_empty()
    );
    assert!(
        store
            .threads_page(&ThreadFilter::default(), &page)
            .await
            .expect("page")
            .is_empty()
    );
    assert!(store.held_page(None, &page).await.expect("page").is_empty());
}

pub async fn what_was_kept_is_there_after_opening_again(world: World) {
    let one = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    let store = world.open().await;
    let epoch = claim(&*store).await;
    keep(&*store, epoch, std::slice::from_ref(&one))
        .await
        .expect("kept");
    drop(store);
    let store = world.open().await;
    assert_eq!(store.head().await.expect("head"), super::write::head(1));
    let acts = store
        .acts(std::slice::from_ref(&one.id))
        .await
        .expect("acts");
    assert_eq!(acts[0].act, one);
}

/// SQLite: whoever copies the file of a closed register has all of it.
pub async fn nothing_is_left_in_the_write_ahead_log(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    keep(&*store, epoch, &[one]).await.expect("kept");
    drop(store);
    assert_eq!(
        world.files(),
        ["register.db", "register.db.lock"],
        "the readers close before the writer"
    );
}

pub async fn a_newer_schema_is_refused(world: World) {
    drop(world.open().await);
    world
        .sql("UPDATE schema_version SET version = 99")
        .await
        .expect("set");
    assert!(matches!(
        world.try_open().await.err(),
        Some(StoreError::Newer { found: 99, .. })
    ));
}

pub async fn several_may_open_a_new_register_at_once(world: World) {
    let (a, b, c, d) = tokio::join!(
        world.try_open(),
        world.try_open(),
        world.try_open(),
        world.try_open()
    );
    for opened in [a, b, c, d] {
        assert_eq!(opened.expect("opened").head().await.expect("head").size, 0);
    }
    // For SQLite, whose opening does not wait: from threads.
    let World::Sqlite { folder } = &world else {
        return;
    };
    let path = folder.path().join("another.db");
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| store::SqliteStore::open(&path).expect("opened"));
        }
    });
}

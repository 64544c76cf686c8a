//! Commits: whole or not at all.

use register::ActId;
use store::{Commit, Entry, ImportProgress, StoreError};

use super::world::World;
use super::write::{
    act, claim, commit, date, head, held, id, keep, name, new_act, subject, thread,
};

pub async fn all_of_a_commit_is_read_back(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = act("tw-ubn:04595257", "台灣水泥股份有限公司", "1", "2017-10-31");
    let import = ImportProgress {
        id: "hash".to_owned(),
        file: "廢棄物.csv".to_owned(),
        rows_done: 10,
        acts: 1,
        rejected: 2,
        held: 3,
        done: false,
    };
    let further = id("lei:5493001KJTIIGC8Y1R12");
    let full = Commit {
        identifiers: vec![(further.clone(), one.subject.identifier.clone())],
        held: vec![held("h1", "tw-environment", 5)],
        import: Some(import.clone()),
        ..commit(epoch, 0, std::slice::from_ref(&one))
    };
    store.commit(full).await.expect("kept");

    let subject_id = &one.subject.identifier;
    let kept = store.acts_of(subject_id).await.expect("acts");
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].act, one);
    assert_eq!(kept[0].index, 0);
    assert_eq!(kept[0].disclosures, new_act(&one).disclosures);
    assert_eq!(store.head().await.expect("head"), head(1));
    let ids = std::slice::from_ref(subject_id);
    assert_eq!(
        store.subjects(ids).await.expect("subjects"),
        [subject(&one)]
    );
    assert_eq!(store.names(ids).await.expect("names"), [name(&one)]);
    assert_eq!(
        store.identifiers_of(subject_id).await.expect("identifiers"),
        [further]
    );
    assert_eq!(store.import("hash").await.expect("import"), Some(import));
    let page = store::Page {
        after: None,
        limit: 9,
    };
    let threads = store
        .threads_page(&store::ThreadFilter::default(), &page)
        .await
        .expect("threads");
    assert_eq!(threads, [thread(&one)]);
    assert_eq!(
        store.held_page(None, &page).await.expect("held"),
        [held("h1", "tw-environment", 5)]
    );
}

pub async fn acts_and_entries_are_found_by_every_verb(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let acts: Vec<_> = (0..7)
        .map(|n| {
            act(
                &format!("tw-ubn:0459525{}", n % 2),
                "甲公司",
                &n.to_string(),
                "2017-10-31",
            )
        })
        .collect();
    keep(&*store, epoch, &acts[..3]).await.expect("kept");
    keep(&*store, epoch, &acts[3..]).await.expect("kept");

    let entries = store.entries(2, 5).await.expect("entries");
    let expected: Vec<_> = (2..5)
        .map(|index| Entry {
            index,
            jwt: format!("jwt-of-{}", acts[index as usize].id),
        })
        .collect();
    assert_eq!(entries, expected);
    assert_eq!(store.entries(6, u64::MAX).await.expect("entries").len(), 1);
    assert!(store.entries(7, 9).await.expect("entries").is_empty());

    let absent = ActId::of_key("x", "absent", date("2020-01-01"));
    let asked = [acts[6].id.clone(), absent.clone(), acts[0].id.clone()];
    let mut existing = store.existing(&asked).await.expect("existing");
    existing.sort();
    let mut expected = vec![acts[6].id.clone(), acts[0].id.clone()];
    expected.sort();
    assert_eq!(existing, expected);
    let mut found = store.acts(&asked).await.expect("acts");
    found.sort_by_key(|kept| kept.index);
    let indexes: Vec<_> = found.iter().map(|kept| kept.index).collect();
    assert_eq!(indexes, [0, 6]);

    let of_both = [
        id("tw-ubn:04595250"),
        id("tw-ubn:04595251"),
        id("tw-ubn:04595259"),
    ];
    let mut pairs = store.act_ids_of(&of_both).await.expect("ids");
    pairs.sort();
    let mut expected: Vec<_> = acts
        .iter()
        .map(|act| (act.subject.identifier.clone(), act.id.clone()))
        .collect();
    expected.sort();
    assert_eq!(pairs, expected);
    assert_eq!(store.acts_of(&of_both[0]).await.expect("acts").len(), 4);
}

/// Checks that only what `acts` say is there.
async fn only(store: &dyn store::Store, acts: u64) {
    assert_eq!(store.head().await.expect("head").size, acts);
    assert_eq!(
        store.entries(0, 99).await.expect("entries").len() as u64,
        acts
    );
    let stats = store.stats().await.expect("stats");
    assert_eq!(stats.entries, acts);
    assert_eq!(stats.acts.values().sum::<u64>(), acts);
    assert_eq!(stats.threads.values().sum::<u64>(), acts);
    assert_eq!(stats.subjects.values().sum::<u64>(), acts);
    assert!(stats.held.is_empty());
    assert_eq!(store.import("i").await.expect("import"), None);
}

pub async fn a_commit_failing_midway_keeps_nothing(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    let two = act("tw-ubn:04595258", "乙公司", "2", "2017-11-01");
    keep(&*store, epoch, std::slice::from_ref(&one))
        .await
        .expect("kept");

    // The second of these acts is there already.
    let failing = Commit {
        held: vec![held("h1", "c", 1)],
        ..commit(epoch, 1, &[two.clone(), one.clone()])
    };
    assert!(matches!(
        store.commit(failing).await,
        Err(StoreError::Database(_))
    ));
    only(&*store, 1).await;

    // The import marker goes in last, after all that could be half kept.
    world
        .sql("ALTER TABLE import RENAME TO away")
        .await
        .expect("renamed");
    let failing = Commit {
        held: vec![held("h1", "c", 1)],
        import: Some(ImportProgress {
            id: "i".to_owned(),
            file: String::new(),
            rows_done: 0,
            acts: 0,
            rejected: 0,
            held: 0,
            done: false,
        }),
        ..commit(epoch, 1, std::slice::from_ref(&two))
    };
    assert!(matches!(
        store.commit(failing).await,
        Err(StoreError::Database(_))
    ));
    world
        .sql("ALTER TABLE away RENAME TO import")
        .await
        .expect("made");
    only(&*store, 1).await;

    keep(&*store, epoch, &[two]).await.expect("kept after all");
    only(&*store, 2).await;
}

pub async fn a_commit_for_another_size_is_refused(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    let refused = store
        .commit(commit(epoch, 5, std::slice::from_ref(&one)))
        .await;
    assert!(matches!(
        refused,
        Err(StoreError::LogMoved {
            expected: 5,
            found: 0
        })
    ));
    only(&*store, 0).await;
    // Even when it would keep no act.
    let refused = store.commit(commit(epoch, 5, &[])).await;
    assert!(matches!(
        refused,
        Err(StoreError::LogMoved {
            expected: 5,
            found: 0
        })
    ));
}

pub async fn a_head_that_does_not_count_its_acts_is_refused(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    for wrong in [None, Some(head(2))] {
        let commit = Commit {
            head: wrong,
            ..commit(epoch, 0, std::slice::from_ref(&one))
        };
        assert!(matches!(
            store.commit(commit).await,
            Err(StoreError::Inconsistent {
                table: "log_head",
                ..
            })
        ));
    }
    only(&*store, 0).await;
}

pub async fn a_commit_without_acts_leaves_the_head(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    keep(
        &*store,
        epoch,
        &[act("tw-ubn:04595257", "甲公司", "1", "2017-10-31")],
    )
    .await
    .expect("kept");
    let only_held = Commit {
        expected_size: 1,
        epoch,
        held: vec![held("h1", "c", 1)],
        ..Commit::default()
    };
    store.commit(only_held).await.expect("kept");
    assert_eq!(store.head().await.expect("head"), head(1));
}

pub async fn what_comes_again_is_kept_once(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    let (first, mut second) = (name(&one), name(&one));
    second.name = "甲公司 ".to_owned();
    let further = id("lei:5493001KJTIIGC8Y1R12");
    let pair = (further.clone(), one.subject.identifier.clone());
    let mut renamed = subject(&one);
    renamed.name = "last".to_owned();
    let full = Commit {
        names: vec![first.clone(), second],
        subjects: vec![subject(&one), renamed.clone()],
        threads: vec![thread(&one), thread(&one)],
        identifiers: vec![pair.clone(), pair],
        held: vec![held("h1", "c", 1), held("h1", "c", 1)],
        ..commit(epoch, 0, std::slice::from_ref(&one))
    };
    store.commit(full).await.expect("kept");
    let ids = std::slice::from_ref(&one.subject.identifier);
    assert_eq!(store.names(ids).await.expect("names"), [first]);
    assert_eq!(store.subjects(ids).await.expect("subjects"), [renamed]);
    assert_eq!(
        store.identifiers_of(&ids[0]).await.expect("identifiers"),
        [further]
    );
}

//! What was held back, and how far imports came.

use store::{Commit, ImportProgress, Page};

use super::world::World;
use super::write::{claim, held};

pub async fn a_held_row_is_kept_once_and_listed_newest_first(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let rows = [
        held("a", "one", 3),
        held("b", "two", 1),
        held("c", "one", 2),
        held("d", "one", 2),
    ];
    let mut again = held("a", "one", 99);
    again.reason = "another".to_owned();
    for held in [rows.to_vec(), vec![again]] {
        let commit = Commit {
            epoch,
            held,
            ..Commit::default()
        };
        store.commit(commit).await.expect("kept");
    }
    for (catalogue, expected) in [(None, "adcb"), (Some("one"), "adc"), (Some("none"), "")] {
        let mut met = String::new();
        let mut page = Page {
            after: None,
            limit: 2,
        };
        loop {
            let rows = store.held_page(catalogue, &page).await.expect("page");
            let Some(last) = rows.last() else { break };
            page.after = Some(last.id.clone());
            met.extend(rows.iter().map(|row| row.id.as_str()));
        }
        assert_eq!(met, expected);
    }
    let page = Page {
        after: None,
        limit: 1,
    };
    assert_eq!(
        store.held_page(None, &page).await.expect("page"),
        [rows[0].clone()]
    );
    let page = Page {
        after: Some("unknown".to_owned()),
        limit: 1,
    };
    assert!(store.held_page(None, &page).await.expect("page").is_empty());
}

pub async fn an_import_goes_on_where_it_was(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let mut progress = ImportProgress {
        id: "hash".to_owned(),
        file: "f.csv".to_owned(),
        rows_done: 1,
        acts: 2,
        rejected: 3,
        held: 4,
        done: false,
    };
    for rows_done in [1, 5000, 9000] {
        progress.rows_done = rows_done;
        progress.done = rows_done == 9000;
        let commit = Commit {
            epoch,
            import: Some(progress.clone()),
            ..Commit::default()
        };
        store.commit(commit).await.expect("kept");
        assert_eq!(
            store.import("hash").await.expect("import"),
            Some(progress.clone())
        );
    }
    assert_eq!(store.import("other").await.expect("import"), None);
}

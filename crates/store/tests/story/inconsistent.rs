//! Rows that are no domain value.

use store::{Page, StoreError, ThreadFilter};

use super::world::World;
use super::write::{act, claim, keep, new_act};

pub async fn a_row_that_is_no_domain_value_is_named(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    keep(&*store, epoch, std::slice::from_ref(&one))
        .await
        .expect("kept");
    let page = Page {
        after: None,
        limit: 9,
    };
    let cases = [
        ("thread", "state", "'guilty'", "'in_force'"),
        ("thread", "decided_on", "'2017-1-1'", "'2017-10-31'"),
        ("thread", "since", "'2017-02-30'", "'2017-10-31'"),
        ("thread", "ends_on", "'soon'", "NULL"),
        ("thread", "subject", "'nobody'", "'tw-ubn:04595257'"),
        ("thread", "adverse", "7", "1"),
        ("subject", "kind", "'person'", "'company'"),
        (
            "subject",
            "registered_by",
            "'x'",
            "'20171031-0000000000000'",
        ),
    ];
    for (table, column, wrong, right) in cases {
        world
            .sql(&format!("UPDATE {table} SET {column} = {wrong}"))
            .await
            .expect("set");
        let read = match table {
            "thread" => store
                .threads_page(&ThreadFilter::default(), &page)
                .await
                .err(),
            _ => store.subjects_page(None, &page).await.err(),
        };
        let Some(StoreError::Inconsistent {
            table: t,
            column: c,
            row,
        }) = read
        else {
            panic!("{table}.{column}: {read:?}");
        };
        assert_eq!((t, c), (table, column));
        assert!(row == one.id.as_str() || row == "tw-ubn:04595257", "{row}");
        world
            .sql(&format!("UPDATE {table} SET {column} = {right}"))
            .await
            .expect("set");
    }
    store
        .threads_page(&ThreadFilter::default(), &page)
        .await
        .expect("mended");
    world
        .sql("UPDATE log_head SET size = -1")
        .await
        .expect("set");
    assert!(matches!(
        store.head().await,
        Err(StoreError::Inconsistent {
            table: "log_head",
            column: "size",
            ..
        })
    ));
}

pub async fn disclosures_that_are_no_act_are_named(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    keep(&*store, epoch, std::slice::from_ref(&one))
        .await
        .expect("kept");
    let another = new_act(&act("tw-ubn:04595257", "甲公司", "2", "2017-10-31")).disclosures;
    let whole = new_act(&one).disclosures;
    let without_id = whole.split_once('~').expect("several").1;
    for (disclosures, column) in [
        ("garbage", "disclosures"),
        ("WyJh~", "disclosures"),
        (without_id, "disclosures"),
        (&another, "id"),
    ] {
        world
            .sql(&format!("UPDATE act SET disclosures = '{disclosures}'"))
            .await
            .expect("set");
        let read = store.acts_of(&one.subject.identifier).await;
        let Err(StoreError::Inconsistent {
            table: "act",
            column: c,
            row,
        }) = read
        else {
            panic!("{disclosures}");
        };
        assert_eq!((c, row.as_str()), (column, one.id.as_str()));
    }
}

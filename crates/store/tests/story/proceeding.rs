//! Proceedings: steps are only ever added, and of two for one place one is kept.

use register::ActId;
use store::{
    Commit, KeptStep, Page, ProceedingFilter, ProceedingRow, Rewrapped, StepRow, StoreError,
};

use super::world::{Both, World};
use super::write::{act, at, claim, commit, id};

pub fn step(proceeding: &str, n: u32, word: &str, stage: &str) -> KeptStep {
    KeptStep {
        proceeding: ProceedingRow {
            id: proceeding.to_owned(),
            catalogue: "tw-environment".to_owned(),
            authority: "tw-environment/taipei-epb".to_owned(),
            kind: "tw-environment/penalty".to_owned(),
            subject: id("tw-ubn:04595257"),
            stage: stage.to_owned(),
            steps: n + 1,
            opened_at: at(1),
            changed_at: at(i64::from(n)),
            act: None,
            data_key: vec![7; 40],
            kek: "k1".to_owned(),
        },
        step: StepRow {
            proceeding: proceeding.to_owned(),
            n,
            word: word.to_owned(),
            person: "officer-1".to_owned(),
            at: at(i64::from(n)),
            act: None,
            outline: format!("outline of {n}").into_bytes(),
            body: format!("says {n}").into_bytes(),
        },
    }
}

pub async fn steps_are_read_back_in_their_order(world: World) {
    let store = world.both().await;
    let first = step("20171031-a", 0, "proposed", "proposed");
    let second = step("20171031-a", 1, "approved", "approved");
    store.keep_step(first.clone()).await.expect("kept");
    store.keep_step(second.clone()).await.expect("kept");
    let steps = store.steps("20171031-a").await.expect("steps");
    assert_eq!(steps, [first.step, second.step]);
    let row = store.proceeding("20171031-a").await.expect("a proceeding");
    assert_eq!(row, Some(second.proceeding));
    assert_eq!(store.proceeding("none").await.expect("read"), None);
}

pub async fn of_two_steps_for_one_place_one_is_kept(world: World) {
    let store = world.both().await;
    let first = step("20171031-a", 0, "proposed", "proposed");
    store.keep_step(first.clone()).await.expect("kept");
    let mut slower = step("20171031-a", 0, "dropped", "dropped");
    slower.step.person = "officer-2".to_owned();
    let refused = store.keep_step(slower).await;
    assert!(matches!(refused, Err(StoreError::StepTaken { n: 0, .. })));
    let row = store.proceeding("20171031-a").await.expect("a proceeding");
    assert_eq!(row, Some(first.proceeding));
}

pub async fn proceedings_are_filtered_and_paged(world: World) {
    let store = world.both().await;
    for (name, stage) in [("c", "proposed"), ("a", "approved"), ("b", "proposed")] {
        store
            .keep_step(step(name, 0, "proposed", stage))
            .await
            .expect("kept");
    }
    let met = async |filter: ProceedingFilter, after: Option<&str>, limit| {
        let page = Page {
            after: after.map(str::to_owned),
            limit,
        };
        let rows = store.proceedings_page(&filter, &page).await.expect("page");
        rows.into_iter().map(|row| row.id).collect::<String>()
    };
    let proposed = || ProceedingFilter {
        stage: Some("proposed".to_owned()),
        ..ProceedingFilter::default()
    };
    assert_eq!(met(ProceedingFilter::default(), None, 9).await, "abc");
    assert_eq!(met(ProceedingFilter::default(), Some("a"), 1).await, "b");
    assert_eq!(met(proposed(), None, 9).await, "bc");
    let of = ProceedingFilter {
        subject: Some(id("tw-ubn:04595257")),
        authority: Some("tw-environment/taipei-epb".to_owned()),
        ..proposed()
    };
    assert_eq!(met(of, Some("b"), 9).await, "c");
    let other = ProceedingFilter {
        authority: Some("tw-environment/epa".to_owned()),
        ..proposed()
    };
    assert_eq!(met(other, None, 9).await, "");
}

pub async fn the_key_of_a_proceeding_is_wrapped_again_and_by_nothing_else(world: World) {
    let store = world.both().await;
    for name in ["a", "b"] {
        let first = step(name, 0, "proposed", "proposed");
        store.keep_step(first).await.expect("kept");
    }
    let rewrapped = Rewrapped {
        id: "a".to_owned(),
        before: "k1".to_owned(),
        data_key: vec![8; 40],
        kek: "k2".to_owned(),
    };
    let again = store.rewrap_proceeding(rewrapped.clone()).await;
    assert!(again.expect("kept"));
    let again = store.rewrap_proceeding(rewrapped).await;
    assert!(!again.expect("refused"), "it is under another key by now");
    // A step taken by somebody who read the row before.
    let next = step("a", 1, "approved", "approved");
    store.keep_step(next).await.expect("kept");
    let row = store.proceeding("a").await.expect("read").expect("there");
    assert_eq!((row.steps, &*row.kek, row.data_key), (2, "k2", vec![8; 40]));
    let under = async |kek| store.proceedings_under(kek).await.expect("count");
    assert_eq!((under("k1").await, under("k2").await), (1, 1));
    let others = store.proceedings_not_under("k2", 9).await.expect("rows");
    assert_eq!(others.len(), 1);
    assert_eq!(others[0].id, "b");
    let none = store.proceedings_not_under("k2", 0).await.expect("rows");
    assert!(none.is_empty());
}

pub async fn a_step_and_its_act_are_kept_together_or_not_at_all(world: World) {
    let store = world.both().await;
    let epoch = claim(&*store).await;
    let penalty = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    store
        .keep_step(step("p", 0, "proposed", "decided"))
        .await
        .expect("kept");
    let with = |n: u32| {
        let mut kept = step("p", n, "served", "in_force");
        kept.step.act = Some(penalty.id.clone());
        kept.proceeding.act = Some(penalty.id.clone());
        Commit {
            steps: vec![kept],
            ..commit(epoch, 0, std::slice::from_ref(&penalty))
        }
    };
    let refused = store.commit(with(0)).await;
    assert!(matches!(refused, Err(StoreError::StepTaken { .. })));
    assert_eq!(store.head().await.expect("head").size, 0);
    assert_eq!(of_act(&*store, &penalty.id).await, None);
    store.commit(with(1)).await.expect("kept");
    assert_eq!(store.head().await.expect("head").size, 1);
    let found = of_act(&*store, &penalty.id).await.expect("found");
    assert_eq!((found.id.as_str(), found.steps), ("p", 2));
}

async fn of_act(store: &dyn Both, act: &ActId) -> Option<ProceedingRow> {
    store.proceeding_of_act(act).await.expect("read")
}

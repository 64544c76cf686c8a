//! Looking subjects up by the beginning of a name or identifier.

use register::name::normalise;
use store::{Commit, Store};

use super::world::World;
use super::write::{act, claim, id, keep};

async fn with_names(world: &World, names: &[(&str, &str)]) -> std::sync::Arc<dyn Store> {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let acts: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(n, (subject, name))| act(subject, name, &n.to_string(), "2017-10-31"))
        .collect();
    keep(&*store, epoch, &acts).await.expect("kept");
    store
}

async fn check(store: &dyn Store, query: &str, limit: usize, expected: &[(&str, &str)]) {
    let hits = store
        .look_up(&normalise(query), limit)
        .await
        .expect("look-up");
    let hits: Vec<_> = hits
        .iter()
        .map(|(row, name)| (row.id.as_str(), name.as_str()))
        .collect();
    assert_eq!(hits, expected, "{query}");
}

pub async fn exact_matches_go_first_then_by_name(world: World) {
    let names = [
        ("x:4", "River Bank"),
        ("x:3", "River"),
        ("x:2", "Rivera"),
        ("x:1", "Stream"),
        ("x:5", "River"),
    ];
    let store = with_names(&world, &names).await;
    let all = [
        ("x:3", "River"),
        ("x:5", "River"),
        ("x:2", "Rivera"),
        ("x:4", "River Bank"),
    ];
    check(&*store, "River", 10, &all).await;
    check(&*store, "River", 3, &all[..3]).await;
    check(&*store, "River", 1, &all[..1]).await;
    check(&*store, "River", 0, &[]).await;
    check(&*store, "Lake", 10, &[]).await;
    assert!(store.look_up("", 10).await.expect("look-up").is_empty());
}

pub async fn chinese_names_are_found_by_their_beginning(world: World) {
    let names = [
        ("x:1", "台灣水泥股份有限公司"),
        ("x:2", "台灣塑膠工業股份有限公司"),
        ("x:3", "台泥"),
        ("x:4", "重庆银行"),
    ];
    let store = with_names(&world, &names).await;
    check(
        &*store,
        "台灣",
        10,
        &[
            ("x:2", "台灣塑膠工業股份有限公司"),
            ("x:1", "台灣水泥股份有限公司"),
        ],
    )
    .await;
    check(&*store, "台泥", 10, &[("x:3", "台泥")]).await;
    check(&*store, "重", 10, &[("x:4", "重庆银行")]).await;
    check(&*store, "庆", 10, &[]).await;
}

pub async fn identifiers_are_found_by_their_value(world: World) {
    let store = with_names(
        &world,
        &[("gb-coh:SC045551", "One"), ("tw-ubn:04595257", "Two")],
    )
    .await;
    let epoch = claim(&*store).await;
    let further = Commit {
        expected_size: 2,
        epoch,
        identifiers: vec![(id("lei:5493001KJTIIGC8Y1R12"), id("tw-ubn:04595257"))],
        ..Commit::default()
    };
    store.commit(further).await.expect("kept");
    check(&*store, "SC045551", 10, &[("gb-coh:SC045551", "One")]).await;
    check(&*store, "sc0", 10, &[("gb-coh:SC045551", "One")]).await;
    check(&*store, "5493001k", 10, &[("tw-ubn:04595257", "Two")]).await;
    check(&*store, "0459", 10, &[("tw-ubn:04595257", "Two")]).await;
    check(&*store, "4595257", 10, &[]).await;
}

pub async fn a_subject_with_many_names_comes_once(world: World) {
    let names: Vec<_> = (0..40).map(|n| ("x:1", format!("River {n:02}"))).collect();
    let mut names: Vec<_> = names
        .iter()
        .map(|(id, name)| (*id, name.as_str()))
        .collect();
    names.push(("x:2", "River Z"));
    let store = with_names(&world, &names).await;
    check(
        &*store,
        "River",
        2,
        &[("x:1", "River 00"), ("x:2", "River Z")],
    )
    .await;
}

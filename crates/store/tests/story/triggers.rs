//! What is kept is not changed, even past the store.

use super::world::World;
use super::write::{act, claim, keep};

async fn with_one(world: &World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = [act("tw-ubn:04595257", "甲公司", "1", "2017-10-31")];
    keep(&*store, epoch, &one).await.expect("kept");
}

async fn refused(world: &World, sql: &str) {
    let error = world.sql(sql).await.expect_err(sql);
    assert!(
        error.contains("never") || error.contains("only"),
        "{sql}: {error}"
    );
}

pub async fn an_entry_is_neither_changed_nor_deleted(world: World) {
    with_one(&world).await;
    refused(&world, "UPDATE entry SET jwt = 'other'").await;
    refused(&world, "UPDATE entry SET idx = 7").await;
    refused(&world, "DELETE FROM entry").await;
    if world.is_postgres() {
        refused(&world, "TRUNCATE entry").await;
    }
    let store = world.open().await;
    assert_eq!(store.entries(0, 9).await.expect("entries").len(), 1);
}

pub async fn of_an_act_only_disclosures_change(world: World) {
    with_one(&world).await;
    for column in ["id", "thread", "subject", "kind", "authority", "decided_on"] {
        refused(&world, &format!("UPDATE act SET {column} = 'other'")).await;
    }
    refused(&world, "UPDATE act SET idx = 7").await;
    refused(&world, "UPDATE act SET recorded_us = 7").await;
    refused(&world, "UPDATE act SET recorded_us = 7, disclosures = ''").await;
    refused(&world, "DELETE FROM act").await;
    if world.is_postgres() {
        refused(&world, "TRUNCATE act").await;
    }
    world
        .sql("UPDATE act SET disclosures = ''")
        .await
        .expect("erased");
}

/// SQLite only: `REPLACE` deletes, on connections set up as the store's are.
pub async fn replace_is_refused(world: World) {
    with_one(&world).await;
    let sql = "PRAGMA recursive_triggers=ON; REPLACE INTO entry (idx, jwt) VALUES (0, 'other')";
    refused(&world, sql).await;
}

pub async fn a_step_is_only_ever_erased(world: World) {
    let store = world.both().await;
    let step = super::proceeding::step("p", 0, "proposed", "proposed");
    store.keep_step(step).await.expect("kept");
    for change in [
        "word = 'other'",
        "person = 'other'",
        "n = 7",
        "at_us = 7",
        "act = 'other'",
    ] {
        refused(&world, &format!("UPDATE step SET {change}")).await;
    }
    let body = |hex: &str| match world.is_postgres() {
        true => format!("UPDATE step SET body = '\\x{hex}'::bytea"),
        false => format!("UPDATE step SET body = x'{hex}'"),
    };
    refused(&world, &body("61")).await;
    refused(&world, &body("").replace("body", "outline")).await;
    refused(&world, "DELETE FROM step").await;
    world.sql(&body("")).await.expect("erased");
    let step = &store.steps("p").await.expect("steps")[0];
    assert_eq!(
        (&*step.body, &*step.outline),
        (&b""[..], &b"outline of 0"[..])
    );
}

pub async fn an_access_is_neither_changed_nor_deleted(world: World) {
    let store = world.both().await;
    let row = super::access::access("a", "p", "viewed", 1);
    store.add_accesses(vec![row], None).await.expect("kept");
    for column in ["id", "subject", "person", "role", "what"] {
        refused(&world, &format!("UPDATE access SET {column} = 'other'")).await;
    }
    refused(&world, "DELETE FROM access").await;
    if world.is_postgres() {
        refused(&world, "TRUNCATE access").await;
    }
}

//! People: sealed rows, roles, sessions, attempts.

use std::sync::Arc;

use store::{Attempt, People, PersonRow, Rate, RoleRow, SessionRow};

use super::world::World;
use super::write::{at, date};

fn person(id: &str) -> PersonRow {
    PersonRow {
        id: id.to_owned(),
        sealed: vec![0, 1, 255],
        data_key: vec![7; 40],
        kek: "k1".to_owned(),
        version: 0,
        disabled: false,
        created_at: at(1),
    }
}

fn session(hash: &str, person: &str, until: i64) -> SessionRow {
    SessionRow {
        token_hash: hash.to_owned(),
        person: person.to_owned(),
        stage: "whole".to_owned(),
        created_at: at(1),
        seen_at: at(1),
        expires_at: at(until),
    }
}

pub async fn a_login_name_is_one_persons(world: World) {
    let store = world.open_people().await;
    assert!(store.add_person(person("a"), "h1").await.expect("added"));
    // Nothing of a refused one is kept.
    assert!(!store.add_person(person("b"), "h1").await.expect("refused"));
    assert!(store.person("b").await.expect("read").is_none());
    assert!(store.add_person(person("b"), "h2").await.expect("added"));
    let found = store.person_of_login("h2").await.expect("read");
    assert!(found == Some(person("b")));
    assert!(store.person_of_login("h3").await.expect("read").is_none());
    let ids = |rows: Vec<PersonRow>| rows.into_iter().map(|p| p.id).collect::<Vec<_>>();
    assert_eq!(
        ids(store.people_page(None, 9).await.expect("page")),
        ["a", "b"]
    );
    assert_eq!(
        ids(store.people_page(Some("a"), 9).await.expect("page")),
        ["b"]
    );
    assert_eq!(ids(store.people_page(None, 1).await.expect("page")), ["a"]);
}

pub async fn a_sealed_part_changed_meanwhile_is_not_lost(world: World) {
    let store = world.open_people().await;
    store.add_person(person("a"), "h1").await.expect("added");
    let mut changed = person("a");
    changed.sealed = vec![9];
    changed.kek = "k2".to_owned();
    assert!(store.reseal_person(changed.clone()).await.expect("kept"));
    assert!(!store.reseal_person(person("a")).await.expect("refused"));
    changed.version = 1;
    assert!(store.person("a").await.expect("read") == Some(changed));
    assert_eq!(store.people_under("k1").await.expect("count"), 0);
    assert_eq!(store.people_under("k2").await.expect("count"), 1);
    assert_eq!(
        store.people_not_under("k2", 9).await.expect("rows").len(),
        0
    );
    assert_eq!(
        store.people_not_under("k1", 9).await.expect("rows").len(),
        1
    );
}

pub async fn a_disabled_person_has_no_session_left(world: World) {
    let store = world.open_people().await;
    store.add_person(person("a"), "h1").await.expect("added");
    store
        .keep_session(session("s1", "a", 60))
        .await
        .expect("kept");
    store
        .keep_session(session("s2", "b", 60))
        .await
        .expect("kept");
    assert!(store.set_disabled("a", true).await.expect("set"));
    assert!(!store.set_disabled("nobody", true).await.expect("none"));
    assert!(
        store
            .person("a")
            .await
            .expect("read")
            .is_some_and(|p| p.disabled)
    );
    assert!(store.session("s1").await.expect("read").is_none());
    assert!(store.session("s2").await.expect("read").is_some());
}

pub async fn a_session_is_seen_and_ends_once(world: World) {
    let store = world.open_people().await;
    store
        .keep_session(session("s1", "a", 60))
        .await
        .expect("kept");
    store.see_session("s1", at(30)).await.expect("seen");
    store.see_session("s1", at(20)).await.expect("seen earlier");
    let seen = store.session("s1").await.expect("read").expect("there");
    assert_eq!(seen.seen_at, at(30));
    assert!(store.end_session("s1").await.expect("ended"));
    assert!(!store.end_session("s1").await.expect("ended already"));
    for (hash, until) in [("s2", 50), ("s3", 70)] {
        store
            .keep_session(session(hash, "a", until))
            .await
            .expect("kept");
    }
    store.sweep(at(60)).await.expect("swept");
    assert!(store.session("s2").await.expect("read").is_none());
    assert!(store.session("s3").await.expect("read").is_some());
    store.end_sessions_of("a").await.expect("ended");
    assert!(store.session("s3").await.expect("read").is_none());
}

pub async fn a_step_is_used_once(world: World) {
    let store = world.open_people().await;
    store.add_person(person("a"), "h1").await.expect("added");
    for (step, used) in [(5, true), (5, false), (4, false), (6, true)] {
        assert_eq!(store.use_code_step("a", step).await.expect("tried"), used);
    }
    assert!(!store.use_code_step("nobody", 9).await.expect("tried"));
}

pub async fn roles_have_their_days(world: World) {
    let store = world.open_people().await;
    let mut role = RoleRow {
        person: "a".to_owned(),
        body: "tw-environment/epa".to_owned(),
        role: "officer".to_owned(),
        from: date("2026-01-01"),
        until: None,
    };
    store.give_role(role.clone()).await.expect("given");
    role.until = Some(date("2026-06-30"));
    store.give_role(role.clone()).await.expect("ended");
    let again = RoleRow {
        from: date("2027-01-01"),
        until: None,
        ..role.clone()
    };
    store.give_role(again.clone()).await.expect("given");
    assert_eq!(store.roles_of("a").await.expect("roles"), [role, again]);
    assert!(store.roles_of("b").await.expect("roles").is_empty());
}

const RATE: Rate = Rate {
    burst: 3,
    each_us: 10_000_000,
};

pub async fn attempts_run_out_and_come_back(world: World) {
    let store = world.open_people().await;
    let attempt = async |second| store.attempt("k", RATE, at(second)).await.expect("tried");
    for _ in 0..3 {
        assert_eq!(attempt(0).await, Attempt::Counted);
    }
    assert_eq!(attempt(0).await, Attempt::Wait { us: 10_000_000 });
    assert_eq!(attempt(4).await, Attempt::Wait { us: 6_000_000 });
    assert_eq!(attempt(10).await, Attempt::Counted);
    assert_eq!(attempt(10).await, Attempt::Wait { us: 10_000_000 });
    // Another key, and one forgiven, begin anew.
    assert_eq!(
        store.attempt("other", RATE, at(10)).await.expect("tried"),
        Attempt::Counted
    );
    store.forgive("k").await.expect("forgiven");
    assert_eq!(attempt(10).await, Attempt::Counted);
    store.sweep(at(1_000)).await.expect("swept");
    assert_eq!(attempt(0).await, Attempt::Counted);
}

pub async fn of_many_attempts_at_once_no_more_are_counted(world: World) {
    let store: Arc<dyn People> = world.open_people().await;
    let tries: Vec<_> = (0..20)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.attempt("k", RATE, at(0)).await.expect("tried") })
        })
        .collect();
    let mut counted = 0;
    for one in tries {
        counted += usize::from(one.await.expect("ran") == Attempt::Counted);
    }
    assert_eq!(counted, 3);
}

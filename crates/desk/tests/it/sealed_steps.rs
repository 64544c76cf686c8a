//! What steps say at rest: sealed, in its place alone, under keys that change,
//! and erased.

use std::fs;
use std::time::Duration;

use desk::ProceedError;
use desk::view::Audience;
use register::proceeding::{Stage, Step};

use crate::proceeding::{
    FIRM, World, decided, decided_penalty, penalty, person, representative, served,
};
use crate::small_register::id;
use crate::sql::Database;

/// Each test on each database.
macro_rules! on_both {
    ($($test:ident,)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                super::$test(super::Database::Sqlite).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                if let Some(database) = super::Database::postgres(stringify!($test)).await {
                    super::$test(database).await;
                }
            })*
        }
    };
}

on_both! {
    nothing_that_a_step_says_lies_open,
    what_is_moved_does_not_open,
    a_text_that_was_erased_leaves_the_step,
    keys_change_beside_proceedings,
}

async fn opened(world: &World) -> String {
    let opened = world.desk.propose(penalty(), &person("ann")).await;
    opened.expect("opened").id
}

fn keys(world: &World) -> Vec<String> {
    let folder = fs::read_dir(world.data().join("keys/people")).expect("the folder");
    let names = folder.map(|file| file.expect("a file").file_name());
    let names = names.filter_map(|name| name.into_string().ok());
    names.filter(|name| name.starts_with("kek_")).collect()
}

async fn nothing_that_a_step_says_lies_open(database: Database) {
    let world = World::on_database(database.url()).await;
    let id = decided_penalty(&world).await;
    let said = [
        "抽检不合格。",
        "申辩不能成立。",
        "EMS 1",
        "fine_cny",
        "50000",
        "2026-01-13",
    ];
    let view = world.desk.proceeding(&id).await.expect("read");
    let json: Vec<_> = view
        .steps
        .iter()
        .map(|taken| serde_json::to_string(&taken.step).expect("JSON"))
        .collect();
    let json = json.concat();
    let within = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
    for text in said {
        assert!(within(json.as_bytes(), text), "`{text}` is said");
    }
    let sql = "SELECT body FROM step UNION ALL SELECT outline FROM step
               UNION ALL SELECT data_key FROM proceeding";
    let mut kept = database.bytes(world.data(), sql).await;
    assert_eq!(kept.len(), 9);
    if let Database::Sqlite = database {
        for file in ["register.sqlite", "register.sqlite-wal"] {
            kept.extend(fs::read(world.data().join(file)).ok());
        }
    }
    for text in said {
        assert!(!kept.iter().any(|bytes| within(bytes, text)), "`{text}`");
    }
}

async fn what_is_moved_does_not_open(database: Database) {
    let world = World::on_database(database.url()).await;
    let (one, other) = (opened(&world).await, opened(&world).await);
    let copied = format!(
        "INSERT INTO step (proceeding, n, word, person, at_us, act, outline, body)
         SELECT proceeding, 1, word, person, at_us, act, outline, body FROM step
         WHERE proceeding = '{one}'"
    );
    database.run(world.data(), &copied).await;
    let moved = world.desk.proceeding(&one).await;
    assert!(
        matches!(moved, Err(ProceedError::Unreadable { n: 1, .. })),
        "{moved:?}"
    );
    // Nor does another proceeding's key open anything.
    let stolen = format!(
        "UPDATE proceeding SET data_key =
         (SELECT data_key FROM proceeding WHERE id = '{one}') WHERE id = '{other}'"
    );
    database.run(world.data(), &stolen).await;
    let moved = world.desk.proceeding(&other).await.expect_err("damaged");
    assert!(moved.to_string().contains("the data key"), "{moved}");
}

async fn a_text_that_was_erased_leaves_the_step(database: Database) {
    let world = World::on_database(database.url()).await;
    let id = decided_penalty(&world).await;
    let before = world.desk.proceeding(&id).await.expect("read");
    let erase = async |n: u32| {
        let (empty, id) = (database.no_bytes(), &id);
        let sql = format!("UPDATE step SET body = {empty} WHERE proceeding = '{id}' AND n = {n}");
        database.run(world.data(), &sql).await;
    };
    erase(3).await;
    let view = world.desk.proceeding(&id).await.expect("read");
    let (was, is) = (&before.steps[3], &view.steps[3]);
    assert!(is.erased && !view.steps[2].erased);
    assert_eq!((&is.by, is.at, is.on), (&was.by, was.at, was.on));
    assert_eq!(is.step, was.step.without_text());
    assert_ne!(is.step, was.step);
    assert_eq!(view.progress.stage, Stage::Decided);
    assert_eq!(view.next, before.next);
    // What it said is gone: no act is made of it.
    let refused = world.take(&id, "ann", Step::Served(served("2026-01-13")));
    assert!(refused.await.expect_err("refused").contains("erased"));
    let other = opened(&world).await;
    assert_ne!(other, id);
    // The first step can be erased too, and lists go on.
    erase(0).await;
    let view = world.desk.proceeding(&id).await.expect("read");
    assert_eq!(view.progress.proposal.name, penalty().name);
    assert!(view.progress.proposal.content.is_empty());
    assert_eq!(
        world
            .desk
            .queue_of(&representative(), 9)
            .await
            .expect("read")
            .len(),
        1
    );
    let dropped = Step::Dropped {
        why: "另案处理。".to_owned(),
    };
    let steps = world.take(&id, "bob", dropped).await;
    assert_eq!(steps, Ok(5), "it can be ended");
}

async fn keys_change_beside_proceedings(database: Database) {
    let world = World::on_database(database.url()).await;
    let first = opened(&world).await;
    let before = keys(&world);
    let rotated = world.desk.rotate_keys().await.expect("rotated");
    assert_eq!((rotated.people, rotated.proceedings), (0, 1));
    assert_eq!((rotated.deleted, keys(&world).len()), (before, 1));
    // As if a change back had been killed at once: the rest is done.
    let folder = world.data().join("keys/people");
    let second = keys(&world).remove(0);
    let text = fs::read(folder.join(&second)).expect("the key");
    let third = world.desk.rotate_keys().await.expect("rotated").current;
    fs::write(folder.join(&second), text).expect("written");
    fs::write(folder.join("current"), &second).expect("written");
    let rotated = world.desk.rotate_keys().await.expect("finished");
    assert_eq!((rotated.finished, rotated.proceedings), (true, 1));
    assert_eq!(rotated.deleted, [third]);

    let rotating = async {
        for _ in 0..8 {
            world.desk.rotate_keys().await.expect("rotated");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let opening = async {
        let mut all = Vec::new();
        for _ in 0..8 {
            let id = opened(&world).await;
            world.take(&id, "bob", Step::Approved).await.expect("taken");
            all.push(id);
        }
        all
    };
    let reading = async {
        for _ in 0..20 {
            world.desk.proceeding(&first).await.expect("read");
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
    };
    let together = async { tokio::join!(rotating, opening, reading) };
    let ((), all, ()) = tokio::time::timeout(Duration::from_secs(60), together)
        .await
        .expect("nobody waits for ever");
    for id in all {
        let view = world.desk.proceeding(&id).await.expect("read");
        assert_eq!(view.steps.len(), 2);
    }
    assert_eq!(keys(&world).len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_key_says_what_is_lost_and_nothing_else_fails() {
    let world = World::new().await;
    let proceeding = decided_penalty(&world).await;
    fs::remove_dir_all(world.data().join("keys/people")).expect("removed");
    let lost = world.desk.proceeding(&proceeding).await.expect_err("lost");
    let lost = lost.to_string();
    assert!(
        lost.contains(&proceeding) && lost.contains("is gone"),
        "{lost}"
    );
    let step = world.take(&proceeding, "bob", decided("2026-01-13")).await;
    assert!(step.expect_err("lost").contains("is gone"));
    // Another key is not made: it would look as if all were well.
    let new = world.desk.propose(penalty(), &person("ann")).await;
    assert!(new.expect_err("lost").to_string().contains("is gone"));
    assert!(world.desk.rotate_keys().await.is_err());
    let asked = world.desk.asked(None, None);
    let firm = id(FIRM);
    let seen = world.desk.organisation(&firm, asked, Audience::Public);
    assert!(seen.await.expect("read").is_some());
}

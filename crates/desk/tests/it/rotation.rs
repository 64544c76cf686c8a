//! People's data at rest: what lies on disk, and how its keys change.

use std::fs;

use desk::Place;
use desk::people::{PeopleError, PeopleKeyError};
use desk::vault::SealError;

use crate::people::{PASSWORD, World};

fn keys(world: &World) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(world.data().join("keys/people"))
        .expect("the folder")
        .map(|file| {
            file.expect("a file")
                .file_name()
                .into_string()
                .expect("text")
        })
        .filter(|name| name.starts_with("kek_"))
        .collect();
    names.sort();
    names
}

async fn everybody(world: &World) -> Vec<String> {
    let listed = world.desk.people().list().await.expect("listed");
    let mut logins: Vec<_> = listed.into_iter().map(|p| p.login).collect();
    logins.sort();
    logins
}

#[tokio::test]
async fn nothing_that_tells_who_a_person_is_lies_open_on_disk() {
    let world = World::new().await;
    let people = world.desk.people();
    world.add("officer-1").await;
    let set_up = people.set_up_codes("officer-1").await.expect("set up");
    let _ = people
        .sign_in("officer-1", PASSWORD, "192.0.2.77".parse().ok())
        .await;
    let wanted = [
        "officer-1",
        "Somebody",
        "argon2",
        &set_up.secret,
        PASSWORD,
        "192.0.2.77",
    ];
    let mut read = 0;
    for file in fs::read_dir(world.data()).expect("the folder") {
        let path = file.expect("a file").path();
        let Ok(bytes) = fs::read(&path) else { continue };
        read += bytes.len();
        for text in wanted {
            let there = bytes.windows(text.len()).any(|w| w == text.as_bytes());
            assert!(!there, "`{text}` is in {}", path.display());
        }
    }
    assert!(read > 10_000, "the database was read");
}

#[tokio::test]
async fn a_rotation_makes_a_new_key_and_deletes_the_old_one_last() {
    let world = World::new().await;
    for login in ["officer-1", "officer-2", "officer-3"] {
        world.add(login).await;
    }
    let before = keys(&world);
    assert_eq!(before.len(), 1);
    let rotated = world.desk.rotate_keys().await.expect("rotated");
    assert_eq!((rotated.people, rotated.finished), (3, false));
    assert_eq!(rotated.deleted, before);
    assert_eq!(keys(&world), [rotated.current]);
    assert_eq!(
        everybody(&world).await,
        ["officer-1", "officer-2", "officer-3"]
    );
    world.add("officer-4").await;
    assert_eq!(everybody(&world).await.len(), 4);
}

#[tokio::test]
async fn a_rotation_that_was_killed_is_finished() {
    let world = World::new().await;
    world.add("officer-1").await;
    world.add("officer-2").await;
    let folder = world.data().join("keys/people");
    let first = keys(&world).remove(0);
    let text = fs::read(folder.join(&first)).expect("the key");
    let second = world.desk.rotate_keys().await.expect("rotated").current;
    // As if one from the second to the first key had been killed at once.
    fs::write(folder.join(&first), text).expect("written");
    fs::write(folder.join("current"), &first).expect("written");
    let rotated = world.desk.rotate_keys().await.expect("finished");
    assert!(rotated.finished);
    assert_eq!((&rotated.current, rotated.people), (&first, 2));
    assert_eq!(rotated.deleted, [second]);
    assert_eq!(everybody(&world).await.len(), 2);
}

/// On one thread: whoever waits for a lock must not keep its holder from going on.
#[tokio::test]
async fn people_are_added_and_sign_in_while_keys_change() {
    let world = World::new().await;
    world.add("officer-0").await;
    let people = world.desk.people();
    let rotating = async {
        for _ in 0..12 {
            world.desk.rotate_keys().await.expect("rotated");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    let adding = async {
        for n in 1..6 {
            world.add(&format!("officer-{n}")).await;
        }
    };
    let changing = async {
        for _ in 0..6 {
            people.set_up_codes("officer-0").await.expect("set up");
            people.list().await.expect("listed");
            tokio::task::yield_now().await;
        }
    };
    let together = async { tokio::join!(rotating, adding, changing) };
    tokio::time::timeout(std::time::Duration::from_secs(60), together)
        .await
        .expect("nobody waits for ever");
    assert_eq!(everybody(&world).await.len(), 6);
    assert_eq!(keys(&world).len(), 1);
}

#[tokio::test]
async fn a_lost_key_is_named_and_not_made_anew() {
    let world = World::new().await;
    world.add("officer-1").await;
    let people = world.desk.people();
    fs::remove_dir_all(world.data().join("keys/people")).expect("removed");
    let lost = |error| matches!(error, PeopleError::Keys(PeopleKeyError::Lost(_)));
    assert!(people.list().await.is_err_and(lost));
    let rotated = world.desk.rotate_keys().await;
    let gone = |error| matches!(error, SealError::Keys(PeopleKeyError::Lost(_)));
    assert!(rotated.is_err_and(gone));
    let new = desk::people::NewPerson {
        login: "officer-2",
        name: "Another",
        password: PASSWORD,
    };
    assert!(people.add(new).await.is_err_and(lost));
    assert!(
        Place::at(world.data()).open().await.is_ok(),
        "the register opens"
    );
}

#[cfg(unix)]
#[tokio::test]
async fn keys_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::new().await;
    world.add("officer-1").await;
    let path = world.data().join("keys/people").join(&keys(&world)[0]);
    let mode = fs::metadata(path).expect("the key").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

//! The access ledger: who looked, and who may read it.

use codes::Date;
use desk::ProceedError;
use desk::people::SignedIn;
use desk::people::powers::Role;
use register::proceeding::Step;
use store::Page;

use crate::proceeding::{AMR, FIRM, World, penalty, person, representative, served, signed_in};
use crate::small_register::id;

fn page(limit: usize) -> Page {
    Page { after: None, limit }
}

/// What, role and person of what one may read, newest first.
async fn read(world: &World, who: &SignedIn) -> Vec<String> {
    let read = world.desk.accesses(who, &id(FIRM), &page(99)).await;
    let rows = read.expect("read").rows.into_iter();
    rows.map(|row| format!("{} {} {}", row.what, row.role, row.person))
        .collect()
}

async fn opened(world: &World) -> String {
    let opened = world.desk.propose(penalty(), &person("ann")).await;
    opened.expect("opened").id
}

async fn notified(world: &World) -> String {
    let id = opened(world).await;
    let notice = Step::Notified(served("2026-01-05"));
    for (who, step) in [("bob", Step::Approved), ("ann", notice)] {
        world.take(&id, who, step).await.expect("taken");
    }
    id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_look_is_noted_and_reloading_does_not_flood() {
    let world = World::new().await;
    let proceeding = notified(&world).await;
    let (ann, rep) = (signed_in("ann", &[(Role::Officer, AMR)]), representative());
    for _ in 0..3 {
        world
            .desk
            .proceeding_for(&ann, &proceeding)
            .await
            .expect("seen");
        world.desk.queue_of(&ann, 9).await.expect("read");
    }
    let seen = ["listed officer ann", "viewed officer ann"];
    assert_eq!(read(&world, &rep).await.len(), 2);
    let reply = || Step::Replied {
        on: Date::constant(2026, 1, 5),
        text: "已整改。".to_owned(),
    };
    for _ in 0..2 {
        world.wait(1);
        let took = world.desk.take_step_as(&rep, &proceeding, None, reply());
        took.await.expect("taken");
    }
    let all = read(&world, &rep).await;
    assert_eq!(
        all[..2],
        ["step representative rep", "step representative rep"]
    );
    let mut first = all[2..].to_vec();
    first.sort();
    assert_eq!(first, seen);
    // Ten minutes later it is another look; a queue's line is noted once a day.
    world.wait(11 * 60);
    world
        .desk
        .proceeding_for(&ann, &proceeding)
        .await
        .expect("seen");
    world.desk.queue_of(&ann, 9).await.expect("read");
    assert_eq!(read(&world, &rep).await[0], "viewed officer ann");
    assert_eq!(read(&world, &rep).await.len(), 5);
    // Who may not see it leaves no trace of having seen it.
    let stranger = signed_in("fay", &[(Role::Officer, "cn-enterprise/local-government")]);
    let denied = world.desk.proceeding_for(&stranger, &proceeding).await;
    assert!(denied.is_err());
    assert_eq!(read(&world, &rep).await.len(), 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_ledger_is_for_the_organisation_auditors_and_registrars() {
    let world = World::new().await;
    let proceeding = opened(&world).await;
    let ann = signed_in("ann", &[(Role::Officer, AMR)]);
    world
        .desk
        .proceeding_for(&ann, &proceeding)
        .await
        .expect("seen");
    let denied = async |who: &SignedIn| {
        let read = world.desk.accesses(who, &id(FIRM), &page(9)).await;
        assert!(matches!(read, Err(ProceedError::Denied(_))), "{read:?}");
    };
    denied(&ann).await;
    denied(&signed_in("fay", &[])).await;
    let other = "uscc:91350100M000100X3X";
    denied(&signed_in("rep", &[(Role::Representative, other)])).await;
    denied(&SignedIn {
        on: Date::constant(2019, 12, 31),
        ..representative()
    })
    .await;

    // The organisation does not learn of a proceeding before it is told of it.
    let rep = representative();
    assert_eq!(read(&world, &rep).await, [""; 0]);
    let registrar = signed_in("reg", &[(Role::Registrar, "*")]);
    let noted = ["accesses registrar reg", "viewed officer ann"];
    world.wait(1);
    assert_eq!(read(&world, &registrar).await, noted);
    let auditor = signed_in("aud", &[(Role::Auditor, AMR)]);
    assert_eq!(read(&world, &auditor).await, ["viewed officer ann"]);
    let elsewhere = [(Role::Auditor, "cn-enterprise/local-government")];
    let elsewhere = signed_in("aud-2", &elsewhere);
    assert_eq!(read(&world, &elsewhere).await, [""; 0]);

    // Then of the looks before, too; and who read the ledger is in it.
    let notice = Step::Notified(served("2026-01-05"));
    for (who, step) in [("bob", Step::Approved), ("ann", notice)] {
        world.take(&proceeding, who, step).await.expect("taken");
    }
    let mut all = read(&world, &rep).await;
    all.sort();
    let readers = ["auditor aud", "auditor aud-2", "registrar reg"];
    let mut expected: Vec<_> = readers.iter().map(|r| format!("accesses {r}")).collect();
    expected.push("viewed officer ann".to_owned());
    assert_eq!(all, expected);

    // By pages, to the end.
    let (mut after, mut met) = (None, 0);
    loop {
        let page = Page { after, limit: 3 };
        let read = world.desk.accesses(&rep, &id(FIRM), &page).await;
        let read = read.expect("read");
        met += read.rows.len();
        after = read.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(met, 4);
    let whole = world.desk.all_accesses(&id(FIRM), &page(9)).await;
    assert_eq!(whole.expect("read").rows.len(), 4);
}

//! Subjects and their identifiers.

use store::{Commit, Page};

use super::world::World;
use super::write::{act, claim, id, keep, subject};

pub async fn a_subject_is_changed_by_its_latest_registration(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let first = act("tw-ubn:04595257", "Old Name", "1", "2017-10-31");
    let second = act("tw-ubn:04595257", "New Name", "2", "2018-10-31");
    keep(&*store, epoch, std::slice::from_ref(&first))
        .await
        .expect("kept");
    keep(&*store, epoch, std::slice::from_ref(&second))
        .await
        .expect("kept");
    let ids = std::slice::from_ref(&first.subject.identifier);
    assert_eq!(
        store.subjects(ids).await.expect("subjects"),
        [subject(&second)]
    );
    let mut names: Vec<_> = store
        .names(ids)
        .await
        .expect("names")
        .into_iter()
        .map(|row| row.name)
        .collect();
    names.sort();
    assert_eq!(names, ["New Name", "Old Name"]);
}

pub async fn an_identifier_leads_to_its_subject(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    let two = act("tw-ubn:04595258", "乙公司", "2", "2017-10-31");
    keep(&*store, epoch, &[one.clone(), two.clone()])
        .await
        .expect("kept");
    let further = id("lei:5493001KJTIIGC8Y1R12");
    let (first, second) = (&one.subject.identifier, &two.subject.identifier);
    for owner in [first, second] {
        let given = Commit {
            expected_size: 2,
            epoch,
            identifiers: vec![(further.clone(), owner.clone())],
            ..Commit::default()
        };
        store.commit(given).await.expect("kept");
    }
    assert_eq!(
        store.resolve(first).await.expect("resolved"),
        std::slice::from_ref(first)
    );
    // Both bear it: neither is named for the other.
    let mut owners = [first.clone(), second.clone()];
    owners.sort();
    assert_eq!(store.resolve(&further).await.expect("resolved"), owners);
    let asked = [further.clone(), first.clone(), id("lei:X")];
    let mut pairs = store.owners(&asked).await.expect("owners");
    pairs.sort();
    let each = owners.map(|owner| (further.clone(), owner));
    assert_eq!(pairs, each, "only of further identifiers");
    assert_eq!(
        store.identifiers_of(second).await.expect("identifiers"),
        [further]
    );
    assert_eq!(store.resolve(&id("lei:X")).await.expect("resolved"), []);
}

pub async fn a_walk_meets_every_subject_once_in_byte_order(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let acts: Vec<_> = (0..23)
        .map(|n| {
            act(
                &format!("x-{}:{n}", n % 3),
                "名",
                &n.to_string(),
                "2017-10-31",
            )
        })
        .collect();
    let mut full = super::write::commit(epoch, 0, &acts);
    for (n, row) in full.subjects.iter_mut().enumerate() {
        row.catalogue = if n % 2 == 0 { "even" } else { "odd" }.to_owned();
    }
    store.commit(full).await.expect("kept");
    for catalogue in [None, Some("even"), Some("odd"), Some("none")] {
        let mut met = Vec::new();
        let mut page = Page {
            after: None,
            limit: 4,
        };
        loop {
            let rows = store.subjects_page(catalogue, &page).await.expect("page");
            let Some(last) = rows.last() else { break };
            page.after = Some(last.id.as_str().to_owned());
            met.extend(rows.into_iter().map(|row| row.id.as_str().to_owned()));
        }
        let mut expected: Vec<_> = acts
            .iter()
            .enumerate()
            .filter(|(n, _)| match catalogue {
                None => true,
                Some("even") => n % 2 == 0,
                Some("odd") => n % 2 == 1,
                Some(_) => false,
            })
            .map(|(_, act)| act.subject.identifier.as_str().to_owned())
            .collect();
        expected.sort();
        assert_eq!(met, expected);
    }
}

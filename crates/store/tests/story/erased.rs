//! Acts erased.

use super::world::World;
use super::write::{act, claim, keep};

pub async fn an_act_without_disclosures_is_left_out(world: World) {
    let store = world.open().await;
    let epoch = claim(&*store).await;
    let one = act("tw-ubn:04595257", "甲公司", "1", "2017-10-31");
    let two = act("tw-ubn:04595257", "甲公司", "2", "2017-10-31");
    keep(&*store, epoch, &[one.clone(), two.clone()])
        .await
        .expect("kept");
    world
        .sql(&format!(
            "UPDATE act SET disclosures = '' WHERE id = '{}'",
            one.id
        ))
        .await
        .expect("erased");
    let ids = [one.id.clone(), two.id.clone()];
    let left = store.acts(&ids).await.expect("acts");
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].act, two);
    assert_eq!(
        store
            .acts_of(&one.subject.identifier)
            .await
            .expect("acts")
            .len(),
        1
    );
    // That it was is still known, and so is its entry.
    assert_eq!(store.existing(&ids).await.expect("existing").len(), 2);
    assert_eq!(store.entries(0, 9).await.expect("entries").len(), 2);
}

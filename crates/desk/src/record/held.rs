//! What is held beside the record.

use register::{ActId, Instant};
use store::HeldRow;

use crate::Matter;

/// The row that tells a person what was held and why.
pub(super) fn held(matter: &Matter, register_name: &str, reason: &str, at: Instant) -> HeldRow {
    let claimed_name = matter.subject.name.clone().unwrap_or_default();
    HeldRow {
        id: ActId::tail_of_key(
            &matter.catalogue,
            &format!(
                "held:{}:{}:{claimed_name}",
                matter.source, matter.subject.identifier
            ),
        ),
        catalogue: matter.catalogue.clone(),
        source: matter.source.clone(),
        identifier: matter.subject.identifier.to_string(),
        claimed_name,
        register_name: register_name.to_owned(),
        reason: reason.to_owned(),
        what: matter
            .drafts
            .iter()
            .map(|d| &*d.kind)
            .collect::<Vec<_>>()
            .join(", "),
        held_at: at,
    }
}

//! What a step says, as it is kept: JSON, one object a step.

use catalogue::Law;
use register::proceeding::{PersonId, Step, Taken};
use store::StepRow;

use super::ProceedError;
use crate::clock::day_there;

/// The bytes of a step.
pub(super) fn bytes(step: &Step) -> Vec<u8> {
    serde_json::to_vec(step).unwrap_or_default()
}

/// Reads a kept step; its day is that of the catalogue's time zone.
pub(super) fn read(law: &Law, catalogue: &str, row: &StepRow) -> Result<Taken, ProceedError> {
    let unreadable = |why: String| ProceedError::Unreadable {
        proceeding: row.proceeding.clone(),
        n: row.n,
        why,
    };
    let by = PersonId::parse(&row.person);
    Ok(Taken {
        step: serde_json::from_slice(&row.body).map_err(|e| unreadable(e.to_string()))?,
        by: by.ok_or_else(|| unreadable(format!("`{}` is no person's id", row.person)))?,
        at: row.at,
        on: day_there(law, catalogue, row.at),
        act: row.act.clone(),
    })
}

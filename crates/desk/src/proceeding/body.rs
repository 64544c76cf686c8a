//! What a step says, as it is kept: JSON, one object a step, sealed under the
//! data key of its proceeding.
//!
//! It is sealed twice, each in its own place: whole (`body`), and without its
//! texts (`outline`). So the texts can be erased, and the proceeding still stands
//! where it stood.

use std::sync::Arc;

use catalogue::Law;
use register::proceeding::{PersonId, Step, Taken};
use store::{ProceedingRow, StepRow};

use super::ProceedError;
use crate::Desk;
use crate::clock::day_there;
use crate::vault::{DataKey, Owner, PeopleKeyError, SealError, open, seal};

/// A step as it is kept.
pub(super) struct SealedStep {
    pub outline: Vec<u8>,
    pub body: Vec<u8>,
}

/// Where in a proceeding a step lies, and one part of it there.
fn place(proceeding: &str, n: u32, part: &str) -> String {
    Owner::proceeding(proceeding).place_of(&format!("step/{n}/{part}"))
}

/// Seals a step for its place.
pub(super) fn sealed(
    key: &DataKey,
    proceeding: &str,
    n: u32,
    step: &Step,
) -> Result<SealedStep, ProceedError> {
    let part = |part, step: &Step| {
        let bytes = serde_json::to_vec(step).map_err(|e| SealError::Machine(e.to_string()))?;
        seal(key, &place(proceeding, n, part), &bytes)
    };
    let both = || {
        Ok(SealedStep {
            outline: part("outline", &step.without_text())?,
            body: part("body", step)?,
        })
    };
    both().map_err(|cause| cannot(proceeding, cause))
}

/// Reads a kept step; its day is that of the catalogue's time zone.
pub(super) fn read(
    law: &Law,
    catalogue: &str,
    key: &DataKey,
    row: &StepRow,
) -> Result<Taken, ProceedError> {
    let unreadable = |why: String| ProceedError::Unreadable {
        proceeding: row.proceeding.clone(),
        n: row.n,
        why,
    };
    let erased = row.body.is_empty();
    let (part, bytes) = match erased {
        true => ("outline", &row.outline),
        false => ("body", &row.body),
    };
    let opened = open(key, &place(&row.proceeding, row.n, part), bytes)
        .ok_or_else(|| unreadable("it was changed, or is of another place".to_owned()))?;
    let by = PersonId::parse(&row.person);
    Ok(Taken {
        step: serde_json::from_slice(&opened).map_err(|e| unreadable(e.to_string()))?,
        by: by.ok_or_else(|| unreadable(format!("`{}` is no person's id", row.person)))?,
        at: row.at,
        on: day_there(law, catalogue, row.at),
        act: row.act.clone(),
        erased,
    })
}

/// That what a proceeding says can be neither opened nor sealed.
pub(super) fn cannot(proceeding: &str, cause: SealError) -> ProceedError {
    ProceedError::Sealed {
        proceeding: proceeding.to_owned(),
        cause: Arc::new(cause),
    }
}

impl Desk {
    /// The data key of a proceeding that was just read. A rotation may have
    /// deleted the key it was under then: the row is read again.
    pub(super) async fn key_of(&self, row: &ProceedingRow) -> Result<DataKey, ProceedError> {
        let unwrap = |row: &ProceedingRow| {
            let owner = Owner::proceeding(&row.id);
            self.vault.unwrap(owner, &row.data_key, &row.kek)
        };
        let opened = match unwrap(row) {
            Err(SealError::Keys(PeopleKeyError::Lost(file))) => {
                match self.proceedings.proceeding(&row.id).await? {
                    Some(again) if again.kek != row.kek => unwrap(&again),
                    _ => Err(PeopleKeyError::Lost(file).into()),
                }
            }
            opened => opened,
        };
        opened.map_err(|cause| cannot(&row.id, cause))
    }
}

//! Changing the key-encryption key: a new one is made, every data key is
//! wrapped again under it, and the old one is deleted last.
//!
//! Killed at any point, it goes on when run again: as long as an older key
//! lies beside the current one, there is something to finish, and no further
//! key is made. Names and passwords are not decrypted, only the data keys.

use super::{People, PeopleError};

/// What a rotation did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotated {
    /// Id of the key that is current now.
    pub current: String,
    /// Data keys wrapped again.
    pub people: u64,
    /// Keys deleted.
    pub deleted: Vec<String>,
    /// It finished what another had begun; the key is not new.
    pub finished: bool,
}

const PAGE: usize = 200;

impl People {
    /// Changes the key-encryption key, or finishes a change.
    ///
    /// # Errors
    /// [`PeopleError`]: run it again; nothing is lost.
    pub async fn rotate(&self) -> Result<Rotated, PeopleError> {
        let Some(_rotation) = self.keys.lock_rotation()? else {
            return Err(PeopleError::Rotating);
        };
        let (current, finished) = {
            let _lock = self.keys.lock_change().await?;
            match self.keys.current()? {
                Some(current) if self.keys.all()?.len() > 1 => (current, true),
                // With people and without a current key, one was lost.
                None if !self.store.people_page(None, 1).await?.is_empty() => {
                    (self.current_kek()?, true)
                }
                _ => (self.new_kek()?, false),
            }
        };
        let people = self.rewrap(&current).await?;
        let mut deleted = Vec::new();
        for old in self.keys.all()?.into_iter().filter(|id| *id != current) {
            if self.store.people_under(&old).await? == 0 {
                self.keys.delete(&old)?;
                deleted.push(old);
            }
        }
        Ok(Rotated {
            current,
            people,
            deleted,
            finished,
        })
    }

    /// Wraps every data key that is not under this key.
    async fn rewrap(&self, kek: &str) -> Result<u64, PeopleError> {
        let mut done = 0;
        loop {
            let rows = self.store.people_not_under(kek, PAGE).await?;
            if rows.is_empty() {
                return Ok(done);
            }
            for mut row in rows {
                let data_key = self.unwrap(&row)?;
                row.data_key = self.wrap(&row.id, kek, &data_key)?;
                kek.clone_into(&mut row.kek);
                // One changed meanwhile comes again on the next page.
                done += u64::from(self.store.reseal_person(row).await?);
            }
        }
    }
}

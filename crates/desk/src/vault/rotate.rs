//! Changing the key-encryption key: a new one is made, every data key is
//! wrapped again under it, and the old one is deleted last.
//!
//! Killed at any point, it goes on when run again: as long as an older key
//! lies beside the current one, there is something to finish, and no further
//! key is made. Nothing that was sealed is opened, only the data keys.

use store::Rewrapped;

use super::{Owner, SealError, Vault};

/// What a rotation did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotated {
    /// Id of the key that is current now.
    pub current: String,
    /// Data keys of people wrapped again.
    pub people: u64,
    /// Data keys of proceedings wrapped again.
    pub proceedings: u64,
    /// Keys deleted.
    pub deleted: Vec<String>,
    /// It finished what another had begun; the key is not new.
    pub finished: bool,
}

const PAGE: usize = 200;

impl Vault {
    /// Changes the key-encryption key, or finishes a change.
    pub async fn rotate(&self) -> Result<Rotated, SealError> {
        let Some(_rotation) = self.keys.lock_rotation()? else {
            return Err(SealError::Rotating);
        };
        let (current, finished) = {
            let _lock = self.keys.lock_change().await?;
            match self.keys.current()? {
                Some(current) if self.keys.all()?.len() > 1 => (current, true),
                // With something sealed and without a current key, one was lost.
                None if self.holds_something().await? => (self.current()?, true),
                _ => (self.new_kek()?, false),
            }
        };
        let people = self.rewrap_people(&current).await?;
        let proceedings = self.rewrap_proceedings(&current).await?;
        let mut deleted = Vec::new();
        for old in self.keys.all()?.into_iter().filter(|id| *id != current) {
            if self.wraps_nothing(&old).await? {
                self.keys.delete(&old)?;
                deleted.push(old);
            }
        }
        Ok(Rotated {
            current,
            people,
            proceedings,
            deleted,
            finished,
        })
    }

    /// Wraps the data keys of people that are not under this key.
    async fn rewrap_people(&self, kek: &str) -> Result<u64, SealError> {
        let mut done = 0;
        loop {
            let rows = self.people.people_not_under(kek, PAGE).await?;
            if rows.is_empty() {
                return Ok(done);
            }
            for mut row in rows {
                let owner = Owner::person(&row.id);
                let data_key = self.unwrap(owner, &row.data_key, &row.kek)?;
                row.data_key = self.wrap(owner, kek, &data_key)?;
                kek.clone_into(&mut row.kek);
                // One changed meanwhile comes again on the next page.
                done += u64::from(self.people.reseal_person(row).await?);
            }
        }
    }

    /// Wraps the data keys of proceedings that are not under this key.
    async fn rewrap_proceedings(&self, kek: &str) -> Result<u64, SealError> {
        let mut done = 0;
        loop {
            let rows = self.proceedings.proceedings_not_under(kek, PAGE).await?;
            if rows.is_empty() {
                return Ok(done);
            }
            for row in rows {
                let owner = Owner::proceeding(&row.id);
                let data_key = self.unwrap(owner, &row.data_key, &row.kek)?;
                let rewrapped = Rewrapped {
                    data_key: self.wrap(owner, kek, &data_key)?,
                    id: row.id,
                    before: row.kek,
                    kek: kek.to_owned(),
                };
                done += u64::from(self.proceedings.rewrap_proceeding(rewrapped).await?);
            }
        }
    }

    async fn wraps_nothing(&self, kek: &str) -> Result<bool, SealError> {
        let people = self.people.people_under(kek).await?;
        Ok(people == 0 && self.proceedings.proceedings_under(kek).await? == 0)
    }
}

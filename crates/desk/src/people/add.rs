//! Adding a person.

use store::PersonRow;
use zeroize::Zeroizing;

use super::known::{Known, fold_login};
use super::seal::{place_of_key, seal};
use super::{People, PeopleError, PeopleKeyError, password, random};

/// Who is added. No `Debug`.
pub struct NewPerson<'a> {
    /// Login name.
    pub login: &'a str,
    /// Name as shown to the person.
    pub name: &'a str,
    /// Password.
    pub password: &'a str,
}

impl People {
    /// Adds a person, without any role; the id, which tells nothing.
    ///
    /// # Errors
    /// [`PeopleError`]: nothing was kept.
    pub async fn add(&self, new: NewPerson<'_>) -> Result<String, PeopleError> {
        let login = fold_login(new.login)?;
        let name = new.name.trim();
        password::judge(new.password, &login, name)?;
        let known = Known {
            password: self.hash_password(new.password).await?,
            login,
            name: name.to_owned(),
            code: None,
        };
        self.first_key().await?;
        let id = format!("p-{}", register::act::base32(&random::<15>()?[..]));
        let data_key = random::<32>()?;
        let sealed = Self::seal(&id, &data_key, &known)?;
        let login_hash = self.login_hash(&known.login);
        // INVARIANT: until the row is kept, the key it is under stays current.
        let _lock = self.keys.lock_current().await?;
        let kek = self.current_kek()?;
        let person = PersonRow {
            data_key: self.wrap(&id, &kek, &data_key)?,
            id: id.clone(),
            sealed,
            kek,
            version: 0,
            disabled: false,
            created_at: self.clock.now(),
        };
        if self.store.add_person(person, &login_hash).await? {
            Ok(id)
        } else {
            Err(PeopleError::Taken)
        }
    }

    /// Wraps a data key under a key-encryption key.
    pub(super) fn wrap(
        &self,
        id: &str,
        kek: &str,
        data_key: &[u8; 32],
    ) -> Result<Vec<u8>, PeopleError> {
        let key = self.keys.read(kek)?;
        seal(&key, &place_of_key(id, kek), data_key)
    }

    /// Id of the current key.
    pub(super) fn current_kek(&self) -> Result<String, PeopleError> {
        let lost = || PeopleKeyError::Lost("keys/people/current".to_owned());
        Ok(self.keys.current()?.ok_or_else(lost)?)
    }

    /// Makes the first key, before the first person. A lost one is not made
    /// anew: it would look as if all were well.
    async fn first_key(&self) -> Result<(), PeopleError> {
        if self.keys.current()?.is_some() || !self.store.people_page(None, 1).await?.is_empty() {
            return Ok(());
        }
        let _lock = self.keys.lock_change().await?;
        if self.keys.current()?.is_none() {
            self.new_kek()?;
        }
        Ok(())
    }

    /// Makes a new key and makes it the current one; its id.
    pub(super) fn new_kek(&self) -> Result<String, PeopleError> {
        let id = format!("kek_{}", register::act::base32(&random::<10>()?[..]));
        let key: Zeroizing<[u8; 32]> = random()?;
        self.keys.make_current(&id, &key)?;
        Ok(id)
    }
}

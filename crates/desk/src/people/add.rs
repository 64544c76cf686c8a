//! Adding a person.

use store::PersonRow;

use super::known::{Known, fold_login};
use super::{People, PeopleError, password};
use crate::vault::{Owner, random};

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
        let id = format!("p-{}", register::act::base32(&random::<15>()?[..]));
        let new = self.vault.new_key(Owner::person(&id)).await?;
        let sealed = Self::seal(&id, &new.key, &known)?;
        let login_hash = self.login_hash(&known.login);
        let person = PersonRow {
            data_key: new.wrapped.data_key,
            id: id.clone(),
            sealed,
            kek: new.wrapped.kek,
            version: 0,
            disabled: false,
            created_at: self.clock.now(),
        };
        let added = self.store.add_person(person, &login_hash).await?;
        drop(new.lock);
        if added {
            Ok(id)
        } else {
            Err(PeopleError::Taken)
        }
    }
}

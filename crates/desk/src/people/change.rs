//! Changing a person: password, one-time codes, letting in or not.

use super::totp::{SECRET_BYTES, SetUp};
use super::{People, PeopleError, password};
use crate::vault::random;

impl People {
    /// Sets a new password; every session of the person ends.
    ///
    /// # Errors
    /// [`PeopleError`].
    pub async fn set_password(&self, who: &str, new: &str) -> Result<(), PeopleError> {
        let known = self.known(&self.find(who).await?).await?;
        password::judge(new, &known.login, &known.name)?;
        let hash = self.hash_password(new).await?;
        let row = self
            .change(who, |known| known.password.clone_from(&hash))
            .await?;
        Ok(self.store.end_sessions_of(&row.id).await?)
    }

    /// Makes a new secret for one-time codes, to be shown once; the one before
    /// is void and every session of the person ends.
    ///
    /// # Errors
    /// [`PeopleError`].
    pub async fn set_up_codes(&self, who: &str) -> Result<SetUp, PeopleError> {
        let secret = random::<SECRET_BYTES>()?;
        let known = self.known(&self.find(who).await?).await?;
        let set_up = SetUp::new(&secret, &self.issuer, &known.login);
        let row = self
            .change(who, |known| {
                known.code = Some(set_up.secret.as_str().to_owned());
            })
            .await?;
        self.store.end_sessions_of(&row.id).await?;
        Ok(set_up)
    }

    /// Lets a person in, or not any more: then every session ends at once.
    ///
    /// # Errors
    /// [`PeopleError`].
    pub async fn set_disabled(&self, who: &str, disabled: bool) -> Result<(), PeopleError> {
        let person = self.find(who).await?;
        if self.store.set_disabled(&person.id, disabled).await? {
            Ok(())
        } else {
            Err(PeopleError::Unknown)
        }
    }
}

//! Listing people, for an administrator at the machine and nobody else.

use register::Instant;

use super::powers::Held;
use super::{People, PeopleError};

/// A person as listed. No `Debug`: names must not reach a log.
pub struct Listed {
    /// Id; tells nothing.
    pub id: String,
    /// Login name.
    pub login: String,
    /// Name as shown.
    pub name: String,
    /// May not sign in.
    pub disabled: bool,
    /// Gives one-time codes.
    pub codes: bool,
    /// Added at.
    pub created_at: Instant,
    /// Roles, past and future ones too.
    pub roles: Vec<Held>,
}

const PAGE: usize = 200;

impl People {
    /// Everybody, by id.
    ///
    /// # Errors
    /// [`PeopleError`].
    pub async fn list(&self) -> Result<Vec<Listed>, PeopleError> {
        let mut out: Vec<Listed> = Vec::new();
        loop {
            let after = out.last().map(|last| last.id.clone());
            let page = self.store.people_page(after.as_deref(), PAGE).await?;
            if page.is_empty() {
                return Ok(out);
            }
            for row in page {
                let known = self.known(&row).await?;
                out.push(Listed {
                    roles: self.roles_of(&row.id).await?,
                    login: known.login.clone(),
                    name: known.name.clone(),
                    codes: known.code.is_some(),
                    id: row.id,
                    disabled: row.disabled,
                    created_at: row.created_at,
                });
            }
        }
    }
}

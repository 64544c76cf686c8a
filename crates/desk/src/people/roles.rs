//! Giving roles and ending them. Who may do that from a page is a power
//! (`manage_people`); at the machine, whoever may run the program.

use catalogue::Law;
use codes::Date;
use store::RoleRow;

use super::powers::{Body, Held, Role};
use super::{People, PeopleError};

/// Why a role cannot be given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoleError {
    /// The role is for another sort of body.
    #[error("a role of {role} is held at {wanted}, not at `{body}`")]
    Body {
        /// Role.
        role: &'static str,
        /// What it is held at.
        wanted: &'static str,
        /// What was given.
        body: String,
    },
    /// No such authority.
    #[error("authority `{0}` is in no catalogue of this register")]
    Authority(String),
    /// The days are the wrong way round.
    #[error("the role would end on {until}, before it begins on {from}")]
    Days {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// Not held.
    #[error("the person has no role of {role} at `{body}` to end")]
    NotHeld {
        /// Role.
        role: &'static str,
        /// Body.
        body: String,
    },
}

impl People {
    /// Gives a role.
    ///
    /// # Errors
    /// [`PeopleError::Role`], among others.
    pub async fn give_role(&self, law: &Law, who: &str, held: Held) -> Result<(), PeopleError> {
        let person = self.find(who).await?;
        if !held.role.is_held_at(&held.body) {
            return Err(RoleError::Body {
                role: held.role.word(),
                wanted: held.role.held_at(),
                body: held.body.to_string(),
            }
            .into());
        }
        if let Body::Authority(id) = &held.body
            && law.authority(id).is_none()
        {
            return Err(RoleError::Authority(id.clone()).into());
        }
        if let Some(until) = held.until.filter(|until| *until < held.from) {
            let from = held.from;
            return Err(RoleError::Days { from, until }.into());
        }
        Ok(self.store.give_role(row(&person.id, &held)).await?)
    }

    /// Lets a role end: `until` is its last day; a role that would begin later
    /// never begins.
    ///
    /// # Errors
    /// [`RoleError::NotHeld`], among others.
    pub async fn end_role(
        &self,
        who: &str,
        role: Role,
        body: &Body,
        until: Date,
    ) -> Result<(), PeopleError> {
        let person = self.find(who).await?;
        let same = |held: &Held| held.role == role && held.body == *body;
        let open = |held: &Held| held.until.is_none_or(|last| last > until);
        let roles = self.roles_of(&person.id).await?;
        let mut ending = roles
            .into_iter()
            .filter(|held| same(held) && open(held))
            .peekable();
        if ending.peek().is_none() {
            let (role, body) = (role.word(), body.to_string());
            return Err(RoleError::NotHeld { role, body }.into());
        }
        for mut held in ending {
            held.until = Some(until);
            self.store.give_role(row(&person.id, &held)).await?;
        }
        Ok(())
    }

    /// Roles of a person (id), past and future ones too.
    pub(super) async fn roles_of(&self, id: &str) -> Result<Vec<Held>, PeopleError> {
        let rows = self.store.roles_of(id).await?;
        rows.iter().map(held).collect()
    }
}

fn row(person: &str, held: &Held) -> RoleRow {
    RoleRow {
        person: person.to_owned(),
        body: held.body.to_string(),
        role: held.role.word().to_owned(),
        from: held.from,
        until: held.until,
    }
}

/// A word that is no role, or a body that is none, is damage and no role.
fn held(row: &RoleRow) -> Result<Held, PeopleError> {
    let damaged = || PeopleError::Damaged {
        person: row.person.clone(),
        what: "a role",
    };
    Ok(Held {
        role: Role::of_word(&row.role).ok_or_else(damaged)?,
        body: Body::parse(&row.body).ok_or_else(damaged)?,
        from: row.from,
        until: row.until,
    })
}

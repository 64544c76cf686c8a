//! What is known of a person: the one record that is sealed.

use serde::{Deserialize, Serialize};
use store::PersonRow;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{People, PeopleError, PeopleKeyError};
use crate::vault::{DataKey, Owner, open, seal};

/// Sealed records are filled up to a multiple of this, so that their length
/// does not tell a name's.
const FILLED_TO_BYTES: usize = 512;

/// What of a person's row is sealed.
const SEALED: &str = "sealed";

/// Changes lost to others before we give up.
const TRIES: usize = 5;

/// Kept sealed and nowhere else. No `Debug`: it must not reach a log.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct Known {
    /// Login name, folded.
    pub login: String,
    /// Name as shown.
    pub name: String,
    /// Argon2id, as a PHC string.
    pub password: String,
    /// Secret of the one-time codes, base 32.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// A login name as it is compared: NFKC, lower case.
pub(super) fn fold_login(login: &str) -> Result<String, PeopleError> {
    let folded: String = login.trim().nfkc().flat_map(char::to_lowercase).collect();
    let fits = (1..=64).contains(&folded.chars().count())
        && !is_person_id(&folded)
        && folded
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@'));
    if fits {
        Ok(folded)
    } else {
        Err(PeopleError::Login)
    }
}

/// Whether it has the form of a person's id, which is also that of
/// [`register::proceeding::PersonId`]: `p-` and 24 letters or digits.
pub(super) fn is_person_id(text: &str) -> bool {
    text.strip_prefix("p-").is_some_and(|rest| {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        rest.len() == 24 && rest.bytes().all(plain)
    })
}

impl People {
    /// Hash a folded login name is looked up by.
    pub(super) fn login_hash(&self, folded: &str) -> String {
        self.hash("login", folded)
    }

    /// A person by login name or id.
    ///
    /// # Errors
    /// [`PeopleError::Unknown`].
    pub(super) async fn find(&self, login_or_id: &str) -> Result<PersonRow, PeopleError> {
        let found = if is_person_id(login_or_id) {
            self.store.person(login_or_id).await?
        } else {
            let folded = fold_login(login_or_id).map_err(|_| PeopleError::Unknown)?;
            let hash = self.login_hash(&folded);
            self.store.person_of_login(&hash).await?
        };
        found.ok_or(PeopleError::Unknown)
    }

    /// Opens the sealed part of a row that was just read. A rotation may have
    /// deleted the key it was under then: the row is read again.
    pub(super) async fn known(&self, row: &PersonRow) -> Result<Known, PeopleError> {
        match self.open(row) {
            Err(PeopleError::Keys(PeopleKeyError::Lost(file))) => {
                match self.store.person(&row.id).await? {
                    Some(again) if again.kek != row.kek => self.open(&again),
                    _ => Err(PeopleKeyError::Lost(file).into()),
                }
            }
            opened => opened,
        }
    }

    fn open(&self, row: &PersonRow) -> Result<Known, PeopleError> {
        let owner = Owner::person(&row.id);
        let data_key = self.data_key_of(row)?;
        let plain = open(&data_key, &owner.place_of(SEALED), &row.sealed)
            .ok_or_else(|| owner.damaged("the sealed part"))?;
        let known = serde_json::from_slice(&plain);
        Ok(known.map_err(|_| owner.damaged("the format of the sealed part"))?)
    }

    /// The data key of a row.
    fn data_key_of(&self, row: &PersonRow) -> Result<DataKey, PeopleError> {
        let owner = Owner::person(&row.id);
        Ok(self.vault.unwrap(owner, &row.data_key, &row.kek)?)
    }

    /// Seals a record under a row's data key.
    pub(super) fn seal(
        id: &str,
        data_key: &[u8; 32],
        known: &Known,
    ) -> Result<Vec<u8>, PeopleError> {
        let mut plain = Zeroizing::new(
            serde_json::to_vec(known).map_err(|e| PeopleError::Machine(e.to_string()))?,
        );
        let filled = plain.len().next_multiple_of(FILLED_TO_BYTES);
        plain.resize(filled, b' ');
        Ok(seal(data_key, &Owner::person(id).place_of(SEALED), &plain)?)
    }

    /// Changes what is known of a person; what others change meanwhile stays.
    pub(super) async fn change(
        &self,
        login_or_id: &str,
        change: impl Fn(&mut Known) + Send,
    ) -> Result<PersonRow, PeopleError> {
        for _ in 0..TRIES {
            let mut row = self.find(login_or_id).await?;
            let mut known = self.known(&row).await?;
            change(&mut known);
            let data_key = match self.data_key_of(&row) {
                // Rotated meanwhile; the row is another by now.
                Err(PeopleError::Keys(PeopleKeyError::Lost(_))) => continue,
                unwrapped => unwrapped?,
            };
            row.sealed = Self::seal(&row.id, &data_key, &known)?;
            // The data key stays, under the key it was: no lock is needed, for
            // a rotation in between makes this change be tried again.
            if self.store.reseal_person(row.clone()).await? {
                return Ok(row);
            }
        }
        Err(PeopleError::Changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn login_names_are_compared_folded() {
        let check = |login, folded: Option<&str>| {
            assert_eq!(fold_login(login).ok().as_deref(), folded, "{login}");
        };
        check(" Officer-1 ", Some("officer-1"));
        check("ｏｆｆｉｃｅｒ", Some("officer"));
        check("承辦人甲", Some("承辦人甲"));
        check("", None);
        check("a b", None);
        check("p-abc", Some("p-abc"));
        let (like_an_id, long) = (format!("P-{}", "a1".repeat(12)), "a".repeat(65));
        check(&like_an_id, None);
        check(&long, None);
    }
}

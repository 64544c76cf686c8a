//! The vault: what is sealed at rest, and the keys that open it.
//!
//! Each person and each proceeding has a data key. It is wrapped under the key-encryption key that is
//! current in `keys/people` (`keys.rs`); what it seals (`seal.rs`) and the wrapped
//! key itself name their place. So a change of keys wraps data keys again
//! (`rotate.rs`) and opens nothing that was sealed. What is sealed is said where
//! it is made: `people/known.rs`, `proceeding/body.rs`.

mod keys;
mod rotate;
mod seal;

use std::path::Path;
use std::sync::Arc;

use store::{Page, ProceedingFilter, Proceedings, StoreError};
use zeroize::Zeroizing;

pub use keys::PeopleKeyError;
pub use rotate::Rotated;

use crate::Desk;
pub(crate) use keys::Lock;
use keys::PeopleKeys;
pub(crate) use seal::{open, seal};

/// What sealing, opening and changing keys can fail with. No variant holds a name.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The keys.
    #[error(transparent)]
    Keys(#[from] PeopleKeyError),
    /// Another rotation is at work.
    #[error("the keys are being changed by another process: wait for it to end")]
    Rotating,
    /// What is kept cannot be opened or read.
    #[error("what is kept about {table} `{id}` cannot be opened: {what}")]
    Damaged {
        /// Table.
        table: &'static str,
        /// Row; tells nothing.
        id: String,
        /// What is wrong with it.
        what: &'static str,
    },
    /// No randomness or no thread from the operating system.
    #[error("the machine failed: {0}")]
    Machine(String),
    /// The store.
    #[error("the store failed")]
    Store(#[from] StoreError),
}

/// Whose data key it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Owner<'a> {
    table: &'static str,
    id: &'a str,
}

impl<'a> Owner<'a> {
    /// A person.
    pub const fn person(id: &'a str) -> Self {
        Self {
            table: "person",
            id,
        }
    }

    /// A proceeding.
    pub const fn proceeding(id: &'a str) -> Self {
        Self {
            table: "proceeding",
            id,
        }
    }

    /// Place of the data key under a key-encryption key.
    fn place_of_key(self, kek: &str) -> String {
        format!("standing/v1/{}/{}/data_key/{kek}", self.table, self.id)
    }

    /// Place of something that its data key seals.
    pub fn place_of(self, what: &str) -> String {
        format!("standing/v1/{}/{}/{what}", self.table, self.id)
    }

    /// That something of it cannot be opened.
    pub fn damaged(self, what: &'static str) -> SealError {
        SealError::Damaged {
            table: self.table,
            id: self.id.to_owned(),
            what,
        }
    }
}

/// A data key.
pub(crate) type DataKey = Zeroizing<[u8; 32]>;

/// A data key as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrapped {
    /// Under the key-encryption key.
    pub data_key: Vec<u8>,
    /// Id of that.
    pub kek: String,
}

/// A data key that was just made.
pub(crate) struct NewKey {
    /// The key.
    pub key: DataKey,
    /// As it is to be kept.
    pub wrapped: Wrapped,
    /// INVARIANT: held until the row is kept; until then the key it is under
    /// stays current.
    pub lock: Lock,
}

/// The keys, and the rows they are of.
pub(crate) struct Vault {
    keys: PeopleKeys,
    people: Arc<dyn store::People>,
    proceedings: Arc<dyn Proceedings>,
}

impl Vault {
    pub fn new(
        data: &Path,
        people: Arc<dyn store::People>,
        proceedings: Arc<dyn Proceedings>,
    ) -> Self {
        Self {
            keys: PeopleKeys::at(data),
            people,
            proceedings,
        }
    }

    /// Makes a data key for a row that is to be.
    pub async fn new_key(&self, owner: Owner<'_>) -> Result<NewKey, SealError> {
        self.first_key().await?;
        let key = random()?;
        let lock = self.keys.lock_current().await?;
        let kek = self.current()?;
        let data_key = self.wrap(owner, &kek, &key)?;
        Ok(NewKey {
            key,
            wrapped: Wrapped { data_key, kek },
            lock,
        })
    }

    /// Opens a data key.
    pub fn unwrap(
        &self,
        owner: Owner<'_>,
        data_key: &[u8],
        kek: &str,
    ) -> Result<DataKey, SealError> {
        let key = self.keys.read(kek)?;
        open(&key, &owner.place_of_key(kek), data_key)
            .and_then(|key| <[u8; 32]>::try_from(&key[..]).ok())
            .map(Zeroizing::new)
            .ok_or_else(|| owner.damaged("the data key"))
    }

    fn wrap(&self, owner: Owner<'_>, kek: &str, data_key: &DataKey) -> Result<Vec<u8>, SealError> {
        let key = self.keys.read(kek)?;
        seal(&key, &owner.place_of_key(kek), &data_key[..])
    }

    /// Id of the current key-encryption key.
    fn current(&self) -> Result<String, SealError> {
        let lost = || PeopleKeyError::Lost("keys/people/current".to_owned());
        Ok(self.keys.current()?.ok_or_else(lost)?)
    }

    /// Makes the first key, before anything is sealed. A lost one is not made
    /// anew: it would look as if all were well.
    async fn first_key(&self) -> Result<(), SealError> {
        if self.keys.current()?.is_some() || self.holds_something().await? {
            return Ok(());
        }
        let _lock = self.keys.lock_change().await?;
        if self.keys.current()?.is_none() {
            self.new_kek()?;
        }
        Ok(())
    }

    async fn holds_something(&self) -> Result<bool, SealError> {
        if !self.people.people_page(None, 1).await?.is_empty() {
            return Ok(true);
        }
        let all = ProceedingFilter::default();
        let first = Page {
            after: None,
            limit: 1,
        };
        let any = self.proceedings.proceedings_page(&all, &first).await?;
        Ok(!any.is_empty())
    }

    /// Makes a new key and makes it the current one; its id.
    fn new_kek(&self) -> Result<String, SealError> {
        let id = format!("kek_{}", register::act::base32(&random::<10>()?[..]));
        let key: Zeroizing<[u8; 32]> = random()?;
        self.keys.make_current(&id, &key)?;
        Ok(id)
    }
}

impl Desk {
    /// Changes the key-encryption key, or finishes a change.
    ///
    /// # Errors
    /// [`SealError`]: run it again; nothing is lost.
    pub async fn rotate_keys(&self) -> Result<Rotated, SealError> {
        self.vault.rotate().await
    }
}

/// Bytes from the operating system's randomness.
pub(crate) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, SealError> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(&mut *bytes).map_err(|e| SealError::Machine(e.to_string()))?;
    Ok(bytes)
}

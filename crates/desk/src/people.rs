//! People who work with the register: accounts, sign-in, sessions, powers.
//!
//! People are rights holders and never subjects: nothing here counts, lists or
//! rates them for anybody but an administrator. What tells who a person is is
//! sealed (`known.rs`) and in no log line, address, act or search; what a person
//! may do is decided in one place (`powers.rs`). Wording and cookies are
//! `server`'s, rows are `store`'s.

mod add;
mod change;
mod known;
mod list;
pub mod password;
pub mod powers;
mod roles;
mod session;
mod sign_in;
pub mod totp;

use std::sync::Arc;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use store::StoreError;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

pub use add::NewPerson;
pub use list::Listed;
pub use roles::RoleError;
pub use session::{SignedIn, Token};
pub use sign_in::{SignIn, SignInError};

use crate::Desk;
use crate::clock::Clock;
pub use crate::vault::PeopleKeyError;
use crate::vault::{SealError, Vault};

/// What a use case about people can fail with. No variant holds a name.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// Nobody signs in by this name, and no person has this id.
    #[error("there is no such person: `standing person list` shows all")]
    Unknown,
    /// Somebody has this login name.
    #[error("this login name is taken: choose another")]
    Taken,
    /// The login name cannot be one.
    #[error(
        "a login name is 1 to 64 letters, digits, `.`, `-`, `_` or `@`, and not like a person's id"
    )]
    Login,
    /// The password cannot be one.
    #[error(transparent)]
    Password(#[from] password::PasswordError),
    /// The role cannot be given.
    #[error(transparent)]
    Role(#[from] RoleError),
    /// The keys.
    #[error(transparent)]
    Keys(#[from] PeopleKeyError),
    /// What is kept cannot be opened or read.
    #[error("what is kept about person `{person}` cannot be opened: {what}")]
    Damaged {
        /// Id of the person; tells nothing.
        person: String,
        /// What is wrong with it.
        what: &'static str,
    },
    /// Somebody changed the same person at the same time, again and again.
    #[error("the person was being changed by another process: try again")]
    Changed,
    /// No randomness or no thread from the operating system.
    #[error("the machine failed: {0}")]
    Machine(String),
    /// The store.
    #[error("the store failed")]
    Store(#[from] StoreError),
}

impl From<SealError> for PeopleError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Keys(e) => Self::Keys(e),
            SealError::Damaged { id, what, .. } => Self::Damaged { person: id, what },
            SealError::Store(e) => Self::Store(e),
            SealError::Machine(_) | SealError::Rotating => Self::Machine(error.to_string()),
        }
    }
}

/// Passwords checked at once: each takes 19 MiB and a core.
const CHECKED_AT_ONCE: usize = 2;

/// Accounts, sessions and keys of a register's people.
pub struct People {
    store: Arc<dyn store::People>,
    vault: Arc<Vault>,
    /// Of sessions, codes and attempts: runs in a sandbox too.
    clock: Clock,
    /// Of the register: the day a role is judged on.
    today: Clock,
    issuer: Arc<str>,
    /// Key of the hashes by which login names and addresses are looked up.
    lookup: Zeroizing<[u8; 32]>,
    /// Key of the tokens in forms.
    forms: Zeroizing<[u8; 32]>,
    checking: Semaphore,
}

/// What [`People`] is made of.
pub(crate) struct Parts<'a> {
    pub store: Arc<dyn store::People>,
    pub vault: Arc<Vault>,
    pub keys: &'a crate::keys::Keys,
    pub clock: Clock,
    pub today: Clock,
    pub issuer: &'a str,
}

impl People {
    pub(crate) fn new(parts: Parts<'_>) -> Self {
        Self {
            store: parts.store,
            vault: parts.vault,
            clock: parts.clock,
            today: parts.today,
            issuer: parts.issuer.into(),
            lookup: Zeroizing::new(parts.keys.derive("people:lookup")),
            forms: Zeroizing::new(parts.keys.derive("people:forms")),
            checking: Semaphore::new(CHECKED_AT_ONCE),
        }
    }

    /// Now, by the clock of sessions.
    pub(crate) fn now(&self) -> register::Instant {
        self.clock.now()
    }

    /// Keyed hash of something that is looked up and not kept in clear.
    fn hash(&self, label: &str, text: &str) -> String {
        hex(&mac(&self.lookup, label, text))
    }
}

impl Desk {
    /// The people who work with the register.
    #[must_use]
    pub fn people(&self) -> &People {
        &self.people
    }
}

/// HMAC-SHA256 of a labelled text.
fn mac(key: &[u8; 32], label: &str, text: &str) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(label.as_bytes());
    mac.update(&[0]);
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().into()
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

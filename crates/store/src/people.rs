//! The contract of what is kept about people: those who work with the register
//! or stand up for an organisation. Never a subject, never in the log.
//!
//! The store sees ciphertext and keyed hashes alone: sealing, hashing and
//! judging are `desk/people`'s. None of these verbs needs the writer's lease,
//! for none touches the log; each is one transaction, durable when it returns.

use async_trait::async_trait;
use codes::Date;
use register::Instant;

use crate::StoreError;

/// A person, sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Random; tells nothing.
    pub id: String,
    /// What is known of the person, under the data key.
    pub sealed: Vec<u8>,
    /// The data key, wrapped by the key-encryption key `kek`.
    pub data_key: Vec<u8>,
    /// Id of the key-encryption key.
    pub kek: String,
    /// Counts changes of the sealed part, so that none is lost.
    pub version: u64,
    /// May not sign in.
    pub disabled: bool,
    /// Since when.
    pub created_at: Instant,
}

/// A role of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRow {
    /// Person.
    pub person: String,
    /// Qualified authority, an organisation's identifier, or `*`.
    pub body: String,
    /// Stable word of the role.
    pub role: String,
    /// First day.
    pub from: Date,
    /// Last day; `None`: no end known.
    pub until: Option<Date>,
}

/// A session. The token itself is kept by the browser alone.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Hash of the token.
    pub token_hash: String,
    /// Person.
    pub person: String,
    /// Stable word of how far the sign-in came.
    pub stage: String,
    /// Signed in at.
    pub created_at: Instant,
    /// Last seen at.
    pub seen_at: Instant,
    /// Over at the latest.
    pub expires_at: Instant,
}

/// How fast attempts under one key may follow: `burst` at once, then one each
/// `each_us` (the generic cell rate algorithm: one instant is kept, and what
/// was used up comes back with time).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Attempts at once.
    pub burst: u32,
    /// Time in which one comes back, in microseconds.
    pub each_us: i64,
}

/// What became of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// Counted; go on.
    Counted,
    /// Too many; not counted, and none will be before this time has passed.
    Wait {
        /// In microseconds.
        us: i64,
    },
}

impl Rate {
    /// How far ahead of now the kept instant may lie for one attempt more.
    pub(crate) fn slack_us(&self) -> i64 {
        self.each_us * i64::from(self.burst.max(1) - 1)
    }

    pub(crate) fn refused(&self, until_us: Option<i64>, now: Instant) -> Attempt {
        let free_at = until_us.unwrap_or(0) - self.slack_us();
        Attempt::Wait {
            us: (free_at - now.as_microsecond()).max(1),
        }
    }
}

/// What is kept about people.
#[async_trait]
pub trait People: Send + Sync {
    /// Keeps a new person under the hash of a login name, all or nothing;
    /// `false`: the login name is taken.
    async fn add_person(&self, person: PersonRow, login_hash: &str) -> Result<bool, StoreError>;

    /// A person by id.
    async fn person(&self, id: &str) -> Result<Option<PersonRow>, StoreError>;

    /// A person by the hash of the login name.
    async fn person_of_login(&self, login_hash: &str) -> Result<Option<PersonRow>, StoreError>;

    /// People by id, after this one.
    async fn people_page(
        &self,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<PersonRow>, StoreError>;

    /// People whose data key is wrapped by another key than this, by id.
    async fn people_not_under(&self, kek: &str, limit: usize)
    -> Result<Vec<PersonRow>, StoreError>;

    /// Number of people whose data key this key wraps.
    async fn people_under(&self, kek: &str) -> Result<u64, StoreError>;

    /// Keeps the sealed part, data key and `kek` of a row again, if its
    /// version is still `person.version`, which grows by one; `false`: it was
    /// changed meanwhile, and nothing is kept.
    async fn reseal_person(&self, person: PersonRow) -> Result<bool, StoreError>;

    /// Lets a person sign in, or not any more; then every session ends too.
    /// `false`: there is no such person.
    async fn set_disabled(&self, id: &str, disabled: bool) -> Result<bool, StoreError>;

    /// Uses up a step of the one-time codes: `true` once, for a step later than
    /// every one used before.
    async fn use_code_step(&self, id: &str, step: u64) -> Result<bool, StoreError>;

    /// Roles of a person, past and future ones too, by body, role and day.
    async fn roles_of(&self, person: &str) -> Result<Vec<RoleRow>, StoreError>;

    /// Gives a role; given again from the same day, its last day changes.
    async fn give_role(&self, role: RoleRow) -> Result<(), StoreError>;

    /// Keeps a session.
    async fn keep_session(&self, session: SessionRow) -> Result<(), StoreError>;

    /// A session by the hash of its token.
    async fn session(&self, token_hash: &str) -> Result<Option<SessionRow>, StoreError>;

    /// Says when a session was last seen.
    async fn see_session(&self, token_hash: &str, at: Instant) -> Result<(), StoreError>;

    /// Ends a session; `true`: it was there. Of two at once one ends it.
    async fn end_session(&self, token_hash: &str) -> Result<bool, StoreError>;

    /// Ends every session of a person.
    async fn end_sessions_of(&self, person: &str) -> Result<(), StoreError>;

    /// Counts an attempt under a key, or says how long to wait. Of many at
    /// once no more are counted than the rate allows.
    async fn attempt(&self, key: &str, rate: Rate, now: Instant) -> Result<Attempt, StoreError>;

    /// Forgets the attempts under a key.
    async fn forgive(&self, key: &str) -> Result<(), StoreError>;

    /// Deletes sessions that are over and attempts that no longer count.
    async fn sweep(&self, now: Instant) -> Result<(), StoreError>;
}

//! Sessions: a token of 256 bits, of which only the hash is kept. Over after 30
//! minutes without a request and after 12 hours in any case, by the clock of
//! the desk.

use data_encoding::BASE64URL_NOPAD;
use jiff::SignedDuration;
use register::Instant;
use sha2::{Digest as _, Sha256};
use store::SessionRow;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::powers::{Held, Holder};
use super::{People, PeopleError, hex, mac};
use crate::vault::random;

const IDLE: SignedDuration = SignedDuration::from_mins(30);
const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// To type a code after the password.
const CODE: SignedDuration = SignedDuration::from_mins(5);
/// That a session was seen is written at most this often.
const SEEN_EACH: SignedDuration = SignedDuration::from_mins(1);

/// What the browser keeps. No `Debug`.
#[derive(Clone)]
pub struct Token(Zeroizing<String>);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// [`PeopleError::Machine`].
    pub fn new() -> Result<Self, PeopleError> {
        let bytes = random::<32>()?;
        Ok(Self(Zeroizing::new(BASE64URL_NOPAD.encode(&bytes[..]))))
    }

    /// Reads one; what no desk made is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?);
        (bytes.len() == 32).then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// As the browser keeps it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

/// How far a sign-in came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The password was right; the code is still to come. May do nothing.
    Code,
    /// Signed in by password alone.
    Password,
    /// Signed in by password and code.
    Whole,
}

impl Stage {
    fn word(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Password => "password",
            Self::Whole => "whole",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        [Self::Code, Self::Password, Self::Whole]
            .into_iter()
            .find(|stage| stage.word() == word)
    }
}

/// Somebody who is signed in. No `Debug`: names must not reach a log.
pub struct SignedIn {
    /// Id of the person; tells nothing.
    pub person: String,
    /// Login name.
    pub login: String,
    /// Name as shown to the person.
    pub name: String,
    /// Roles, past and future ones too.
    pub roles: Vec<Held>,
    /// The day they are judged on.
    pub on: codes::Date,
    /// Whether a one-time code was given.
    pub two_steps: bool,
    /// Over at the latest.
    pub expires_at: Instant,
}

impl SignedIn {
    /// For [`super::powers::may`].
    #[must_use]
    pub fn holder(&self) -> Holder<'_> {
        Holder {
            roles: &self.roles,
            on: self.on,
            two_steps: self.two_steps,
        }
    }
}

impl People {
    /// Begins a session; a new token each time, so that none from before the
    /// sign-in is worth anything after it.
    pub(super) async fn begin(&self, person: &str, stage: Stage) -> Result<Token, PeopleError> {
        let token = Token::new()?;
        let now = self.clock.now();
        let lasts = match stage {
            Stage::Code => CODE,
            Stage::Password | Stage::Whole => LONGEST,
        };
        let session = SessionRow {
            token_hash: token.hash(),
            person: person.to_owned(),
            stage: stage.word().to_owned(),
            created_at: now,
            seen_at: now,
            expires_at: now.saturating_add(lasts).unwrap_or(now),
        };
        self.store.keep_session(session).await?;
        Ok(token)
    }

    /// A session that is not over, at one of these stages.
    pub(super) async fn session(
        &self,
        token: &Token,
        stages: &[Stage],
    ) -> Result<Option<(SessionRow, Stage)>, PeopleError> {
        let Some(session) = self.store.session(&token.hash()).await? else {
            return Ok(None);
        };
        let now = self.clock.now();
        let idle = now.duration_since(session.seen_at);
        if session.expires_at <= now || idle >= IDLE {
            self.store.end_session(&session.token_hash).await?;
            return Ok(None);
        }
        let stage = Stage::of_word(&session.stage).filter(|stage| stages.contains(stage));
        Ok(stage.map(|stage| (session, stage)))
    }

    /// Who is signed in with this token; `None`: nobody.
    ///
    /// # Errors
    /// [`PeopleError`].
    pub async fn signed_in(&self, token: &Token) -> Result<Option<SignedIn>, PeopleError> {
        let stages = [Stage::Password, Stage::Whole];
        let Some((session, stage)) = self.session(token, &stages).await? else {
            return Ok(None);
        };
        let Some(person) = self.store.person(&session.person).await? else {
            return Ok(None);
        };
        if person.disabled {
            return Ok(None);
        }
        let now = self.clock.now();
        if now.duration_since(session.seen_at) >= SEEN_EACH {
            self.store.see_session(&session.token_hash, now).await?;
        }
        let known = self.known(&person).await?;
        Ok(Some(SignedIn {
            roles: self.roles_of(&person.id).await?,
            login: known.login.clone(),
            name: known.name.clone(),
            person: person.id,
            on: self.today.today(),
            two_steps: stage == Stage::Whole,
            expires_at: session.expires_at,
        }))
    }

    /// Whether a code is still to come for this token.
    ///
    /// # Errors
    /// [`PeopleError`].
    pub async fn awaits_code(&self, token: &Token) -> Result<bool, PeopleError> {
        Ok(self.session(token, &[Stage::Code]).await?.is_some())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`PeopleError`].
    pub async fn sign_out(&self, token: &Token) -> Result<(), PeopleError> {
        self.store.end_session(&token.hash()).await?;
        Ok(())
    }

    /// The token forms carry for whoever has this token in a cookie: another
    /// site cannot know it.
    #[must_use]
    pub fn form_token(&self, token: &Token) -> String {
        BASE64URL_NOPAD.encode(&mac(&self.forms, "form", token.text()))
    }

    /// Whether a form's token is the one of this token.
    #[must_use]
    pub fn is_form_token(&self, token: &Token, given: &str) -> bool {
        let expected = self.form_token(token);
        bool::from(expected.as_bytes().ct_eq(given.as_bytes()))
    }
}

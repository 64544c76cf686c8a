//! Signing in: a password, then a one-time code where the person has set them up.
//!
//! An attempt is counted before it is judged, so guesses sent at once are
//! bounded too. A lock decays: what was used up comes back with time. A name
//! nobody has takes as long to refuse as a wrong password.

use std::net::IpAddr;

use jiff::SignedDuration;
use store::{Attempt, Rate, StoreError};

use super::known::fold_login;
use super::session::{Stage, Token};
use super::totp;
use super::{People, PeopleError, PeopleKeyError};

/// One login name from one network.
const FROM_HERE: Rate = rate(5, 180);
/// One login name from anywhere: looser, for a stranger must not keep an
/// officer out by wrong guesses.
const BY_LOGIN: Rate = rate(20, 60);
/// One network, for any login name: an office may share an address.
const BY_ADDRESS: Rate = rate(50, 10);
/// Codes of one person: after five guesses in a million, one in two minutes.
const BY_CODE: Rate = rate(5, 120);

const fn rate(burst: u32, each_s: i64) -> Rate {
    Rate {
        burst,
        each_us: each_s * 1_000_000,
    }
}

/// A step of a sign-in that went well.
pub enum SignIn {
    /// Signed in.
    Done(Token),
    /// The password was right; a code is to be given with this token.
    Code(Token),
}

/// Why a sign-in did not go on.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Wrong, unknown or disabled: which one is not told.
    #[error("the login name, the password or the code is not right")]
    Wrong,
    /// Too many attempts.
    #[error("too many attempts: try again in {seconds} seconds")]
    Wait {
        /// In seconds.
        seconds: u64,
    },
    /// The code came too late, or there was no password before it.
    #[error("the sign-in took too long: begin again")]
    Late,
    /// Ours.
    #[error(transparent)]
    Fault(#[from] PeopleError),
}

impl From<StoreError> for SignInError {
    fn from(error: StoreError) -> Self {
        Self::Fault(error.into())
    }
}

impl People {
    /// First step: login name and password. `address` is the visitor's, where
    /// it is known.
    ///
    /// # Errors
    /// [`SignInError`].
    pub async fn sign_in(
        &self,
        login: &str,
        password: &str,
        address: Option<IpAddr>,
    ) -> Result<SignIn, SignInError> {
        let network = address.map(network).unwrap_or_default();
        // What cannot be a login name is counted and judged like one.
        let login = fold_login(login).unwrap_or_else(|_| login.chars().take(64).collect());
        let here = self.hash("try-here", &format!("{login}\n{network}"));
        let anywhere = self.hash("try-login", &login);
        self.store.sweep(self.clock.now()).await?;
        if address.is_some() {
            self.count(&self.hash("try-address", &network), BY_ADDRESS)
                .await?;
        }
        self.count(&here, FROM_HERE).await?;
        self.count(&anywhere, BY_LOGIN).await?;
        let hash = self.login_hash(&login);
        let person = self.store.person_of_login(&hash).await?;
        let known = match &person {
            Some(person) => Some(self.known(person).await?),
            None => None,
        };
        let phc = known.as_ref().map(|known| known.password.as_str());
        let right = self.verify_password(password, phc).await?;
        let (Some(person), Some(known), true) = (person, known, right) else {
            return Err(SignInError::Wrong);
        };
        if person.disabled {
            return Err(SignInError::Wrong);
        }
        self.store.forgive(&here).await?;
        self.store.forgive(&anywhere).await?;
        Ok(match known.code {
            Some(_) => SignIn::Code(self.begin(&person.id, Stage::Code).await?),
            None => SignIn::Done(self.begin(&person.id, Stage::Password).await?),
        })
    }

    /// Second step: the code. Each is taken once; after the right one the token
    /// is another.
    ///
    /// # Errors
    /// [`SignInError`].
    pub async fn sign_in_code(&self, token: &Token, code: &str) -> Result<Token, SignInError> {
        let Some((session, _)) = self.session(token, &[Stage::Code]).await? else {
            return Err(SignInError::Late);
        };
        let tries = self.hash("try-code", &session.person);
        self.count(&tries, BY_CODE).await?;
        let person = self.store.person(&session.person).await?;
        let person = person.filter(|p| !p.disabled).ok_or(SignInError::Late)?;
        let known = self.known(&person).await?;
        let secret = known.code.as_deref().ok_or(SignInError::Late)?;
        let step = totp::matching(secret, code, self.clock.now()).ok_or(SignInError::Wrong)?;
        if !self.store.use_code_step(&person.id, step).await? {
            return Err(SignInError::Wrong);
        }
        // Of two requests with one token only one goes on.
        if !self.store.end_session(&session.token_hash).await? {
            return Err(SignInError::Late);
        }
        self.store.forgive(&tries).await?;
        Ok(self.begin(&person.id, Stage::Whole).await?)
    }

    async fn count(&self, key: &str, rate: Rate) -> Result<(), SignInError> {
        match self.store.attempt(key, rate, self.clock.now()).await? {
            Attempt::Counted => Ok(()),
            Attempt::Wait { us } => Err(SignInError::Wait {
                seconds: SignedDuration::from_micros(us)
                    .as_secs()
                    .unsigned_abs()
                    .saturating_add(1),
            }),
        }
    }
}

impl From<PeopleKeyError> for SignInError {
    fn from(error: PeopleKeyError) -> Self {
        Self::Fault(error.into())
    }
}

/// An address as it is counted: of IPv6 the first 64 bits, for whoever has one
/// address has all of those.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(four) => four.to_string(),
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_counted_by_its_network() {
        let check = |text: &str, counted| {
            assert_eq!(network(text.parse().expect("an address")), counted);
        };
        check("192.0.2.7", "192.0.2.7");
        check("::ffff:192.0.2.7", "192.0.2.7");
        check("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64");
    }
}

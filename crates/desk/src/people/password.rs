//! Passwords: Argon2id with the parameters OWASP recommends (19 MiB, 2 passes,
//! 1 lane), over the NFKC form, so that the same keys give the same password on
//! every machine (NIST SP 800-63B, section 3.1.1.2).

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::{People, PeopleError};
use crate::vault::random;

/// Shortest password, in characters.
pub const CHARACTERS_MIN: usize = 12;
/// Longest password, in bytes: hashing must not be made to take long.
const BYTES_MAX: usize = 1024;
/// A password of fewer different characters is refused.
const DIFFERENT_MIN: usize = 5;
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// What everybody tries first; compared without case, spaces, digits and marks
/// at either end.
const OBVIOUS: [&str; 14] = [
    "password",
    "passwordpassword",
    "passphrase",
    "correcthorsebatterystaple",
    "qwertyuiop",
    "qwertyuiopasdfghjkl",
    "asdfghjkl",
    "administrator",
    "changeme",
    "changemeplease",
    "letmein",
    "iloveyou",
    "welcome",
    "standing",
];

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Too short.
    #[error("the password is too short: give 12 characters or more, such as four words")]
    Short,
    /// Too long.
    #[error("the password is too long: give at most 1024 bytes")]
    Long,
    /// Easy to guess.
    #[error("the password is easy to guess: do not use names, rows of keys or repetition")]
    Obvious,
}

/// Judges a new password of the person who signs in as `login` and is called
/// `name`.
///
/// # Errors
/// [`PasswordError`].
pub fn judge(password: &str, login: &str, name: &str) -> Result<(), PasswordError> {
    let folded = Zeroizing::new(
        password
            .nfkc()
            .flat_map(char::to_lowercase)
            .collect::<String>(),
    );
    let length = folded.chars().count();
    if length < CHARACTERS_MIN {
        return Err(PasswordError::Short);
    }
    if password.len() > BYTES_MAX {
        return Err(PasswordError::Long);
    }
    let mut different: Vec<char> = folded.chars().collect();
    different.sort_unstable();
    different.dedup();
    let core = folded.trim_matches(|c: char| !c.is_alphabetic());
    let core: String = core.chars().filter(|c| !c.is_whitespace()).collect();
    let own = [login, name]
        .into_iter()
        .map(str::to_lowercase)
        .any(|own| own.chars().count() >= 4 && folded.contains(&own));
    let obvious = different.len() < DIFFERENT_MIN
        || own
        || OBVIOUS.contains(&core.as_str())
        || is_row(&folded)
        || is_repeated(&folded);
    if obvious {
        Err(PasswordError::Obvious)
    } else {
        Ok(())
    }
}

/// `123456789012`, `abcdefghijkl`, `fedcba987654`.
fn is_row(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps = codes.windows(2).map(|w| w[1] - w[0]);
    let along = steps.filter(|step| step.abs() == 1).count();
    along * 4 >= codes.len() * 3
}

/// `abcdabcdabcd`.
fn is_repeated(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..=chars.len() / 2).any(|n| {
        chars
            .iter()
            .zip(chars.iter().skip(n))
            .all(|(one, other)| one == other)
    })
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("parameters Argon2 takes");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The bytes that are hashed.
fn prepared(password: &str) -> Zeroizing<String> {
    Zeroizing::new(password.nfkc().collect())
}

/// Hashes a password with a new salt: a PHC string. Takes tens of milliseconds.
pub(super) fn hash(password: &str) -> Result<String, PeopleError> {
    let salt = random::<16>()?;
    argon2()
        .hash_password_with_salt(prepared(password).as_bytes(), &salt[..])
        .map(|hash| hash.to_string())
        .map_err(|e| PeopleError::Machine(e.to_string()))
}

/// Whether it is the password. Takes as long when there is no hash to compare
/// with, so that time does not tell which login names exist.
fn verify(password: &str, phc: Option<&str>) -> bool {
    static NOBODYS: LazyLock<String> = LazyLock::new(|| hash("nobody's").unwrap_or_default());
    let parsed = PasswordHash::new(phc.unwrap_or(&NOBODYS));
    let password = prepared(password);
    let same =
        parsed.is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok());
    same && phc.is_some()
}

impl People {
    /// [`hash`], off the threads that answer requests, few at once.
    pub(super) async fn hash_password(&self, password: &str) -> Result<String, PeopleError> {
        let password = Zeroizing::new(password.to_owned());
        self.with_core(move || hash(&password)).await?
    }

    /// [`verify`], off the threads that answer requests, few at once.
    pub(super) async fn verify_password(
        &self,
        password: &str,
        phc: Option<&str>,
    ) -> Result<bool, PeopleError> {
        if password.len() > BYTES_MAX {
            return Ok(false);
        }
        let password = Zeroizing::new(password.to_owned());
        let phc = phc.map(|phc| Zeroizing::new(phc.to_owned()));
        self.with_core(move || verify(&password, phc.as_ref().map(|phc| phc.as_str())))
            .await
    }

    async fn with_core<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PeopleError> {
        let machine = |what: &dyn std::fmt::Display| PeopleError::Machine(what.to_string());
        let _turn = self.checking.acquire().await.map_err(|e| machine(&e))?;
        tokio::task::spawn_blocking(job)
            .await
            .map_err(|e| machine(&e))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_obvious_is_refused() {
        let check = |password: &str, judged| {
            assert_eq!(
                judge(password, "officer-1", "Ann Example"),
                judged,
                "{password}"
            );
        };
        check("short", Err(PasswordError::Short));
        check(&"x9".repeat(600), Err(PasswordError::Long));
        for obvious in [
            "aaaaaaaaaaaa",
            "123456789012",
            "abcdefghijklm",
            "Password1234!",
            "correct horse battery staple",
            "qwertyuiop123",
            "wordwordword",
            "my officer-1 key",
            "Ann Example 2026",
        ] {
            check(obvious, Err(PasswordError::Obvious));
        }
        check("violet kettle marsh 9", Ok(()));
        check("藍色水壺在沼澤地裡唱歌呢", Ok(()));
    }

    #[test]
    fn a_password_is_the_same_in_every_form_of_its_characters() {
        let phc = hash("Ame\u{301}lie ﬁnds 12").expect("hashed");
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert!(verify("Am\u{e9}lie finds 12", Some(&phc)));
        assert!(!verify("Amelie finds 12", Some(&phc)));
        assert!(!verify("nobody's", None));
        assert!(!verify("nobody's", Some("no hash")));
    }
}

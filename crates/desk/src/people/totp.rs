//! One-time codes: TOTP (RFC 6238) with HMAC-SHA-1, 30 seconds, six digits, for
//! that is what every authenticator takes. The RFC's own vectors are the test;
//! a library would bring older copies of the same hash for these lines.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use register::Instant;
use sha1::Sha1;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

const STEP_S: i64 = 30;
/// Steps to either side that are taken too: clocks of telephones go wrong.
const DRIFT_STEPS: u64 = 1;
/// Bytes of a secret: the length of the hash (RFC 4226, section 4).
pub(super) const SECRET_BYTES: usize = 20;

/// The step of an instant.
fn step_of(at: Instant) -> u64 {
    u64::try_from(at.as_second() / STEP_S).unwrap_or(0)
}

/// Six digits of a step (RFC 4226, section 5.3).
fn code(secret: &[u8], step: u64) -> u32 {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(&step.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let from = usize::from(hash[19] & 0xf);
    let four = [hash[from], hash[from + 1], hash[from + 2], hash[from + 3]];
    (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000
}

/// The step a code is of, around an instant; spaces in it do not count.
pub(super) fn matching(secret: &str, given: &str, now: Instant) -> Option<u64> {
    let secret = Zeroizing::new(BASE32_NOPAD.decode(secret.as_bytes()).ok()?);
    let digits: String = given.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let given: u32 = digits.parse().ok()?;
    let now = step_of(now);
    let mut found = None;
    // Every step is computed: time does not tell which one matched.
    for step in now.saturating_sub(DRIFT_STEPS)..=now + DRIFT_STEPS {
        if bool::from(code(&secret, step).ct_eq(&given)) {
            found = Some(step);
        }
    }
    found
}

/// A code as an authenticator would show it, for tests of other rooms.
#[must_use]
pub fn shown(secret: &str, now: Instant) -> Option<String> {
    let secret = BASE32_NOPAD.decode(secret.as_bytes()).ok()?;
    Some(format!("{:06}", code(&secret, step_of(now))))
}

/// A secret to be set up in an authenticator. Shown once; no `Debug`.
pub struct SetUp {
    /// Base 32, to type.
    pub secret: Zeroizing<String>,
    /// `otpauth://` address, to scan as a QR code.
    pub uri: Zeroizing<String>,
}

impl SetUp {
    /// The account is shown by its issuer and login name, in the authenticator
    /// alone.
    pub(super) fn new(secret: &[u8; SECRET_BYTES], issuer: &str, login: &str) -> Self {
        let secret = Zeroizing::new(BASE32_NOPAD.encode(secret));
        let issuer = encoded(issuer);
        let uri = format!(
            "otpauth://totp/{issuer}:{}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period=30",
            encoded(login),
            secret.as_str(),
        );
        Self {
            secret,
            uri: Zeroizing::new(uri),
        }
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(b).to_string()
            }
            _ => format!("%{b:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Instant {
        Instant::new(second, 0).expect("an instant")
    }

    /// RFC 6238, appendix B, of whose eight digits ours are the last six.
    #[test]
    fn codes_are_those_of_the_rfc() {
        for (second, digits) in [
            (59, 287_082),
            (1_111_111_109, 81_804),
            (1_111_111_111, 50_471),
            (1_234_567_890, 5_924),
            (2_000_000_000, 279_037),
            (20_000_000_000, 353_130),
        ] {
            assert_eq!(code(b"12345678901234567890", step_of(at(second))), digits);
        }
    }

    #[test]
    fn a_code_is_taken_one_step_early_or_late() {
        let secret = BASE32_NOPAD.encode(b"12345678901234567890");
        let check = |second, found| {
            assert_eq!(matching(&secret, "287 082", at(second)), found, "{second}");
        };
        check(59, Some(1));
        check(29, Some(1));
        check(89, Some(1));
        check(90, None);
        assert_eq!(matching(&secret, "28708", at(59)), None);
        assert_eq!(matching(&secret, "２８７０８２", at(59)), None);
        assert_eq!(matching(&secret, "+87082", at(59)), None);
    }

    #[test]
    fn the_address_is_one_an_authenticator_reads() {
        let set_up = SetUp::new(b"12345678901234567890", "example.org/r", "officer-1");
        assert_eq!(
            set_up.uri.as_str(),
            "otpauth://totp/example.org%2Fr:officer-1?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=example.org%2Fr&algorithm=SHA1&digits=6&period=30"
        );
    }
}

//! Cosignatures: a witness says when it saw a checkpoint (C2SP tlog-cosignature, v1).
//!
//! Ed25519, type 0x04: eight bytes of time, then the signature over a header, the
//! time and the note's text. Which witnesses are enough is the caller's policy.

use std::fmt;

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};

use crate::note::{self, NoteError, Verifier};

fn message(note_text: &str, seconds: u64) -> String {
    format!("cosignature/v1\ntime {seconds}\n{note_text}")
}

pub(crate) fn accepts(key: &VerifyingKey, note_text: &str, timed: &[u8]) -> bool {
    let Some(seconds) = seconds(timed) else {
        return false;
    };
    note::accepts(key, message(note_text, seconds).as_bytes(), &timed[8..])
}

/// Time in a cosignature, in seconds since 1970: what follows the key id in its line.
///
/// `None` if the bytes have another length or the time passes 2^63 - 1. Believe it
/// only after the note is verified.
#[must_use]
pub fn seconds(timed_signature: &[u8]) -> Option<u64> {
    let (time, signature) = timed_signature.split_first_chunk::<8>()?;
    let seconds = u64::from_be_bytes(*time);
    (signature.len() == 64 && seconds <= i64::MAX as u64).then_some(seconds)
}

/// A witness's private key.
pub struct Cosigner {
    key: SigningKey,
    verifier: Verifier,
}

impl Cosigner {
    /// A cosigner from a name and the 32-byte seed of RFC 8032.
    ///
    /// # Errors
    /// [`NoteError::Key`] if the name is no key name.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Cosigner, NoteError> {
        let key = SigningKey::from_bytes(seed);
        let public = key.verifying_key().to_bytes();
        Ok(Cosigner {
            verifier: Verifier::of_kind(name, note::COSIGNATURE, &public)?,
            key,
        })
    }

    /// The public half (type 0x04).
    #[must_use]
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// Signature line for a checkpoint's text, seen at `seconds` since 1970.
    ///
    /// The caller has checked that the checkpoint is consistent with every other
    /// this witness saw of the log.
    #[must_use]
    pub fn signature_line(&self, note_text: &str, seconds: u64) -> String {
        let signature = self.key.sign(message(note_text, seconds).as_bytes());
        let mut timed = seconds.to_be_bytes().to_vec();
        timed.extend_from_slice(&signature.to_bytes());
        note::write_signature_line(self.verifier.name(), self.verifier.key_id(), &timed)
    }
}

impl fmt::Debug for Cosigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cosigner({})", self.verifier.name())
    }
}

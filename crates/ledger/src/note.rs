//! Signed notes: a text, and lines of signatures by named keys (C2SP signed-note).
//!
//! Ed25519 (type 0x01) to sign and verify; cosignatures (0x04) are verified here and
//! made in `cosignature.rs`. What the text says is not read here: see `checkpoint.rs`.

use std::fmt;

use ed25519_dalek::{Signature as DalekSignature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::{cosignature, text};

/// Most signature lines read from a note. The specification asks for at least 16.
pub const SIGNATURES_MAX: usize = 100;

/// Longest note read, in bytes.
pub const NOTE_BYTES_MAX: usize = 1_000_000;

const ED25519: u8 = 0x01;
pub(crate) const COSIGNATURE: u8 = 0x04;
const SKEY_PREFIX: &str = "PRIVATE+KEY+";

/// Why a note, or a key for notes, is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// The text has no text, blank line and signature lines in that order.
    #[error("the note is malformed: {0}")]
    Malformed(&'static str),
    /// The note is longer than [`NOTE_BYTES_MAX`] or [`SIGNATURES_MAX`].
    #[error("the note is too large")]
    TooLarge,
    /// A signature by a known key does not fit the text.
    #[error("the signature by `{name}` is wrong")]
    BadSignature {
        /// Name of the key.
        name: String,
    },
    /// No key given has signed.
    #[error("no signature by a known key")]
    Unsigned,
    /// A key text cannot be read.
    #[error("the key is malformed: {0}")]
    Key(&'static str),
}

/// One signature line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature<'a> {
    /// Name of the key that is said to have signed.
    pub name: &'a str,
    /// First four bytes, by which keys of one name are told apart.
    pub key_id: u32,
    /// What follows the key id, as the kind of key defines.
    pub bytes: Vec<u8>,
}

/// A note, taken apart but not yet believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note<'a> {
    /// The text, with its last newline and without the blank line.
    pub text: &'a str,
    /// The signature lines, in order.
    pub signatures: Vec<NoteSignature<'a>>,
}

impl<'a> Note<'a> {
    /// Takes a note apart. Nothing is verified: see [`Note::verify`].
    ///
    /// # Errors
    /// [`NoteError::Malformed`] and [`NoteError::TooLarge`].
    pub fn parse(note: &'a str) -> Result<Note<'a>, NoteError> {
        if note.len() > NOTE_BYTES_MAX {
            return Err(NoteError::TooLarge);
        }
        if note.bytes().any(|b| b < 0x20 && b != b'\n') {
            return Err(NoteError::Malformed("it has a control character"));
        }
        let blank = note
            .rfind("\n\n")
            .ok_or(NoteError::Malformed("it has no blank line"))?;
        let (text, lines) = (&note[..=blank], &note[blank + 2..]);
        let lines = lines
            .strip_suffix('\n')
            .ok_or(NoteError::Malformed("its end is cut off"))?;
        let signatures = lines
            .split('\n')
            .take(SIGNATURES_MAX + 1)
            .map(signature_line)
            .collect::<Option<Vec<_>>>()
            .ok_or(NoteError::Malformed("it has a line that is no signature"))?;
        if signatures.len() > SIGNATURES_MAX {
            return Err(NoteError::TooLarge);
        }
        Ok(Note { text, signatures })
    }

    /// Checks every signature whose name and id one of `known` has, and gives the
    /// places in `known` of those that signed. Other signatures are ignored.
    ///
    /// # Errors
    /// [`NoteError::BadSignature`] if a known key's signature is wrong, even beside a
    /// right one; [`NoteError::Unsigned`] if no known key signed.
    pub fn verify(&self, known: &[&Verifier]) -> Result<Vec<usize>, NoteError> {
        let mut signed = Vec::new();
        for signature in &self.signatures {
            let mine = |v: &&Verifier| v.name == signature.name && v.key_id == signature.key_id;
            let Some(place) = known.iter().position(mine) else {
                continue;
            };
            if !known[place].accepts(self.text, &signature.bytes) {
                return Err(NoteError::BadSignature {
                    name: signature.name.to_owned(),
                });
            }
            if !signed.contains(&place) {
                signed.push(place);
            }
        }
        if signed.is_empty() {
            Err(NoteError::Unsigned)
        } else {
            Ok(signed)
        }
    }
}

fn signature_line(line: &str) -> Option<NoteSignature<'_>> {
    let (name, encoded) = line.strip_prefix("— ")?.split_once(' ')?;
    let bytes = text::from_base64(encoded)?;
    let (key_id, signature) = bytes.split_first_chunk::<4>()?;
    if !is_key_name(name) || signature.is_empty() {
        return None;
    }
    Some(NoteSignature {
        name,
        key_id: u32::from_be_bytes(*key_id),
        bytes: signature.to_vec(),
    })
}

/// Key names are not empty and have no space and no plus sign.
#[must_use]
pub fn is_key_name(name: &str) -> bool {
    !name.is_empty()
        && !name
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || c == '+')
}

/// Signature line by `name`: em dash, name, base64 of the key id and the signature.
pub(crate) fn write_signature_line(name: &str, key_id: u32, signature: &[u8]) -> String {
    let mut bytes = key_id.to_be_bytes().to_vec();
    bytes.extend_from_slice(signature);
    format!("— {name} {}\n", text::to_base64(&bytes))
}

pub(crate) fn key_id(name: &str, kind: u8, public: &[u8; 32]) -> u32 {
    let mut sha = Sha256::new();
    sha.update(name.as_bytes());
    sha.update([b'\n', kind]);
    sha.update(public);
    let digest: [u8; 32] = sha.finalize().into();
    u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]])
}

/// A public key with a name, which checks signatures on notes.
#[derive(Clone, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    key_id: u32,
    kind: u8,
    key: VerifyingKey,
}

impl Verifier {
    /// An Ed25519 verifier (type 0x01) from a name and 32 bytes.
    ///
    /// # Errors
    /// [`NoteError::Key`] if the name is no key name or the bytes no public key.
    pub fn new(name: &str, public: &[u8; 32]) -> Result<Verifier, NoteError> {
        Verifier::of_kind(name, ED25519, public)
    }

    pub(crate) fn of_kind(name: &str, kind: u8, public: &[u8; 32]) -> Result<Verifier, NoteError> {
        if !is_key_name(name) {
            return Err(NoteError::Key(
                "the name is empty or has a space or a plus sign",
            ));
        }
        let key = VerifyingKey::from_bytes(public)
            .ok()
            .filter(|key| !key.is_weak())
            .ok_or(NoteError::Key("these bytes are no Ed25519 public key"))?;
        Ok(Verifier {
            name: name.to_owned(),
            key_id: key_id(name, kind, public),
            kind,
            key,
        })
    }

    /// Reads a verifier key: `<name>+<hex id>+<base64 of type and key>`.
    ///
    /// Types 0x01 (Ed25519) and 0x04 (cosignature/v1) are known.
    ///
    /// # Errors
    /// [`NoteError::Key`], also when the id does not fit the key.
    pub fn parse(vkey: &str) -> Result<Verifier, NoteError> {
        let (name, kind, public, id) = parse_key(vkey)?;
        if kind != ED25519 && kind != COSIGNATURE {
            return Err(NoteError::Key("its type is neither 0x01 nor 0x04"));
        }
        let verifier = Verifier::of_kind(name, kind, &public)?;
        if verifier.key_id == id {
            Ok(verifier)
        } else {
            Err(NoteError::Key("its id is wrong"))
        }
    }

    /// The verifier key's text form.
    #[must_use]
    pub fn vkey(&self) -> String {
        let mut bytes = vec![self.kind];
        bytes.extend_from_slice(self.key.as_bytes());
        format!(
            "{}+{:08x}+{}",
            self.name,
            self.key_id,
            text::to_base64(&bytes)
        )
    }

    /// Name of the key; for a log's own key this is the log's origin.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The id that signature lines begin with.
    #[must_use]
    pub fn key_id(&self) -> u32 {
        self.key_id
    }

    /// The 32 bytes of the Ed25519 public key.
    #[must_use]
    pub fn public_bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// Whether this key checks cosignatures (0x04), not plain signatures.
    #[must_use]
    pub fn is_cosigner(&self) -> bool {
        self.kind == COSIGNATURE
    }

    fn accepts(&self, note_text: &str, signature: &[u8]) -> bool {
        if self.kind == COSIGNATURE {
            cosignature::accepts(&self.key, note_text, signature)
        } else {
            accepts(&self.key, note_text.as_bytes(), signature)
        }
    }
}

pub(crate) fn accepts(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> bool {
    DalekSignature::from_slice(signature).is_ok_and(|s| key.verify_strict(message, &s).is_ok())
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verifier({})", self.vkey())
    }
}

/// A private key with a name, which signs notes (Ed25519, type 0x01).
pub struct Signer {
    key: SigningKey,
    verifier: Verifier,
}

impl Signer {
    /// A signer from a name and the 32-byte seed of RFC 8032.
    ///
    /// # Errors
    /// [`NoteError::Key`] if the name is no key name.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Signer, NoteError> {
        let key = SigningKey::from_bytes(seed);
        let verifier = Verifier::new(name, &key.verifying_key().to_bytes())?;
        Ok(Signer { key, verifier })
    }

    /// Reads a signer key: `PRIVATE+KEY+<name>+<hex id>+<base64 of type and seed>`.
    ///
    /// # Errors
    /// [`NoteError::Key`], also when the id does not fit the key.
    pub fn parse(skey: &str) -> Result<Signer, NoteError> {
        let rest = skey.strip_prefix(SKEY_PREFIX);
        let (name, kind, seed, id) = parse_key(rest.ok_or(NoteError::Key("it is no signer key"))?)?;
        if kind != ED25519 {
            return Err(NoteError::Key("its type is not 0x01"));
        }
        let signer = Signer::from_seed(name, &seed)?;
        if signer.verifier.key_id == id {
            Ok(signer)
        } else {
            Err(NoteError::Key("its id is wrong"))
        }
    }

    /// The signer key's text form. A secret: never shown, never logged.
    #[must_use]
    pub fn skey(&self) -> String {
        let mut bytes = vec![ED25519];
        bytes.extend_from_slice(self.key.as_bytes());
        let Verifier { name, key_id, .. } = &self.verifier;
        format!(
            "{SKEY_PREFIX}{name}+{key_id:08x}+{}",
            text::to_base64(&bytes)
        )
    }

    /// The public half.
    #[must_use]
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// Name of the key.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.verifier.name
    }

    /// The public half's text form.
    #[must_use]
    pub fn vkey(&self) -> String {
        self.verifier.vkey()
    }

    /// Signature line for a text that ends in a newline.
    #[must_use]
    pub fn signature_line(&self, text: &str) -> String {
        let signature = self.key.sign(text.as_bytes());
        write_signature_line(
            &self.verifier.name,
            self.verifier.key_id,
            &signature.to_bytes(),
        )
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.verifier.name)
    }
}

/// Signs a text with each key and gives the whole note.
///
/// # Errors
/// [`NoteError::Malformed`] if the text does not end in a newline or has a control
/// character.
pub fn sign(text: &str, signers: &[&Signer]) -> Result<String, NoteError> {
    if !text.ends_with('\n') || text.bytes().any(|b| b < 0x20 && b != b'\n') {
        return Err(NoteError::Malformed(
            "the text has no last newline or a control character",
        ));
    }
    let lines: String = signers
        .iter()
        .map(|signer| signer.signature_line(text))
        .collect();
    Ok(format!("{text}\n{lines}"))
}

fn parse_key(key: &str) -> Result<(&str, u8, [u8; 32], u32), NoteError> {
    // Base64 may hold plus signs, names may not: split at the first two.
    let mut parts = key.splitn(3, '+');
    let (Some(name), Some(hex), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(NoteError::Key("it has fewer than three parts"));
    };
    let hex_digits = hex.len() == 8 && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let id = u32::from_str_radix(hex, 16).ok().filter(|_| hex_digits);
    let id = id.ok_or(NoteError::Key("its id is not eight hexadecimal digits"))?;
    let bytes = text::from_base64(encoded).ok_or(NoteError::Key("its end is not base64"))?;
    let (kind, material) = bytes
        .split_first()
        .ok_or(NoteError::Key("it has no type"))?;
    let material = material
        .try_into()
        .map_err(|_| NoteError::Key("it is not of 32 bytes"))?;
    Ok((name, *kind, material, id))
}

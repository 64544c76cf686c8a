//! Checkpoints: origin, size and root of a log, signed (C2SP tlog-checkpoint).
//!
//! Signing a wrong one cannot be undone, so the writer (`writer.rs`) publishes only
//! a checkpoint of the tree it has written. Signature lines are in `note.rs`.

use crate::hash::Hash;
use crate::note::{self, Note, NoteError, Signer, Verifier};
use crate::{cosignature, text};

/// Path of the checkpoint below the log's prefix.
pub const CHECKPOINT_PATH: &str = "checkpoint";

/// What a log says of itself: this many entries, with this root.
///
/// Extension lines are accepted and not kept: monitors cannot audit them. They stay
/// under the signature, which is checked over the text as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: a URL without its scheme, such as `register.example/log`.
    pub origin: String,
    /// Entries in the tree.
    pub size: u64,
    /// Root of the tree at that size.
    pub root: Hash,
}

/// Why a checkpoint is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The note around it, or a signature on it, is wrong.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The three lines cannot be read.
    #[error("the checkpoint is malformed: {0}")]
    Malformed(&'static str),
    /// It is of another log than the key's.
    #[error("the checkpoint is of `{got}`, not of `{expected}`")]
    Origin {
        /// Name of the log's key.
        expected: String,
        /// Origin in the checkpoint.
        got: String,
    },
}

/// A witness's word that it saw a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigned {
    /// Name of the witness's key.
    pub name: String,
    /// When, in seconds since 1970, by the witness's clock.
    pub seconds: u64,
}

impl Checkpoint {
    /// The note text: three lines.
    #[must_use]
    pub fn body(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root)
    }

    /// Signs with each key and gives the whole checkpoint.
    ///
    /// A public log's own key is among them and has the origin as its name. The caller
    /// keeps the promise never to sign two that contradict each other.
    #[must_use]
    pub fn sign(&self, signers: &[&Signer]) -> String {
        let body = self.body();
        let lines: String = signers
            .iter()
            .map(|signer| signer.signature_line(&body))
            .collect();
        format!("{body}\n{lines}")
    }

    /// Reads the text of a note as a checkpoint; no signature is looked at.
    ///
    /// # Errors
    /// [`CheckpointError::Malformed`].
    pub fn parse_body(body: &str) -> Result<Checkpoint, CheckpointError> {
        use CheckpointError::Malformed;
        let lines = body
            .strip_suffix('\n')
            .ok_or(Malformed("it does not end in a newline"))?;
        let mut lines = lines.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next())
        else {
            return Err(Malformed("it has fewer than three lines"));
        };
        if origin.is_empty() || lines.any(str::is_empty) {
            return Err(Malformed("it has an empty line"));
        }
        let size = text::decimal(size).ok_or(Malformed("its size is no plain number"))?;
        let root = Hash::from_base64(root).ok_or(Malformed("its root is no hash"))?;
        Ok(Checkpoint {
            origin: origin.to_owned(),
            size,
            root,
        })
    }

    /// Reads a signed checkpoint without verifying it, for looking at.
    ///
    /// # Errors
    /// [`CheckpointError::Note`] and [`CheckpointError::Malformed`].
    pub fn read_unverified(checkpoint: &str) -> Result<Checkpoint, CheckpointError> {
        Checkpoint::parse_body(Note::parse(checkpoint)?.text)
    }

    /// Reads a checkpoint and believes it: signed by `log`, and of the log so named.
    ///
    /// # Errors
    /// Every [`CheckpointError`].
    pub fn verify(checkpoint: &str, log: &Verifier) -> Result<Checkpoint, CheckpointError> {
        let note = Note::parse(checkpoint)?;
        note.verify(&[log])?;
        let read = Checkpoint::parse_body(note.text)?;
        if read.origin != log.name() {
            let expected = log.name().to_owned();
            return Err(CheckpointError::Origin {
                expected,
                got: read.origin,
            });
        }
        Ok(read)
    }

    /// Which of `witnesses` have cosigned, and when.
    ///
    /// # Errors
    /// [`NoteError`] if a known witness's signature is wrong. None having signed is
    /// no error: the list is empty.
    pub fn cosigned(checkpoint: &str, witnesses: &[&Verifier]) -> Result<Vec<Cosigned>, NoteError> {
        let note = Note::parse(checkpoint)?;
        let signed = match note.verify(witnesses) {
            Err(NoteError::Unsigned) => return Ok(Vec::new()),
            other => other?,
        };
        let cosigned = signed.into_iter().filter_map(|place| {
            let witness = witnesses[place];
            let line = note
                .signatures
                .iter()
                .find(|s| s.name == witness.name() && s.key_id == witness.key_id())?;
            let seconds = cosignature::seconds(&line.bytes).filter(|_| witness.is_cosigner())?;
            Some(Cosigned {
                name: witness.name().to_owned(),
                seconds,
            })
        });
        Ok(cosigned.collect())
    }

    /// Adds a signature line (as [`cosignature::Cosigner::signature_line`] writes it).
    ///
    /// # Errors
    /// [`NoteError`] if the result is no note.
    pub fn with_signature(checkpoint: &str, line: &str) -> Result<String, NoteError> {
        let joined = format!("{checkpoint}{line}");
        note::Note::parse(&joined)?;
        Ok(joined)
    }
}

//! Receipts: proof that an entry is in a log, to keep and check offline (C2SP tlog-proof).
//!
//! Whoever checks one needs the entry's bytes and the log's key, and no network.

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::hash::Hash;
use crate::note::Verifier;
use crate::proof::{self, ProofError};
use crate::reader::{ReadError, TileReader};
use crate::source::TileSource;
use crate::text;

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// Most hashes in a proof: a tree of 2^64 entries has 64 levels.
const HASHES_MAX: usize = 64;

/// An entry's place, the hashes from its leaf to the root, and the signed root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Bytes with a meaning to the application alone. Not authenticated.
    pub extra: Option<Vec<u8>>,
    /// Place of the entry, from 0.
    pub index: u64,
    /// From the leaf's sibling to the root's child.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint, as published.
    pub checkpoint: String,
}

/// Why a receipt is refused.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptError {
    /// The text is no receipt.
    #[error("the receipt is malformed: {0}")]
    Malformed(&'static str),
    /// The checkpoint in it is wrong.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The entry is not where the receipt says.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// The tiles to make it from are missing or damaged.
    #[error(transparent)]
    Tiles(#[from] ReadError),
}

impl Receipt {
    /// A receipt from its parts, without extra data.
    #[must_use]
    pub fn new(index: u64, hashes: Vec<Hash>, checkpoint: impl Into<String>) -> Receipt {
        Receipt {
            extra: None,
            index,
            hashes,
            checkpoint: checkpoint.into(),
        }
    }

    /// Makes the receipt of entry `index` from a log's tiles, and checks it against
    /// the checkpoint's root before it is handed out.
    ///
    /// The checkpoint's signature is not looked at: it is the caller's own. For many
    /// receipts at one size, see [`Receipt::from_reader`].
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn build(
        source: &impl TileSource,
        index: u64,
        checkpoint: &str,
    ) -> Result<Receipt, ReceiptError> {
        let signed = Checkpoint::read_unverified(checkpoint)?;
        let mut reader = TileReader::new(source, signed.size);
        Receipt::from_reader(&mut reader, index, &signed.root, checkpoint)
    }

    /// As [`Receipt::build`], with tiles that are read once for many receipts.
    ///
    /// `root` is the checkpoint's.
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn from_reader<S: TileSource>(
        reader: &mut TileReader<S>,
        index: u64,
        root: &Hash,
        checkpoint: &str,
    ) -> Result<Receipt, ReceiptError> {
        let hashes = reader.prove_inclusion(index)?;
        let leaf = reader.leaf(index)?;
        proof::verify_inclusion(&leaf, index, reader.size(), &hashes, root)?;
        Ok(Receipt::new(index, hashes, checkpoint))
    }

    /// The text form: `c2sp.org/tlog-proof@v1`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = format!("{FIRST_LINE}\n");
        if let Some(extra) = &self.extra {
            out += &format!("extra {}\n", text::to_base64(extra));
        }
        out += &format!("index {}\n", self.index);
        for hash in &self.hashes {
            out += &format!("{hash}\n");
        }
        out + "\n" + &self.checkpoint
    }

    /// Reads the text form. Nothing is believed yet: see [`Receipt::verify`].
    ///
    /// # Errors
    /// [`ReceiptError::Malformed`].
    pub fn parse(receipt: &str) -> Result<Receipt, ReceiptError> {
        use ReceiptError::Malformed;
        let (head, checkpoint) = receipt
            .split_once("\n\n")
            .ok_or(Malformed("it has no empty line"))?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(FIRST_LINE) {
            return Err(Malformed("it does not begin with `c2sp.org/tlog-proof@v1`"));
        }
        let extra = match lines.peek().and_then(|line| line.strip_prefix("extra ")) {
            None => None,
            Some(encoded) => {
                lines.next();
                Some(text::from_base64(encoded).ok_or(Malformed("its extra line is not base64"))?)
            }
        };
        let index = lines
            .next()
            .and_then(|line| text::decimal(line.strip_prefix("index ")?));
        let index = index.ok_or(Malformed("it has no index"))?;
        let hashes = lines
            .take(HASHES_MAX + 1)
            .map(Hash::from_base64)
            .collect::<Option<Vec<_>>>()
            .ok_or(Malformed("it has a line that is no hash"))?;
        if hashes.len() > HASHES_MAX {
            return Err(Malformed("it has more hashes than any tree has levels"));
        }
        Ok(Receipt {
            extra,
            index,
            hashes,
            checkpoint: checkpoint.to_owned(),
        })
    }

    /// Checks, offline, that `entry` is in the log of this key, and gives the checkpoint.
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn verify(&self, entry: &[u8], log: &Verifier) -> Result<Checkpoint, ReceiptError> {
        let signed = Checkpoint::verify(&self.checkpoint, log)?;
        let leaf = Hash::leaf(entry);
        proof::verify_inclusion(&leaf, self.index, signed.size, &self.hashes, &signed.root)?;
        Ok(signed)
    }
}

//! The hash of a leaf, of a node and of an empty tree (RFC 6962, section 2.1).
//!
//! SHA-256 with a leading byte that keeps leaves and nodes apart. How hashes are
//! laid out in files is in `tile.rs`.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::text;

/// Bytes in a [`Hash`].
pub const HASH_BYTES: usize = 32;

/// A SHA-256 value in the tree. Shown in base64, as checkpoints write it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash(pub [u8; HASH_BYTES]);

impl Hash {
    /// Root of the tree with no leaves: SHA-256 of nothing.
    pub const EMPTY: Hash = Hash([
        0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9,
        0x24, 0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52,
        0xb8, 0x55,
    ]);

    /// Hash of an entry: SHA-256(0x00, entry).
    #[must_use]
    pub fn leaf(entry: &[u8]) -> Hash {
        let mut sha = Sha256::new();
        sha.update([0x00]);
        sha.update(entry);
        Hash(sha.finalize().into())
    }

    /// Hash of two children: SHA-256(0x01, left, right).
    #[must_use]
    pub fn node(left: &Hash, right: &Hash) -> Hash {
        let mut bytes = [0u8; 1 + 2 * HASH_BYTES];
        bytes[0] = 0x01;
        bytes[1..33].copy_from_slice(&left.0);
        bytes[33..].copy_from_slice(&right.0);
        Hash(Sha256::digest(bytes).into())
    }

    /// Root of a perfect tree over `leaves`, whose number is a power of two.
    ///
    /// `None` for any other number, zero included.
    #[must_use]
    pub fn perfect(leaves: &[Hash]) -> Option<Hash> {
        if !leaves.len().is_power_of_two() {
            return None;
        }
        let mut row = leaves.to_vec();
        while row.len() > 1 {
            let half = row.len() / 2;
            for i in 0..half {
                row[i] = Hash::node(&row[2 * i], &row[2 * i + 1]);
            }
            row.truncate(half);
        }
        row.first().copied()
    }

    /// Standard base64 with padding (RFC 4648, section 4).
    #[must_use]
    pub fn to_base64(&self) -> String {
        text::to_base64(&self.0)
    }

    /// Reads what [`Hash::to_base64`] writes, and nothing else.
    #[must_use]
    pub fn from_base64(text: &str) -> Option<Hash> {
        text::from_base64(text)?.try_into().ok().map(Hash)
    }

    /// Takes the hash from exactly 32 bytes.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Hash> {
        bytes.try_into().ok().map(Hash)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_base64())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_base64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_values_of_rfc_6962_hold() {
        // Leaf of nothing and root of nothing, as published with Certificate Transparency.
        assert_eq!(
            Hash::leaf(b"").to_base64(),
            "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0="
        );
        assert_eq!(Hash::EMPTY, Hash(Sha256::digest(b"").into()));
    }

    #[test]
    fn a_perfect_tree_needs_a_power_of_two() {
        let leaves: Vec<Hash> = (0..4u8).map(|n| Hash::leaf(&[n])).collect();
        let left = Hash::node(&leaves[0], &leaves[1]);
        let right = Hash::node(&leaves[2], &leaves[3]);
        assert_eq!(Hash::perfect(&leaves), Some(Hash::node(&left, &right)));
        assert_eq!(Hash::perfect(&leaves[..3]), None);
        assert_eq!(Hash::perfect(&[]), None);
    }
}

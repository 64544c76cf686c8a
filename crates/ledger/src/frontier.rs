//! The right edge of the tree: all that is needed to append and to give the root.
//!
//! One hash for each perfect subtree, largest first: as many as the size has bits
//! set, at most 64. The store keeps these few bytes with the entries, so that a
//! restart reads no tiles. What the subtrees contain is in `tile.rs` and `reader.rs`.

use crate::hash::{HASH_BYTES, Hash};

/// First byte of the serialised form; a later form takes another.
const FORM: u8 = 1;

/// Largest tree: sizes fit a signed 64-bit integer, as databases have it.
pub const SIZE_MAX: u64 = i64::MAX as u64;

/// The size of a tree and the roots of its perfect subtrees, largest first.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    /// INVARIANT: one hash for each bit set in `size`, from the highest bit down.
    subtrees: Vec<Hash>,
}

/// Why bytes are no [`Frontier`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrontierError {
    /// The first byte names no form known here.
    #[error("the frontier is in no known form")]
    Form,
    /// The size is beyond [`SIZE_MAX`].
    #[error("a log has at most {SIZE_MAX} entries, not {size}")]
    Size {
        /// Entries the bytes claim.
        size: u64,
    },
    /// The length does not fit the size.
    #[error("the frontier of {size} entries takes {expected} bytes, not {got}")]
    Length {
        /// Entries the bytes claim.
        size: u64,
        /// Bytes a frontier of that size takes.
        expected: usize,
        /// Bytes given.
        got: usize,
    },
}

impl Frontier {
    /// The tree with no leaves.
    #[must_use]
    pub fn new() -> Frontier {
        Frontier::default()
    }

    /// A frontier from the perfect subtrees of a tree of `size` leaves, largest first.
    ///
    /// `None` if their number does not fit the size.
    #[must_use]
    pub fn from_subtrees(size: u64, subtrees: Vec<Hash>) -> Option<Frontier> {
        let fits = size <= SIZE_MAX && subtrees.len() == size.count_ones() as usize;
        fits.then_some(Frontier { size, subtrees })
    }

    /// Leaves in the tree.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds one leaf hash at the right.
    pub fn push(&mut self, leaf: Hash) {
        self.push_with(leaf, |_, _| ());
    }

    /// Adds one leaf hash and tells of every perfect subtree this completes.
    ///
    /// `completed` gets the height (0 for the leaf itself) and the hash, rising.
    /// A tile holds the subtrees whose height is a multiple of 8, so the writer
    /// needs no second pass of hashing.
    pub fn push_with(&mut self, leaf: Hash, completed: impl FnMut(u32, Hash)) {
        self.raise(0, leaf, completed);
    }

    /// Adds a whole perfect subtree of `2^height` leaves.
    ///
    /// `false`, and nothing done, if the size is no multiple of `2^height` or would
    /// pass [`SIZE_MAX`].
    pub fn push_subtree(
        &mut self,
        height: u32,
        hash: Hash,
        completed: impl FnMut(u32, Hash),
    ) -> bool {
        let fits = height < 63
            && self.size.trailing_zeros() >= height
            && self.size + (1 << height) <= SIZE_MAX;
        if fits {
            self.raise(height, hash, completed);
        }
        fits
    }

    fn raise(&mut self, height: u32, hash: Hash, mut completed: impl FnMut(u32, Hash)) {
        let mut whole = hash;
        let mut at = height;
        completed(at, whole);
        // Each bit set from `height` up is a left sibling waiting for this one.
        while self.size >> at & 1 == 1 {
            let Some(left) = self.subtrees.pop() else {
                break;
            };
            whole = Hash::node(&left, &whole);
            at += 1;
            completed(at, whole);
        }
        self.subtrees.push(whole);
        self.size += 1 << height;
    }

    /// Root of the tree (RFC 6962, section 2.1).
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut right_to_left = self.subtrees.iter().rev();
        let Some(last) = right_to_left.next() else {
            return Hash::EMPTY;
        };
        right_to_left.fold(*last, |right, left| Hash::node(left, &right))
    }

    /// The form the store keeps: a form byte, the size (8 bytes, big-endian), the hashes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(9 + self.subtrees.len() * HASH_BYTES);
        bytes.push(FORM);
        bytes.extend_from_slice(&self.size.to_be_bytes());
        for hash in &self.subtrees {
            bytes.extend_from_slice(&hash.0);
        }
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`FrontierError`] if the bytes have another form or length. Hashes cannot be
    /// checked here: compare [`Frontier::root`] with a signed checkpoint.
    pub fn from_bytes(bytes: &[u8]) -> Result<Frontier, FrontierError> {
        if bytes.first() != Some(&FORM) {
            return Err(FrontierError::Form);
        }
        let size_bytes = bytes.get(1..9).and_then(|b| b.try_into().ok());
        let size = u64::from_be_bytes(size_bytes.ok_or(FrontierError::Form)?);
        if size > SIZE_MAX {
            return Err(FrontierError::Size { size });
        }
        let expected = 9 + size.count_ones() as usize * HASH_BYTES;
        if bytes.len() != expected {
            return Err(FrontierError::Length {
                size,
                expected,
                got: bytes.len(),
            });
        }
        let subtrees = bytes[9..]
            .chunks_exact(HASH_BYTES)
            .filter_map(Hash::from_slice)
            .collect();
        Ok(Frontier { size, subtrees })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition of RFC 6962, word for word, to compare with.
    fn root_by_definition(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Hash::EMPTY,
            [one] => *one,
            many => {
                let k = many.len().next_power_of_two() / 2;
                Hash::node(
                    &root_by_definition(&many[..k]),
                    &root_by_definition(&many[k..]),
                )
            }
        }
    }

    #[test]
    fn the_root_is_that_of_the_definition_at_every_size() {
        let leaves: Vec<Hash> = (0..600u32).map(|n| Hash::leaf(&n.to_be_bytes())).collect();
        let mut frontier = Frontier::new();
        for (n, leaf) in leaves.iter().enumerate() {
            assert_eq!(
                frontier.root(),
                root_by_definition(&leaves[..n]),
                "size {n}"
            );
            frontier.push(*leaf);
        }
    }

    #[test]
    fn it_survives_being_kept() {
        let mut frontier = Frontier::new();
        for n in 0..300u32 {
            assert_eq!(
                Frontier::from_bytes(&frontier.to_bytes()).as_ref(),
                Ok(&frontier)
            );
            frontier.push(Hash::leaf(&n.to_be_bytes()));
        }
        let bytes = frontier.to_bytes();
        assert!(Frontier::from_bytes(&bytes[..bytes.len() - 1]).is_err());
        assert!(Frontier::from_bytes(&[]).is_err());
        assert!(Frontier::from_bytes(&[FORM, 0]).is_err());
    }

    #[test]
    fn whole_subtrees_give_the_same_root_as_their_leaves() {
        let leaves: Vec<Hash> = (0..512u32).map(|n| Hash::leaf(&n.to_be_bytes())).collect();
        let mut by_leaf = Frontier::new();
        leaves.iter().for_each(|leaf| by_leaf.push(*leaf));
        let mut by_tile = Frontier::new();
        for tile in leaves.chunks(256) {
            assert!(by_tile.push_subtree(8, Hash::perfect(tile).unwrap(), |_, _| ()));
        }
        assert_eq!(by_leaf, by_tile);
        by_tile.push(leaves[0]);
        assert!(
            !by_tile.push_subtree(8, leaves[0], |_, _| ()),
            "not on a boundary"
        );
    }
}

//! Inclusion and consistency proofs, verified (RFC 6962, section 2.1; RFC 9162, section 2.1.3-4).
//!
//! Pure: hashes in, yes or no out. Building proofs from tiles is in `reader.rs`.

use crate::hash::Hash;

/// Why a proof does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The entry lies outside the tree.
    #[error("entry {index} is not in a tree of {size}")]
    Outside {
        /// Entry asked for.
        index: u64,
        /// Size of the tree.
        size: u64,
    },
    /// The later tree is smaller than the earlier one.
    #[error("a tree of {new} cannot extend one of {old}")]
    Shrunk {
        /// Size of the earlier tree.
        old: u64,
        /// Size of the later one.
        new: u64,
    },
    /// The proof has too few or too many hashes.
    #[error("the proof has {got} hashes instead of {expected}")]
    Length {
        /// Hashes a proof for these numbers has.
        expected: usize,
        /// Hashes given.
        got: usize,
    },
    /// The hashes lead to another root.
    #[error("the proof leads to another root")]
    Root,
}

/// Hashes in an inclusion proof: the sibling at each level where there is one.
fn inclusion_length(index: u64, size: u64) -> usize {
    let last = size - 1;
    // Below where the paths of `index` and of the last entry part, every level has a
    // sibling; above, only where the path turns left.
    let shared = 64 - (index ^ last).leading_zeros();
    let above = if shared == 64 {
        0
    } else {
        (index >> shared).count_ones()
    };
    (shared + above) as usize
}

/// Checks that `leaf` is entry `index` of the tree of `size` with `root`.
///
/// # Errors
/// [`ProofError`].
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: &Hash,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::Outside { index, size });
    }
    let expected = inclusion_length(index, size);
    if proof.len() != expected {
        return Err(ProofError::Length {
            expected,
            got: proof.len(),
        });
    }
    let (mut node, mut last, mut hash) = (index, size - 1, *leaf);
    for sibling in proof {
        if node & 1 == 1 || node == last {
            hash = Hash::node(sibling, &hash);
            // No sibling at the right on the levels this node spans alone.
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = Hash::node(&hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if hash == *root {
        Ok(())
    } else {
        Err(ProofError::Root)
    }
}

/// Checks that the tree of `new` extends the tree of `old`: nothing altered, only added.
///
/// # Errors
/// [`ProofError`].
pub fn verify_consistency(
    (old, old_root): (u64, &Hash),
    (new, new_root): (u64, &Hash),
    proof: &[Hash],
) -> Result<(), ProofError> {
    if old > new {
        return Err(ProofError::Shrunk { old, new });
    }
    if old == 0 || old == new {
        return trivially_consistent(old, old_root, (new, new_root), proof);
    }
    // A perfect old tree is its own first hash.
    let first = old.is_power_of_two().then_some(*old_root);
    let mut hashes = first.into_iter().chain(proof.iter().copied());
    let short = ProofError::Length {
        expected: proof.len() + 1,
        got: proof.len(),
    };
    let start = hashes.next().ok_or(short)?;
    let (mut left, mut right) = (start, start);
    let up = (old - 1).trailing_ones();
    let (mut node, mut last) = ((old - 1).unbounded_shr(up), (new - 1).unbounded_shr(up));
    for (taken, sibling) in hashes.enumerate() {
        if last == 0 {
            let expected = taken + usize::from(first.is_none());
            return Err(ProofError::Length {
                expected,
                got: proof.len(),
            });
        }
        if node & 1 == 1 || node == last {
            left = Hash::node(&sibling, &left);
            right = Hash::node(&sibling, &right);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            right = Hash::node(&right, &sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(short);
    }
    if left == *old_root && right == *new_root {
        Ok(())
    } else {
        Err(ProofError::Root)
    }
}

fn trivially_consistent(
    old: u64,
    old_root: &Hash,
    (new, new_root): (u64, &Hash),
    proof: &[Hash],
) -> Result<(), ProofError> {
    if !proof.is_empty() {
        return Err(ProofError::Length {
            expected: 0,
            got: proof.len(),
        });
    }
    let empty_holds = old != 0 || *old_root == Hash::EMPTY;
    let same_holds = old != new || old_root == new_root;
    if empty_holds && same_holds {
        Ok(())
    } else {
        Err(ProofError::Root)
    }
}

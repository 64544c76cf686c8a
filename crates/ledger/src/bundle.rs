//! Entry bundles: up to 256 entries, each behind its length (C2SP tlog-tiles).
//!
//! Two bytes, big-endian, then the entry. How bundles are named is in `tile.rs`.

/// Longest entry, in bytes: its length is written in 16 bits.
pub const ENTRY_BYTES_MAX: usize = u16::MAX as usize;

/// An entry that a bundle cannot hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the entry has {bytes} bytes; a log entry may have at most {ENTRY_BYTES_MAX}")]
pub struct EntryTooLong {
    /// Size of the entry, in bytes.
    pub bytes: usize,
}

/// Why bytes are no bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// The bytes end within a length or an entry.
    #[error("the bundle is cut off in entry {position}")]
    CutOff {
        /// Entry in the bundle, from 0.
        position: u64,
    },
    /// Bytes follow the last entry.
    #[error("{bytes} bytes follow the last entry")]
    Trailing {
        /// How many.
        bytes: usize,
    },
}

/// Writes one entry to the end of a bundle.
///
/// # Errors
/// [`EntryTooLong`], and nothing is written.
pub fn push_entry(bundle: &mut Vec<u8>, entry: &[u8]) -> Result<(), EntryTooLong> {
    let length = u16::try_from(entry.len()).map_err(|_| EntryTooLong { bytes: entry.len() })?;
    bundle.extend_from_slice(&length.to_be_bytes());
    bundle.extend_from_slice(entry);
    Ok(())
}

/// Reads exactly `count` entries.
///
/// Borrows from the bundle, so reading costs no copy.
///
/// # Errors
/// [`BundleError`] if it holds fewer entries or anything more.
pub fn entries(bundle: &[u8], count: u64) -> Result<Vec<&[u8]>, BundleError> {
    let (entries, rest) = entries_prefix(bundle, count)?;
    if rest.is_empty() {
        Ok(entries)
    } else {
        Err(BundleError::Trailing { bytes: rest.len() })
    }
}

/// Reads the first `count` entries and gives the bytes after them.
///
/// # Errors
/// [`BundleError::CutOff`] if it holds fewer.
pub fn entries_prefix(bundle: &[u8], count: u64) -> Result<(Vec<&[u8]>, &[u8]), BundleError> {
    let mut rest = bundle;
    let mut found = Vec::with_capacity(count.min(256) as usize);
    for position in 0..count {
        let cut_off = BundleError::CutOff { position };
        let (length, after) = rest.split_first_chunk::<2>().ok_or(cut_off)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, after) = after.split_at_checked(length).ok_or(cut_off)?;
        found.push(entry);
        rest = after;
    }
    Ok((found, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_entry_fits_and_one_byte_more_is_named() {
        let mut bundle = Vec::new();
        let longest = vec![7; ENTRY_BYTES_MAX];
        push_entry(&mut bundle, &longest).unwrap();
        assert_eq!(entries(&bundle, 1), Ok(vec![&longest[..]]));
        let error = push_entry(&mut bundle, &vec![7; ENTRY_BYTES_MAX + 1]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the entry has 65536 bytes; a log entry may have at most 65535"
        );
        assert_eq!(bundle.len(), ENTRY_BYTES_MAX + 2, "nothing was written");
    }

    #[test]
    fn too_few_and_too_many_are_told_apart() {
        let mut bundle = Vec::new();
        push_entry(&mut bundle, b"one").unwrap();
        push_entry(&mut bundle, b"").unwrap();
        assert_eq!(entries(&bundle, 2), Ok(vec![&b"one"[..], b""]));
        assert_eq!(entries(&bundle, 1), Err(BundleError::Trailing { bytes: 2 }));
        assert_eq!(
            entries(&bundle, 3),
            Err(BundleError::CutOff { position: 2 })
        );
        assert_eq!(
            entries(&bundle[..4], 2),
            Err(BundleError::CutOff { position: 0 })
        );
    }
}

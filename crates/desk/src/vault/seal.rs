//! Sealing: XChaCha20-Poly1305 with random nonces of 192 bits.
//!
//! Whatever is sealed names its place (table, row, key) as associated data, so
//! that a sealed value moved to another row does not open there. A sealed value
//! is nonce, ciphertext, tag.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::{SealError, random};

const NONCE_BYTES: usize = 24;

/// Seals `plain` for its place.
pub(crate) fn seal(key: &[u8; 32], place: &str, plain: &[u8]) -> Result<Vec<u8>, SealError> {
    let nonce = random::<NONCE_BYTES>()?;
    let payload = Payload {
        msg: plain,
        aad: place.as_bytes(),
    };
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(*nonce), payload)
        .map_err(|e| SealError::Machine(e.to_string()))?;
    Ok([&nonce[..], &sealed].concat())
}

/// Opens what was sealed for this place; `None`: another key, another place, or
/// changed since.
pub(crate) fn open(key: &[u8; 32], place: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, text) = sealed.split_first_chunk::<NONCE_BYTES>()?;
    let payload = Payload {
        msg: text,
        aad: place.as_bytes(),
    };
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(*nonce), payload)
        .ok()
        .map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_in_its_place_alone() {
        let key = [7; 32];
        let place = "person/a".to_owned();
        let sealed = seal(&key, &place, b"text").expect("sealed");
        assert!(!sealed.windows(4).any(|w| w == b"text"));
        let opened =
            |key, place: &str, sealed: &[u8]| open(key, place, sealed).map(|plain| plain.to_vec());
        assert_eq!(opened(&key, &place, &sealed), Some(b"text".to_vec()));
        assert_eq!(opened(&[8; 32], &place, &sealed), None);
        assert_eq!(opened(&key, "person/b", &sealed), None);
        for i in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[i] ^= 1;
            assert_eq!(opened(&key, &place, &changed), None);
        }
        assert_eq!(opened(&key, &place, &sealed[..23]), None);
        assert_eq!(opened(&key, &place, &[]), None);
    }

    #[test]
    fn the_same_text_is_never_sealed_the_same() {
        let seal = || seal(&[7; 32], "here", b"text").expect("sealed");
        assert_ne!(seal(), seal());
    }
}

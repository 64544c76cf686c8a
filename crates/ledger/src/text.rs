//! Base64 and decimal numbers, read strictly: one text for one value.
//!
//! Nothing here knows what the bytes mean. Padding and trailing bits are checked,
//! so that two different texts never stand for the same signature or size.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

pub(crate) fn to_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

pub(crate) fn from_base64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

pub(crate) fn to_base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn push_base64url(bytes: &[u8], out: &mut String) {
    URL_SAFE_NO_PAD.encode_string(bytes, out);
}

/// A decimal number as the tlog specifications write it: no sign, no leading zero.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|b| b.is_ascii_digit());
    let leading_zero = text.len() > 1 && text.starts_with('0');
    if !plain || leading_zero {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_text() {
        assert_eq!(decimal("0"), Some(0));
        assert_eq!(decimal("18446744073709551615"), Some(u64::MAX));
        for wrong in [
            "",
            "00",
            "01",
            "+1",
            "-1",
            " 1",
            "1 ",
            "18446744073709551616",
            "٣",
        ] {
            assert_eq!(decimal(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn base64_is_read_strictly() {
        assert_eq!(from_base64("AA=="), Some(vec![0]));
        for wrong in ["AA", "AA=", "AB==", "A A=", "AA==\n"] {
            assert_eq!(from_base64(wrong), None, "{wrong:?}");
        }
        assert_eq!(from_base64url("AA"), Some(vec![0]));
        assert_eq!(from_base64url("AB"), None);
        assert_eq!(from_base64url("AA=="), None);
    }
}

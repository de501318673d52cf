//! Payloads that are compressed (`zip: DEF`): raw DEFLATE (RFC 1951), as SMART Health Cards have them.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use std::fmt;

/// What is larger inflated, and larger than so many times what it was, is a bomb: a kilobyte would be a megabyte.
const MOST_BYTES: usize = 250_000;
const MOST_TIMES: usize = 10;

/// How a compressed payload became readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inflation {
    /// It was inflated.
    From {
        /// Bytes before.
        bytes: usize,
    },
    /// It could not be, and stands as it came.
    Failed(Failure),
}

/// Why compressed bytes could not be inflated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// They inflate to more than is looked at.
    TooLarge {
        /// Bytes that would have been.
        most: usize,
    },
    /// They are cut off.
    CutOff,
    /// They are something else.
    NotDeflate,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::TooLarge { most } => write!(f, "inflates to more than {most} bytes, and was left alone"),
            Failure::CutOff => f.write_str("ends before the compressed data do"),
            Failure::NotDeflate => f.write_str("is no DEFLATE data"),
        }
    }
}

/// The inflated bytes, or the same if they are not to be inflated.
pub(super) fn inflate(bytes: Vec<u8>) -> (Vec<u8>, Inflation) {
    let most = MOST_BYTES.max(bytes.len().saturating_mul(MOST_TIMES));
    match decompress_to_vec_with_limit(&bytes, most) {
        Ok(inflated) => (inflated, Inflation::From { bytes: bytes.len() }),
        Err(error) => {
            let why = match error.status {
                TINFLStatus::HasMoreOutput => Failure::TooLarge { most },
                TINFLStatus::FailedCannotMakeProgress => Failure::CutOff,
                _ => Failure::NotDeflate,
            };
            (bytes, Inflation::Failed(why))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec;
    use proptest::prelude::*;

    #[test]
    fn a_bomb_is_left_alone() {
        let bomb = compress_to_vec(&vec![b' '; 100 << 20], 9);
        let (bytes, inflation) = inflate(bomb.clone());
        assert_eq!(bytes, bomb);
        assert_eq!(inflation, Inflation::Failed(Failure::TooLarge { most: 10 * bomb.len() }));
    }

    #[test]
    fn what_is_large_before_may_be_large_after() {
        let inflated =
            |contents: &[u8]| matches!(inflate(compress_to_vec(contents, 1)).1, Inflation::From { .. });
        assert!(inflated(&vec![b' '; MOST_BYTES]));
        assert!(!inflated(&vec![b' '; MOST_BYTES + 1]));
        let honest: Vec<u8> =
            (0..200_000u64).flat_map(|n| (n.wrapping_mul(0x9e37_79b9) as u32).to_be_bytes()).collect();
        assert!(inflated(&honest));
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_told() {
        let whole = compress_to_vec(&b"compressed data ".repeat(20), 9);
        let failed = |bytes: &[u8]| match inflate(bytes.to_vec()).1 {
            Inflation::Failed(why) => why.to_string(),
            inflated => panic!("{inflated:?}"),
        };
        assert_eq!(failed(&whole[..whole.len() - 4]), "ends before the compressed data do");
        assert_eq!(failed(b"{\"sub\":\"ann\"}"), "is no DEFLATE data");
    }

    proptest! {
        #[test]
        fn what_was_deflated_is_inflated(bytes: Vec<u8>, level in 0u8..10) {
            let deflated = compress_to_vec(&bytes, level);
            let length = deflated.len();
            prop_assert_eq!(inflate(deflated), (bytes, Inflation::From { bytes: length }));
        }

        #[test]
        fn any_bytes_are_survived(bytes: Vec<u8>) {
            inflate(bytes);
        }
    }
}

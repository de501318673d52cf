//! Payloads that are compressed (`zip: DEF`): raw DEFLATE (RFC 1951), as SMART Health Cards have them.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// Nothing honest is larger inflated; a bomb of a kilobyte would be a megabyte.
const MOST_BYTES: usize = 256 * 1024;

/// How a compressed payload became readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inflation {
    /// It was inflated.
    From {
        /// Bytes before.
        bytes: usize,
    },
    /// It could not be, and stands as it came.
    Failed(String),
}

/// The inflated bytes, or the same if they are not to be inflated.
pub(super) fn inflate(bytes: Vec<u8>) -> (Vec<u8>, Inflation) {
    match decompress_to_vec_with_limit(&bytes, MOST_BYTES) {
        Ok(inflated) => (inflated, Inflation::From { bytes: bytes.len() }),
        Err(error) => {
            let why = match error.status {
                TINFLStatus::HasMoreOutput => {
                    format!("inflates to more than {} KiB, and was left alone", MOST_BYTES / 1024)
                }
                TINFLStatus::FailedCannotMakeProgress => "ends before the compressed data do".to_string(),
                _ => "is no DEFLATE data".to_string(),
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
        assert_eq!(inflation, Inflation::Failed("inflates to more than 256 KiB, and was left alone".into()));
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_told() {
        let whole = compress_to_vec(&b"compressed data ".repeat(20), 9);
        let failed = |bytes: &[u8]| match inflate(bytes.to_vec()).1 {
            Inflation::Failed(why) => why,
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

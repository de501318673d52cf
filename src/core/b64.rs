//! Base64url as RFC 7515 §2 wants it, with an account of how a segment departs from it.

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, NO_PAD, URL_SAFE_NO_PAD};
use std::fmt;

/// The standard decoder, forgiving only the unused bits of the last character.
const TRAILING_BITS_ALLOWED: GeneralPurpose =
    GeneralPurpose::new(&URL_SAFE, NO_PAD_CONFIG.with_decode_allow_trailing_bits(true));
const STANDARD_LOOSELY: GeneralPurpose =
    GeneralPurpose::new(&STANDARD, NO_PAD_CONFIG.with_decode_allow_trailing_bits(true));
const NO_PAD_CONFIG: GeneralPurposeConfig = NO_PAD;

/// One way in which a segment is not base64url without padding. Offsets count from the segment's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `=`, which RFC 7515 §2 leaves out.
    Padding {
        /// The first `=`.
        at: usize,
    },
    /// `+` or `/` of the standard alphabet (RFC 4648 §4), where `-` and `_` belong.
    StandardAlphabet {
        /// The first such character.
        at: usize,
    },
    /// A byte of neither alphabet. What follows it was not decoded.
    Foreign {
        /// Its offset.
        at: usize,
        /// The byte.
        byte: u8,
    },
    /// One character is left over after the last group of four: a character was lost or added.
    Length {
        /// Characters of the alphabet in the segment.
        count: usize,
    },
    /// The last character carries bits that belong to no byte (RFC 4648 §3.5): the same bytes have
    /// more than one spelling.
    TrailingBits {
        /// The last character.
        at: usize,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Padding { at } => write!(f, "padding `=` at byte {at}: base64url in a JWS has none"),
            Fault::StandardAlphabet { at } => {
                write!(f, "`+` or `/` at byte {at}: standard base64, where base64url has `-` and `_`")
            }
            Fault::Foreign { at, byte } if byte.is_ascii_graphic() => {
                write!(f, "`{}` at byte {at} is no base64url character", char::from(*byte))
            }
            Fault::Foreign { at, byte } => {
                write!(f, "byte 0x{byte:02x} at byte {at} is no base64url character")
            }
            Fault::Length { count } => {
                write!(f, "the last of its {count} characters is one too many or one too few for whole bytes")
            }
            Fault::TrailingBits { at } => {
                write!(f, "the last character, at byte {at}, has unused bits that are not zero")
            }
        }
    }
}

/// The bytes of a segment as far as they can be had, and every kind of fault met on the way.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// What the segment says.
    pub bytes: Vec<u8>,
    /// Empty for a segment that is exactly right; each kind at most once, at its first place.
    pub faults: Vec<Fault>,
}

/// Decodes a segment. Never refuses: what is wrong is in `faults`.
pub fn decode(segment: &[u8]) -> Decoded {
    match base64_simd::URL_SAFE_NO_PAD.decode_to_vec(segment) {
        Ok(bytes) => Decoded { bytes, faults: Vec::new() },
        Err(_) => decode_leniently(segment),
    }
}

/// Decodes a segment that must be exactly right.
pub fn decode_strictly(segment: &[u8]) -> Result<Vec<u8>, Fault> {
    let decoded = decode(segment);
    decoded.faults.first().map_or(Ok(decoded.bytes), |fault| Err(*fault))
}

/// Decodes what people call base64: either alphabet, padded or not.
///
/// # Errors
///
/// The first fault that is none of those liberties.
pub fn decode_any(text: &[u8]) -> Result<Vec<u8>, Fault> {
    let decoded = decode(text);
    let is_liberty = |fault: &&Fault| matches!(fault, Fault::Padding { .. } | Fault::StandardAlphabet { .. });
    decoded.faults.iter().find(|fault| !is_liberty(fault)).map_or(Ok(decoded.bytes), |fault| Err(*fault))
}

/// Decodes into `bytes` what a lenient library takes for base64: either alphabet, but not both, padded or not, whatever the
/// unused bits of the last character, and without a character that is left over; false where it is none, or says nothing.
pub fn decode_loosely(text: &[u8], bytes: &mut Vec<u8>) -> bool {
    let padding = text.iter().rev().take(2).take_while(|byte| **byte == b'=').count();
    let text = &text[..text.len() - padding];
    let class = |byte: &u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => 0,
        b'-' | b'_' => 1,
        b'+' | b'/' => 2,
        _ => 4,
    };
    let engine = match text.iter().fold(0, |classes, byte| classes | class(byte)) {
        0 | 1 => &TRAILING_BITS_ALLOWED,
        2 => &STANDARD_LOOSELY,
        _ => return false,
    };
    let text = &text[..text.len() - usize::from(text.len() % 4 == 1)];
    bytes.clear();
    engine.decode_vec(text, bytes).is_ok() && !bytes.is_empty()
}

/// Base64url without padding.
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn decode_leniently(segment: &[u8]) -> Decoded {
    let mut faults = Vec::new();
    let mut symbols = Vec::with_capacity(segment.len());
    let mut last_symbol_at = 0;
    let (mut padded, mut standard) = (None, None);
    for (at, &byte) in segment.iter().enumerate() {
        let symbol = match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => byte,
            b'+' | b'/' => {
                standard.get_or_insert(at);
                if byte == b'+' { b'-' } else { b'_' }
            }
            b'=' => {
                padded.get_or_insert(at);
                continue;
            }
            _ => {
                faults.push(Fault::Foreign { at, byte });
                break;
            }
        };
        last_symbol_at = at;
        symbols.push(symbol);
    }
    // Where decoding broke off, the end of what was decoded is no end of the segment.
    let broken_off = !faults.is_empty();
    faults.extend(standard.map(|at| Fault::StandardAlphabet { at }));
    faults.extend(padded.map(|at| Fault::Padding { at }));
    if symbols.len() % 4 == 1 {
        if !broken_off {
            faults.push(Fault::Length { count: symbols.len() });
        }
        symbols.pop();
    }
    let bytes = URL_SAFE_NO_PAD.decode(&symbols).unwrap_or_else(|_| {
        if !broken_off {
            faults.push(Fault::TrailingBits { at: last_symbol_at });
        }
        TRAILING_BITS_ALLOWED.decode(&symbols).unwrap_or_default()
    });
    Decoded { bytes, faults }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loosely() {
        let decoded = |text: &str| {
            let mut bytes = vec![7];
            decode_loosely(text.as_bytes(), &mut bytes).then_some(bytes)
        };
        for text in ["-_8", "-_8=", "+/8", "+/8=", "-_9"] {
            assert_eq!(decoded(text).unwrap(), [0xfb, 0xff], "{text}");
        }
        assert_eq!(decoded("c2VjcmV0").unwrap(), b"secret");
        assert_eq!(decoded("secret").unwrap(), [0xb1, 0xe7, 0x2b, 0x7a]);
        assert_eq!(decoded("c2VjcmV0x").unwrap(), b"secret");
        for text in ["", "=", "==", "A", "+_8", "c2Vj cmV0", "A===", "é"] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
    use proptest::prelude::*;

    fn faults(segment: &str) -> Vec<Fault> {
        decode(segment.as_bytes()).faults
    }

    #[test]
    fn says_how_a_segment_is_wrong() {
        assert_eq!(faults("YWI"), []);
        assert_eq!(faults("YWI="), [Fault::Padding { at: 3 }]);
        assert_eq!(faults("a+b/"), [Fault::StandardAlphabet { at: 1 }]);
        assert_eq!(faults("YW!I"), [Fault::Foreign { at: 2, byte: b'!' }]);
        assert_eq!(faults("YWJjZ"), [Fault::Length { count: 5 }]);
        assert_eq!(faults("YWJ"), [Fault::TrailingBits { at: 2 }]);
        assert_eq!(
            faults("Y+J=="),
            [Fault::StandardAlphabet { at: 1 }, Fault::Padding { at: 3 }, Fault::TrailingBits { at: 2 }]
        );
    }

    #[test]
    fn decodes_as_far_as_it_can() {
        assert_eq!(decode(b"YWJj!ZGVm").bytes, b"abc");
        assert_eq!(decode(b"_-8=").bytes, decode(b"/+8").bytes);
    }

    proptest! {
        #[test]
        fn what_was_encoded_is_decoded(bytes: Vec<u8>) {
            prop_assert_eq!(decode(encode(&bytes).as_bytes()), Decoded { bytes, faults: vec![] });
        }

        #[test]
        fn any_bytes_are_survived(bytes: Vec<u8>) {
            decode(&bytes);
        }

        /// What is decoded at once and what is looked at character by character is the same, to the last bit.
        #[test]
        fn both_decoders_agree(segment in "[A-Za-z0-9_-]{0,200}[A-Za-z0-9_+/= -]{0,2}") {
            let segment = segment.as_bytes();
            prop_assert_eq!(decode(segment), decode_leniently(segment));
        }
    }
}

//! What a text says when it is decoded once: from base64, from percent-encoding, as JSON inside a string.

use crate::core::b64;
use crate::core::unicode::is_unsafe;

/// How a text was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Base64,
    Percent,
    /// JSON, itself a string.
    Json,
}

impl Encoding {
    /// How it is said of a value.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Encoding::Base64 => "encoded in base64",
            Encoding::Percent => "percent-encoded",
            Encoding::Json => "in a string of JSON",
        }
    }
}

/// No text longer than this is decoded.
const LONGEST: usize = 256 * 1024;

/// So many characters of base64 are decoded to see whether they say anything.
const PROBE: usize = 24;

/// What a text says when it is decoded, and from what.
pub(super) fn decoded(text: &str) -> Option<(String, Encoding)> {
    let trimmed = text.trim();
    if trimmed.len() > LONGEST {
        return None;
    }
    if is_json(trimmed) {
        return Some((trimmed.to_string(), Encoding::Json));
    }
    if let Some(text) = memchr::memchr(b'%', trimmed.as_bytes()).and_then(|_| from_percent(trimmed)) {
        return Some((text, Encoding::Percent));
    }
    from_base64(trimmed).map(|text| (text, Encoding::Base64))
}

/// Whether a text may be an object or array in JSON.
pub(super) fn is_json(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [b'{', .., b'}'] | [b'[', .., b']']) && bytes.len() > 4
}

fn from_percent(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let value = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let escaped = match (first, after) {
            (b'%', [high, low, ..]) => value(*high).zip(value(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    readable(bytes).filter(|decoded| decoded != text)
}

fn from_base64(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let symbols = text.trim_end_matches('=').len();
    if symbols < 12 || bytes.len() - symbols > 2 || symbols % 4 == 1 {
        return None;
    }
    let is_symbol = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    let probe = &bytes[..symbols.min(PROBE)];
    if !probe.iter().all(is_symbol) || !says_something(probe) || !bytes[..symbols].iter().all(is_symbol) {
        return None;
    }
    readable(b64::decode_any(bytes).ok()?)
}

/// Whether the first characters decode to characters that are seen; those of any other text do so by a rare chance.
fn says_something(probe: &[u8]) -> bool {
    let sextet = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        _ => 63,
    };
    probe.chunks_exact(4).all(|four| {
        let [a, b, c, d] = [four[0], four[1], four[2], four[3]].map(sextet);
        let bytes = [a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d];
        bytes.iter().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~' | 0x80..=0xf4))
    })
}

/// The text that bytes are, if people could read it.
fn readable(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok()?;
    let is_readable = |c: char| matches!(c, '\t' | '\n' | '\r') || !is_unsafe(c);
    (text.len() >= 8 && text.chars().all(is_readable)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded() {
        let say = |text: &str| decoded(text).map(|(text, encoding)| format!("{encoding:?} {text}"));
        assert_eq!(say("aGVsbG8gd29ybGQ=").unwrap(), "Base64 hello world");
        assert_eq!(say("aGVsbG8gd29ybGQ").unwrap(), "Base64 hello world");
        assert_eq!(say("cMO8ciDDtmzDpCA_Pz8-").unwrap(), "Base64 pür ölä ???>");
        assert_eq!(say("aa%20b%3Ac%2Bd").unwrap(), "Percent aa b:c+d");
        assert_eq!(say(r#"{"a":1}"#).unwrap(), r#"Json {"a":1}"#);
        for text in [
            "0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63",
            "5f8e2c0f7b1d4a9e6c3b2a1f0e9d8c7b",
            "HK6E_P6Dh8Y93mRNtsDB1Q",
            "client_credentials",
            "100%",
            "50% off%2",
            "%%%%%%%%",
            "short",
            "",
            "https://example.com",
            "{}",
            "a".repeat(40).as_str(),
            "orders:read",
            "Zm9v",
        ] {
            assert_eq!(say(text), None, "{text}");
        }
    }
}

//! Secrets that everyone knows, tried against HMAC signatures. They are prepared once, so that trying one costs a hash of
//! what was signed and little else.

mod words;

use super::alg::{Alg, Family};
use super::b64;
use super::crypto::Mac;
use std::sync::OnceLock;

/// A secret that everyone knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The secret.
    pub secret: Vec<u8>,
    /// Who published it; empty for one of the words that people think of first.
    pub origin: &'static str,
}

/// A secret with its keys, ready for one algorithm.
struct Prepared {
    mac: Mac,
    known: Known,
}

/// For HS256, HS384 and HS512.
static PREPARED: [OnceLock<Vec<Prepared>>; 3] = [const { OnceLock::new() }; 3];

/// The well-known secret with which that signature was made.
pub fn known_secret(alg: Alg, input: &[u8], signature: &[u8]) -> Option<&'static Known> {
    let at = [Alg::HS256, Alg::HS384, Alg::HS512].iter().position(|hmac| *hmac == alg)?;
    if !has_right_length(alg, signature) {
        return None;
    }
    let prepared = PREPARED[at].get_or_init(|| prepare(alg));
    prepared.iter().find(|entry| entry.mac.matches(input, signature)).map(|entry| &entry.known)
}

/// The line of a list of secrets with which that signature was made. Lines end with LF or CRLF; empty ones are no secret.
pub fn listed_secret<'w>(wordlist: &'w [u8], alg: Alg, input: &[u8], signature: &[u8]) -> Option<&'w [u8]> {
    if !has_right_length(alg, signature) {
        return None;
    }
    let mut lines =
        wordlist.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.find(|line| !line.is_empty() && is_secret(line, alg, input, signature))
}

/// Whether everyone knows a secret, as text or as what its base64 says.
pub fn is_known(secret: &[u8]) -> bool {
    let is_base64 = |text: &str| b64::decode_any(text.as_bytes()).is_ok_and(|bytes| bytes == secret);
    let published = words::PUBLISHED.iter().flat_map(|(_, words)| words.iter().copied());
    let mut texts = published.chain(words::FIRST_THOUGHTS.split_ascii_whitespace());
    !secret.is_empty()
        && (texts.any(|text| text.as_bytes() == secret || is_base64(text))
            || words::IN_BASE64.iter().any(|(_, text)| is_base64(text)))
}

/// Whether the signature was made with that secret.
pub fn is_secret(secret: &[u8], alg: Alg, input: &[u8], signature: &[u8]) -> bool {
    has_right_length(alg, signature) && Mac::new(alg, secret).is_some_and(|mac| mac.matches(input, signature))
}

fn has_right_length(alg: Alg, signature: &[u8]) -> bool {
    alg.family() == Family::Hmac && alg.signature_bytes() == Some(signature.len())
}

fn prepare(alg: Alg) -> Vec<Prepared> {
    let published =
        words::PUBLISHED.iter().flat_map(|(origin, words)| words.iter().map(|word| (*origin, *word)));
    let thought_of = words::FIRST_THOUGHTS.split_ascii_whitespace().map(|word| ("", word));
    let texts = published.chain(thought_of);
    let mut entries = Vec::new();
    let mut add = |secret: Vec<u8>, origin| {
        if let Some(mac) = Mac::new(alg, &secret) {
            entries.push(Prepared { mac, known: Known { secret, origin } });
        }
    };
    for (origin, text) in texts {
        add(text.as_bytes().to_vec(), origin);
        // Some libraries take every secret for base64.
        if let Some(bytes) = b64::decode_any(text.as_bytes()).ok().filter(|bytes| !bytes.is_empty()) {
            add(bytes, origin);
        }
    }
    for (origin, text) in words::IN_BASE64 {
        if let Ok(bytes) = b64::decode_any(text.as_bytes()) {
            add(bytes, origin);
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_word_stands_twice() {
        let mut seen = HashSet::new();
        let published = words::PUBLISHED.iter().flat_map(|(_, words)| words.iter().copied());
        for word in published.chain(words::FIRST_THOUGHTS.split_ascii_whitespace()) {
            assert!(seen.insert(word), "{word}");
        }
        assert!(words::IN_BASE64.iter().all(|(_, text)| b64::decode_any(text.as_bytes()).is_ok()));
    }

    #[test]
    fn lines_of_either_ending() {
        let input = b"e30.e30";
        let signature = crate::core::crypto::Mac::new(Alg::HS256, b"hunter2").unwrap().sign(input);
        for list in [&b"one\nhunter2\n"[..], b"one\r\nhunter2\r\n", b"\xff\nhunter2"] {
            assert_eq!(listed_secret(list, Alg::HS256, input, &signature), Some(&b"hunter2"[..]));
        }
        assert_eq!(listed_secret(b"hunter\n\n", Alg::HS256, input, &signature), None);
        assert_eq!(listed_secret(b"hunter2", Alg::HS256, input, &signature[..31]), None);
    }
}

//! HMAC secrets that are tried against signatures: those that everyone knows, which are here, and those of a list.

mod guess;
mod targets;

pub use targets::{Form, Hit, LONGEST_LINE, Listed, TRIED, Targets, Tried, hmac_of, signer_of};

use super::alg::{Alg, Family};
use super::crypto::Mac;
use guess::{Keyed, Sha, Sha256, Sha384, Sha512, Signed};
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

/// A secret that everyone knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The secret.
    pub secret: Vec<u8>,
    /// What it is, to be read after "the secret is": `the sample of jwt.io`.
    pub origin: &'static str,
}

/// The secrets, each below the name of its origin; after a bar, where it was seen.
static TEXT: &str = include_str!("secrets.txt");

/// What the words are that nobody published and everybody thinks of.
const FIRST_THOUGHT: &str = "one of those that are tried first";

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut known = Vec::new();
    let mut scratch = Vec::new();
    for (origin, text) in texts() {
        // Some libraries take every secret for base64.
        targets::for_each_form(text.as_bytes(), &mut scratch, |_, secret| {
            // To an HMAC, zeros are no secret at all, which is told elsewhere.
            if secret.iter().any(|byte| *byte != 0) {
                known.push(Known { secret: secret.to_vec(), origin });
            }
        });
    }
    known
});

static BY_SECRET: LazyLock<HashMap<&'static [u8], &'static str>> =
    LazyLock::new(|| KNOWN.iter().rev().map(|known| (&*known.secret, known.origin)).collect());

/// Origin and text of each secret.
fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut origin = FIRST_THOUGHT;
    TEXT.lines().flat_map(move |line| {
        let heading = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        if let Some(heading) = heading {
            origin = heading.split_once(" | ").map_or(heading, |(origin, _)| origin);
        }
        let is_secret = heading.is_none() && !line.starts_with('#') && !line.is_empty();
        // A published secret may have blanks in it.
        let (one, several) = if origin == FIRST_THOUGHT { ("", line) } else { (line, "") };
        let secrets =
            Some(one).filter(|one| !one.is_empty()).into_iter().chain(several.split_ascii_whitespace());
        secrets.filter(move |_| is_secret).map(move |secret| (origin, secret))
    })
}

/// What a secret is, if everyone knows it.
pub fn is_known(secret: &[u8]) -> Option<&'static str> {
    BY_SECRET.get(secret).copied()
}

/// The well-known secret with which that signature was made.
pub fn known_secret(alg: Alg, input: &[u8], signature: &[u8]) -> Option<&'static Known> {
    static HS256: OnceLock<Vec<Keyed<Sha256>>> = OnceLock::new();
    static HS384: OnceLock<Vec<Keyed<Sha384>>> = OnceLock::new();
    static HS512: OnceLock<Vec<Keyed<Sha512>>> = OnceLock::new();
    let at = match alg {
        Alg::HS256 => position(&HS256, input, signature),
        Alg::HS384 => position(&HS384, input, signature),
        Alg::HS512 => position(&HS512, input, signature),
        _ => None,
    };
    KNOWN.get(at?).filter(|known| is_secret(&known.secret, alg, input, signature))
}

/// Which of the known secrets the signature was made with. They are prepared once, so that trying one costs a hash of what
/// was signed and little else.
fn position<S: Sha>(prepared: &OnceLock<Vec<Keyed<S>>>, input: &[u8], signature: &[u8]) -> Option<usize> {
    let signed = Signed::new(input, signature)?;
    let prepared = prepared.get_or_init(|| KNOWN.iter().map(|known| Keyed::new(&known.secret)).collect());
    Keyed::position(prepared, &signed)
}

/// Whether the signature was made with that secret.
pub fn is_secret(secret: &[u8], alg: Alg, input: &[u8], signature: &[u8]) -> bool {
    has_right_length(alg, signature) && Mac::new(alg, secret).is_some_and(|mac| mac.matches(input, signature))
}

fn has_right_length(alg: Alg, signature: &[u8]) -> bool {
    alg.family() == Family::Hmac && alg.signature_bytes() == Some(signature.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::b64;
    use std::collections::HashSet;

    #[test]
    fn there_are_enough_and_none_stands_twice() {
        let mut seen = HashSet::new();
        for (origin, text) in texts() {
            assert!(seen.insert(text), "{text} of {origin}");
            assert!(!text.ends_with([' ', '\t']), "{text:?}");
        }
        let published = texts().filter(|(origin, _)| *origin != FIRST_THOUGHT).count();
        assert!(published >= 500 && seen.len() >= 500, "{published} of {}", seen.len());
    }

    #[test]
    fn where_they_come_from_is_told() {
        let headings = TEXT.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
        for heading in headings.filter(|heading| *heading != FIRST_THOUGHT) {
            let (origin, seen) = heading.split_once(" | ").unwrap_or_default();
            assert!(origin.contains(' ') && !seen.is_empty(), "{heading}");
        }
        for (text, origin) in [
            ("a-string-secret-at-least-256-bits-long", "the sample of jwt.io"),
            ("your-256-bit-secret", "the sample of jwt.io"),
            ("secret", FIRST_THOUGHT),
        ] {
            assert_eq!(is_known(text.as_bytes()), Some(origin));
        }
        // Read as base64, it has a character too many.
        let nacos = b"SecretKey012345678901234567890123456789012345678901234567890123456789";
        assert_eq!(is_known(&b64::decode_any(&nacos[..68]).unwrap()), is_known(nacos));
        assert_eq!(is_known(b"correct horse battery staple of mine"), None);
        assert_eq!(is_known(&[0; 32]), None);
    }

    #[test]
    fn they_are_found_with_every_hash() {
        let input = b"eyJhbGciOiJIUzI1NiJ9.e30";
        let last = KNOWN.len() - 1;
        for alg in [Alg::HS256, Alg::HS384, Alg::HS512] {
            for known in (0..last).step_by(37).chain([last]).map(|at| &KNOWN[at]) {
                let signature = Mac::new(alg, &known.secret).unwrap().sign(input);
                // Another origin may have the same.
                let found = known_secret(alg, input, &signature).unwrap();
                assert_eq!(found.secret, known.secret);
                assert_eq!(is_known(&known.secret), Some(found.origin));
                assert_eq!(known_secret(alg, b"eyJhbGciOiJIUzI1NiJ9.e31", &signature), None);
            }
        }
    }
}

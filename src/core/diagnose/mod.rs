//! A signature that does not match: what would have matched, and so what went wrong. Nothing here changes a verdict;
//! each hint names the option or the change that mends it.

mod attack;
mod keys;
mod message;
mod rewrite;
mod secret;
mod signature;

pub use attack::{confused_key, embedded_signer};

use super::alg::{Alg, Family};
use super::crypto::verifier_of;
use super::key::{Key, Material};
use super::token::{Part, Token};
use std::borrow::Cow;

/// So many keys are looked into; a set of thousands must not make one wrong token expensive.
const MOST_KEYS: usize = 16;

/// A token whose signature does not match, and the keys that it might have been made with.
struct Suspect<'a> {
    token: &'a Token,
    alg: Alg,
    /// The keys of the algorithm's kind, whatever else their JWK forbids, the one that `kid` names first.
    keys: Vec<&'a Key>,
    /// All the keys that were given.
    given: &'a [Key],
    signature: &'a [u8],
    input: Cow<'a, [u8]>,
}

/// What may have gone wrong with the signature of `token`, whose header names `alg`.
pub fn hints(token: &Token, given: &[Key], alg: Alg) -> Vec<String> {
    let signature = token.bytes(Part::Signature);
    if signature.is_empty() {
        return Vec::new();
    }
    let kid = token.kid();
    let mut keys: Vec<_> = given.iter().filter(|key| is_of_kind(&key.material, alg)).collect();
    keys.sort_by_key(|key| kid.is_none() || key.kid.as_deref() != kid.as_deref());
    keys.truncate(MOST_KEYS);
    let suspect = Suspect { token, alg, keys, given, signature, input: token.signing_input() };
    let causes: [fn(&Suspect<'_>) -> Vec<String>; 6] =
        [keys::hints, secret::hints, signature::hints, message::hints, attack::hints, signature::length];
    // One cause explains it: what comes after the first would only be noise. A wrong length is the last resort.
    let found: Vec<_> =
        causes.iter().map(|cause| cause(&suspect)).find(|hints| !hints.is_empty()).unwrap_or_default();
    found.into_iter().chain(keys::strangers(given)).collect()
}

/// Whether keys of that material make signatures of the algorithm's kind.
fn is_of_kind(material: &Material, alg: Alg) -> bool {
    match alg.family() {
        Family::Hmac => matches!(material, Material::Secret(_)),
        Family::RsaPkcs1 | Family::RsaPss => matches!(material, Material::Rsa { .. }),
        Family::Ecdsa(_) => matches!(material, Material::Ec { .. }),
        Family::Ed25519 => matches!(material, Material::Ed25519 { .. }),
        Family::MlDsa => matches!(material, Material::MlDsa { .. }),
    }
}

fn matches(material: &Material, alg: Alg, message: &[u8], signature: &[u8]) -> bool {
    verifier_of(material, alg).is_ok_and(|verifier| verifier.verify(message, &signature.to_vec()).is_ok())
}

impl<'a> Suspect<'a> {
    /// The first key that matches.
    fn key_that_matches(&self, alg: Alg, message: &[u8], signature: &[u8]) -> Option<&'a Key> {
        self.keys.iter().copied().find(|key| matches(&key.material, alg, message, signature))
    }

    /// Whether the signature, as it is, is one of that message.
    fn signs(&self, message: &[u8]) -> bool {
        self.key_that_matches(self.alg, message, self.signature).is_some()
    }

    /// ` with key …`, where there is a choice.
    fn with(&self, key: &Key) -> String {
        if self.given.len() > 1 { format!(" with key {}", key.label()) } else { String::new() }
    }
}

//! Signatures that only an attacker makes.

use super::{Suspect, is_of_kind, matches};
use crate::core::alg::{Alg, Family};
use crate::core::dictionary::is_secret;
use crate::core::key::{Key, Material, public_texts, read};
use crate::core::sign::Members;
use crate::core::token::{Part, Token};

pub(super) fn hints(suspect: &Suspect<'_>) -> Vec<String> {
    confusion(suspect).or_else(|| embedded(suspect)).into_iter().collect()
}

/// An HMAC keyed with the text of a public key, which a verifier accepts that lets the header choose the algorithm.
fn confusion(suspect: &Suspect<'_>) -> Option<String> {
    let (key, form) = confused_key(suspect.token, suspect.given, suspect.alg)?;
    Some(format!(
        "attack: it is an HMAC keyed with the public key {} as {form} (key confusion, CVE-2015-9235); a verifier that takes alg from the header accepts it",
        key.label()
    ))
}

/// The public key whose text was taken for an HMAC secret, and the form of that text.
pub fn confused_key<'k>(token: &Token, given: &'k [Key], alg: Alg) -> Option<(&'k Key, &'static str)> {
    let signature = token.bytes(Part::Signature);
    if alg.family() != Family::Hmac || alg.signature_bytes() != Some(signature.len()) {
        return None;
    }
    let input = token.signing_input();
    let pairs = given.iter().filter(|key| !matches!(key.material, Material::Secret(_)));
    pairs.take(super::MOST_KEYS).find_map(|key| {
        let is_it = |text: &[u8]| is_secret(text, alg, &input, signature);
        let (_, form) = public_texts(key).into_iter().find(|(text, _)| is_it(text))?;
        Some((key, form))
    })
}

/// The members of public keys. What is private is left alone: whether it fits costs more than a token may.
const PUBLIC: [&str; 8] = ["kty", "crv", "alg", "n", "e", "x", "y", "pub"];

/// The public key in `jwk` of the token's own header, if the signature matches it.
pub fn embedded_signer(token: &Token, alg: Alg) -> Option<Key> {
    let jwk = token.header().object()?.get("jwk")?;
    let mut public = Members::default();
    for name in PUBLIC {
        if let Some(value) = jwk.get(name) {
            public.set(name, value.raw());
        }
    }
    of_text(&public.to_json()).into_iter().find(|key| signs(token, key, alg))
}

/// A key in the token's own header, which proves nothing.
fn embedded(suspect: &Suspect<'_>) -> Option<String> {
    if embedded_signer(suspect.token, suspect.alg).is_some() {
        return Some(
            "attack, or a misunderstanding: it matches the jwk in its own header (CVE-2018-0114); anyone can make such a token".into(),
        );
    }
    let certificate = suspect.token.header().object()?.get("x5c")?.children().next()?.text()?;
    let pem = format!("-----BEGIN CERTIFICATE-----\n{certificate}\n-----END CERTIFICATE-----\n");
    of_text(&pem).iter().any(|key| signs(suspect.token, key, suspect.alg)).then(|| {
        "it matches the certificate in its own header (x5c), which proves nothing until its chain is checked: give the certificate you trust with --key".into()
    })
}

fn signs(token: &Token, key: &Key, alg: Alg) -> bool {
    is_of_kind(&key.material, alg)
        && matches(&key.material, alg, &token.signing_input(), token.bytes(Part::Signature))
}

fn of_text(text: &str) -> Vec<Key> {
    read(text.as_bytes().to_vec(), "header", None).map(|set| set.keys).unwrap_or_default()
}

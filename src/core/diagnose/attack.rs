//! Signatures that only an attacker makes.

use super::{Suspect, is_of_kind, matches};
use crate::core::alg::Family;
use crate::core::key::{Key, Material, public_texts, read};
use zeroize::Zeroizing;

pub(super) fn hints(suspect: &Suspect<'_>) -> Vec<String> {
    confusion(suspect).or_else(|| embedded(suspect)).into_iter().collect()
}

/// An HMAC keyed with the text of a public key, which a verifier accepts that lets the header choose the algorithm.
fn confusion(suspect: &Suspect<'_>) -> Option<String> {
    if suspect.alg.family() != Family::Hmac {
        return None;
    }
    let pairs = suspect.given.iter().filter(|key| !matches!(key.material, Material::Secret(_)));
    pairs.take(super::MOST_KEYS).find_map(|key| {
        let is_it = |text: &[u8]| {
            let secret = Material::Secret(Zeroizing::new(text.to_vec()));
            matches(&secret, suspect.alg, &suspect.input, suspect.signature)
        };
        let (_, form) = public_texts(key).into_iter().find(|(text, _)| is_it(text))?;
        Some(format!(
            "attack: it is an HMAC keyed with the public key {} as {form} (key confusion, CVE-2015-9235); a verifier that takes alg from the header accepts it",
            key.label()
        ))
    })
}

/// A key in the token's own header, which proves nothing.
fn embedded(suspect: &Suspect<'_>) -> Option<String> {
    let header = suspect.token.header().object()?;
    let signs = |key: &Key| {
        is_of_kind(&key.material, suspect.alg)
            && matches(&key.material, suspect.alg, &suspect.input, suspect.signature)
    };
    let of_text =
        |text: &str| read(text.as_bytes().to_vec(), "header", None).map(|set| set.keys).unwrap_or_default();
    if header.get("jwk").is_some_and(|jwk| of_text(jwk.raw()).iter().any(signs)) {
        return Some(
            "attack, or a misunderstanding: it matches the jwk in its own header (CVE-2018-0114); anyone can make such a token".into(),
        );
    }
    let certificate = header.get("x5c")?.children().next()?.text()?;
    let pem = format!("-----BEGIN CERTIFICATE-----\n{certificate}\n-----END CERTIFICATE-----\n");
    of_text(&pem).iter().any(signs).then(|| {
        "it matches the certificate in its own header (x5c), which proves nothing until its chain is checked: give the certificate you trust with --key".into()
    })
}

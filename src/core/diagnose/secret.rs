//! A secret that was taken for what it is not: text for base64 or hexadecimal, or the other way about; a line ending or
//! quotes around it.

use super::{Suspect, matches};
use crate::core::alg::{Alg, Family};
use crate::core::b64;
use crate::core::crypto::sha256;
use crate::core::hex;
use crate::core::key::Material;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

pub(super) fn hints(suspect: &Suspect<'_>) -> Vec<String> {
    if suspect.alg.family() != Family::Hmac {
        return Vec::new();
    }
    let algs = Alg::ALL.iter().copied().filter(|alg| alg.family() == Family::Hmac);
    // The announced algorithm first: a cause without a second one is the likelier.
    let mut algs: Vec<_> = algs.collect();
    algs.sort_by_key(|alg| *alg != suspect.alg);
    for alg in algs {
        for key in &suspect.keys {
            let Material::Secret(secret) = &key.material else { continue };
            let is_it = |secret: &Zeroizing<Vec<u8>>| {
                matches(&Material::Secret(secret.clone()), alg, &suspect.input, suspect.signature)
            };
            if let Some((_, what)) = variants(secret).into_iter().find(|(variant, _)| is_it(variant)) {
                let other = (alg != suspect.alg)
                    .then(|| format!("it is {alg}, where the header announces {}", suspect.alg));
                let what = Some(what).filter(|what| !what.is_empty()).map(str::to_string);
                return vec![other.into_iter().chain(what).collect::<Vec<_>>().join("; and ")];
            }
        }
    }
    Vec::new()
}

/// What the secret may have been for the one who signed, and what to say then.
fn variants(secret: &[u8]) -> Vec<(Zeroizing<Vec<u8>>, &'static str)> {
    let mut variants = Vec::new();
    let mut add = |bytes: Vec<u8>, what| variants.push((Zeroizing::new(bytes), what));
    add(secret.to_vec(), "");
    let trimmed = secret.trim_ascii();
    if let Ok(bytes) = b64::decode_any(trimmed) {
        add(bytes, "it matches the secret decoded from base64: use --secret b64:…");
    }
    if let Some(bytes) = hex::decode(trimmed) {
        add(bytes, "it matches the secret decoded from hexadecimal: use --secret hex:…");
    }
    let as_text =
        "it matches the base64 text of the secret, not its bytes: use --secret text:… with the text itself";
    for engine in [&STANDARD, &STANDARD_NO_PAD, &URL_SAFE, &URL_SAFE_NO_PAD] {
        add(engine.encode(secret).into_bytes(), as_text);
    }
    let digits = hex::encode(secret);
    let as_hex = "it matches the hexadecimal text of the secret, not its bytes: use --secret text:… with the text itself";
    add(digits.to_ascii_uppercase().into_bytes(), as_hex);
    add(digits.into_bytes(), as_hex);
    for (ending, what) in [
        (
            &b"\n"[..],
            "it matches the secret with a line feed at its end: have the signer drop it, or give both as --secret b64:…",
        ),
        (
            b"\r\n",
            "it matches the secret with CR and LF at its end: have the signer drop them, or give all as --secret b64:…",
        ),
        (
            b"\r",
            "it matches the secret with a carriage return at its end: have the signer drop it, or give both as --secret b64:…",
        ),
        (
            b" ",
            "it matches the secret with a space at its end: have the signer drop it, or give both as --secret text:…",
        ),
    ] {
        add([secret, ending].concat(), what);
    }
    add(
        [b" ", secret].concat(),
        "it matches the secret with a space before it: have the signer drop it, or give both as --secret text:…",
    );
    add(
        [b"\xef\xbb\xbf", secret].concat(),
        "it matches the secret with a byte order mark before it: have the signer drop it, or give both as --secret b64:…",
    );
    for quote in [b"\"", b"'"] {
        add(
            [quote, secret, quote].concat(),
            "it matches the secret in quotes: have the signer drop them, or give all as --secret text:…",
        );
    }
    let bare = trimmed.strip_prefix(b"\xef\xbb\xbf").unwrap_or(trimmed);
    if bare != secret {
        add(
            bare.to_vec(),
            "it matches the secret without the white space around it: give it without, as --secret text:…",
        );
    }
    for quote in *b"\"'`" {
        if let Some(inner) = bare.strip_prefix(&[quote]).and_then(|rest| rest.strip_suffix(&[quote])) {
            add(
                inner.to_vec(),
                "it matches the secret without its quotes: give it without, as --secret text:…",
            );
        }
    }
    if let Ok(text) = std::str::from_utf8(secret) {
        let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        add(utf16, "it matches the secret as UTF-16 (Encoding.Unicode): have the signer use UTF-8");
    }
    add(
        sha256(secret).to_vec(),
        "it matches the SHA-256 of the secret: whoever signed hashes it first: have it sign with the secret, or give the hash as --secret hex:…",
    );
    add(
        Vec::new(),
        "it was signed with an empty secret, as by a signer that found none: anyone can make such a token",
    );
    variants
}

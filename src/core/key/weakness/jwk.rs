//! What a JWK says of itself: against its own key, against itself, or not in the one way there is to say it.

use super::{Flaw, Specimen, Weakness, is_jwk_without_alg};
use crate::core::alg::{Alg, Family};
use crate::core::b64::{self, Fault};
use crate::core::json::Value;
use crate::core::key::{Key, Material};
use crate::core::registry::{content_encryption, key_management};
use num_integer::Integer;
use rsa::BigUint;
use rsa::traits::{PrivateKeyParts, PublicKeyParts};
use zeroize::Zeroizing;

/// Whether an `alg` is one of encryption.
pub(super) fn is_of_encryption(alg: &str) -> bool {
    key_management(alg).is_some() || content_encryption(alg).is_some()
}

/// Whether a key of that type and curve serves an algorithm; `None` for algorithms that are not known.
fn serves(kty: &str, crv: &str, alg: &str) -> Option<bool> {
    if let Some(known) = Alg::from_name(alg) {
        return Some(match known.family() {
            Family::Hmac => kty == "oct",
            Family::RsaPkcs1 | Family::RsaPss => kty == "RSA",
            Family::Ecdsa(curve) => kty == "EC" && crv == curve.name(),
            // RFC 9864 §2.2: EdDSA names no curve.
            Family::Ed25519 => kty == "OKP" && (crv == "Ed25519" || alg == "EdDSA" && crv == "Ed448"),
            Family::MlDsa => kty == "AKP",
        });
    }
    if alg == "Ed448" {
        return Some(kty == "OKP" && crv == "Ed448");
    }
    is_of_encryption(alg).then(|| match alg {
        _ if alg.starts_with("RSA") => kty == "RSA",
        _ if alg.starts_with("ECDH-ES") => {
            kty == "EC" && crv != "secp256k1" || kty == "OKP" && matches!(crv, "X25519" | "X448")
        }
        _ => kty == "oct",
    })
}

pub(super) fn alg_mismatch(specimen: &Specimen<'_>) -> Option<Weakness> {
    // What a token was told is not told again of its key.
    let jwk = specimen.jwk().filter(|_| !specimen.blamed)?;
    let text = |name| jwk.get_text(name).unwrap_or_default();
    let (kty, crv, alg) = (text("kty"), text("crv"), jwk.get_text("alg")?);
    if serves(&kty, &crv, &alg)? {
        return None;
    }
    let what = match (&*kty, &*crv) {
        ("oct", _) => "no secret".to_string(),
        (_, "") => format!("no {kty} key"),
        (_, crv) => format!("no {kty} key on {crv}"),
    };
    Some(Weakness::new(Flaw::JwkAlgMismatch, format!("its alg is {alg}, which {what} serves")).at("alg"))
}

/// The operations of `key_ops` on signatures, and those on keys and contents (RFC 7517 §4.3).
const SIGNING: [&str; 2] = ["sign", "verify"];
const SEALING: [&str; 6] = ["encrypt", "decrypt", "wrapKey", "unwrapKey", "deriveKey", "deriveBits"];

pub(super) fn use_mismatch(specimen: &Specimen<'_>) -> Option<Weakness> {
    let jwk = specimen.jwk()?;
    let text = |name| jwk.get_text(name).unwrap_or_default();
    let (usage, alg, crv) = (text("use"), text("alg"), text("crv"));
    let operations: Vec<_> =
        jwk.get("key_ops").into_iter().flat_map(Value::children).filter_map(Value::text).collect();
    let tell = |member, message: String| Some(Weakness::new(Flaw::JwkUseMismatch, message).at(member));
    let signs = Alg::from_name(&alg).is_some() || alg == "Ed448" || matches!(&*crv, "Ed25519" | "Ed448");
    let seals = is_of_encryption(&alg) || matches!(&*crv, "X25519" | "X448");
    let what = if alg.is_empty() { &crv } else { &alg };
    match &*usage {
        "enc" if signs => return tell("use", format!("its use is \"enc\", and {what} signs")),
        "sig" if seals => return tell("use", format!("its use is \"sig\", and {what} encrypts")),
        _ => {}
    }
    if let Some((_, twice)) = operations.iter().enumerate().find(|(at, one)| operations[..*at].contains(one))
    {
        return tell("key_ops", format!("its key_ops list {twice:?} twice"));
    }
    let has = |list: &[&str]| operations.iter().find(|operation| list.contains(&&***operation));
    let (signing, sealing) = (has(&SIGNING), has(&SEALING));
    match (&*usage, signing, sealing) {
        ("sig", _, Some(other)) => {
            return tell("key_ops", format!("its use is \"sig\", and its key_ops list {other:?}"));
        }
        ("enc", Some(other), _) => {
            return tell("key_ops", format!("its use is \"enc\", and its key_ops list {other:?}"));
        }
        _ => {}
    }
    if operations.is_empty() {
        return None;
    }
    match () {
        () if signs && signing.is_none() => tell(
            "key_ops",
            format!("its key_ops let it neither sign nor verify, and {what} does nothing else"),
        ),
        () if seals && sealing.is_none() => {
            tell("key_ops", format!("its key_ops let it only sign and verify, and {what} does neither"))
        }
        () => None,
    }
}

/// Members in base64url; the first are numbers, which have no leading zeros (RFC 7518 §2).
const NUMBERS: [&str; 8] = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];
const OCTETS: [&str; 5] = ["x", "y", "k", "pub", "priv"];

pub(super) fn encoding(specimen: &Specimen<'_>) -> Option<Weakness> {
    let jwk = specimen.jwk()?;
    let is_rsa = jwk.get_text("kty").as_deref() == Some("RSA");
    let mut faults = NUMBERS.into_iter().chain(OCTETS).filter_map(|name| {
        let text = Zeroizing::new(jwk.get_text(name)?.into_owned());
        let decoded = b64::decode(text.as_bytes());
        let bytes = Zeroizing::new(decoded.bytes);
        let fault = match decoded.faults.first() {
            Some(Fault::Padding { .. }) => "has padding, which base64url in a JWK has not",
            Some(Fault::StandardAlphabet { .. }) => "is in standard base64, where base64url is due",
            Some(Fault::TrailingBits { .. }) => "ends in bits that belong to no byte",
            Some(_) => return None,
            None if is_rsa && NUMBERS.contains(&name) && bytes.len() > 1 && bytes[0] == 0 => {
                "begins with a zero byte, which a number in a JWK has not"
            }
            None => return None,
        };
        Some((name, fault))
    });
    let (name, fault) = faults.next()?;
    let more = match faults.count() {
        0 => String::new(),
        more => format!(" ({more} more like it)"),
    };
    Some(Weakness::new(Flaw::JwkEncoding, format!("{name} {fault}{more}")).at(name))
}

/// Of halves, what readers do not look at: what is kept beside the primes of an RSA key to sign faster. A signature made
/// with a wrong one gives the primes away.
pub(super) fn halves_differ(specimen: &Specimen<'_>) -> Option<Weakness> {
    let (jwk, key) = (specimen.jwk()?, specimen.key?);
    let Material::Rsa { public, private: Some(private), .. } = &key.material else { return None };
    let [_, _] = private.primes() else { return None };
    let number = |name| {
        let text = Zeroizing::new(jwk.get_text(name)?.into_owned());
        Some(BigUint::from_bytes_be(&Zeroizing::new(b64::decode_any(text.as_bytes()).ok()?)))
    };
    let one = BigUint::from(1u8);
    let (p, q, e) = (number("p")?, number("q")?, public.e());
    let inverse = |exponent: &BigUint, prime: &BigUint| (exponent * e).mod_floor(&(prime - &one)) == one;
    let wrong = [
        ("dp", !inverse(&number("dp")?, &p)),
        ("dq", !inverse(&number("dq")?, &q)),
        ("qi", (number("qi")? * &q).mod_floor(&p) != one),
    ];
    let (name, _) = wrong.into_iter().find(|(_, wrong)| *wrong)?;
    let message = format!("{name} does not belong to the primes: a signature made with it gives them away");
    Some(Weakness::new(Flaw::JwkHalvesDiffer, message).at(name))
}

/// In a set everyone wonders; given by itself, a key of one algorithm leaves no choice, and a secret may be for encryption.
pub(super) fn alg_missing(specimen: &Specimen<'_>) -> Option<Weakness> {
    let key: &Key = specimen.key.filter(|key| is_jwk_without_alg(key))?;
    let chooses = specimen.is_in_set() || matches!(key.material, Material::Rsa { .. });
    let algs = key.family_algs().count();
    let message = match algs {
        0 | 1 => "it names no alg, so that a verifier takes the token's word for it".to_string(),
        algs => format!("it names no alg, so that the token chooses among {algs}"),
    };
    chooses.then(|| Weakness::new(Flaw::JwkAlgMissing, message))
}

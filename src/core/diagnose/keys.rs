//! The right signature under another key, or another algorithm of the same key.

use super::{Suspect, matches};
use crate::core::alg::{Alg, Curve, Family};
use crate::core::crypto::ecdsa_matches_with;
use crate::core::key::{Key, Material, thumbprint};
use rsa::pss::Pss;
use rsa::sha2::{Digest, Sha256, Sha384, Sha512};
use rsa::traits::PublicKeyParts;

pub(super) fn hints(suspect: &Suspect<'_>) -> Vec<String> {
    stale_kid(suspect)
        .or_else(|| forbidden(suspect))
        .or_else(|| other_alg(suspect))
        .or_else(|| other_hash(suspect))
        .or_else(|| other_salt(suspect))
        .into_iter()
        .collect()
}

/// A key that was given beside the one that the header names. All are looked at: a match costs as much as a verification.
fn stale_kid(suspect: &Suspect<'_>) -> Option<String> {
    let kid = suspect.token.kid()?;
    let key = suspect
        .given
        .iter()
        .find(|key| matches(&key.material, suspect.alg, &suspect.input, suspect.signature))?;
    let is_named = key.kid.as_deref() == Some(&*kid);
    (!is_named).then(|| format!("it matches key {} in the same set: the header's kid is stale", key.label()))
}

/// The key is right, and what its JWK says keeps it from being used.
fn forbidden(suspect: &Suspect<'_>) -> Option<String> {
    let key = suspect.key_that_matches(suspect.alg, &suspect.input, suspect.signature)?;
    Some(format!("it matches key {}, which may not be used: correct what its JWK says", key.label()))
}

fn other_alg(suspect: &Suspect<'_>) -> Option<String> {
    // Secrets have causes of their own that include other hashes.
    if suspect.alg.family() == Family::Hmac {
        return None;
    }
    let fits = |alg: &&Alg| **alg != suspect.alg && alg.family() != Family::Ed25519;
    let found = Alg::ALL.iter().filter(fits).find_map(|&alg| {
        let key = suspect.key_that_matches(alg, &suspect.input, suspect.signature)?;
        Some((alg, key))
    })?;
    let (alg, key) = found;
    let with = suspect.with(key);
    let announced = suspect.alg;
    Some(format!(
        "it is {} ({alg}){with}, where the header announces {} ({announced}): sign with --alg {announced}, or put {alg} into the header before signing",
        alg.words(),
        announced.words()
    ))
}

/// ECDSA with a hash that no algorithm joins with the curve.
fn other_hash(suspect: &Suspect<'_>) -> Option<String> {
    let Family::Ecdsa(curve) = suspect.alg.family() else { return None };
    let der = super::signature::to_der(curve, suspect.signature)?;
    let signs = |bits: usize, point: &[u8], curve: Curve| {
        ecdsa_matches_with(bits, curve, point, &suspect.input, &der)
    };
    suspect.keys.iter().find_map(|key| {
        let Material::Ec { curve, public, .. } = &key.material else { return None };
        let bits = [256, 384, 512].into_iter().find(|&bits| signs(bits, public, *curve))?;
        Some(format!(
            "it was made with SHA-{bits}; {} wants SHA-{} (RFC 7518 §3.4)",
            suspect.alg,
            suspect.alg.hash_bits()
        ))
    })
}

/// PSS with a salt that is not as long as the hash.
fn other_salt(suspect: &Suspect<'_>) -> Option<String> {
    if suspect.alg.family() != Family::RsaPss {
        return None;
    }
    let due = suspect.alg.hash_bits() / 8;
    suspect.keys.iter().find_map(|key| {
        let Material::Rsa { public, .. } = &key.material else { return None };
        let longest = public.size().checked_sub(due + 2)?;
        let salt = [0, 20, 32, 48, 64, longest].into_iter().find(|&salt| {
            let scheme =
                |digest: Vec<u8>, scheme: Pss| public.verify(scheme, &digest, suspect.signature).is_ok();
            match suspect.alg.hash_bits() {
                256 => scheme(Sha256::digest(&suspect.input).to_vec(), Pss::new_with_salt::<Sha256>(salt)),
                384 => scheme(Sha384::digest(&suspect.input).to_vec(), Pss::new_with_salt::<Sha384>(salt)),
                _ => scheme(Sha512::digest(&suspect.input).to_vec(), Pss::new_with_salt::<Sha512>(salt)),
            }
        })?;
        Some(format!(
            "its salt has {salt} bytes; {} wants {due}, the length of the hash (RFC 7518 §3.5)",
            suspect.alg
        ))
    })
}

/// A private key and a certificate that were given together and do not belong together.
pub(super) fn strangers(given: &[Key]) -> Option<String> {
    let certified = given.iter().find(|key| key.certificate.is_some() && !key.is_private())?;
    let private: Vec<_> =
        given.iter().filter(|key| key.is_private() && !matches!(key.material, Material::Secret(_))).collect();
    let belongs = |key: &&Key| thumbprint(key) == thumbprint(certified);
    if private.is_empty() || private.iter().any(belongs) {
        return None;
    }
    Some(format!(
        "the certificate in {} does not hold the public half of the private key {}",
        certified.origin,
        private[0].label()
    ))
}

//! What makes a key, or keys together, unfit though they verify, and what of a refused key has a name. Each flaw is found by
//! one function; `lint`, `verify --strict` and `sign` ask the same ones.

mod gcd;
mod jwk;
mod rsa;
mod secret;
mod set;

pub use secret::short_secret;

use super::{Flaw, Key, Specimen, Weakness};
use crate::core::published;

/// The flaws that a key has by itself.
pub const SINGLE: &[Flaw] = &[
    Flaw::HmacSecretShort,
    Flaw::HmacSecretMemorable,
    Flaw::HmacSecretIsPublicKey,
    Flaw::RsaKeyShort,
    Flaw::RsaExponent,
    Flaw::RsaExponentSmall,
    Flaw::RsaWeakModulus,
    Flaw::RsaRoca,
    Flaw::EcPointInvalid,
    Flaw::JwkAlgMismatch,
    Flaw::JwkUseMismatch,
    Flaw::JwkEncoding,
    Flaw::JwkHalvesDiffer,
    Flaw::JwkAlgMissing,
];

/// The flaws that keys have together, or by how they came.
pub const JOINT: &[Flaw] = &[
    Flaw::RsaSharedFactor,
    Flaw::JwksPrivateKey,
    Flaw::JwksSymmetricKey,
    Flaw::JwksMixed,
    Flaw::JwksDuplicateKid,
    Flaw::JwkKidMissing,
    Flaw::KeyReused,
    Flaw::KeyFilePermissions,
];

impl Flaw {
    /// Whether a key by itself has it; `None` for what keys have together.
    pub fn of_key(self, specimen: &Specimen<'_>) -> Option<Weakness> {
        let found = match self {
            Flaw::KnownPrivateKey => published_key(specimen),
            Flaw::HmacSecretShort => secret::short(specimen),
            Flaw::HmacSecretMemorable => secret::memorable(specimen),
            Flaw::HmacSecretIsPublicKey => secret::is_public_key(specimen),
            Flaw::RsaKeyShort => rsa::short(specimen),
            Flaw::RsaExponent => rsa::exponent(specimen),
            Flaw::RsaExponentSmall => rsa::small_exponent(specimen),
            Flaw::RsaWeakModulus => rsa::weak_modulus(specimen),
            Flaw::RsaRoca => rsa::roca(specimen),
            Flaw::JwkAlgMismatch => jwk::alg_mismatch(specimen),
            Flaw::JwkUseMismatch => jwk::use_mismatch(specimen),
            Flaw::JwkEncoding => jwk::encoding(specimen),
            Flaw::JwkHalvesDiffer => jwk::halves_differ(specimen),
            Flaw::JwkAlgMissing => jwk::alg_missing(specimen),
            _ => None,
        };
        // What the reader refused the key for is known, whether or not the text could be looked at again.
        found.or_else(|| specimen.refused()?.weakness.clone().filter(|weakness| weakness.flaw == self))
    }

    /// The keys, by their place, that have it together; none for what a key has by itself.
    pub fn of_all(self, all: &[Specimen<'_>]) -> Vec<(usize, Weakness)> {
        match self {
            Flaw::RsaSharedFactor => rsa::shared_factors(all),
            Flaw::JwksPrivateKey => set::private_keys(all),
            Flaw::JwksSymmetricKey => set::secrets(all),
            Flaw::JwksMixed => set::mixed(all),
            Flaw::JwksDuplicateKid => set::duplicate_kids(all),
            Flaw::JwkKidMissing => set::missing_kids(all),
            Flaw::KeyReused => set::reused(all),
            Flaw::KeyFilePermissions => set::permissions(all),
            _ => Vec::new(),
        }
    }
}

/// What is wrong with a key by itself.
pub fn key_weaknesses(specimen: &Specimen<'_>) -> Vec<Weakness> {
    SINGLE.iter().filter_map(|flaw| flaw.of_key(specimen)).collect()
}

/// What is wrong with keys together, and which of them has it.
pub fn set_weaknesses(all: &[Specimen<'_>]) -> Vec<(usize, Weakness)> {
    JOINT.iter().flat_map(|flaw| flaw.of_all(all)).collect()
}

fn published_key(specimen: &Specimen<'_>) -> Option<Weakness> {
    let place = published::place_of(specimen.key?)?;
    Some(Weakness::new(Flaw::KnownPrivateKey, format!("the private half of the key is printed: {place}")))
}

/// Whether a JWK names the algorithm that it is for, or is of a kind that must.
fn is_jwk_without_alg(key: &Key) -> bool {
    key.form == "JWK" && key.alg.is_none() && !matches!(key.material, super::Material::MlDsa { .. })
}

#[cfg(test)]
mod tests;

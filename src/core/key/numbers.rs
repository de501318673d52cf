//! RSA keys by their numbers, checked. What is refused keeps the numbers, so that it can be said what is wrong with them.

use super::{Flaw, MAX_RSA_BITS, Material, Numbers, Refusal};
use anyhow::{Result, bail};
use rsa::traits::PublicKeyParts;
use rsa::{BigUint, RsaPrivateKey, RsaPublicKey};

/// An RSA private key by its numbers, checked; without primes they are recovered.
pub(super) fn rsa_private(n: BigUint, e: BigUint, d: BigUint, primes: Vec<BigUint>) -> Result<Material> {
    rsa_public(n.clone(), e.clone())?;
    let flaw = (!belong_together(&n, &e, &d, &primes)).then_some(Flaw::JwkHalvesDiffer);
    let numbers = Numbers { n: n.clone(), e: e.clone() };
    let private = RsaPrivateKey::from_components(n, e, d, primes).map_err(|error| Refusal {
        message: format!("the parts of the RSA private key do not belong together: {error}"),
        flaw,
        member: "d",
        numbers: Some(numbers),
    })?;
    Ok(Material::Rsa { public: private.to_public_key(), private: Some(Box::new(private)), pss: None })
}

/// Whether the primes make the modulus, and the private exponent undoes the public one modulo each of them.
fn belong_together(n: &BigUint, e: &BigUint, d: &BigUint, primes: &[BigUint]) -> bool {
    let one = BigUint::from(1u8);
    primes.iter().all(|prime| *prime > one)
        && primes.iter().product::<BigUint>() == *n
        && primes.iter().all(|prime| e * d % (prime - &one) == one)
}

/// An RSA public key by its numbers, checked.
pub(super) fn rsa_public(n: BigUint, e: BigUint) -> Result<Material> {
    if n.bits() > MAX_RSA_BITS {
        bail!("the RSA key has {} bits; more than {MAX_RSA_BITS} are refused", n.bits());
    }
    let numbers = Numbers { n: n.clone(), e: e.clone() };
    let public = RsaPublicKey::new_with_max_size(n, e, MAX_RSA_BITS).map_err(|error| Refusal {
        message: format!("not a usable RSA public key: {error}"),
        flaw: None,
        member: "",
        numbers: Some(numbers),
    })?;
    Ok(Material::Rsa { public, private: None, pss: None })
}

/// Modulus and exponent as big-endian bytes without leading zeros (RFC 7518 §6.3.1).
pub(super) fn rsa_numbers(key: &RsaPublicKey) -> (Vec<u8>, Vec<u8>) {
    (key.n().to_bytes_be(), key.e().to_bytes_be())
}

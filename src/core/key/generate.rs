//! New keys.

use super::{Material, curve, der, mldsa};
use crate::core::alg::{Alg, Family};
use anyhow::{Result, anyhow, bail};
use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

/// Makes a key for `alg` from `rng`; an RSA modulus has `rsa_bits` bits, an HMAC secret as many as the hash
/// (RFC 7518 §3.2). RSA keys are made by aws-lc, which is three times as fast and draws on its own generator.
///
/// # Errors
///
/// When aws-lc makes no RSA keys of that size, or cannot make one.
pub fn generate(alg: Alg, rsa_bits: usize, rng: &mut impl CryptoRngCore) -> Result<Material> {
    match alg.family() {
        Family::Hmac => {
            let mut secret = Zeroizing::new(vec![0; alg.hash_bits() / 8]);
            rng.fill_bytes(&mut secret);
            Ok(Material::Secret(secret))
        }
        Family::RsaPkcs1 | Family::RsaPss => rsa(rsa_bits),
        Family::Ecdsa(curve) => der::ec_private(curve, curve::random_scalar(curve, rng)),
        Family::Ed25519 => {
            let mut seed = Zeroizing::new([0; 32]);
            rng.fill_bytes(&mut seed[..]);
            der::ed25519_private(seed, None)
        }
        Family::MlDsa => {
            let mut seed = Zeroizing::new([0; 32]);
            rng.fill_bytes(&mut seed[..]);
            mldsa::private(alg, seed, None)
        }
    }
}

fn rsa(bits: usize) -> Result<Material> {
    let size = match bits {
        2048 => KeySize::Rsa2048,
        3072 => KeySize::Rsa3072,
        4096 => KeySize::Rsa4096,
        8192 => KeySize::Rsa8192,
        _ if bits < super::MIN_RSA_BITS => {
            bail!("{bits} bits can be factored: RFC 7518 §3.3 wants {} at least", super::MIN_RSA_BITS)
        }
        _ => bail!("RSA keys are made with 2048, 3072, 4096 or 8192 bits"),
    };
    let pair = KeyPair::generate(size).map_err(|_| anyhow!("aws-lc could not make the key"))?;
    let pkcs8 = pair.as_der().map_err(|_| anyhow!("aws-lc could not write the key"))?;
    der::pkcs8(pkcs8.as_ref())
}

//! One kind of signer and one kind of verifier, prepared once from a key and used for many tokens.
//!
//! `jsonwebtoken` over aws-lc gives the twelve algorithms it knows; ES512 and ES256K come from aws-lc behind
//! the same `signature` traits. Cryptography is never ours.

use super::alg::{Alg, Curve, Family};
use super::key::{Key, Material, Operation, private_der};
use anyhow::{Context, Result, anyhow, bail};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature as lc;
use jsonwebtoken::crypto::aws_lc::DEFAULT_PROVIDER;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use rsa::pkcs1::EncodeRsaPrivateKey;
use rsa::traits::PublicKeyParts;
use signature::{Error, Signer, Verifier};

/// Makes signatures of one algorithm with one key.
pub type BoxedSigner = Box<dyn Signer<Vec<u8>>>;

/// Checks signatures of one algorithm with one key.
pub type BoxedVerifier = Box<dyn Verifier<Vec<u8>>>;

/// Prepares `key` to sign with `alg`.
///
/// # Errors
///
/// When the key does not admit it.
pub fn signer(key: &Key, alg: Alg) -> Result<BoxedSigner> {
    key.admits(alg, Operation::Sign).map_err(|reason| anyhow!(reason))?;
    let Some(algorithm) = known_to_jsonwebtoken(alg) else {
        return Ok(Box::new(EcdsaSigner::new(key, alg)?));
    };
    let encoding = match &key.material {
        Material::Secret(secret) => EncodingKey::from_secret(secret),
        Material::Rsa { private, .. } => {
            let private = private.as_ref().context("not a private key")?;
            EncodingKey::from_rsa_der(private.to_pkcs1_der()?.as_bytes())
        }
        Material::Ec { .. } => EncodingKey::from_ec_der(private_der(key)?.as_bytes()),
        Material::Ed25519 { .. } => EncodingKey::from_ed_der(private_der(key)?.as_bytes()),
        Material::Unusable { name, .. } => bail!("{name} keys sign nothing here"),
    };
    Ok((DEFAULT_PROVIDER.signer_factory)(&algorithm, &encoding)?)
}

/// Prepares `key` to check signatures of `alg`.
///
/// # Errors
///
/// When the key does not admit it.
pub fn verifier(key: &Key, alg: Alg) -> Result<BoxedVerifier> {
    key.admits(alg, Operation::Verify).map_err(|reason| anyhow!(reason))?;
    let Some(algorithm) = known_to_jsonwebtoken(alg) else {
        return Ok(Box::new(EcdsaVerifier::new(key, alg)?));
    };
    let decoding = match &key.material {
        Material::Secret(secret) => DecodingKey::from_secret(secret),
        Material::Rsa { public, .. } => {
            DecodingKey::from_rsa_raw_components(&public.n().to_bytes_be(), &public.e().to_bytes_be())
        }
        Material::Ec { public, .. } => DecodingKey::from_ec_der(public),
        Material::Ed25519 { public, .. } => DecodingKey::from_ed_der(public),
        Material::Unusable { name, .. } => bail!("{name} keys verify nothing here"),
    };
    Ok((DEFAULT_PROVIDER.verifier_factory)(&algorithm, &decoding)?)
}

/// Lower-case hexadecimal SHA-256.
pub fn sha256_hex(bytes: &[u8]) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes);
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn known_to_jsonwebtoken(alg: Alg) -> Option<Algorithm> {
    Some(match alg {
        Alg::HS256 => Algorithm::HS256,
        Alg::HS384 => Algorithm::HS384,
        Alg::HS512 => Algorithm::HS512,
        Alg::RS256 => Algorithm::RS256,
        Alg::RS384 => Algorithm::RS384,
        Alg::RS512 => Algorithm::RS512,
        Alg::PS256 => Algorithm::PS256,
        Alg::PS384 => Algorithm::PS384,
        Alg::PS512 => Algorithm::PS512,
        Alg::ES256 => Algorithm::ES256,
        Alg::ES384 => Algorithm::ES384,
        Alg::EdDSA | Alg::Ed25519 => Algorithm::EdDSA,
        Alg::ES512 | Alg::ES256K => return None,
    })
}

struct EcdsaSigner(lc::EcdsaKeyPair);

impl EcdsaSigner {
    fn new(key: &Key, alg: Alg) -> Result<Self> {
        let signing = match alg.family() {
            Family::Ecdsa(Curve::P521) => &lc::ECDSA_P521_SHA512_FIXED_SIGNING,
            Family::Ecdsa(Curve::Secp256k1) => &lc::ECDSA_P256K1_SHA256_FIXED_SIGNING,
            _ => bail!("{alg} is not signed here"),
        };
        let Material::Ec { public, private: Some(scalar), .. } = &key.material else {
            bail!("not a private EC key");
        };
        let pair = lc::EcdsaKeyPair::from_private_key_and_public_key(signing, scalar, public)?;
        Ok(EcdsaSigner(pair))
    }
}

impl Signer<Vec<u8>> for EcdsaSigner {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signature = self.0.sign(&SystemRandom::new(), message).map_err(Error::from_source)?;
        Ok(signature.as_ref().to_vec())
    }
}

struct EcdsaVerifier(lc::UnparsedPublicKey<Vec<u8>>);

impl EcdsaVerifier {
    fn new(key: &Key, alg: Alg) -> Result<Self> {
        let verification = match alg.family() {
            Family::Ecdsa(Curve::P521) => &lc::ECDSA_P521_SHA512_FIXED,
            Family::Ecdsa(Curve::Secp256k1) => &lc::ECDSA_P256K1_SHA256_FIXED,
            _ => bail!("{alg} is not verified here"),
        };
        let Material::Ec { public, .. } = &key.material else { bail!("not an EC key") };
        Ok(EcdsaVerifier(lc::UnparsedPublicKey::new(verification, public.clone())))
    }
}

impl Verifier<Vec<u8>> for EcdsaVerifier {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), Error> {
        self.0.verify(message, signature).map_err(Error::from_source)
    }
}

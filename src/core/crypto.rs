//! One kind of signer and one kind of verifier, prepared once from a key and used for many tokens.
//!
//! HMAC is `jsonwebtoken`'s, which compares in constant time; secrets that are only guessed are aws-lc's own. Its other signers parse the key again for every token,
//! and it does not know all algorithms: those come from aws-lc-rs, which is under both, behind the same `signature`
//! traits. Cryptography is never ours.

use super::alg::{Alg, Curve, Family};
use super::hex;
use super::key::{Key, Material, Operation, ml_dsa_pair, private_der};
use anyhow::{Context, Result, anyhow, bail};
use aws_lc_rs::hmac as lc_hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature as lc;
use jsonwebtoken::crypto::aws_lc::DEFAULT_PROVIDER;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use rsa::pkcs1::{EncodeRsaPrivateKey, EncodeRsaPublicKey};
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
    let not_private = "not a private key";
    Ok(match &key.material {
        Material::Secret(secret) => {
            (DEFAULT_PROVIDER.signer_factory)(&hmac(alg)?, &EncodingKey::from_secret(secret))?
        }
        Material::Rsa { private, .. } => {
            let der = private.as_ref().context(not_private)?.to_pkcs1_der()?;
            Box::new(RsaSigner {
                pair: lc::RsaKeyPair::from_der(der.as_bytes())?,
                encoding: rsa_encoding(alg)?,
            })
        }
        Material::Ec { public, private, .. } => {
            let scalar = private.as_ref().context(not_private)?;
            let pair =
                lc::EcdsaKeyPair::from_private_key_and_public_key(ecdsa_signing(alg)?, scalar, public)?;
            Box::new(EcdsaSigner(pair))
        }
        Material::Ed25519 { .. } => Box::new(Ed25519Signer(lc::Ed25519KeyPair::from_pkcs8_maybe_unchecked(
            private_der(key)?.as_bytes(),
        )?)),
        Material::MlDsa { private, .. } => {
            Box::new(MlDsaSigner(ml_dsa_pair(alg, private.as_ref().context(not_private)?)?))
        }
        Material::Unusable { name, .. } => bail!("{name} keys sign nothing here"),
    })
}

/// Prepares `key` to check signatures of `alg`.
///
/// # Errors
///
/// When the key does not admit it.
pub fn verifier(key: &Key, alg: Alg) -> Result<BoxedVerifier> {
    key.admits(alg, Operation::Verify).map_err(|reason| anyhow!(reason))?;
    verifier_of(&key.material, alg)
}

/// The same for key material alone, whatever its JWK forbids: to find out what a signature was made with.
pub(super) fn verifier_of(material: &Material, alg: Alg) -> Result<BoxedVerifier> {
    let parsed = |algorithm, public: &[u8]| {
        lc::ParsedPublicKey::new(algorithm, public).map_err(|_| anyhow!("aws-lc refuses the key"))
    };
    Ok(match material {
        Material::Secret(secret) => {
            (DEFAULT_PROVIDER.verifier_factory)(&hmac(alg)?, &DecodingKey::from_secret(secret))?
        }
        Material::Rsa { public, .. } => {
            Box::new(PublicKey(parsed(verification(alg)?, public.to_pkcs1_der()?.as_bytes())?))
        }
        Material::Ec { public, .. } | Material::MlDsa { public, .. } => {
            Box::new(PublicKey(parsed(verification(alg)?, public)?))
        }
        Material::Ed25519 { public, .. } => Box::new(PublicKey(parsed(verification(alg)?, public)?)),
        Material::Unusable { name, .. } => bail!("{name} keys verify nothing here"),
    })
}

/// Whether a signature was made with an RSA key that is too short for anything but to find out whose it is.
pub fn short_rsa_matches(key: &Key, alg: Alg, message: &[u8], signature: &[u8]) -> bool {
    let algorithm = match alg {
        Alg::RS256 => &lc::RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
        Alg::RS512 => &lc::RSA_PKCS1_1024_8192_SHA512_FOR_LEGACY_USE_ONLY,
        _ => return false,
    };
    let Material::Rsa { public, .. } = &key.material else { return false };
    let der = public.to_pkcs1_der().ok();
    der.is_some_and(|der| {
        lc::UnparsedPublicKey::new(algorithm, der.as_bytes()).verify(message, signature).is_ok()
    })
}

/// Whether an ECDSA signature in ASN.1 matches under a hash that no JOSE algorithm joins with that curve.
pub(super) fn ecdsa_matches_with(
    hash_bits: usize,
    curve: Curve,
    point: &[u8],
    message: &[u8],
    der: &[u8],
) -> bool {
    let algorithm: &'static dyn lc::VerificationAlgorithm = match (curve, hash_bits) {
        (Curve::P256, 384) => &lc::ECDSA_P256_SHA384_ASN1,
        (Curve::P256, 512) => &lc::ECDSA_P256_SHA512_ASN1,
        (Curve::P384, 256) => &lc::ECDSA_P384_SHA256_ASN1,
        (Curve::P384, 512) => &lc::ECDSA_P384_SHA512_ASN1,
        (Curve::P521, 256) => &lc::ECDSA_P521_SHA256_ASN1,
        (Curve::P521, 384) => &lc::ECDSA_P521_SHA384_ASN1,
        _ => return false,
    };
    lc::UnparsedPublicKey::new(algorithm, point).verify(message, der).is_ok()
}

/// The digest by a hash of the IANA Named Information registry (RFC 6920 §9.4), `sha-256` and such; `None` for one that is
/// not known here, the shortened ones among them.
pub fn named_digest(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    use aws_lc_rs::digest;
    let algorithm = match name {
        "sha-256" => &digest::SHA256,
        "sha-384" => &digest::SHA384,
        "sha-512" => &digest::SHA512,
        "sha3-256" => &digest::SHA3_256,
        "sha3-384" => &digest::SHA3_384,
        "sha3-512" => &digest::SHA3_512,
        _ => return None,
    };
    Some(digest::digest(algorithm, bytes).as_ref().to_vec())
}

/// An HMAC secret, prepared to be tried on many tokens, on any thread.
pub struct Mac(lc_hmac::Key);

impl Mac {
    /// Prepares a secret of any length, even one that no key may have; `None` where the algorithm is no HMAC.
    pub fn new(alg: Alg, secret: &[u8]) -> Option<Mac> {
        let algorithm = match alg {
            Alg::HS256 => lc_hmac::HMAC_SHA256,
            Alg::HS384 => lc_hmac::HMAC_SHA384,
            Alg::HS512 => lc_hmac::HMAC_SHA512,
            _ => return None,
        };
        Some(Mac(lc_hmac::Key::new(algorithm, secret)))
    }

    /// Whether the signature is that of the message; the comparison takes constant time.
    pub fn matches(&self, message: &[u8], signature: &[u8]) -> bool {
        lc_hmac::verify(&self.0, message, signature).is_ok()
    }

    /// The signature of the message.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        lc_hmac::sign(&self.0, message).as_ref().to_vec()
    }
}

/// SHA-256.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut digest = [0; 32];
    digest.copy_from_slice(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref());
    digest
}

/// Lower-case hexadecimal SHA-256.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(&sha256(bytes))
}

fn hmac(alg: Alg) -> Result<Algorithm> {
    Ok(match alg {
        Alg::HS256 => Algorithm::HS256,
        Alg::HS384 => Algorithm::HS384,
        Alg::HS512 => Algorithm::HS512,
        other => bail!("{other} is no HMAC"),
    })
}

fn rsa_encoding(alg: Alg) -> Result<&'static dyn lc::RsaEncoding> {
    Ok(match alg {
        Alg::RS256 => &lc::RSA_PKCS1_SHA256,
        Alg::RS384 => &lc::RSA_PKCS1_SHA384,
        Alg::RS512 => &lc::RSA_PKCS1_SHA512,
        Alg::PS256 => &lc::RSA_PSS_SHA256,
        Alg::PS384 => &lc::RSA_PSS_SHA384,
        Alg::PS512 => &lc::RSA_PSS_SHA512,
        other => bail!("{other} is not signed with RSA"),
    })
}

fn ecdsa_signing(alg: Alg) -> Result<&'static lc::EcdsaSigningAlgorithm> {
    Ok(match alg.family() {
        Family::Ecdsa(Curve::P256) => &lc::ECDSA_P256_SHA256_FIXED_SIGNING,
        Family::Ecdsa(Curve::P384) => &lc::ECDSA_P384_SHA384_FIXED_SIGNING,
        Family::Ecdsa(Curve::P521) => &lc::ECDSA_P521_SHA512_FIXED_SIGNING,
        Family::Ecdsa(Curve::Secp256k1) => &lc::ECDSA_P256K1_SHA256_FIXED_SIGNING,
        _ => bail!("{alg} is not signed with ECDSA"),
    })
}

fn verification(alg: Alg) -> Result<&'static dyn lc::VerificationAlgorithm> {
    Ok(match alg {
        Alg::RS256 => &lc::RSA_PKCS1_2048_8192_SHA256,
        Alg::RS384 => &lc::RSA_PKCS1_2048_8192_SHA384,
        Alg::RS512 => &lc::RSA_PKCS1_2048_8192_SHA512,
        Alg::PS256 => &lc::RSA_PSS_2048_8192_SHA256,
        Alg::PS384 => &lc::RSA_PSS_2048_8192_SHA384,
        Alg::PS512 => &lc::RSA_PSS_2048_8192_SHA512,
        Alg::ES256 => &lc::ECDSA_P256_SHA256_FIXED,
        Alg::ES384 => &lc::ECDSA_P384_SHA384_FIXED,
        Alg::ES512 => &lc::ECDSA_P521_SHA512_FIXED,
        Alg::ES256K => &lc::ECDSA_P256K1_SHA256_FIXED,
        Alg::EdDSA | Alg::Ed25519 => &lc::ED25519,
        Alg::MlDsa44 => &lc::ML_DSA_44,
        Alg::MlDsa65 => &lc::ML_DSA_65,
        Alg::MlDsa87 => &lc::ML_DSA_87,
        Alg::HS256 | Alg::HS384 | Alg::HS512 => bail!("{alg} has no public key"),
    })
}

struct RsaSigner {
    pair: lc::RsaKeyPair,
    encoding: &'static dyn lc::RsaEncoding,
}

impl Signer<Vec<u8>> for RsaSigner {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(self.encoding, &SystemRandom::new(), message, &mut signature)
            .map_err(Error::from_source)?;
        Ok(signature)
    }
}

struct EcdsaSigner(lc::EcdsaKeyPair);

impl Signer<Vec<u8>> for EcdsaSigner {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signature = self.0.sign(&SystemRandom::new(), message).map_err(Error::from_source)?;
        Ok(signature.as_ref().to_vec())
    }
}

struct Ed25519Signer(lc::Ed25519KeyPair);

impl Signer<Vec<u8>> for Ed25519Signer {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(self.0.sign(message).as_ref().to_vec())
    }
}

struct MlDsaSigner(lc::PqdsaKeyPair);

impl Signer<Vec<u8>> for MlDsaSigner {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let mut signature = vec![0; self.0.algorithm().signature_len()];
        self.0.sign(message, &mut signature).map_err(Error::from_source)?;
        Ok(signature)
    }
}

struct PublicKey(lc::ParsedPublicKey);

impl Verifier<Vec<u8>> for PublicKey {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), Error> {
        self.0.verify_sig(message, signature).map_err(Error::from_source)
    }
}

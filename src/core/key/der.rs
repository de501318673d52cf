//! Keys in DER: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC 1 (RFC 5915) and SubjectPublicKeyInfo (RFC 5280).

use super::{MAX_RSA_BITS, Material, curve};
use anyhow::{Context, Result, anyhow, bail};
use ed25519_dalek::SigningKey;
use rsa::pkcs8::der::{Decode, asn1::OctetStringRef};
use rsa::pkcs8::spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};
use rsa::pkcs8::{ObjectIdentifier, PrivateKeyInfo};
use rsa::traits::PublicKeyParts;
use rsa::{BigUint, RsaPrivateKey, RsaPublicKey};
use zeroize::Zeroizing;

const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// Algorithms of keys that are recognised and cannot be used.
const KNOWN_BY_NAME: &[(&str, &str)] = &[
    ("1.2.840.113549.1.1.10", "RSASSA-PSS"),
    ("1.3.101.110", "X25519"),
    ("1.3.101.111", "X448"),
    ("1.3.101.113", "Ed448"),
    ("1.2.840.10040.4.1", "DSA"),
    ("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
    ("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
    ("2.16.840.1.101.3.4.3.19", "ML-DSA-87"),
];

/// A private key in PKCS#8.
pub(super) fn pkcs8(der: &[u8]) -> Result<Material> {
    let info = PrivateKeyInfo::from_der(der).map_err(|error| anyhow!("not a PKCS#8 private key: {error}"))?;
    match info.algorithm.oid {
        RSA_ENCRYPTION => pkcs1_private(info.private_key),
        EC_PUBLIC_KEY => {
            let curve = named_curve(info.algorithm)?;
            let scalar = curve::scalar_from_pkcs8(curve, der)
                .ok_or_else(|| anyhow!("not a valid private key on {}", curve.name()))?;
            ec_private(curve, scalar)
        }
        ED25519 => {
            let seed = OctetStringRef::from_der(info.private_key)
                .ok()
                .and_then(|octets| <[u8; 32]>::try_from(octets.as_bytes()).ok())
                .context("an Ed25519 private key has 32 bytes")?;
            ed25519_private(Zeroizing::new(seed), info.public_key)
        }
        other => Err(unsupported(other)),
    }
}

/// A public key in SubjectPublicKeyInfo.
pub(super) fn spki(der: &[u8]) -> Result<Material> {
    let info =
        SubjectPublicKeyInfoRef::from_der(der).map_err(|error| anyhow!("not a public key: {error}"))?;
    let bits = info.subject_public_key.as_bytes().context("the key is no whole number of bytes")?;
    match info.algorithm.oid {
        RSA_ENCRYPTION => pkcs1_public(bits),
        EC_PUBLIC_KEY => ec_public(named_curve(info.algorithm)?, bits),
        ED25519 => ed25519_public(bits),
        other => Err(unsupported(other)),
    }
}

/// An RSA private key in PKCS#1.
pub(super) fn pkcs1_private(der: &[u8]) -> Result<Material> {
    let key = rsa::pkcs1::RsaPrivateKey::from_der(der)
        .map_err(|error| anyhow!("not a PKCS#1 RSA private key: {error}"))?;
    let number = |integer: rsa::pkcs1::UintRef<'_>| BigUint::from_bytes_be(integer.as_bytes());
    rsa_private(
        number(key.modulus),
        number(key.public_exponent),
        number(key.private_exponent),
        vec![number(key.prime1), number(key.prime2)],
    )
}

/// An RSA public key in PKCS#1.
pub(super) fn pkcs1_public(der: &[u8]) -> Result<Material> {
    let key =
        rsa::pkcs1::RsaPublicKey::from_der(der).map_err(|error| anyhow!("not an RSA public key: {error}"))?;
    rsa_public(
        BigUint::from_bytes_be(key.modulus.as_bytes()),
        BigUint::from_bytes_be(key.public_exponent.as_bytes()),
    )
}

/// An EC private key in SEC 1.
pub(super) fn sec1(der: &[u8]) -> Result<Material> {
    let key =
        sec1::EcPrivateKey::from_der(der).map_err(|error| anyhow!("not a SEC 1 EC private key: {error}"))?;
    let oid = key.parameters.and_then(|parameters| parameters.named_curve());
    let oid = oid.context("the EC private key does not name its curve")?;
    let curve = curve::from_oid(oid).ok_or_else(|| anyhow!("the curve {oid} is none of JOSE's"))?;
    let scalar = curve::scalar_from_sec1(curve, der)
        .ok_or_else(|| anyhow!("not a valid private key on {}", curve.name()))?;
    ec_private(curve, scalar)
}

/// An RSA private key by its numbers, checked; without primes they are recovered.
pub(super) fn rsa_private(n: BigUint, e: BigUint, d: BigUint, primes: Vec<BigUint>) -> Result<Material> {
    rsa_public(n.clone(), e.clone())?;
    let private = RsaPrivateKey::from_components(n, e, d, primes)
        .map_err(|error| anyhow!("the parts of the RSA private key do not belong together: {error}"))?;
    Ok(Material::Rsa { public: private.to_public_key(), private: Some(Box::new(private)) })
}

/// An RSA public key by its numbers, checked.
pub(super) fn rsa_public(n: BigUint, e: BigUint) -> Result<Material> {
    if n.bits() > MAX_RSA_BITS {
        bail!("the RSA key has {} bits; more than {MAX_RSA_BITS} are refused", n.bits());
    }
    let public = RsaPublicKey::new_with_max_size(n, e, MAX_RSA_BITS)
        .map_err(|error| anyhow!("not a usable RSA public key: {error}"))?;
    Ok(Material::Rsa { public, private: None })
}

/// An EC private key by its scalar, its point derived.
pub(super) fn ec_private(curve: crate::core::alg::Curve, scalar: Zeroizing<Vec<u8>>) -> Result<Material> {
    let public = curve::public_of(curve, &scalar)
        .ok_or_else(|| anyhow!("the private scalar is none of {}", curve.name()))?;
    Ok(Material::Ec { curve, public, private: Some(scalar) })
}

/// An EC public key by its point (SEC 1 §2.3.3), checked to lie on the curve.
pub(super) fn ec_public(curve: crate::core::alg::Curve, point: &[u8]) -> Result<Material> {
    let public =
        curve::point(curve, point).ok_or_else(|| anyhow!("the point does not lie on {}", curve.name()))?;
    Ok(Material::Ec { curve, public, private: None })
}

/// An Ed25519 key by its seed; a public half given beside it must belong to it.
pub(super) fn ed25519_private(seed: Zeroizing<[u8; 32]>, public: Option<&[u8]>) -> Result<Material> {
    let derived = SigningKey::from_bytes(&seed).verifying_key().to_bytes();
    if public.is_some_and(|public| public != derived) {
        bail!("the private half of the Ed25519 key does not match its public half");
    }
    Ok(Material::Ed25519 { public: derived, private: Some(seed) })
}

/// An Ed25519 public key, checked to be a point of the curve.
pub(super) fn ed25519_public(bytes: &[u8]) -> Result<Material> {
    let public = <[u8; 32]>::try_from(bytes).context("an Ed25519 public key has 32 bytes")?;
    let point = ed25519_dalek::VerifyingKey::from_bytes(&public);
    if point.map_or(true, |point| point.is_weak()) {
        bail!("not a usable Ed25519 public key");
    }
    Ok(Material::Ed25519 { public, private: None })
}

fn named_curve(algorithm: AlgorithmIdentifierRef<'_>) -> Result<crate::core::alg::Curve> {
    let oid = algorithm.parameters_oid().map_err(|_| anyhow!("the EC key does not name its curve"))?;
    curve::from_oid(oid).ok_or_else(|| anyhow!("the curve {oid} is none of JOSE's"))
}

fn unsupported(oid: ObjectIdentifier) -> anyhow::Error {
    let text = oid.to_string();
    match KNOWN_BY_NAME.iter().find(|(known, _)| *known == text) {
        Some((_, name)) => anyhow!("{name} keys cannot sign or verify here"),
        None => anyhow!("keys of the algorithm {oid} are not known"),
    }
}

/// Modulus and exponent as big-endian bytes without leading zeros (RFC 7518 §6.3.1).
pub(super) fn rsa_numbers(key: &RsaPublicKey) -> (Vec<u8>, Vec<u8>) {
    (key.n().to_bytes_be(), key.e().to_bytes_be())
}

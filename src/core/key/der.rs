//! Keys in DER: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC 1 (RFC 5915) and SubjectPublicKeyInfo (RFC 5280).

use super::numbers::{rsa_private, rsa_public};
use super::{Certificate, Flaw, Material, PssOnly, Refusal, curve, mldsa};
use crate::core::alg::Curve;
use anyhow::{Context, Result, anyhow, bail};
use ed25519_dalek::SigningKey;
use pkcs8::EncryptedPrivateKeyInfo;
use pkcs8::pkcs5::pbes2::Kdf;
use rsa::BigUint;
use rsa::pkcs8::der::{Decode, Encode, asn1::OctetStringRef};
use rsa::pkcs8::spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};
use rsa::pkcs8::{ObjectIdentifier, PrivateKeyInfo};
use zeroize::Zeroizing;

const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSASSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// Algorithms of keys that are recognised and cannot be used.
const KNOWN_BY_NAME: &[(&str, &str)] = &[
    ("1.3.101.110", "X25519"),
    ("1.3.101.111", "X448"),
    ("1.3.101.113", "Ed448"),
    ("1.2.840.10040.4.1", "DSA"),
];

/// Curves that keys are found on and JOSE has no name for.
const FOREIGN_CURVES: &[(&str, &str)] = &[
    ("1.3.132.0.33", "secp224r1"),
    ("1.2.840.10045.3.1.1", "secp192r1"),
    ("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
    ("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1"),
    ("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1"),
];

/// A private key in PKCS#8.
pub(super) fn pkcs8(der: &[u8]) -> Result<Material> {
    let info = PrivateKeyInfo::from_der(der).map_err(|error| anyhow!("not a PKCS#8 private key: {error}"))?;
    match info.algorithm.oid {
        RSA_ENCRYPTION => pkcs1_private(info.private_key),
        RSASSA_PSS => for_pss_alone(pkcs1_private(info.private_key)?, info.algorithm),
        EC_PUBLIC_KEY => {
            let curve = match named_curve(info.algorithm)? {
                Ok(curve) => curve,
                Err(name) => return Ok(Material::Unusable { name, private: true }),
            };
            ec_from_sec1(curve, info.private_key)
        }
        ED25519 => {
            let seed = OctetStringRef::from_der(info.private_key)
                .ok()
                .and_then(|octets| <[u8; 32]>::try_from(octets.as_bytes()).ok())
                .context("an Ed25519 private key has 32 bytes")?;
            ed25519_private(Zeroizing::new(seed), info.public_key)
        }
        other => match mldsa::of_oid(other) {
            Some(alg) => mldsa::pkcs8(alg, der),
            None => unusable(other, true),
        },
    }
}

/// What to say of a key that is encrypted when no passphrase was given.
pub(super) const ENCRYPTED: &str = "it is encrypted: give --passphrase SPEC, such as prompt or env:NAME";

/// What to say when decryption fails.
pub(super) const WRONG_PASSPHRASE: &str = "the passphrase is wrong, or the file is damaged";

/// More rounds than this only serve to keep a reader busy.
const MAX_PBKDF2_ROUNDS: u32 = 10_000_000;

/// The same for scrypt's cost, times its block size and parallelization; 128 times as many bytes may be its memory.
const MAX_SCRYPT_COST: u64 = 1 << 23;

/// What to say of a file that asks for more.
pub(super) const TOO_MUCH_WORK: &str = "its key derivation asks for more work than any honest file does";

/// An encrypted private key in PKCS#8 (RFC 5958 §3) under PBES2 (RFC 8018 §6.2).
pub(super) fn encrypted_pkcs8(der: &[u8], passphrase: Option<&[u8]>) -> Result<Material> {
    let info = EncryptedPrivateKeyInfo::from_der(der)
        .map_err(|error| anyhow!("not an encrypted PKCS#8 private key: {error}"))?;
    let scheme = info.encryption_algorithm.pbes2().context(
        "encrypted in an old way (PBES1), which is weak: convert it with `openssl pkcs8 -topk8 -v2 aes256`",
    )?;
    let busy = match &scheme.kdf {
        Kdf::Pbkdf2(parameters) => parameters.iteration_count > MAX_PBKDF2_ROUNDS,
        Kdf::Scrypt(parameters) => {
            let times = u64::from(parameters.block_size) * u64::from(parameters.parallelization);
            parameters.cost_parameter.saturating_mul(times) > MAX_SCRYPT_COST
        }
        _ => false,
    };
    if busy {
        bail!(TOO_MUCH_WORK);
    }
    let passphrase = passphrase.ok_or_else(|| anyhow!(ENCRYPTED))?;
    let plain = info.decrypt(passphrase).map_err(|_| anyhow!(WRONG_PASSPHRASE))?;
    pkcs8(plain.as_bytes())
}

/// The key of an X.509 certificate (RFC 5280 §4.1).
pub(super) fn certificate(der: &[u8]) -> Result<Material> {
    let certificate =
        x509_cert::Certificate::from_der(der).map_err(|error| anyhow!("not a certificate: {error}"))?;
    spki(&certificate.tbs_certificate.subject_public_key_info.to_der()?)
}

/// What a certificate says of its holder.
pub fn certificate_facts(der: &[u8]) -> Option<Certificate> {
    let certificate = x509_cert::Certificate::from_der(der).ok()?.tbs_certificate;
    let seconds =
        |time: x509_cert::time::Time| i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    Some(Certificate {
        subject: certificate.subject.to_string(),
        issuer: certificate.issuer.to_string(),
        not_before: seconds(certificate.validity.not_before),
        not_after: seconds(certificate.validity.not_after),
        der: der.to_vec(),
    })
}

/// The forms a key can have in DER.
#[derive(Clone, Copy)]
pub(super) enum DerForm {
    Pkcs8,
    EncryptedPkcs8,
    Spki,
    Pkcs1Private,
    Pkcs1Public,
    Sec1,
    Certificate,
}

impl DerForm {
    /// The label of its PEM block.
    pub(super) const fn label(self) -> &'static str {
        match self {
            DerForm::Pkcs8 => "PRIVATE KEY",
            DerForm::EncryptedPkcs8 => "ENCRYPTED PRIVATE KEY",
            DerForm::Spki => "PUBLIC KEY",
            DerForm::Pkcs1Private => "RSA PRIVATE KEY",
            DerForm::Pkcs1Public => "RSA PUBLIC KEY",
            DerForm::Sec1 => "EC PRIVATE KEY",
            DerForm::Certificate => "CERTIFICATE",
        }
    }

    /// What it is called.
    pub(super) const fn words(self) -> &'static str {
        match self {
            DerForm::Pkcs8 => "a PKCS#8 private key",
            DerForm::EncryptedPkcs8 => "an encrypted PKCS#8 private key",
            DerForm::Spki => "a public key (SPKI)",
            DerForm::Pkcs1Private => "a PKCS#1 RSA private key",
            DerForm::Pkcs1Public => "a PKCS#1 RSA public key",
            DerForm::Sec1 => "a SEC 1 EC private key",
            DerForm::Certificate => "a certificate",
        }
    }
}

/// The form of a key in DER, by its structure alone.
pub(super) fn form_of(der: &[u8]) -> Option<DerForm> {
    if PrivateKeyInfo::from_der(der).is_ok() {
        Some(DerForm::Pkcs8)
    } else if SubjectPublicKeyInfoRef::from_der(der).is_ok() {
        Some(DerForm::Spki)
    } else if rsa::pkcs1::RsaPrivateKey::from_der(der).is_ok() {
        Some(DerForm::Pkcs1Private)
    } else if sec1::EcPrivateKey::from_der(der).is_ok() {
        Some(DerForm::Sec1)
    } else if rsa::pkcs1::RsaPublicKey::from_der(der).is_ok() {
        Some(DerForm::Pkcs1Public)
    } else if EncryptedPrivateKeyInfo::from_der(der).is_ok() {
        Some(DerForm::EncryptedPkcs8)
    } else if x509_cert::Certificate::from_der(der).is_ok() {
        Some(DerForm::Certificate)
    } else {
        None
    }
}

/// A key in whatever form of DER.
pub(super) fn any(der: &[u8], passphrase: Option<&[u8]>) -> Result<Material> {
    match form_of(der) {
        Some(DerForm::Pkcs8) => pkcs8(der),
        Some(DerForm::EncryptedPkcs8) => encrypted_pkcs8(der, passphrase),
        Some(DerForm::Spki) => spki(der),
        Some(DerForm::Pkcs1Private) => pkcs1_private(der),
        Some(DerForm::Pkcs1Public) => pkcs1_public(der),
        Some(DerForm::Sec1) => sec1(der),
        Some(DerForm::Certificate) => certificate(der),
        None => bail!("DER that is no key, or that is damaged or cut off"),
    }
}

/// An uncompressed point with nothing around it; its length tells the curve, P-256 before secp256k1.
pub(super) fn bare_point(point: &[u8]) -> Result<Material> {
    Curve::ALL
        .into_iter()
        .find_map(|curve| ec_public(curve, point).ok())
        .context("the bytes look like a point, but it lies on no curve of JOSE's")
}

/// A public key in SubjectPublicKeyInfo.
pub(super) fn spki(der: &[u8]) -> Result<Material> {
    let info =
        SubjectPublicKeyInfoRef::from_der(der).map_err(|error| anyhow!("not a public key: {error}"))?;
    let bits = info.subject_public_key.as_bytes().context("the key is no whole number of bytes")?;
    match info.algorithm.oid {
        RSA_ENCRYPTION => pkcs1_public(bits),
        RSASSA_PSS => for_pss_alone(pkcs1_public(bits)?, info.algorithm),
        EC_PUBLIC_KEY => match named_curve(info.algorithm)? {
            Ok(curve) => ec_public(curve, bits),
            Err(name) => Ok(Material::Unusable { name, private: false }),
        },
        ED25519 => ed25519_public(bits),
        other => match mldsa::of_oid(other) {
            Some(alg) => mldsa::public(alg, bits),
            None => unusable(other, false),
        },
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
    let Some(curve) = curve::from_oid(oid) else {
        return Ok(Material::Unusable { name: foreign_curve(oid)?, private: true });
    };
    ec_from_sec1(curve, der)
}

/// The halves inside SEC 1's private key, which PKCS#8 has around it.
fn ec_from_sec1(curve: Curve, der: &[u8]) -> Result<Material> {
    let (scalar, public) = curve::halves_from_sec1(curve, der).ok_or_else(|| not_a_scalar(curve, der))?;
    Ok(Material::Ec { curve, public, private: Some(scalar) })
}

/// Why SEC 1's private key is none of the curve: its own public half may not belong to it.
fn not_a_scalar(curve: Curve, der: &[u8]) -> anyhow::Error {
    let halves = sec1::EcPrivateKey::from_der(der).ok().and_then(|key| {
        let given = curve::point(curve, key.public_key?)?;
        Some((curve::public_of(curve, key.private_key)?, given))
    });
    match halves {
        Some((derived, given)) if derived != given => halves_differ("EC", "d").into(),
        _ => anyhow!("not a valid private key on {}", curve.name()),
    }
}

/// A private half that belongs to another public one.
pub(super) fn halves_differ(what: &str, member: &'static str) -> Refusal {
    let message = format!("the private half of the {what} key does not match its public half");
    Refusal::new(Flaw::JwkHalvesDiffer, message).at(member)
}

/// An RSA key whose algorithm is RSASSA-PSS (RFC 4055 §3.1), with the hash that its parameters may name.
fn for_pss_alone(material: Material, algorithm: AlgorithmIdentifierRef<'_>) -> Result<Material> {
    let hashes =
        [("2.16.840.1.101.3.4.2.1", 256), ("2.16.840.1.101.3.4.2.2", 384), ("2.16.840.1.101.3.4.2.3", 512)];
    let hash_bits = match algorithm.parameters {
        None => None,
        // Parameters that go beyond those of JOSE, such as a salt longer than any hash, leave no algorithm.
        Some(parameters) => {
            parameters.decode_as::<rsa::pkcs1::RsaPssParams<'_>>().ok().map_or(Some(0), |parameters| {
                let oid = parameters.hash.oid.to_string();
                Some(hashes.iter().find(|(known, _)| *known == oid).map_or(0, |(_, bits)| *bits))
            })
        }
    };
    match material {
        Material::Rsa { public, private, .. } => {
            Ok(Material::Rsa { public, private, pss: Some(PssOnly { hash_bits }) })
        }
        other => Ok(other),
    }
}

/// An EC private key by its scalar, its point derived.
pub(super) fn ec_private(curve: Curve, scalar: Zeroizing<Vec<u8>>) -> Result<Material> {
    let public = curve::public_of(curve, &scalar)
        .ok_or_else(|| anyhow!("the private scalar is none of {}", curve.name()))?;
    Ok(Material::Ec { curve, public, private: Some(scalar) })
}

/// The same with the point that was given beside the scalar, which must belong to it.
pub(super) fn ec_private_with_point(
    curve: Curve,
    scalar: Zeroizing<Vec<u8>>,
    point: &[u8],
) -> Result<Material> {
    let public = curve::point(curve, point);
    // What is no scalar yields no point at all.
    let derived = ec_private(curve, scalar)
        .map_err(|error| Refusal::new(Flaw::JwkHalvesDiffer, error.to_string()).at("d"))?;
    match derived {
        Material::Ec { public: derived, .. } if Some(&derived) != public.as_ref() => {
            Err(halves_differ("EC", "d").into())
        }
        material => Ok(material),
    }
}

/// An EC public key by its point (SEC 1 §2.3.3), checked to lie on the curve.
pub(super) fn ec_public(curve: Curve, point: &[u8]) -> Result<Material> {
    let public = curve::point(curve, point).ok_or_else(|| {
        let message = match point {
            [0, ..] => "the point is the one at infinity".to_string(),
            _ => format!("the point does not lie on {}", curve.name()),
        };
        Refusal::new(Flaw::EcPointInvalid, message).at("x")
    })?;
    Ok(Material::Ec { curve, public, private: None })
}

/// An Ed25519 key by its seed; a public half given beside it must belong to it.
pub(super) fn ed25519_private(seed: Zeroizing<[u8; 32]>, public: Option<&[u8]>) -> Result<Material> {
    let derived = SigningKey::from_bytes(&seed).verifying_key().to_bytes();
    if public.is_some_and(|public| public != derived) {
        return Err(halves_differ("Ed25519", "d").into());
    }
    Ok(Material::Ed25519 { public: derived, private: Some(seed) })
}

/// An Ed25519 public key, checked to be a point of the curve.
pub(super) fn ed25519_public(bytes: &[u8]) -> Result<Material> {
    let invalid = |message| Refusal::new(Flaw::EcPointInvalid, message).at("x");
    let public = <[u8; 32]>::try_from(bytes).map_err(|_| invalid("an Ed25519 public key has 32 bytes"))?;
    let point = ed25519_dalek::VerifyingKey::from_bytes(&public);
    if point.map_or(true, |point| point.is_weak()) {
        return Err(invalid("not a usable Ed25519 public key").into());
    }
    Ok(Material::Ed25519 { public, private: None })
}

/// The curve that the key names, or the name of one that JOSE does not have.
///
/// # Errors
///
/// When the key spells out parameters instead (RFC 5480 §2.1.1 forbids it; CVE-2020-0601), or names none that is known.
fn named_curve(algorithm: AlgorithmIdentifierRef<'_>) -> Result<Result<Curve, &'static str>> {
    let oid = algorithm.parameters_oid().map_err(|_| {
        anyhow!("the EC key spells out a curve instead of naming one: an attacker could choose it")
    })?;
    match curve::from_oid(oid) {
        Some(curve) => Ok(Ok(curve)),
        None => foreign_curve(oid).map(Err),
    }
}

fn foreign_curve(oid: ObjectIdentifier) -> Result<&'static str> {
    known(FOREIGN_CURVES, oid).ok_or_else(|| anyhow!("the curve {oid} is not known"))
}

fn unusable(oid: ObjectIdentifier, private: bool) -> Result<Material> {
    let name =
        known(KNOWN_BY_NAME, oid).ok_or_else(|| anyhow!("keys of the algorithm {oid} are not known"))?;
    Ok(Material::Unusable { name, private })
}

fn known(table: &[(&str, &'static str)], oid: ObjectIdentifier) -> Option<&'static str> {
    let text = oid.to_string();
    table.iter().find(|(known, _)| *known == text).map(|(_, name)| *name)
}

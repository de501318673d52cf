//! Keys in the forms that the other side wants.

use super::{Key, Material, curve, jwk, mldsa};
use crate::core::alg::Curve;
use anyhow::{Context, Result, anyhow, bail};
use ed25519_dalek::pkcs8::KeypairBytes;
use pkcs8::PrivateKeyInfo;
use pkcs8::pkcs5::pbes2::Parameters;
use rand_core::CryptoRngCore;
use rsa::pkcs1::{EncodeRsaPrivateKey, EncodeRsaPublicKey};
use rsa::pkcs8::der::{Decode, Document, SecretDocument};
use rsa::pkcs8::{EncodePrivateKey, EncodePublicKey, LineEnding};
use rsa::traits::{PrivateKeyParts, PublicKeyParts};
use ssh_key::private::{
    EcdsaKeypair, Ed25519Keypair, Ed25519PrivateKey, KeypairData, RsaKeypair, RsaPrivateKey,
};
use ssh_key::public::{EcdsaPublicKey, Ed25519PublicKey, KeyData, RsaPublicKey};
use ssh_key::{Mpint, PrivateKey, PublicKey};
use zeroize::Zeroizing;

/// A form that a key is written in: its private half if it has one, for all but SPKI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// PEM of PKCS#8 (RFC 5958), or of SPKI for a public key.
    Pkcs8,
    /// PEM of PKCS#1 (RFC 8017 appendix A), RSA only.
    Pkcs1,
    /// PEM of SEC 1 (RFC 5915), private EC keys only.
    Sec1,
    /// PEM of SubjectPublicKeyInfo (RFC 5280 §4.1): the public half.
    Spki,
    /// DER of PKCS#8, or of SPKI for a public key.
    Der,
    /// A JSON Web Key (RFC 7517).
    Jwk,
    /// An OpenSSH private key, or the line of a public one.
    Openssh,
}

impl Form {
    /// Every form.
    pub const ALL: [Form; 7] =
        [Form::Pkcs8, Form::Pkcs1, Form::Sec1, Form::Spki, Form::Der, Form::Jwk, Form::Openssh];

    /// The word used on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Pkcs8 => "pkcs8",
            Form::Pkcs1 => "pkcs1",
            Form::Sec1 => "sec1",
            Form::Spki => "spki",
            Form::Der => "der",
            Form::Jwk => "jwk",
            Form::Openssh => "openssh",
        }
    }
}

impl std::str::FromStr for Form {
    type Err = String;

    fn from_str(text: &str) -> Result<Form, String> {
        Form::ALL
            .into_iter()
            .find(|form| form.name() == text)
            .ok_or_else(|| format!("{text} is no form of a key"))
    }
}

/// The key in that form.
///
/// # Errors
///
/// When keys of its family have no such form.
pub fn write(key: &Key, form: Form) -> Result<Zeroizing<Vec<u8>>> {
    let text = |text: String| Ok(Zeroizing::new(text.into_bytes()));
    let is_private = key.is_private();
    match (form, &key.material) {
        (Form::Jwk, _) => text(jwk::to_json(key)?.to_string() + "\n"),
        (_, Material::Secret(_)) => bail!("a secret has only the form of a JWK: --to jwk"),
        (_, Material::Unusable { name, .. }) => bail!("{name} keys are not written"),
        (Form::Spki, _) => text(public_pem(key)?),
        (Form::Pkcs8, _) if is_private => text(private_pem(key)?.to_string()),
        (Form::Pkcs8, _) => text(public_pem(key)?),
        (Form::Der, _) if is_private => Ok(Zeroizing::new(private_der(key)?.as_bytes().to_vec())),
        (Form::Der, _) => Ok(Zeroizing::new(public_der(key)?.as_bytes().to_vec())),
        (Form::Pkcs1, Material::Rsa { private: Some(private), .. }) => {
            text(private.to_pkcs1_pem(LineEnding::LF)?.to_string())
        }
        (Form::Pkcs1, Material::Rsa { public, .. }) => text(public.to_pkcs1_pem(LineEnding::LF)?),
        (Form::Pkcs1, _) => bail!("PKCS#1 is a form of RSA keys; this is {}", key.words()),
        (Form::Sec1, Material::Ec { curve, private: Some(scalar), .. }) => {
            let pem = curve::to_sec1_pem(*curve, scalar).context("not a scalar of the curve")?;
            text(pem.to_string())
        }
        (Form::Sec1, _) => bail!("SEC 1 is a form of private EC keys; this is {}", key.words()),
        (Form::Openssh, _) => openssh(key),
    }
}

/// Rounds of PBKDF2 for new files, as OWASP recommends for SHA-256.
const PBKDF2_ROUNDS: u32 = 600_000;

/// The private half as encrypted PKCS#8 (RFC 5958 §3): PBES2 with PBKDF2 and AES-256. scrypt at a strength worth having
/// needs more memory than OpenSSL allows itself, and then cannot be read there.
///
/// # Errors
///
/// For a public key, and for a secret.
pub fn encrypted_pem(
    key: &Key,
    passphrase: &[u8],
    rng: &mut impl CryptoRngCore,
) -> Result<Zeroizing<String>> {
    let plain = private_der(key)?;
    let info = PrivateKeyInfo::from_der(plain.as_bytes()).map_err(|error| anyhow!("{error}"))?;
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    rng.fill_bytes(&mut salt);
    rng.fill_bytes(&mut iv);
    let failed = |error: String| anyhow!("encrypting the key: {error}");
    let scheme = Parameters::pbkdf2_sha256_aes256cbc(PBKDF2_ROUNDS, &salt, &iv)
        .map_err(|error| failed(error.to_string()))?;
    let encrypted =
        info.encrypt_with_params(scheme, passphrase).map_err(|error| failed(error.to_string()))?;
    Ok(encrypted.to_pem("ENCRYPTED PRIVATE KEY", LineEnding::LF)?)
}

/// The private half as PEM of PKCS#8.
///
/// # Errors
///
/// For a public key, and for a secret, which has no PEM form.
pub fn private_pem(key: &Key) -> Result<Zeroizing<String>> {
    Ok(private_der(key)?.to_pem("PRIVATE KEY", LineEnding::LF)?)
}

/// The public half as PEM of SPKI.
///
/// # Errors
///
/// For a secret: it has none.
pub fn public_pem(key: &Key) -> Result<String> {
    Ok(public_der(key)?.to_pem("PUBLIC KEY", LineEnding::LF)?)
}

/// The public half as SPKI.
///
/// # Errors
///
/// For a secret: it has none.
pub fn public_der(key: &Key) -> Result<Document> {
    match &key.material {
        Material::Secret(_) => bail!("a secret has no public half"),
        Material::Unusable { name, .. } => bail!("{name} keys are not written"),
        Material::Rsa { public, .. } => Ok(public.to_public_key_der()?),
        Material::Ec { curve, public, .. } => curve::to_spki(*curve, public).context("not on the curve"),
        Material::Ed25519 { public, .. } => {
            Ok(ed25519_dalek::VerifyingKey::from_bytes(public)?.to_public_key_der()?)
        }
        Material::MlDsa { alg, public, .. } => mldsa::to_spki(*alg, public),
    }
}

/// The private half as PKCS#8. Ed25519 without its public key (RFC 5958 version 1), which every reader knows.
pub(in crate::core) fn private_der(key: &Key) -> Result<SecretDocument> {
    let public_only = "it is a public key: the private one is needed";
    match &key.material {
        Material::Secret(_) => bail!("a secret has no PKCS#8 form"),
        Material::Unusable { name, .. } => bail!("{name} keys are not written"),
        Material::Rsa { private, .. } => Ok(private.as_ref().context(public_only)?.to_pkcs8_der()?),
        Material::Ec { curve, private, .. } => {
            let scalar = private.as_ref().context(public_only)?;
            curve::to_pkcs8(*curve, scalar).context("not a scalar of the curve")
        }
        Material::Ed25519 { private, .. } => {
            let seed = private.as_ref().context(public_only)?;
            Ok(KeypairBytes { secret_key: **seed, public_key: None }.to_pkcs8_der()?)
        }
        Material::MlDsa { alg, private, .. } => mldsa::to_pkcs8(*alg, private.as_ref().context(public_only)?),
    }
}

fn openssh(key: &Key) -> Result<Zeroizing<Vec<u8>>> {
    let comment = key.kid.clone().unwrap_or_default();
    let Some(pair) = ssh_pair(&key.material)? else {
        let line = PublicKey::new(ssh_public(&key.material)?, comment).to_openssh()?;
        return Ok(Zeroizing::new(format!("{line}\n").into_bytes()));
    };
    let pem = PrivateKey::new(pair, comment)?.to_openssh(LineEnding::LF)?;
    Ok(Zeroizing::new(pem.as_bytes().to_vec()))
}

fn ssh_public(material: &Material) -> Result<KeyData> {
    match material {
        Material::Rsa { public, .. } => {
            Ok(KeyData::Rsa(RsaPublicKey { e: mpint(public.e())?, n: mpint(public.n())? }))
        }
        Material::Ec { curve: Curve::Secp256k1, .. } => bail!("OpenSSH has no keys on secp256k1"),
        Material::Ec { public, .. } => Ok(KeyData::Ecdsa(EcdsaPublicKey::from_sec1_bytes(public)?)),
        Material::Ed25519 { public, .. } => Ok(KeyData::Ed25519(Ed25519PublicKey(*public))),
        Material::Secret(_) | Material::MlDsa { .. } | Material::Unusable { .. } => {
            bail!("OpenSSH has no form for it")
        }
    }
}

fn ssh_pair(material: &Material) -> Result<Option<KeypairData>> {
    Ok(match material {
        Material::Rsa { private: Some(private), .. } => {
            let [p, q] = private.primes() else { bail!("an RSA key of more than two primes") };
            let iqmp = private.crt_coefficient().context("the RSA key has no coefficient")?;
            let public = RsaPublicKey { e: mpint(private.e())?, n: mpint(private.n())? };
            let private =
                RsaPrivateKey { d: mpint(private.d())?, iqmp: mpint(&iqmp)?, p: mpint(p)?, q: mpint(q)? };
            Some(KeypairData::Rsa(RsaKeypair { public, private }))
        }
        Material::Ec { curve, private: Some(scalar), .. } => Some(KeypairData::Ecdsa(match curve {
            Curve::P256 => {
                let secret = p256::SecretKey::from_slice(scalar)?;
                EcdsaKeypair::NistP256 { public: secret.public_key().into(), private: secret.into() }
            }
            Curve::P384 => {
                let secret = p384::SecretKey::from_slice(scalar)?;
                EcdsaKeypair::NistP384 { public: secret.public_key().into(), private: secret.into() }
            }
            Curve::P521 => {
                let secret = p521::SecretKey::from_slice(scalar)?;
                EcdsaKeypair::NistP521 { public: secret.public_key().into(), private: secret.into() }
            }
            Curve::Secp256k1 => bail!("OpenSSH has no keys on secp256k1"),
        })),
        Material::Ed25519 { public, private: Some(seed) } => {
            let (public, private) = (Ed25519PublicKey(*public), Ed25519PrivateKey::from_bytes(seed));
            Some(KeypairData::Ed25519(Ed25519Keypair { public, private }))
        }

        _ => None,
    })
}

fn mpint(number: &rsa::BigUint) -> Result<Mpint> {
    Ok(Mpint::from_positive_bytes(&number.to_bytes_be())?)
}

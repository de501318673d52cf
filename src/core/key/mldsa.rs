//! ML-DSA keys (FIPS 204) in PKCS#8 and SPKI (RFC 9881). aws-lc reads, checks and derives them; here a key is its
//! parameter set, its public key and its seed.

use super::Material;
use crate::core::alg::Alg;
use anyhow::{Context, Result, anyhow, bail};
use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::signature::{
    KeyPair, ML_DSA_44, ML_DSA_44_SIGNING, ML_DSA_65, ML_DSA_65_SIGNING, ML_DSA_87, ML_DSA_87_SIGNING,
    ParsedPublicKey, PqdsaKeyPair, PqdsaSigningAlgorithm, PqdsaVerificationAlgorithm,
};
use rsa::pkcs8::der::{Document, SecretDocument};
use rsa::pkcs8::{ObjectIdentifier, PrivateKeyInfo};
use zeroize::Zeroizing;

/// The parameter set of a key algorithm (RFC 9881 §2).
pub(super) fn of_oid(oid: ObjectIdentifier) -> Option<Alg> {
    match oid.to_string().as_str() {
        "2.16.840.1.101.3.4.3.17" => Some(Alg::MlDsa44),
        "2.16.840.1.101.3.4.3.18" => Some(Alg::MlDsa65),
        "2.16.840.1.101.3.4.3.19" => Some(Alg::MlDsa87),
        _ => None,
    }
}

fn parameters(alg: Alg) -> Result<(&'static PqdsaSigningAlgorithm, &'static PqdsaVerificationAlgorithm)> {
    Ok(match alg {
        Alg::MlDsa44 => (&ML_DSA_44_SIGNING, &ML_DSA_44),
        Alg::MlDsa65 => (&ML_DSA_65_SIGNING, &ML_DSA_65),
        Alg::MlDsa87 => (&ML_DSA_87_SIGNING, &ML_DSA_87),
        other => bail!("{other} is no parameter set of ML-DSA"),
    })
}

/// A key pair that signs.
pub(in crate::core) fn pair(alg: Alg, seed: &[u8; 32]) -> Result<PqdsaKeyPair> {
    PqdsaKeyPair::from_seed(parameters(alg)?.0, seed).map_err(|_| anyhow!("not a usable {alg} seed"))
}

/// A private key by its seed; a public half given beside it must belong to it.
pub(super) fn private(alg: Alg, seed: Zeroizing<[u8; 32]>, public: Option<&[u8]>) -> Result<Material> {
    let derived = pair(alg, &seed)?.public_key().as_ref().to_vec();
    if public.is_some_and(|public| public != derived) {
        return Err(super::der::halves_differ(alg.name(), "priv").into());
    }
    Ok(Material::MlDsa { alg, public: derived, private: Some(seed) })
}

/// A public key by its bytes.
pub(super) fn public(alg: Alg, bytes: &[u8]) -> Result<Material> {
    let due = parameters(alg)?.0.public_key_len();
    if bytes.len() != due {
        bail!("an {alg} public key has {due} bytes, not {}", bytes.len());
    }
    ParsedPublicKey::new(parameters(alg)?.1, bytes).map_err(|_| anyhow!("not a usable {alg} public key"))?;
    Ok(Material::MlDsa { alg, public: bytes.to_vec(), private: None })
}

/// A private key in PKCS#8: its seed, or its seed and the key expanded from it, which must agree (RFC 9881 §6).
pub(super) fn pkcs8(alg: Alg, der: &[u8]) -> Result<Material> {
    let pair = PqdsaKeyPair::from_pkcs8(parameters(alg)?.0, der)
        .map_err(|_| anyhow!("not a valid {alg} private key"))?;
    let seed_form = pair
        .to_pkcs8v1()
        .map_err(|_| anyhow!("it holds the expanded {alg} key without its seed, which JOSE needs"))?;
    private(alg, seed_of(seed_form.as_ref())?, Some(pair.public_key().as_ref()))
}

/// The seed in PKCS#8 that aws-lc wrote: `[0]`, 32 bytes.
fn seed_of(der: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
    let info = PrivateKeyInfo::try_from(der).map_err(|error| anyhow!("{error}"))?;
    let seed = info.private_key.strip_prefix(&[0x80, 32]).context("no seed in the private key")?;
    Ok(Zeroizing::new(seed.try_into().context("an ML-DSA seed has 32 bytes")?))
}

/// The private key in PKCS#8, as its seed.
pub(super) fn to_pkcs8(alg: Alg, seed: &[u8; 32]) -> Result<SecretDocument> {
    let der = pair(alg, seed)?.to_pkcs8v1().map_err(|_| anyhow!("aws-lc could not write the key"))?;
    SecretDocument::try_from(der.as_ref()).map_err(|error| anyhow!("{error}"))
}

/// The public key in SPKI.
pub(super) fn to_spki(alg: Alg, public: &[u8]) -> Result<Document> {
    let key = ParsedPublicKey::new(parameters(alg)?.1, public)
        .map_err(|_| anyhow!("not a usable {alg} public key"))?;
    let der = key.as_der().map_err(|_| anyhow!("aws-lc could not write the key"))?;
    Document::try_from(der.as_ref()).map_err(|error| anyhow!("{error}"))
}

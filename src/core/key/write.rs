//! Keys as PEM (RFC 7468): PKCS#8 for the private half, SubjectPublicKeyInfo for the public.

use super::{Key, Material, curve};
use anyhow::{Context, Result, bail};
use ed25519_dalek::pkcs8::KeypairBytes;
use rsa::pkcs8::der::{Document, SecretDocument};
use rsa::pkcs8::{EncodePrivateKey, EncodePublicKey, LineEnding};
use zeroize::Zeroizing;

/// The private half.
///
/// # Errors
///
/// For a public key, and for a secret, which has no PEM form.
pub fn private_pem(key: &Key) -> Result<Zeroizing<String>> {
    Ok(private_der(key)?.to_pem("PRIVATE KEY", LineEnding::LF)?)
}

/// The public half.
///
/// # Errors
///
/// For a secret: it has none.
pub fn public_pem(key: &Key) -> Result<String> {
    let document: Document = match &key.material {
        Material::Secret(_) => bail!("a secret has no public half"),
        Material::Unusable { name, .. } => bail!("{name} keys are not written"),
        Material::Rsa { public, .. } => public.to_public_key_der()?,
        Material::Ec { curve, public, .. } => curve::to_spki(*curve, public).context("not on the curve")?,
        Material::Ed25519 { public, .. } => {
            ed25519_dalek::VerifyingKey::from_bytes(public)?.to_public_key_der()?
        }
    };
    Ok(document.to_pem("PUBLIC KEY", LineEnding::LF)?)
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
    }
}

//! OpenSSH keys: `ssh-rsa AAAA…` lines, and private keys in OpenSSH's own form.

use super::{Material, der, numbers};
use crate::core::alg::Curve;
use anyhow::{Result, anyhow, bail};
use rsa::BigUint;
use ssh_key::private::KeypairData;
use ssh_key::public::KeyData;
use ssh_key::{EcdsaCurve, Kdf, Mpint, PrivateKey, PublicKey};
use zeroize::Zeroizing;

/// Whether the line begins as a public key of OpenSSH does.
pub(super) fn is_public_line(line: &str) -> bool {
    ["ssh-rsa ", "ssh-ed25519 ", "ssh-dss ", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-"]
        .iter()
        .any(|start| line.trim_start().starts_with(start))
}

/// A line of `authorized_keys`, or a `.pub` file.
pub(super) fn public_line(line: &str) -> Result<Material> {
    let key = PublicKey::from_openssh(line.trim())
        .map_err(|error| anyhow!("not an OpenSSH public key: {error}"))?;
    public(key.key_data())
}

/// Whether a line is one of OpenSSH to its end, whatever its key is worth.
pub(super) fn is_read(line: &str) -> bool {
    PublicKey::from_openssh(line.trim()).is_ok()
}

/// The content of an SSH2 public key block (RFC 4716), which is that of an OpenSSH line.
pub(super) fn public_blob(blob: &[u8]) -> Result<Material> {
    let key = PublicKey::from_bytes(blob).map_err(|error| anyhow!("not an SSH public key: {error}"))?;
    public(key.key_data())
}

/// Whether the content of an OPENSSH PRIVATE KEY block needs a passphrase.
pub(super) fn is_encrypted(blob: &[u8]) -> bool {
    PrivateKey::from_bytes(blob).is_ok_and(|key| key.is_encrypted())
}

/// More rounds of bcrypt than this only serve to keep a reader busy: ssh-keygen takes 24, and people ask for some hundred.
const MAX_BCRYPT_ROUNDS: u32 = 1024;

/// The content of an OPENSSH PRIVATE KEY block.
pub(super) fn private(blob: &[u8], passphrase: Option<&[u8]>) -> Result<Material> {
    let mut key =
        PrivateKey::from_bytes(blob).map_err(|error| anyhow!("not an OpenSSH private key: {error}"))?;
    if key.is_encrypted() {
        if matches!(key.kdf(), Kdf::Bcrypt { rounds, .. } if *rounds > MAX_BCRYPT_ROUNDS) {
            bail!(der::TOO_MUCH_WORK);
        }
        let passphrase = passphrase.ok_or_else(|| anyhow!(der::ENCRYPTED))?;
        key = key.decrypt(passphrase).map_err(|_| anyhow!(der::WRONG_PASSPHRASE))?;
    }
    match key.key_data() {
        KeypairData::Ed25519(pair) => {
            der::ed25519_private(Zeroizing::new(pair.private.to_bytes()), Some(&pair.public.0))
        }
        KeypairData::Ecdsa(pair) => {
            let scalar = Zeroizing::new(pair.private_key_bytes().to_vec());
            der::ec_private_with_point(curve(pair.curve()), scalar, pair.public_key_bytes())
        }
        KeypairData::Rsa(pair) => {
            let primes = vec![number(&pair.private.p)?, number(&pair.private.q)?];
            numbers::rsa_private(
                number(&pair.public.n)?,
                number(&pair.public.e)?,
                number(&pair.private.d)?,
                primes,
            )
        }
        KeypairData::Dsa(_) => Ok(Material::Unusable { name: "DSA", private: true }),
        _ => bail!("a kind of SSH key that signs no tokens"),
    }
}

fn public(data: &KeyData) -> Result<Material> {
    match data {
        KeyData::Ed25519(key) => der::ed25519_public(&key.0),
        KeyData::Ecdsa(key) => der::ec_public(curve(key.curve()), key.as_sec1_bytes()),
        KeyData::Rsa(key) => numbers::rsa_public(number(&key.n)?, number(&key.e)?),
        KeyData::Dsa(_) => Ok(Material::Unusable { name: "DSA", private: false }),
        _ => bail!("a kind of SSH key that signs no tokens"),
    }
}

fn curve(curve: EcdsaCurve) -> Curve {
    match curve {
        EcdsaCurve::NistP256 => Curve::P256,
        EcdsaCurve::NistP384 => Curve::P384,
        EcdsaCurve::NistP521 => Curve::P521,
    }
}

fn number(mpint: &Mpint) -> Result<BigUint> {
    let bytes = mpint.as_positive_bytes().ok_or_else(|| anyhow!("a number of the RSA key is negative"))?;
    Ok(BigUint::from_bytes_be(bytes))
}

//! Keys by family, and what each of them admits. The key decides which algorithms it serves; a token's
//! header may only match (RFC 8725 §3.1).

mod armor;
mod bundle;
mod curve;
mod der;
mod flaw;
mod generate;
mod jwk;
mod legacy;
mod mldsa;
mod numbers;
mod read;
mod scan;
mod ssh;
mod texts;
mod weakness;
mod write;

pub use bundle::{Bundle, Entry, Given, Numbers, PRIVATE_MEMBERS, Specimen};
pub use curve::{Scalar, scalar};
pub use der::certificate_facts;
use flaw::Refusal;
pub use flaw::{Flaw, Refused, Weakness};
pub use generate::generate;
pub use jwk::{required_members, thumbprint};
pub(in crate::core) use mldsa::pair as ml_dsa_pair;
pub use read::{KeySet, read, read_all};
pub use scan::{MARKS, Scanned, has_mark, scan};
pub use texts::public_texts;
pub use weakness::{JOINT, SINGLE, key_weaknesses, set_weaknesses, short_secret};
pub(in crate::core) use write::private_der;
pub use write::{Form, encrypted_pem, private_pem, public_der, public_pem, write};

use super::alg::{Alg, Curve, Family};
use rsa::traits::PublicKeyParts;
use rsa::{RsaPrivateKey, RsaPublicKey};
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The smallest RSA modulus that is used, in bits (RFC 7518 §3.3).
pub const MIN_RSA_BITS: usize = 2048;

/// The largest RSA modulus that is used, in bits: more only serves to keep a verifier busy.
pub const MAX_RSA_BITS: usize = 8192;

/// A key as it was given, checked: points are on their curve, private halves match public ones.
pub struct Key {
    /// The key itself.
    pub material: Material,
    /// Key ID (RFC 7517 §4.5).
    pub kid: Option<String>,
    /// The JWK's `alg` (RFC 7517 §4.4).
    pub alg: Option<String>,
    /// The JWK's `use` (RFC 7517 §4.2).
    pub usage: Option<String>,
    /// The JWK's `key_ops` (RFC 7517 §4.3).
    pub key_ops: Option<Vec<String>>,
    /// Where it came from, for messages.
    pub origin: String,
    /// The form it was read in, for people.
    pub form: String,
    /// What the certificate says that it came in.
    pub certificate: Option<Certificate>,
    /// The content of its file, where that holds nothing private: what an attacker can take for a secret.
    pub file: Option<Arc<[u8]>>,
}

/// Whom a certificate names, and when it is valid (RFC 5280 §4.1.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Distinguished name of the holder.
    pub subject: String,
    /// Distinguished name of the issuer.
    pub issuer: String,
    /// First second of validity, Unix seconds.
    pub not_before: i64,
    /// Last second of validity, Unix seconds.
    pub not_after: i64,
    /// The certificate itself, in DER.
    pub der: Vec<u8>,
}

/// Key material by family.
pub enum Material {
    /// A shared secret, `kty: oct`.
    Secret(Zeroizing<Vec<u8>>),
    /// RSA.
    Rsa {
        /// Modulus and exponent.
        public: RsaPublicKey,
        /// The private half; it clears itself when dropped.
        private: Option<Box<RsaPrivateKey>>,
        /// Whether it is for RSASSA-PSS alone.
        pss: Option<PssOnly>,
    },
    /// An elliptic curve of ECDSA.
    Ec {
        /// Its curve.
        curve: Curve,
        /// The point, uncompressed (SEC 1 §2.3.3).
        public: Vec<u8>,
        /// The scalar, as long as the field.
        private: Option<Zeroizing<Vec<u8>>>,
    },
    /// Ed25519 (RFC 8032).
    Ed25519 {
        /// The public key.
        public: [u8; 32],
        /// The seed.
        private: Option<Zeroizing<[u8; 32]>>,
    },
    /// ML-DSA (FIPS 204).
    MlDsa {
        /// Its parameter set.
        alg: Alg,
        /// The public key.
        public: Vec<u8>,
        /// The seed.
        private: Option<Zeroizing<[u8; 32]>>,
    },
    /// A key that is recognised, and that no algorithm here uses: Ed448, X25519, DSA, curves outside JOSE.
    Unusable {
        /// What it is.
        name: &'static str,
        /// Whether it is the private half.
        private: bool,
    },
}

/// What an RSA key says that is for RSASSA-PSS alone (RFC 4055 §1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PssOnly {
    /// Size in bits of the only hash it may be used with, if it names one; 0 for a hash that JOSE does not have.
    pub hash_bits: Option<usize>,
}

/// What a key is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Make signatures.
    Sign,
    /// Check signatures.
    Verify,
}

impl Operation {
    /// The value of `key_ops`.
    const fn name(self) -> &'static str {
        match self {
            Operation::Sign => "sign",
            Operation::Verify => "verify",
        }
    }
}

impl Key {
    /// A key of which nothing but the material is known.
    pub fn new(material: Material, origin: &str) -> Key {
        let origin = origin.to_string();
        let form = String::new();
        Key {
            material,
            kid: None,
            alg: None,
            usage: None,
            key_ops: None,
            origin,
            form,
            certificate: None,
            file: None,
        }
    }

    /// A shared secret.
    pub fn from_secret(secret: Zeroizing<Vec<u8>>, origin: &str) -> Key {
        Key::new(Material::Secret(secret), origin)
    }

    /// The public half, with all that is said of the key; `key_ops` become those of verifiers.
    ///
    /// # Errors
    ///
    /// For a secret, which has none.
    pub fn public_half(&self) -> anyhow::Result<Key> {
        let material = match &self.material {
            Material::Secret(_) => anyhow::bail!("a secret has no public half"),
            Material::Rsa { public, pss, .. } => {
                Material::Rsa { public: public.clone(), private: None, pss: *pss }
            }
            Material::Ec { curve, public, .. } => {
                Material::Ec { curve: *curve, public: public.clone(), private: None }
            }
            Material::Ed25519 { public, .. } => Material::Ed25519 { public: *public, private: None },
            Material::MlDsa { alg, public, .. } => {
                Material::MlDsa { alg: *alg, public: public.clone(), private: None }
            }
            Material::Unusable { name, .. } => Material::Unusable { name, private: false },
        };
        let key_ops = self.key_ops.as_ref().map(|_| vec!["verify".to_string()]);
        Ok(Key {
            kid: self.kid.clone(),
            alg: self.alg.clone(),
            usage: self.usage.clone(),
            key_ops,
            certificate: self.certificate.clone(),
            ..Key::new(material, &self.origin)
        })
    }

    /// What the key is: `RSA 2048 bits`, `EC P-256`, `Ed25519`, `secret of 32 bytes`.
    pub fn words(&self) -> String {
        match &self.material {
            Material::Secret(secret) if secret.len() == 1 => "secret of 1 byte".to_string(),
            Material::Secret(secret) => format!("secret of {} bytes", secret.len()),
            Material::Rsa { public, .. } => format!("RSA key of {} bits", public.n().bits()),
            Material::Ec { curve, .. } => format!("EC key on {}", curve.name()),
            Material::Ed25519 { .. } => "Ed25519 key".to_string(),
            Material::MlDsa { alg, .. } => format!("{alg} key"),
            Material::Unusable { name, .. } => format!("{name} key"),
        }
    }

    /// Its key ID and where it came from: `"2026-01" (jwks.json)`.
    pub fn label(&self) -> String {
        match &self.kid {
            Some(kid) => format!("{kid:?} ({})", self.origin),
            None => self.origin.clone(),
        }
    }

    /// Whether the key can sign.
    pub fn is_private(&self) -> bool {
        match &self.material {
            Material::Secret(_) => true,
            Material::Rsa { private, .. } => private.is_some(),
            Material::Ec { private, .. } => private.is_some(),
            Material::Ed25519 { private, .. } => private.is_some(),
            Material::MlDsa { private, .. } => private.is_some(),
            Material::Unusable { private, .. } => *private,
        }
    }

    /// The algorithms of its family, whatever else may forbid them.
    pub fn family_algs(&self) -> impl Iterator<Item = Alg> {
        Alg::ALL.iter().copied().filter(|alg| match (&self.material, alg.family()) {
            (Material::Secret(_), Family::Hmac) => true,
            (Material::Rsa { pss, .. }, Family::RsaPkcs1) => pss.is_none(),
            (Material::Rsa { pss, .. }, Family::RsaPss) => {
                pss.and_then(|pss| pss.hash_bits).is_none_or(|bits| bits == alg.hash_bits())
            }
            (Material::Ec { curve, .. }, Family::Ecdsa(wanted)) => *curve == wanted,
            (Material::Ed25519 { .. }, Family::Ed25519) => true,
            (Material::MlDsa { alg: own, .. }, Family::MlDsa) => own == alg,
            _ => false,
        })
    }

    /// The algorithm it signs with when nobody names one: the JWK's `alg`, else the first of its family.
    pub fn default_alg(&self) -> Option<Alg> {
        let own = self.alg.as_deref().and_then(Alg::from_name);
        let by_length = match &self.material {
            Material::Secret(secret) if secret.len() >= 64 => Some(Alg::HS512),
            Material::Secret(secret) if secret.len() >= 48 => Some(Alg::HS384),
            _ => None,
        };
        own.filter(|own| self.family_algs().any(|alg| alg == *own))
            .or(by_length)
            .or_else(|| self.family_algs().next())
    }

    /// Whether the key may serve `alg` for that operation, or else why not.
    pub fn admits(&self, alg: Alg, operation: Operation) -> Result<(), String> {
        self.is_for(alg, operation)?;
        match &self.material {
            Material::Secret(secret) if secret.is_empty() => Err("the secret is empty".to_string()),
            // Who takes the text of a public key for a secret lets everyone sign (CVE-2015-9235).
            Material::Secret(secret) if memchr::memmem::find(secret, b"-----BEGIN ").is_some() => {
                Err("the secret is the text of a PEM file: give it with --key".to_string())
            }
            Material::Rsa { public, .. } if public.n().bits() < MIN_RSA_BITS => Err(format!(
                "the RSA key has {} bits, fewer than the {MIN_RSA_BITS} of RFC 7518 §3.3",
                public.n().bits()
            )),
            _ if operation == Operation::Sign && !self.is_private() => {
                Err("it is a public key: signing needs the private one".to_string())
            }
            _ => Ok(()),
        }
    }

    /// Whether the key is meant for `alg` and that operation, by its family and by what its JWK says, or else why not.
    /// How strong it is does not matter here.
    pub fn is_for(&self, alg: Alg, operation: Operation) -> Result<(), String> {
        if !self.family_algs().any(|own| own == alg) {
            let names: Vec<_> = self.family_algs().map(Alg::name).collect();
            if names.is_empty() {
                return Err(format!("{} signs no tokens here", self.with_article()));
            }
            return Err(format!("{} is for {}, not {alg}", self.with_article(), names.join(", ")));
        }
        match &self.alg {
            Some(own) if !same_alg(own, alg) => return Err(format!("the key's own alg is {own}, not {alg}")),
            _ => {}
        }
        match self.usage.as_deref() {
            Some(usage) if usage != "sig" => return Err(format!("the key's use is {usage:?}, not \"sig\"")),
            _ => {}
        }
        if let Some(operations) = &self.key_ops
            && !operations.iter().any(|listed| {
                // A private key that may sign may also be asked whether its signature holds.
                listed == operation.name() || (listed == "sign" && operation == Operation::Verify)
            })
        {
            return Err(format!("the key's key_ops do not list {:?}", operation.name()));
        }
        Ok(())
    }

    /// Length of a signature of that algorithm with this key, in bytes; `None` where it is not for it.
    pub fn signature_bytes(&self, alg: Alg) -> Option<usize> {
        match (&self.material, alg.family()) {
            (Material::Rsa { public, .. }, Family::RsaPkcs1 | Family::RsaPss) => Some(public.size()),
            _ => alg.signature_bytes().filter(|_| self.family_algs().any(|own| own == alg)),
        }
    }

    fn with_article(&self) -> String {
        let words = self.words();
        let article = if words.starts_with(['R', 'E']) { "an" } else { "a" };
        format!("{article} {words}")
    }
}

/// `EdDSA` and `Ed25519` name one algorithm where the key is on that curve (RFC 9864 §2.2).
fn same_alg(name: &str, alg: Alg) -> bool {
    name == alg.name() || (alg.family() == Family::Ed25519 && matches!(name, "EdDSA" | "Ed25519"))
}

/// Says what the key is, and never what it holds.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({}, {})", self.words(), self.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(bytes: &[u8]) -> Key {
        Key::from_secret(Zeroizing::new(bytes.to_vec()), "test")
    }

    #[test]
    fn a_key_admits_its_family_and_nothing_else() {
        let key = secret(&[7; 32]);
        assert_eq!(key.admits(Alg::HS256, Operation::Sign), Ok(()));
        assert_eq!(
            key.admits(Alg::RS256, Operation::Verify),
            Err("a secret of 32 bytes is for HS256, HS384, HS512, not RS256".to_string())
        );
        assert!(secret(b"").admits(Alg::HS256, Operation::Verify).is_err());
        let pem = b"\n-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n";
        assert!(secret(pem).admits(Alg::HS256, Operation::Verify).is_err());
        assert!(secret(pem).admits(Alg::HS256, Operation::Sign).is_err());
    }

    #[test]
    fn members_of_the_jwk_narrow_it() {
        let key = Key { alg: Some("HS512".into()), ..secret(&[7; 64]) };
        assert!(key.admits(Alg::HS256, Operation::Verify).is_err());
        let key = Key { usage: Some("enc".into()), ..secret(&[7; 64]) };
        assert!(key.admits(Alg::HS256, Operation::Verify).is_err());
        let key = Key { key_ops: Some(vec!["verify".into()]), ..secret(&[7; 64]) };
        assert!(key.admits(Alg::HS256, Operation::Verify).is_ok());
        assert!(key.admits(Alg::HS256, Operation::Sign).is_err());
    }

    #[test]
    fn debug_shows_no_secret() {
        assert_eq!(format!("{:?}", secret(b"hunter2")), "Key(secret of 7 bytes, test)");
    }
}

//! Decryption of JWEs with keys that were given (RFC 7516 §5.2), so that what is inside can be looked at. Nothing is accepted
//! here: `crit` is for those who do.
//!
//! All cryptography is aws-lc-rs's, and what that lacks is left out: A192KW and what is built on it (ECDH-ES+A192KW,
//! PBES2-HS384+A192KW). So are RSA1_5, which is deprecated; the other PBES2 algorithms, which let a token say how long its
//! reader computes; and X25519, of which no keys are kept here.

mod agreement;
mod content;
mod management;

use super::alg::Curve;
use super::b64;
use super::key::{Key, Material};
use super::token::{Kind, Part, Token};
use content::Encryption;
use management::Management;

/// Why a JWE stays closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It is encrypted in a way that is not known here.
    Unknown,
    /// None of the keys is for that way.
    NoKey,
    /// Those that are do not open it.
    NotOpened,
}

/// The contents of a JWE, as they were before they were encrypted, if one of the keys opens it: perhaps compressed still.
pub fn decrypt(token: &Token, keys: &[Key]) -> Option<Vec<u8>> {
    if keys.is_empty() {
        return None;
    }
    let way = Way::of(token)?;
    keys.iter().filter(|key| way.admits(key)).find_map(|key| way.open(token, key))
}

/// Why [`decrypt`] does not open the token with these keys.
pub fn why_closed(token: &Token, keys: &[Key]) -> Closed {
    match Way::of(token) {
        None => Closed::Unknown,
        Some(way) if keys.iter().any(|key| way.admits(key)) => Closed::NotOpened,
        Some(_) => Closed::NoKey,
    }
}

/// How a token is encrypted, as its header says.
struct Way {
    alg: String,
    enc: String,
    management: Management,
    encryption: Encryption,
}

impl Way {
    fn of(token: &Token) -> Option<Way> {
        if token.kind() != Kind::Jwe {
            return None;
        }
        let (alg, enc) = (token.alg()?, token.parameter("enc")?.text()?);
        let management = Management::from_name(&alg)?;
        let encryption = Encryption::from_name(&enc)?;
        Some(Way { alg: alg.into_owned(), enc: enc.into_owned(), management, encryption })
    }

    /// Whether the key may serve: by its family and length, and by what its JWK says. The key decides, and the header may
    /// only match.
    fn admits(&self, key: &Key) -> bool {
        let fits = match (&key.material, self.management) {
            (Material::Secret(secret), Management::Direct) => secret.len() == self.encryption.key_bytes(),
            (Material::Secret(secret), Management::Wrap(size) | Management::GcmWrap(size)) => {
                secret.len() == size.bytes()
            }
            (Material::Rsa { private: Some(_), pss: None, .. }, Management::Oaep(_)) => true,
            (Material::Ec { curve, private: Some(_), .. }, Management::Agreement(_)) => {
                *curve != Curve::Secp256k1
            }
            _ => false,
        };
        // RFC 7517 §4.3: content is decrypted, a key is unwrapped, a secret is derived.
        let operations: &[&str] = match self.management {
            Management::Direct => &["decrypt"],
            Management::Agreement(_) => &["deriveKey", "deriveBits"],
            Management::Wrap(_) | Management::GcmWrap(_) | Management::Oaep(_) => &["unwrapKey", "decrypt"],
        };
        let serves = |alg: &str| {
            // A key that encrypts contents itself is named by how (RFC 7520 §5.6).
            alg == self.alg || matches!(self.management, Management::Direct) && alg == self.enc
        };
        fits && key.alg.as_deref().is_none_or(serves)
            && key.usage.as_deref().is_none_or(|usage| usage == "enc")
            && key
                .key_ops
                .as_ref()
                .is_none_or(|listed| listed.iter().any(|operation| operations.contains(&operation.as_str())))
    }

    fn open(&self, token: &Token, key: &Key) -> Option<Vec<u8>> {
        let content_key = self.management.content_key(token, self, key)?;
        let protected = token.encoded(Part::Header).unwrap_or_default();
        // RFC 7516 §5.1 step 14: the protected header as it stands, and the AAD of a JSON serialization after it.
        let aad = match token.aad() {
            Some(aad) => [protected, aad].join("."),
            None => protected.to_string(),
        };
        self.encryption.open(&content_key, token, aad.as_bytes())
    }
}

/// The bytes that a member of the header says in base64url; none for a member that is not there.
fn header_bytes(token: &Token, name: &str) -> Option<Vec<u8>> {
    match token.parameter(name) {
        Some(value) => b64::decode_strictly(value.text()?.as_bytes()).ok(),
        None => Some(Vec::new()),
    }
}

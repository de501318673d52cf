//! How the key of the contents comes to the recipient (RFC 7518 §4).

use super::content::{Size, open_gcm};
use super::{Way, agreement, header_bytes};
use crate::core::key::{Key, Material, private_der};
use crate::core::token::{Part, Token};
use aws_lc_rs::key_wrap::{AES_128, AES_256, AesKek, KeyWrap};
use aws_lc_rs::rsa::{
    OAEP_SHA1_MGF1SHA1, OAEP_SHA256_MGF1SHA256, OAEP_SHA384_MGF1SHA384, OAEP_SHA512_MGF1SHA512,
    OaepAlgorithm, OaepPrivateDecryptingKey, PrivateDecryptingKey,
};
use zeroize::Zeroizing;

/// No key of contents is longer than that of A256CBC-HS512, nor is one of them wrapped: 64 bytes and 8 more.
const LONGEST_WRAPPED: usize = 72;

/// An `alg` of RFC 7518 §4.1.
#[derive(Clone, Copy)]
pub(super) enum Management {
    /// The shared secret is the key.
    Direct,
    /// AES key wrap, with a secret of that size.
    Wrap(Size),
    /// AES-GCM, with a secret of that size.
    GcmWrap(Size),
    /// RSA-OAEP.
    Oaep(&'static OaepAlgorithm),
    /// Ephemeral Diffie-Hellman, and AES key wrap where there is a size.
    Agreement(Option<Size>),
}

impl Management {
    pub(super) fn from_name(alg: &str) -> Option<Management> {
        Some(match alg {
            "dir" => Management::Direct,
            "A128KW" => Management::Wrap(Size::Aes128),
            "A256KW" => Management::Wrap(Size::Aes256),
            "A128GCMKW" => Management::GcmWrap(Size::Aes128),
            "A192GCMKW" => Management::GcmWrap(Size::Aes192),
            "A256GCMKW" => Management::GcmWrap(Size::Aes256),
            "RSA-OAEP" => Management::Oaep(&OAEP_SHA1_MGF1SHA1),
            "RSA-OAEP-256" => Management::Oaep(&OAEP_SHA256_MGF1SHA256),
            "RSA-OAEP-384" => Management::Oaep(&OAEP_SHA384_MGF1SHA384),
            "RSA-OAEP-512" => Management::Oaep(&OAEP_SHA512_MGF1SHA512),
            "ECDH-ES" => Management::Agreement(None),
            "ECDH-ES+A128KW" => Management::Agreement(Some(Size::Aes128)),
            "ECDH-ES+A256KW" => Management::Agreement(Some(Size::Aes256)),
            _ => return None,
        })
    }

    /// The key of the contents; `None` where this key does not give it.
    pub(super) fn content_key(self, token: &Token, way: &Way, key: &Key) -> Option<Zeroizing<Vec<u8>>> {
        let encrypted = token.bytes(Part::EncryptedKey);
        match (self, &key.material) {
            // RFC 7516 §5.2 step 10: where a key is not encrypted, its part MUST be empty.
            (Management::Direct | Management::Agreement(None), _) if !encrypted.is_empty() => None,
            (Management::Direct, Material::Secret(secret)) => Some(secret.clone()),
            (Management::Wrap(size), Material::Secret(secret)) => unwrap(size, secret, encrypted),
            (Management::GcmWrap(size), Material::Secret(secret)) => {
                let (iv, tag) = (header_bytes(token, "iv")?, header_bytes(token, "tag")?);
                open_gcm(size, secret, &iv, b"", encrypted, &tag).map(Zeroizing::new)
            }
            (Management::Oaep(algorithm), Material::Rsa { .. }) => open_oaep(algorithm, key, encrypted),
            (Management::Agreement(wrap), Material::Ec { curve, private: Some(scalar), .. }) => {
                let (name, bytes) = match wrap {
                    Some(size) => (&way.alg, size.bytes()),
                    None => (&way.enc, way.encryption.key_bytes()),
                };
                let agreed = agreement::agree(token, *curve, scalar, name, bytes)?;
                match wrap {
                    Some(size) => unwrap(size, &agreed, encrypted),
                    None => Some(agreed),
                }
            }
            _ => None,
        }
    }
}

/// AES key wrap (RFC 3394).
fn unwrap(size: Size, secret: &[u8], wrapped: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let cipher = match size {
        Size::Aes128 => &AES_128,
        Size::Aes256 => &AES_256,
        Size::Aes192 => return None,
    };
    if wrapped.len() > LONGEST_WRAPPED {
        return None;
    }
    let mut key = Zeroizing::new(vec![0; wrapped.len()]);
    let length = AesKek::new(cipher, secret).ok()?.unwrap(wrapped, &mut key).ok()?.len();
    key.truncate(length);
    Some(key)
}

fn open_oaep(algorithm: &'static OaepAlgorithm, key: &Key, encrypted: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let der = private_der(key).ok()?;
    let private =
        OaepPrivateDecryptingKey::new(PrivateDecryptingKey::from_pkcs8(der.as_bytes()).ok()?).ok()?;
    // RFC 8017 §7.1.2: what is not as long as the modulus is no ciphertext.
    if encrypted.len() != private.key_size_bytes() {
        return None;
    }
    let mut opened = Zeroizing::new(vec![0; private.min_output_size()]);
    let length = private.decrypt(algorithm, encrypted, &mut opened, None).ok()?.len();
    opened.truncate(length);
    Some(opened)
}

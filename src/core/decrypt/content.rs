//! How contents are encrypted (RFC 7518 §5).

use crate::core::token::{Part, Token};
use aws_lc_rs::cipher::{self, DecryptionContext, PaddedBlockDecryptingKey, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;
use aws_lc_rs::{aead, constant_time, hmac};

/// Bytes of an AES-GCM authentication tag (RFC 7518 §5.3).
const GCM_TAG: usize = 16;

/// An `enc` of RFC 7518 §5.1.
#[derive(Clone, Copy)]
pub(super) enum Encryption {
    /// AES-GCM (RFC 7518 §5.3).
    Gcm(Size),
    /// AES-CBC with HMAC SHA-2 (RFC 7518 §5.2).
    CbcHmac(Size),
}

/// The size of an AES key.
#[derive(Clone, Copy)]
pub(super) enum Size {
    /// 128 bits.
    Aes128,
    /// 192 bits.
    Aes192,
    /// 256 bits.
    Aes256,
}

impl Size {
    pub(super) const fn bytes(self) -> usize {
        match self {
            Size::Aes128 => 16,
            Size::Aes192 => 24,
            Size::Aes256 => 32,
        }
    }
}

impl Encryption {
    pub(super) fn from_name(enc: &str) -> Option<Encryption> {
        Some(match enc {
            "A128GCM" => Encryption::Gcm(Size::Aes128),
            "A192GCM" => Encryption::Gcm(Size::Aes192),
            "A256GCM" => Encryption::Gcm(Size::Aes256),
            "A128CBC-HS256" => Encryption::CbcHmac(Size::Aes128),
            "A192CBC-HS384" => Encryption::CbcHmac(Size::Aes192),
            "A256CBC-HS512" => Encryption::CbcHmac(Size::Aes256),
            _ => return None,
        })
    }

    /// Length of its key: with an HMAC it is two keys in one.
    pub(super) const fn key_bytes(self) -> usize {
        match self {
            Encryption::Gcm(size) => size.bytes(),
            Encryption::CbcHmac(size) => 2 * size.bytes(),
        }
    }

    /// The contents, if key and additional authenticated data are those they were encrypted with.
    pub(super) fn open(self, key: &[u8], token: &Token, aad: &[u8]) -> Option<Vec<u8>> {
        if key.len() != self.key_bytes() {
            return None;
        }
        let iv = token.bytes(Part::InitializationVector);
        let (ciphertext, tag) = (token.bytes(Part::Ciphertext), token.bytes(Part::Tag));
        match self {
            Encryption::Gcm(size) => open_gcm(size, key, iv, aad, ciphertext, tag),
            Encryption::CbcHmac(size) => open_cbc_hmac(size, key, iv, aad, ciphertext, tag),
        }
    }
}

/// AES-GCM with a nonce of 96 bits and a tag of 128.
pub(super) fn open_gcm(
    size: Size,
    key: &[u8],
    iv: &[u8],
    aad: &[u8],
    ciphertext: &[u8],
    tag: &[u8],
) -> Option<Vec<u8>> {
    let algorithm = match size {
        Size::Aes128 => &aead::AES_128_GCM,
        Size::Aes192 => &aead::AES_192_GCM,
        Size::Aes256 => &aead::AES_256_GCM,
    };
    if tag.len() != GCM_TAG {
        return None;
    }
    let key = aead::LessSafeKey::new(aead::UnboundKey::new(algorithm, key).ok()?);
    let nonce = aead::Nonce::try_assume_unique_for_key(iv).ok()?;
    let mut contents = ciphertext.to_vec();
    key.open_in_place_separate_tag(nonce, aead::Aad::from(aad), tag, &mut contents).ok()?;
    Some(contents)
}

/// RFC 7518 §5.2.2.2: the tag is compared, in constant time, before anything is decrypted.
fn open_cbc_hmac(
    size: Size,
    key: &[u8],
    iv: &[u8],
    aad: &[u8],
    ciphertext: &[u8],
    tag: &[u8],
) -> Option<Vec<u8>> {
    let (mac, cipher) = match size {
        Size::Aes128 => (hmac::HMAC_SHA256, &cipher::AES_128),
        Size::Aes192 => (hmac::HMAC_SHA384, &cipher::AES_192),
        Size::Aes256 => (hmac::HMAC_SHA512, &cipher::AES_256),
    };
    let (mac_key, cipher_key) = key.split_at_checked(size.bytes())?;
    let iv = FixedLength::<16>::try_from(iv).ok()?;
    let mut signed = hmac::Context::with_key(&hmac::Key::new(mac, mac_key));
    let aad_bits = 8 * aad.len() as u64;
    for piece in [aad, iv.as_ref(), ciphertext, &aad_bits.to_be_bytes()] {
        signed.update(piece);
    }
    let due = signed.sign();
    constant_time::verify_slices_are_equal(due.as_ref().get(..size.bytes())?, tag).ok()?;

    let key = PaddedBlockDecryptingKey::cbc_pkcs7(UnboundCipherKey::new(cipher, cipher_key).ok()?).ok()?;
    let mut contents = ciphertext.to_vec();
    let length = key.decrypt(&mut contents, DecryptionContext::Iv128(iv)).ok()?.len();
    contents.truncate(length);
    Some(contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ciphertexts that are no blocks, or end in no padding, by someone who has the key.
    #[test]
    fn what_is_authentic_and_no_ciphertext_stays_closed() {
        for size in [Size::Aes128, Size::Aes192, Size::Aes256] {
            let mac = match size {
                Size::Aes128 => hmac::HMAC_SHA256,
                Size::Aes192 => hmac::HMAC_SHA384,
                Size::Aes256 => hmac::HMAC_SHA512,
            };
            let key = vec![3; 2 * size.bytes()];
            for length in [0, 1, 15, 16, 17, 32, 1000] {
                let ciphertext = vec![9; length];
                let signed = [b"aad", &[5; 16][..], &ciphertext, &24u64.to_be_bytes()].concat();
                let tag = hmac::sign(&hmac::Key::new(mac, &key[..size.bytes()]), &signed);
                let tag = &tag.as_ref()[..size.bytes()];
                let opened = open_cbc_hmac(size, &key, &[5; 16], b"aad", &ciphertext, tag);
                assert_eq!(opened, None, "{length}");
            }
        }
    }

    #[test]
    fn no_shortened_tag_is_taken() {
        let key = [7; 16];
        let cipher = aead::LessSafeKey::new(aead::UnboundKey::new(&aead::AES_128_GCM, &key).unwrap());
        let mut contents = b"contents".to_vec();
        let nonce = aead::Nonce::assume_unique_for_key([1; 12]);
        let tag = cipher.seal_in_place_separate_tag(nonce, aead::Aad::from(b"aad"), &mut contents).unwrap();
        let open = |iv: &[u8], tag: &[u8]| open_gcm(Size::Aes128, &key, iv, b"aad", &contents, tag);
        assert_eq!(open(&[1; 12], tag.as_ref()).unwrap(), b"contents");
        for length in 0..16 {
            assert_eq!(open(&[1; 12], &tag.as_ref()[..length]), None);
        }
        assert_eq!((open(&[1; 11], tag.as_ref()), open(&[], tag.as_ref())), (None, None));
    }
}

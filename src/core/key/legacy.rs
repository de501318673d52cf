//! PEM encrypted in OpenSSL's old way (RFC 1421 §4.6.1.3): `DEK-Info: AES-128-CBC,…`. It is weak, with one round of MD5
//! between the passphrase and the key, and read because such files are still about; none is written.

use crate::core::hex;
use anyhow::{Context, Result, anyhow, bail};
use cbc::Decryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockCipher, BlockDecryptMut, KeyInit, KeyIvInit};
use md5::{Digest, Md5};
use zeroize::Zeroizing;

/// Opens the content of a block that names its cipher and initialization vector as `dek_info`.
pub(super) fn decrypt(body: &[u8], dek_info: &str, passphrase: Option<&[u8]>) -> Result<Zeroizing<Vec<u8>>> {
    let (cipher, iv) = dek_info.split_once(',').context("broken PEM: DEK-Info names no vector")?;
    let iv =
        hex::decode(iv.trim().as_bytes()).context("broken PEM: the vector of DEK-Info is not hexadecimal")?;
    let passphrase = passphrase.ok_or_else(|| anyhow!(super::der::ENCRYPTED))?;
    match cipher.trim() {
        "AES-128-CBC" => open::<aes::Aes128>(body, passphrase, &iv, 16),
        "AES-192-CBC" => open::<aes::Aes192>(body, passphrase, &iv, 24),
        "AES-256-CBC" => open::<aes::Aes256>(body, passphrase, &iv, 32),
        "DES-EDE3-CBC" => open::<des::TdesEde3>(body, passphrase, &iv, 24),
        other => bail!("encrypted with {other}: convert it with `openssl pkcs8 -topk8`"),
    }
}

fn open<C>(body: &[u8], passphrase: &[u8], iv: &[u8], key_bytes: usize) -> Result<Zeroizing<Vec<u8>>>
where
    C: BlockCipher + KeyInit + cbc::cipher::BlockDecrypt,
    Decryptor<C>: KeyIvInit + BlockDecryptMut,
{
    let key = derive(passphrase, iv, key_bytes).context("broken PEM: the vector of DEK-Info is too short")?;
    let cipher = Decryptor::<C>::new_from_slices(&key, iv)
        .map_err(|_| anyhow!("broken PEM: DEK-Info does not fit its cipher"))?;
    let plain =
        cipher.decrypt_padded_vec_mut::<Pkcs7>(body).map_err(|_| anyhow!(super::der::WRONG_PASSPHRASE))?;
    Ok(Zeroizing::new(plain))
}

/// OpenSSL's `EVP_BytesToKey` with MD5 and one round, the salt being the head of the vector.
fn derive(passphrase: &[u8], iv: &[u8], key_bytes: usize) -> Option<Zeroizing<Vec<u8>>> {
    let salt = iv.get(..8)?;
    let mut key = Zeroizing::new(Vec::with_capacity(key_bytes + 16));
    while key.len() < key_bytes {
        let last = key.len().saturating_sub(16)..key.len();
        let digest =
            Md5::new().chain_update(&key[last]).chain_update(passphrase).chain_update(salt).finalize();
        key.extend_from_slice(&digest);
    }
    key.truncate(key_bytes);
    Some(key)
}

//! Reads whatever key is in a file, told by its content and never by its name.

use super::{Key, Material, der, jwk};
use crate::core::find;
use crate::core::json::{Document, Kind, Value};
use anyhow::{Context, Result, anyhow, bail};
use zeroize::Zeroizing;

/// The most keys that a set may have.
const MAX_KEYS: usize = 10_000;

/// The keys of one file, and what in it could not be read: one bad key does not spoil a set.
#[derive(Debug, Default)]
pub struct KeySet {
    /// The keys, in the order of the file.
    pub keys: Vec<Key>,
    /// What is wrong with each of the others.
    pub unreadable: Vec<String>,
}

/// Reads PEM (PKCS#8, PKCS#1, SEC 1, SPKI), a JWK or a JWKS. `origin` names the file in messages.
///
/// # Errors
///
/// When there is no key to be had at all; the message says what the content is, where that can be told.
pub fn read(bytes: Vec<u8>, origin: &str) -> Result<KeySet> {
    let bytes = Zeroizing::new(bytes);
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes));
    if text.contains("-----BEGIN") {
        return read_pem(&text, origin);
    }
    if text.trim_start().starts_with('{') {
        return read_json(&text, origin);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        bail!("it is empty");
    }
    if find::tokens(&bytes).next().is_some() {
        bail!("it holds a token, not a key");
    }
    bail!("no key in it: expected PEM, a JWK or a JWKS")
}

fn read_pem(text: &str, origin: &str) -> Result<KeySet> {
    let blocks = pem::parse_many(text).map_err(|error| anyhow!("broken PEM: {error}"))?;
    let mut set = KeySet::default();
    for block in blocks {
        if block.tag() == "EC PARAMETERS" {
            continue;
        }
        match read_block(&block) {
            Ok(material) => set.keys.push(Key::new(material, origin)),
            Err(error) => set.unreadable.push(format!("the {} block: {error:#}", block.tag())),
        }
    }
    one_at_least(set)
}

fn read_block(block: &pem::Pem) -> Result<Material> {
    let contents = block.contents();
    match block.tag() {
        "PRIVATE KEY" => der::pkcs8(contents),
        "RSA PRIVATE KEY" if block.headers().get("DEK-Info").is_some() => {
            bail!("encrypted in OpenSSL's old way: convert it with `openssl pkcs8 -topk8`")
        }
        "RSA PRIVATE KEY" => der::pkcs1_private(contents),
        "EC PRIVATE KEY" => der::sec1(contents),
        "PUBLIC KEY" => der::spki(contents),
        "RSA PUBLIC KEY" => der::pkcs1_public(contents),
        "ENCRYPTED PRIVATE KEY" => {
            bail!("encrypted: decrypt it first with `openssl pkey -in FILE -out PLAIN`")
        }
        "CERTIFICATE" => {
            bail!("a certificate: take its key with `openssl x509 -in FILE -noout -pubkey`")
        }
        other => bail!("{other} is no kind of key that signs tokens"),
    }
}

fn read_json(text: &str, origin: &str) -> Result<KeySet> {
    let document = Document::parse(text.as_bytes().to_vec());
    if let Some(fault) = document.faults().first() {
        bail!("{fault}");
    }
    if let Some(member) = document.duplicates().first() {
        bail!("the member {} occurs more than once", member.raw_name().unwrap_or_default());
    }
    let root = document.object().context("no JSON object")?;
    let Some(keys) = root.get("keys") else {
        return Ok(KeySet { keys: vec![jwk::read(root, origin)?], unreadable: Vec::new() });
    };
    if keys.kind() != Kind::Array {
        bail!("\"keys\" is {}, not an array", keys.kind().words());
    }
    if keys.children().nth(MAX_KEYS).is_some() {
        bail!("more than {MAX_KEYS} keys in one set");
    }
    let mut set = KeySet::default();
    for (index, key) in keys.children().enumerate() {
        match jwk::read(key, origin) {
            Ok(key) => set.keys.push(key),
            Err(error) => set.unreadable.push(format!("{}: {error:#}", name_in_set(index, key))),
        }
    }
    one_at_least(set)
}

fn name_in_set(index: usize, key: Value<'_>) -> String {
    match key.get_text("kid") {
        Some(kid) => format!("key {} ({kid:?})", index + 1),
        None => format!("key {}", index + 1),
    }
}

fn one_at_least(set: KeySet) -> Result<KeySet> {
    if set.keys.is_empty() {
        match set.unreadable.first() {
            Some(first) => bail!("{first}"),
            None => bail!("no key in it"),
        }
    }
    Ok(set)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(content: &str) -> String {
        read(content.as_bytes().to_vec(), "test").unwrap_err().to_string()
    }

    #[test]
    fn says_what_is_there_instead_of_a_key() {
        assert_eq!(message(" \n"), "it is empty");
        assert_eq!(message("eyJhbGciOiJub25lIn0.e30."), "it holds a token, not a key");
        assert_eq!(message("secret"), "no key in it: expected PEM, a JWK or a JWKS");
        assert_eq!(message(r#"{"keys":7}"#), "\"keys\" is a number, not an array");
        assert_eq!(
            message(r#"{"kty":"oct","kty":"oct","k":"AAAA"}"#),
            "the member \"kty\" occurs more than once"
        );
    }

    #[test]
    fn one_bad_key_does_not_spoil_a_set() {
        let set = br#"{"keys":[{"kty":"oct","k":"AAAA","kid":"a"},{"kty":"EC","kid":"b"}]}"#;
        let set = read(set.to_vec(), "jwks.json").unwrap();
        assert_eq!(set.keys[0].label(), "\"a\" (jwks.json)");
        assert_eq!(set.unreadable, ["key 2 (\"b\"): \"crv\" is missing"]);
    }
}

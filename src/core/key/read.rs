//! Reads whatever key is in a file, told by its content and never by its name.

use super::{Key, Material, armor, der, jwk, legacy, ssh};
use crate::core::find;
use crate::core::json::{Document, Kind, Value};
use anyhow::{Context, Result, bail};
use std::sync::Arc;
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

/// Reads PEM (PKCS#8, encrypted too, PKCS#1, SEC 1, SPKI, X.509), DER of each, a JWK, a JWKS, or an OpenSSH key.
/// `origin` names the file in messages; `passphrase` opens what is encrypted.
///
/// # Errors
///
/// When there is no key to be had at all; the message says what the content is, where that can be told.
pub fn read(bytes: Vec<u8>, origin: &str, passphrase: Option<&[u8]>) -> Result<KeySet> {
    let bytes = Zeroizing::new(bytes);
    let mut set = read_content(&bytes, origin, passphrase)?;
    if set.unreadable.is_empty() && !set.keys.iter().any(Key::is_private) {
        let file = Arc::from(bytes.as_slice());
        set.keys.iter_mut().for_each(|key| key.file = Some(Arc::clone(&file)));
    }
    Ok(set)
}

fn read_content(bytes: &[u8], origin: &str, passphrase: Option<&[u8]>) -> Result<KeySet> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        bail!("it is UTF-16 text: save it as UTF-8");
    }
    if bytes.first() == Some(&0x30) {
        let form = der::form_of(bytes).map_or("DER", |form| form.words());
        let key = one(der::any(bytes, passphrase)?, origin, &format!("{form}, in DER"));
        return Ok(key.with_certificate(bytes));
    }
    if matches!((bytes.first(), bytes.len()), (Some(4), 65 | 97 | 133)) {
        return Ok(one(der::bare_point(bytes)?, origin, "a bare point"));
    }
    let text = Zeroizing::new(
        String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned(),
    );
    let trimmed = text.trim_start();
    if trimmed.starts_with(['{', '[', '"']) {
        return read_json(&text, origin);
    }
    if armor::is_armored(&text) {
        return read_armored(&text, origin, passphrase);
    }
    if let Some(line) = text.lines().find(|line| ssh::is_public_line(line)) {
        return Ok(one(ssh::public_line(line)?, origin, "an OpenSSH public key"));
    }
    if trimmed.is_empty() {
        bail!("it is empty");
    }
    if find::tokens(bytes).next().is_some() {
        bail!("it holds a token, not a key");
    }
    if trimmed.starts_with("MI") {
        bail!(
            "it is base64 without its PEM lines: put -----BEGIN PUBLIC KEY----- before it and -----END PUBLIC KEY----- after it"
        );
    }
    if trimmed.starts_with('<') {
        bail!("it is a web page, not a key");
    }
    bail!(
        "no key in it: expected PEM, DER, a JWK, a JWKS or an OpenSSH key; a raw secret goes to --secret file:PATH"
    )
}

fn one(material: Material, origin: &str, form: &str) -> KeySet {
    let key = Key { form: form.to_string(), ..Key::new(material, origin) };
    KeySet { keys: vec![key], unreadable: Vec::new() }
}

impl KeySet {
    /// Notes what the certificate says, if the bytes are one.
    fn with_certificate(mut self, der: &[u8]) -> KeySet {
        for key in &mut self.keys {
            key.certificate = der::certificate_facts(der);
        }
        self
    }
}

fn read_armored(text: &str, origin: &str, passphrase: Option<&[u8]>) -> Result<KeySet> {
    let mut set = KeySet::default();
    let mut certificates = 0;
    for block in armor::blocks(text)? {
        certificates += usize::from(block.label == "CERTIFICATE");
        // Of a chain, the first certificate is the one the key belongs to.
        if block.label == "EC PARAMETERS" || block.label == "CERTIFICATE" && certificates > 1 {
            continue;
        }
        match read_block(&block, passphrase) {
            Ok(material) => {
                let sealed = block.label == "OPENSSH PRIVATE KEY" && ssh::is_encrypted(&block.body);
                let encrypted = if sealed || block.dek_info.is_some() { ", encrypted" } else { "" };
                let key = one(material, origin, &format!("{}{encrypted}, in PEM", block.label));
                set.keys.extend(key.with_certificate(&block.body).keys);
            }
            Err(error) => set.unreadable.push(format!("the {} block: {error:#}", block.label)),
        }
    }
    one_at_least(set)
}

fn read_block(block: &armor::Block, passphrase: Option<&[u8]>) -> Result<Material> {
    let opened = match &block.dek_info {
        Some(dek_info) => Some(legacy::decrypt(&block.body, dek_info, passphrase)?),
        None => None,
    };
    let body = opened.as_ref().unwrap_or(&block.body);
    let material = match block.label.as_str() {
        "PRIVATE KEY" => der::pkcs8(body),
        "ENCRYPTED PRIVATE KEY" => der::encrypted_pkcs8(body, passphrase),
        "RSA PRIVATE KEY" => der::pkcs1_private(body),
        "EC PRIVATE KEY" => der::sec1(body),
        "DSA PRIVATE KEY" => Ok(Material::Unusable { name: "DSA", private: true }),
        "PUBLIC KEY" => der::spki(body),
        "RSA PUBLIC KEY" => der::pkcs1_public(body),
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => der::certificate(body),
        "OPENSSH PRIVATE KEY" => ssh::private(body, passphrase),
        "SSH2 PUBLIC KEY" => ssh::public_blob(body),
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => {
            bail!("a certificate request: take its key with `openssl req -in FILE -noout -pubkey`")
        }
        "PGP PUBLIC KEY BLOCK" | "PGP PRIVATE KEY BLOCK" => bail!("a GPG key, which signs no tokens"),
        other => bail!("{other} is no kind of key that signs tokens"),
    };
    // A wrong passphrase can leave bytes that happen to be padded right.
    let material =
        material.or_else(|error| if opened.is_some() { bail!(der::WRONG_PASSPHRASE) } else { Err(error) });
    // A wrong label is the commonest mistake after a wrong file: say which would be right.
    material.or_else(|error| match der::form_of(body) {
        Some(form) if form.label() != block.label => {
            bail!("its content is {}: the label should be {}", form.words(), form.label())
        }
        _ => Err(error),
    })
}

fn read_json(text: &str, origin: &str) -> Result<KeySet> {
    let document = Document::parse(text.as_bytes().to_vec());
    if let Some(fault) = document.faults().first() {
        bail!("{fault}");
    }
    if let Some(member) = document.duplicates().first() {
        bail!("the member {} occurs more than once", member.raw_name().unwrap_or_default());
    }
    let root = document.root().context("it is empty")?;
    match root.kind() {
        Kind::Object => {}
        Kind::Array => bail!("an array: a JWK Set is an object, {{\"keys\": […]}}"),
        Kind::String => bail!("a JSON string: take the key out of the quotes, and \\n as line breaks"),
        other => bail!("{}, where a JSON object is due", other.words()),
    }
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
        read(content.as_bytes().to_vec(), "test", None).unwrap_err().to_string()
    }

    #[test]
    fn says_what_is_there_instead_of_a_key() {
        assert_eq!(message(" \n"), "it is empty");
        assert_eq!(message("eyJhbGciOiJub25lIn0.e30."), "it holds a token, not a key");
        assert!(message("secret").starts_with("no key in it: expected PEM"));
        assert!(message("MIIBIjANBgkq").starts_with("it is base64 without its PEM lines"));
        assert_eq!(message("<html>"), "it is a web page, not a key");
        assert_eq!(message("[]"), "an array: a JWK Set is an object, {\"keys\": […]}");
        assert_eq!(message(r#"{"keys":7}"#), "\"keys\" is a number, not an array");
        assert_eq!(
            message(r#"{"kty":"oct","kty":"oct","k":"AAAA"}"#),
            "the member \"kty\" occurs more than once"
        );
    }

    #[test]
    fn one_bad_key_does_not_spoil_a_set() {
        let set = br#"{"keys":[{"kty":"oct","k":"AAAA","kid":"a"},{"kty":"EC","kid":"b"}]}"#;
        let set = read(set.to_vec(), "jwks.json", None).unwrap();
        assert_eq!(set.keys[0].label(), "\"a\" (jwks.json)");
        assert_eq!(set.unreadable, ["key 2 (\"b\"): \"crv\" is missing"]);
    }
}

//! Reads whatever key is in a file, told by its content and never by its name.

use super::{Entry, Key, Material, Refused, armor, der, jwk, legacy, ssh};
use crate::core::find;
use crate::core::json::{Document, Kind, Value};
use crate::core::source::LineCounter;
use anyhow::{Context, Result, anyhow, bail};
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The most keys that a set may have.
const MAX_KEYS: usize = 10_000;

/// The keys of one file, and what in it could not be read: one bad key does not spoil a set.
#[derive(Default)]
pub struct KeySet {
    /// The keys, in the order of the file.
    pub keys: Vec<Key>,
    /// What is wrong with each of the others.
    pub unreadable: Vec<String>,
    /// All of them, in the order of the file.
    pub entries: Vec<Entry>,
    /// The text, if it is JSON.
    pub document: Option<Document>,
    /// Whether it is a JWK Set.
    pub is_set: bool,
}

/// Says what the keys are, and never what they hold.
impl fmt::Debug for KeySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeySet({:?}, unreadable: {:?})", self.keys, self.unreadable)
    }
}

/// Reads PEM (PKCS#8, encrypted too, PKCS#1, SEC 1, SPKI, X.509), DER of each, a JWK, a JWKS, or an OpenSSH key.
/// `origin` names the file in messages; `passphrase` opens what is encrypted.
///
/// # Errors
///
/// When there is no key to be had at all; the message says what the content is, where that can be told.
pub fn read(bytes: Vec<u8>, origin: &str, passphrase: Option<&[u8]>) -> Result<KeySet> {
    let set = read_all(bytes, origin, passphrase)?;
    if set.keys.is_empty() {
        match set.unreadable.first() {
            Some(first) => bail!("{first}"),
            None => bail!("no key in it"),
        }
    }
    Ok(set)
}

/// The same, when every key is one that cannot be used, too: there may be something to say of them.
///
/// # Errors
///
/// When the content is no key file.
pub fn read_all(bytes: Vec<u8>, origin: &str, passphrase: Option<&[u8]>) -> Result<KeySet> {
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
        let form = der::form_of(bytes).context("DER that is no key, or that is damaged or cut off")?.words();
        let entry = Entry { form: form.to_string(), ..Entry::default() };
        let mut set = KeySet::default();
        set.take(der::any(bytes, passphrase), entry, origin, &format!("{form}, in DER"), "");
        set.note_certificate(bytes);
        return Ok(set);
    }
    if matches!((bytes.first(), bytes.len()), (Some(4), 65 | 97 | 133)) {
        let mut set = KeySet::default();
        set.take(Ok(der::bare_point(bytes)?), Entry::default(), origin, "a bare point", "");
        return Ok(set);
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
        let mut set = KeySet::default();
        set.take_line(line, 1, origin);
        return Ok(set);
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

impl KeySet {
    /// Whether a key can be used, or there is something to say of one that cannot.
    pub fn has_something_to_judge(&self) -> bool {
        let said = |refused: &Refused| {
            refused.weakness.is_some() || refused.numbers.is_some() || refused.shadow.is_some()
        };
        self.entries.iter().any(|entry| entry.refused.as_ref().is_none_or(said))
    }

    /// Takes secrets from among the keys that can be used, and gives their key IDs.
    pub fn without_secrets(&mut self) -> Vec<Option<String>> {
        let mut secrets = Vec::new();
        let mut kept = Vec::new();
        let mut keys: Vec<_> = std::mem::take(&mut self.keys).into_iter().map(Some).collect();
        for entry in &mut self.entries {
            let Some(key) = entry.key.take().and_then(|at| keys[at].take()) else { continue };
            if matches!(key.material, Material::Secret(_)) {
                secrets.push(key.kid.clone());
                let error = anyhow!("a secret that everyone can read");
                entry.refused = Some(Refused { left_out: true, ..Refused::of(&error, Some(key)) });
            } else {
                entry.key = Some(kept.len());
                kept.push(key);
            }
        }
        self.keys = kept;
        secrets
    }

    /// Adds a key, or why it is none; `called` names it in what is said of a file of several.
    fn take(&mut self, read: Result<Material>, mut entry: Entry, origin: &str, form: &str, called: &str) {
        match read {
            Ok(material) => {
                entry.key = Some(self.keys.len());
                self.keys.push(Key { form: form.to_string(), ..Key::new(material, origin) });
            }
            Err(error) => self.refuse(&error, &mut entry, None, called),
        }
        self.entries.push(entry);
    }

    fn refuse(&mut self, error: &anyhow::Error, entry: &mut Entry, shadow: Option<Key>, called: &str) {
        self.unreadable.push(format!("{called}{error:#}"));
        entry.refused = Some(Refused::of(error, shadow));
    }

    /// Adds the key of an OpenSSH line.
    pub(super) fn take_line(&mut self, text: &str, line: usize, origin: &str) {
        let entry = Entry { line, column: 1, form: "OpenSSH public key".to_string(), ..Entry::default() };
        self.take(ssh::public_line(text), entry, origin, "an OpenSSH public key", "");
    }

    /// Adds the key of a block that stands in that line.
    pub(super) fn take_block(
        &mut self,
        block: &armor::Block,
        (line, column): (usize, usize),
        origin: &str,
        passphrase: Option<&[u8]>,
    ) {
        let read = read_block(block, passphrase);
        let sealed = block.label == "OPENSSH PRIVATE KEY" && ssh::is_encrypted(&block.body);
        let encrypted = if sealed || block.dek_info.is_some() { ", encrypted" } else { "" };
        let entry = Entry { line, column, form: format!("{} block", block.label), ..Entry::default() };
        let form = format!("{}{encrypted}, in PEM", block.label);
        self.take(read, entry, origin, &form, &format!("the {} block: ", block.label));
        self.note_certificate(&block.body);
    }

    /// Notes of the last key what its certificate says, if the bytes are one.
    fn note_certificate(&mut self, der: &[u8]) {
        let last = self.entries.last().and_then(|entry| entry.key);
        if let Some(key) = last.and_then(|at| self.keys.get_mut(at)) {
            key.certificate = der::certificate_facts(der);
        }
    }

    /// Adds a JWK.
    fn take_jwk(&mut self, jwk: Value<'_>, mut entry: Entry, origin: &str, called: &str) {
        (entry.node, entry.form) = (Some(jwk.id()), "JWK".to_string());
        match jwk::read(jwk, origin) {
            Ok(key) => {
                entry.key = Some(self.keys.len());
                self.keys.push(key);
            }
            Err(error) => self.refuse(&error, &mut entry, jwk::read_leniently(jwk, origin), called),
        }
        self.entries.push(entry);
    }
}

fn read_armored(text: &str, origin: &str, passphrase: Option<&[u8]>) -> Result<KeySet> {
    let mut set = KeySet::default();
    let mut certificates = 0;
    let mut lines = LineCounter::default();
    for block in armor::blocks(text)? {
        certificates += usize::from(block.label == "CERTIFICATE");
        // Of a chain, the first certificate is the one the key belongs to.
        if block.label == "EC PARAMETERS" || block.label == "CERTIFICATE" && certificates > 1 {
            continue;
        }
        set.take_block(&block, lines.locate(text.as_bytes(), block.offset), origin, passphrase);
    }
    Ok(set)
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
    let mut set = KeySet { is_set: root.get("keys").is_some(), ..KeySet::default() };
    let mut lines = LineCounter::default();
    let mut place = |jwk: Value<'_>, pointer: String| {
        let (line, column) = lines.locate(text.as_bytes(), jwk.span().start);
        Entry { line, column, pointer: Some(pointer), ..Entry::default() }
    };
    match root.get("keys") {
        None => set.take_jwk(root, place(root, String::new()), origin, ""),
        Some(keys) if keys.kind() != Kind::Array => {
            bail!("\"keys\" is {}, not an array", keys.kind().words())
        }
        Some(keys) if keys.children().nth(MAX_KEYS).is_some() => {
            bail!("more than {MAX_KEYS} keys in one set")
        }
        Some(keys) => {
            for (index, key) in keys.children().enumerate() {
                let entry = place(key, format!("/keys/{index}"));
                set.take_jwk(key, entry, origin, &format!("{}: ", name_in_set(index, key)));
            }
        }
    }
    set.document = Some(document);
    Ok(set)
}

fn name_in_set(index: usize, key: Value<'_>) -> String {
    match key.get_text("kid") {
        Some(kid) => format!("key {} ({kid:?})", index + 1),
        None => format!("key {}", index + 1),
    }
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

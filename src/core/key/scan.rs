//! Key files told from anything else by their content, and keys inside any text: what lies about in a folder is not
//! given as a key, and is looked at all the same.

use super::read::{self, KeySet};
use super::{armor, der, ssh};
use crate::core::source::{LineCounter, Position};
use memchr::memmem;

/// A key file has no more bytes than this; what is larger is no file of keys alone.
const MOST: usize = 16 << 20;

/// A PEM block has no more bytes than this: an RSA key of 8192 bits with its certificate has a tenth.
const LONGEST_BLOCK: usize = 256 << 10;

/// So many blocks or lines of one text are looked at.
const MOST_KEYS: usize = 10_000;

/// What each key in a text begins with: a PEM block, a line of an OpenSSH public key.
pub const MARKS: [&[u8]; 3] = [BEGIN, b"ssh-", b"ecdsa-sha2-"];
const BEGIN: &[u8] = b"-----BEGIN ";

/// Whether any of them is in the bytes.
pub fn has_mark(bytes: &[u8]) -> bool {
    MARKS.iter().any(|mark| memmem::find(bytes, mark).is_some())
}

/// What keys there are in some bytes.
pub struct Scanned {
    /// The keys, the refused ones among them.
    pub set: KeySet,
    /// Why the bytes, which are a key file and nothing else, give no key that could be judged.
    pub unreadable: Option<String>,
}

impl Scanned {
    /// How many keys there are, the refused ones among them.
    pub fn len(&self) -> usize {
        self.set.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The keys in some bytes, the first of which stands at `start`; `None` where there is nothing like one.
pub fn scan(bytes: &[u8], start: Position, origin: &str, passphrase: Option<&[u8]>) -> Option<Scanned> {
    let mut scanned = scan_bytes(bytes, origin, passphrase)?;
    for entry in scanned.set.entries.iter_mut().filter(|entry| entry.line > 0) {
        if entry.line == 1 {
            entry.column += start.column - 1;
        }
        entry.line += start.line - 1;
    }
    Some(scanned)
}

fn scan_bytes(bytes: &[u8], origin: &str, passphrase: Option<&[u8]>) -> Option<Scanned> {
    if is_key_file(bytes) {
        return match read::read_all(bytes.to_vec(), origin, passphrase) {
            Ok(set) if set.entries.is_empty() => None,
            Ok(set) => {
                let unreadable = set.unreadable.first().filter(|_| !set.has_something_to_judge()).cloned();
                Some(Scanned { set, unreadable })
            }
            Err(error) => Some(Scanned { set: KeySet::default(), unreadable: Some(format!("{error:#}")) }),
        };
    }
    let mut set = KeySet::default();
    blocks_in(bytes, origin, passphrase, &mut set);
    lines_in(bytes, origin, &mut set);
    (!set.entries.is_empty()).then_some(Scanned { set, unreadable: None })
}

/// Whether the bytes are keys and nothing else: DER of a key, a point, a JWK or a set of them, a PEM file.
fn is_key_file(bytes: &[u8]) -> bool {
    if bytes.len() > MOST {
        return false;
    }
    if bytes.first() == Some(&0x30) {
        return der::form_of(bytes).is_some();
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    if text.first() == Some(&b'{') {
        return is_jwk(text);
    }
    if matches!((bytes.first(), bytes.len()), (Some(4), 65 | 97 | 133)) {
        return der::bare_point(bytes).is_ok();
    }
    if text.starts_with(b"---- BEGIN SSH2 PUBLIC KEY ----") {
        return true;
    }
    let begins = begin_label(text, 0).is_some_and(|(label, _)| is_of_a_key(label));
    begins && text.ends_with(b"-----") && !has_text_between(text)
}

/// Whether JSON is a JWK or a set of them, by its outermost members.
fn is_jwk(text: &[u8]) -> bool {
    use serde::de::IgnoredAny;
    #[derive(serde::Deserialize)]
    struct Outermost {
        kty: Option<IgnoredAny>,
        keys: Option<Vec<Member>>,
    }
    #[derive(serde::Deserialize)]
    struct Member {
        kty: Option<IgnoredAny>,
    }
    if memmem::find(text, b"\"kty\"").is_none() {
        return false;
    }
    match serde_json::from_slice::<Outermost>(text) {
        Ok(Outermost { keys: Some(keys), .. }) => keys.iter().any(|key| key.kty.is_some()),
        Ok(Outermost { kty, keys: None }) => kty.is_some(),
        // Broken, but meant to be one.
        Err(error) => {
            let first = text[1..].trim_ascii_start();
            first.starts_with(b"\"kty\"") || !error.is_data() && first.starts_with(b"\"keys\"")
        }
    }
}

/// Whether something other than blocks and white space stands in a PEM file.
fn has_text_between(text: &[u8]) -> bool {
    let mut outside = true;
    text.split(|byte| *byte == b'\n').any(|line| {
        let line = line.trim_ascii();
        let was_outside = outside;
        if line.starts_with(b"-----BEGIN ") {
            outside = false;
        } else if line.starts_with(b"-----END ") {
            outside = true;
        }
        was_outside && outside && !line.is_empty()
    })
}

/// The label of the BEGIN line that starts there, and its length.
fn begin_label(bytes: &[u8], at: usize) -> Option<(&str, usize)> {
    let rest = bytes.get(at..)?.strip_prefix(BEGIN)?;
    let end = memmem::find(&rest[..rest.len().min(80)], b"-----")?;
    Some((std::str::from_utf8(&rest[..end]).ok()?, 11 + end + 5))
}

/// Whether a block of that label holds a key that may sign tokens.
fn is_of_a_key(label: &str) -> bool {
    let is_key = label.ends_with("PRIVATE KEY") || label.ends_with("PUBLIC KEY") || label == "CERTIFICATE";
    is_key && !label.starts_with("PGP")
}

/// The PEM blocks inside some text, those with `\n` in two characters among them, as JSON has them.
fn blocks_in(bytes: &[u8], origin: &str, passphrase: Option<&[u8]>, set: &mut KeySet) {
    let mut lines = LineCounter::default();
    let mut certificates = 0;
    let mut from = 0;
    while let Some(step) = bytes.get(from..).and_then(|rest| memmem::find(rest, BEGIN)) {
        let at = from + step;
        from = at + 11;
        let Some((label, _)) = begin_label(bytes, at).filter(|(label, _)| is_of_a_key(label)) else {
            continue;
        };
        let within = &bytes[at..bytes.len().min(at + LONGEST_BLOCK)];
        let end_line = format!("-----END {label}-----");
        let Some(length) = memmem::find(within, end_line.as_bytes()) else { continue };
        from = at + length + end_line.len();
        certificates += usize::from(label == "CERTIFICATE");
        if label == "CERTIFICATE" && certificates > 1 || set.entries.len() >= MOST_KEYS {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes[at..from]).replace("\\r", "").replace("\\n", "\n");
        for block in armor::blocks(&text).unwrap_or_default() {
            set.take_block(&block, lines.locate(bytes, at), origin, passphrase);
        }
    }
}

/// The lines of OpenSSH public keys that can be read.
fn lines_in(bytes: &[u8], origin: &str, set: &mut KeySet) {
    let starts = &MARKS[1..];
    if !starts.iter().any(|start| memmem::find(bytes, start).is_some()) {
        return;
    }
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        if !starts.iter().any(|start| line.starts_with(start)) || set.entries.len() >= MOST_KEYS {
            continue;
        }
        let Ok(text) = std::str::from_utf8(line) else { continue };
        if ssh::is_public_line(text) && ssh::is_read(text) {
            set.take_line(text, number, origin);
        }
    }
}

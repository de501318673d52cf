//! Keys in every form, sets of them, and keys in any text.

use crate::reports::Report;
use crate::spelled::spelled;
use jotkit::core::b64;
use jotkit::core::key::{self, Form, Given, Key, KeySet, Operation, thumbprint};
use jotkit::core::source::Position;
use pkcs8::EncryptedPrivateKeyInfo;
use pkcs8::der::Decode;
use pkcs8::pkcs5::pbes2::Kdf;
use std::io::Write;

/// What keys have stood under in PEM. The number of one, as the first byte of an input, puts the rest into such a block.
const LABELS: [&str; 14] = [
    "PRIVATE KEY",
    "PUBLIC KEY",
    "RSA PRIVATE KEY",
    "RSA PUBLIC KEY",
    "EC PRIVATE KEY",
    "CERTIFICATE",
    "OPENSSH PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
    "DSA PRIVATE KEY",
    "X509 CERTIFICATE",
    "TRUSTED CERTIFICATE",
    "CERTIFICATE REQUEST",
    "PGP PUBLIC KEY BLOCK",
    "EC PARAMETERS",
];

/// So many bytes in base64 make a line of PEM.
const LINE: usize = 48;

fn armored(label: &str, body: &[u8]) -> Vec<u8> {
    let mut pem = format!("-----BEGIN {label}-----\n").into_bytes();
    for line in body.chunks(LINE) {
        let text = b64::encode(line).replace('-', "+").replace('_', "/");
        // Only the last can be short.
        pem.extend(text.bytes().chain(std::iter::repeat_n(b'=', (4 - text.len() % 4) % 4)));
        pem.push(b'\n');
    }
    write!(pem, "-----END {label}-----\n").expect("memory takes it");
    pem
}

fn written(bytes: &[u8]) -> Vec<u8> {
    match bytes {
        [number, body @ ..] if usize::from(*number) < LABELS.len() => {
            armored(LABELS[usize::from(*number)], body)
        }
        _ => bytes.to_vec(),
    }
}

/// A key file of any form, or any text in which keys may stand.
pub(crate) fn key(bytes: &[u8]) {
    let file = written(bytes);
    if let Ok(set) = key::read_all(file.clone(), "key", None) {
        judged(set, &file);
    }
    let start = Position { line: 7, column: 5, surplus: 0 };
    if let Some(scanned) = key::scan(&file, start, "text", None) {
        assert_eq!(scanned.len(), scanned.set.entries.len());
        for entry in scanned.set.entries.iter().filter(|entry| entry.line > 0) {
            assert!(entry.line > 7 || entry.column >= 5, "{}:{}", entry.line, entry.column);
        }
    }
}

/// A JWK or a set of them, in JSON.
pub(crate) fn jwks(bytes: &[u8]) {
    let file = spelled(bytes);
    if let Ok(set) = key::read_all(file.clone(), "jwks.json", None) {
        judged(set, &file);
    }
}

/// What is encrypted, and the passphrase for it. A file may ask for much work, up to a limit; that is left out here.
pub(crate) fn sealed(bytes: &[u8]) {
    /// Rounds, or the cost and its factors together.
    const MOST_WORK: u64 = 4096;
    let Some((&number, body)) = bytes.split_first() else { return };
    let (label, work) = if number & 1 == 0 {
        let info = EncryptedPrivateKeyInfo::from_der(body).ok();
        let scheme = info.as_ref().and_then(|info| info.encryption_algorithm.pbes2());
        let work = scheme.map_or(0, |scheme| match &scheme.kdf {
            Kdf::Pbkdf2(kdf) => kdf.iteration_count.into(),
            Kdf::Scrypt(kdf) => {
                let (size, times) = (u64::from(kdf.block_size), u64::from(kdf.parallelization));
                kdf.cost_parameter.saturating_mul(size).saturating_mul(times)
            }
            _ => 0,
        });
        ("ENCRYPTED PRIVATE KEY", work)
    } else {
        let key = ssh_key::PrivateKey::from_bytes(body).ok();
        let rounds = key.map_or(0, |key| match key.kdf() {
            ssh_key::Kdf::Bcrypt { rounds, .. } => u64::from(*rounds) * 64,
            _ => 0,
        });
        ("OPENSSH PRIVATE KEY", rounds)
    };
    if work <= MOST_WORK {
        let file = armored(label, body);
        if let Ok(set) = key::read_all(file.clone(), "key.pem", Some(b"hunter2")) {
            judged(set, &file);
        }
    }
}

/// Every key is counted once, stands in the file, and is the same in each form that it is written in.
fn judged(set: KeySet, file: &[u8]) {
    assert_eq!(set.entries.len(), set.keys.len() + set.unreadable.len());
    let lines = file.split(|byte| *byte == b'\n').count();
    assert!(set.entries.iter().all(|entry| entry.line <= lines));
    assert!(!format!("{set:?}").is_empty());
    set.keys.iter().for_each(same_in_every_form);
    let mut given = Given::default();
    given.add(set, "key", true, Some(0o644));
    Report::by(file).of_keys(&given);
}

fn same_in_every_form(key: &Key) {
    let own = thumbprint(key);
    for form in Form::ALL {
        let Ok(written) = key::write(key, form) else { continue };
        let read = key::read(written.to_vec(), "again", None);
        let read = read.unwrap_or_else(|error| panic!("{key:?} as {}: {error:#}", form.name()));
        assert_eq!(
            (read.keys.len(), thumbprint(&read.keys[0])),
            (1, own.clone()),
            "{key:?} as {}",
            form.name()
        );
    }
    if let Ok(public) = key.public_half() {
        assert!(!public.is_private() && thumbprint(&public) == own, "{key:?}");
    }
    for alg in key.family_algs() {
        let may = key.admits(alg, Operation::Sign).is_ok();
        assert!(!may || key.is_private(), "{key:?}");
    }
}

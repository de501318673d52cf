//! Dependencies point one way: read off the `use crate::` lines and the paths in the code.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

use std::fs;
use std::path::{Path, PathBuf};

/// Each module and what it may use of the others.
const MAY_USE: &[(&str, &[&str])] = &[
    ("core", &[]),
    ("policy", &["core"]),
    ("term", &["core"]),
    ("input", &["core"]),
    ("rules", &["core", "policy", "input"]),
    ("report", &["core", "policy", "rules", "input", "term"]),
    ("render", &["core", "policy", "rules", "input", "report", "term"]),
    ("exit", &["policy"]),
    ("cli", &["core", "policy", "render", "term"]),
    ("host", &["core", "term"]),
    ("cmd", &["core", "policy", "rules", "input", "report", "render", "host", "exit", "cli", "term"]),
];

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn dependencies_point_one_way() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let mut files = Vec::new();
    sources(root, &mut files);
    let mut problems = Vec::new();
    for file in &files {
        let inner = file.strip_prefix(root).unwrap();
        let module = inner.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if matches!(module, "lib" | "main") {
            continue;
        }
        let allowed = MAY_USE.iter().find(|(name, _)| *name == module);
        let allowed = allowed.unwrap_or_else(|| panic!("{module} is in no layer")).1;
        for piece in fs::read_to_string(file).unwrap().split("crate::").skip(1) {
            let used: String = piece.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            if used != module && !allowed.contains(&used.as_str()) {
                problems.push(format!("{} uses {used}", inner.display()));
            }
        }
    }
    assert!(files.len() > 40, "only {} files", files.len());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn files_fit_a_few_screens() {
    let mut files = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap().lines().count();
        assert!(code <= 420, "{} has {code} lines before its tests", file.display());
    }
}

/// What may be named of the `rsa` crate: reading, checking and writing keys, and arithmetic. Its private-key operations want a padding
/// scheme, a type of key that signs or decrypts, or `hazmat` (RUSTSEC-2023-0071; docs/dependencies.md).
const OF_RSA: &str = "BigUint RsaPrivateKey RsaPublicKey traits PrivateKeyParts PublicKeyParts \
    pkcs1 EncodeRsaPrivateKey EncodeRsaPublicKey from_der UintRef RsaPssParams \
    pkcs8 der Decode Encode Document SecretDocument asn1 OctetStringRef SequenceOf pem LineEnding encode_string spki AlgorithmIdentifierRef \
    SubjectPublicKeyInfoRef ObjectIdentifier PrivateKeyInfo EncodePrivateKey EncodePublicKey \
    sha2 Digest Sha256 Sha384 Sha512";

/// The one file that may name a padding scheme, to look for the salt of a signature, with public keys alone.
const LOOKS_FOR_SALTS: &str = "core/diagnose/keys.rs";

#[test]
fn no_private_key_operation_of_the_rsa_crate_is_named() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let mut files = Vec::new();
    sources(root, &mut files);
    let (mut problems, mut named) = (Vec::new(), 0);
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let inner = file.strip_prefix(root).unwrap().to_str().unwrap();
        let looks_for_salts = inner == LOOKS_FOR_SALTS;
        if looks_for_salts {
            for word in [
                "RsaPrivateKey",
                "private: Some",
                "private }",
                "private, ..",
                ".sign(",
                "sign_with",
                "decrypt",
            ] {
                assert!(!code.contains(word), "{inner} names {word}");
            }
        }
        for way_around in
            ["extern crate rsa", "use rsa;", "use rsa as", "rsa::*", "use rsa::{self", "::rsa as"]
        {
            assert!(!code.contains(way_around), "{inner}: {way_around}");
        }
        // A module of that name is ours, and aws-lc-rs has one too.
        if code.contains("mod rsa;") {
            continue;
        }
        for (at, _) in code.match_indices("rsa::") {
            let before = &code[..at];
            if before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let path = &code[at + "rsa::".len()..];
            let is_import = before.ends_with("use ");
            let end =
                |c: char| if is_import { c == ';' } else { !c.is_alphanumeric() && c != '_' && c != ':' };
            let path = path.split(end).next().unwrap();
            for name in path.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty())
            {
                named += 1;
                let salt = looks_for_salts && ["pss", "Pss"].contains(&name);
                if !salt && !OF_RSA.split_whitespace().any(|known| known == name) {
                    problems.push(format!("{inner} names {name} of the rsa crate"));
                }
            }
        }
    }
    assert!(named > 40, "{named}");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

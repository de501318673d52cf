//! Key files of all kinds, walked from where they lie when `JOTKIT_CORPORA` names the folder: each is read as what its
//! index says, or refused.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

use jotkit::core::key::{self, Key, Material};
use rsa::traits::PublicKeyParts;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Files that the index calls readable and jotkit refuses, with the reason.
const REFUSED: &[(&str, &str)] = &[
    ("PBES1 with SHA-1 and triple DES is no safe place for a key", "PBES1"),
    ("32 bytes are an Ed25519 key as well as a secret: nothing in them tells", "raw Ed25519"),
    ("a raw secret is given by --secret file:PATH", "raw HMAC"),
    ("a raw secret is given by --secret file:PATH", "text secret"),
    ("a certificate request is no key", "CSR"),
];

#[test]
#[allow(clippy::print_stdout)] // what was driven is said
fn each_is_read_as_what_it_is() {
    let Some(folder) = std::env::var_os("JOTKIT_CORPORA") else {
        println!("key files: 0 driven, JOTKIT_CORPORA names no folder");
        return;
    };
    let folder = Path::new(&folder).join("keys");
    let index = std::fs::read_to_string(folder.join("index.jsonl")).unwrap();
    let entries: Vec<Value> = index.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut problems = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut thumbprints: HashMap<String, String> = HashMap::new();
    for entry in &entries {
        let file = entry["file"].as_str().unwrap();
        let form = entry["form"].as_str().unwrap();
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let passphrase = entry["password"].as_str().unwrap_or(if form.contains("(password pass)") {
            "pass"
        } else {
            "password"
        });
        let outcome = key::read(bytes, file, Some(passphrase.as_bytes()));
        let spelled_out = ("a curve that is spelled out can be an attacker's (CVE-2020-0601)", "ecdsa-p");
        let excused = REFUSED.iter().find(|(_, kind)| form.contains(kind));
        let excused = excused.or(file.contains("node-jsonwebtoken__ecdsa-p").then_some(&spelled_out));
        match (entry["valid"].as_bool(), &outcome, excused) {
            (Some(true), Err(_), Some((reason, _))) => {
                *counts.entry(format!("refused, for {reason}")).or_default() += 1
            }
            (Some(true), Err(error), None) => problems.push(format!("{file} ({form}): {error:#}")),
            (Some(true), Ok(set), _) => {
                *counts.entry("read".to_string()).or_default() += 1;
                if let Some(problem) = differs(entry, &set.keys) {
                    problems.push(format!("{file} ({form}): {problem}"));
                }
                if let Some(thumbprint) = set.keys.first().and_then(key::thumbprint) {
                    thumbprints.insert(file.to_string(), thumbprint);
                }
            }
            (Some(false), Ok(set), _) => problems.push(format!("{file} ({form}): read as {:?}", set.keys)),
            (Some(false), Err(_), _) => {
                *counts.entry("refused, as they must be".to_string()).or_default() += 1
            }
            (None, outcome, _) => {
                let how = if outcome.is_ok() { "read" } else { "refused" };
                *counts.entry(format!("of those that can be either: {how}")).or_default() += 1;
            }
        }
    }
    for entry in &entries {
        let (Some(file), Some(same)) = (entry["file"].as_str(), entry["same_key_as"].as_str()) else {
            continue;
        };
        if let (Some(one), Some(other)) = (thumbprints.get(file), thumbprints.get(same))
            && one != other
        {
            problems.push(format!("{file} is not the key of {same}"));
        }
    }
    for (what, count) in &counts {
        println!("key files: {count} {what}");
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(entries.len() >= 377);
}

/// What is wrong with the keys that were read, by the index.
fn differs(entry: &Value, keys: &[Key]) -> Option<String> {
    let expected = (entry["type"].as_str()?, &entry["bits_or_curve"]);
    if expected.0 == "set" {
        let count = expected.1.as_u64()? as usize;
        return (keys.len() > count).then(|| format!("{} keys", keys.len()));
    }
    let key = keys.first()?;
    let is = match &key.material {
        Material::Secret(secret) => ("oct", Value::from(secret.len() * 8)),
        Material::Rsa { public, .. } => ("RSA", Value::from(public.n().bits())),
        Material::Ec { curve, .. } => ("EC", Value::from(curve.name())),
        Material::Ed25519 { .. } => ("OKP", Value::from("Ed25519")),
        Material::MlDsa { alg, .. } => ("AKP", Value::from(alg.name())),
        Material::Unusable { name, .. } => {
            (expected.0, if expected.0 == "DSA" { expected.1.clone() } else { Value::from(*name) })
        }
    };
    if (is.0, &is.1) != (expected.0, expected.1) {
        return Some(format!("is {is:?}, where {expected:?} is due"));
    }
    // The index overlooks `priv` of its ML-DSA keys.
    let private = entry["private"].as_bool()? || expected.0 == "AKP" && key.is_private();
    let is_private = keys.iter().any(Key::is_private);
    (is_private != private).then(|| format!("private is {is_private}"))
}

//! `lint` on keys: nothing private is printed in any format, and the key files of other projects are looked through
//! without a fault.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, folder, jotkit_with};
use jotkit::core::key::{self, PRIVATE_MEMBERS};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Private keys and secrets in all forms, each with a flaw, so that there is much to say of them.
fn private_files(here: &Path) -> (Vec<String>, Vec<String>) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/keys-lint.in");
    let mut files = Vec::new();
    let mut secrets = Vec::new();
    for name in ["published.jwks.json", "signing.jwks.json", "halves.jwk.json", "private.pem", "deploy.log"] {
        let text = fs::read_to_string(fixtures.join(name)).unwrap();
        fs::write(here.join(name), &text).unwrap();
        files.push(name.to_string());
        if let Ok(json) = serde_json::from_str::<Value>(&text) {
            members(&json, &mut secrets);
        }
        for block in text.split("-----BEGIN PRIVATE KEY-----").skip(1) {
            secrets.extend(block.lines().take(3).filter(|line| line.len() > 20).map(str::to_string));
        }
    }
    for rule in jotkit::rules::RULES {
        for (at, example) in rule.bad.iter().filter(|example| example.is_of_keys()).enumerate() {
            let name = format!("{}-{at}", rule.name);
            fs::write(here.join(&name), example.keys).unwrap();
            if let Ok(json) = serde_json::from_str::<Value>(example.keys) {
                members(&json, &mut secrets);
            }
            files.push(name);
        }
    }
    (files, secrets)
}

/// The private members of every JWK in JSON.
fn members(json: &Value, secrets: &mut Vec<String>) {
    match json {
        Value::Array(items) => items.iter().for_each(|item| members(item, secrets)),
        Value::Object(object) => {
            for (name, value) in object {
                match value.as_str() {
                    Some(text) if PRIVATE_MEMBERS.contains(&name.as_str()) => secrets.push(text.to_string()),
                    _ => members(value, secrets),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn nothing_private_is_printed() {
    let here = folder("keys_lint_private");
    let (files, mut secrets) = private_files(&here);
    let memorable = "MyProject2026MyProject2026MyProj";
    secrets.push(memorable.to_string());
    secrets.retain(|secret| secret.len() > 20);
    assert!(secrets.len() > 20, "{}", secrets.len());
    for format in ["human", "json", "jsonl"] {
        for more in
            [&["--show-all"][..], &["--show-secrets", "--auditor"], &["--write-baseline", "known.json"]]
        {
            let given = format!("text:{memorable}");
            let options = ["lint", "--no-config", "--now", NOW, "--format", format, "--secret", &given];
            let args = options.iter().chain(more).copied().chain(files.iter().map(String::as_str));
            let run = jotkit_with(args, b"", &here);
            assert!(run.stdout.contains("jwks-private-key"), "{}", run.stderr);
            let baseline = fs::read_to_string(here.join("known.json")).unwrap_or_default();
            for printed in [&run.stdout, &run.stderr, &baseline] {
                for secret in &secrets {
                    // A part of a secret tells, too.
                    let part: String = secret.chars().skip(4).take(16).collect();
                    assert!(!printed.contains(&part), "{format} {more:?}: {part}");
                }
            }
        }
    }
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.PRiwGOM3iP4jt_S8aTTsUyAQ7GKkXGJNOwUIA6CbSQI";
    let run = jotkit_with(["verify", "--strict", "--key", "published.jwks.json", token], b"", &here);
    for secret in &secrets {
        assert!(!run.stdout.contains(secret) && !run.stderr.contains(secret));
    }
}

/// Each file of the corpus whose name says that it is odd in a way that has a rule, and that rule.
const ODD: &[(&str, &str)] = &[
    ("odd.jwk-ec-not-on-curve", "ec-point-invalid"),
    ("odd.jwk-ec-point-at-zero", "ec-point-invalid"),
    ("odd.jwk-okp-short-x", "ec-point-invalid"),
    ("odd.jwk-okp-long-x", "ec-point-invalid"),
    ("odd.jwk-ec-d-mismatch", "jwk-halves-differ"),
    ("odd.jwk-ec-d-zero", "jwk-halves-differ"),
    ("odd.jwk-alg-mismatch", "jwk-alg-mismatch"),
    ("odd.jwk-rsa-e-1", "rsa-exponent"),
    ("odd.jwk-rsa-e-2", "rsa-exponent"),
    ("odd.jwk-rsa-even-n", "rsa-weak-modulus"),
    ("odd.jwk-rsa-leading-zero-n", "jwk-encoding"),
    ("odd.jwk-standard-base64", "jwk-encoding"),
    ("odd.jwk-key-ops-duplicate", "jwk-use-mismatch"),
    ("odd.jwk-use-and-key-ops-conflict", "jwk-use-mismatch"),
    ("odd.jwks-duplicate-kid-same-kty", "jwks-duplicate-kid"),
    ("odd.jwks-no-kid", "jwk-kid-missing"),
    ("odd.jwks-mixed-symmetric", "jwks-symmetric-key"),
    ("rsa1024.", "rsa-key-short"),
    ("rsa2048e3.", "rsa-exponent-small"),
];

/// Outside of where the project lies, since a folder above that may keep everyone out.
#[test]
#[cfg(unix)]
fn who_can_read_a_key_is_said_by_the_folders_above_it_too() {
    use std::os::unix::fs::PermissionsExt;
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/keys-lint.in/private.pem");
    let above = Path::new("/tmp").join(format!("jotkit-permissions-{}", std::process::id()));
    let here = above.join("keys");
    fs::create_dir_all(&here).unwrap();
    let file = here.join("a.pem");
    fs::copy(fixture, &file).unwrap();
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let mut told = Vec::new();
    for (outer, inner, mode) in [
        (0o755, 0o755, 0o644),
        (0o755, 0o755, 0o640),
        (0o755, 0o755, 0o600),
        (0o755, 0o700, 0o644),
        (0o700, 0o755, 0o644),
        (0o750, 0o755, 0o644),
    ] {
        set(&file, mode);
        set(&here, inner);
        set(&above, outer);
        let run =
            jotkit_with(["lint", "--no-config", "--select", "key-file-permissions", "a.pem"], b"", &here);
        told.push(
            run.stdout.lines().find(|line| line.starts_with("warning")).unwrap_or_default().to_string(),
        );
    }
    fs::remove_dir_all(&above).unwrap();
    let everyone =
        "warning[key-file-permissions]: effective mode 0644: everyone on the machine can read the file";
    let group = "warning[key-file-permissions]: effective mode 0640: its group can read the file";
    assert_eq!(told, [everyone, group, "", "", "", group]);
}

/// Rules that a key file can be told without being flawed in itself.
const CIRCUMSTANCES: &[&str] =
    &["key-file-permissions", "jwk-alg-missing", "known-private-key", "jwk-kid-missing"];

#[test]
#[allow(clippy::print_stdout)] // what was driven is said
fn the_key_files_of_others() {
    let Some(corpora) = std::env::var_os("JOTKIT_CORPORA") else {
        println!("key files linted: 0, JOTKIT_CORPORA names no folder");
        return;
    };
    let keys = Path::new(&corpora).join("keys");
    let index = fs::read_to_string(keys.join("index.jsonl")).unwrap();
    let entries: Vec<Value> = index.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let files: Vec<_> = entries.iter().map(|entry| entry["file"].as_str().unwrap().to_string()).collect();
    let options = ["lint", "--no-config", "--format", "json", "--passphrase", "text:password"];
    let args = options.iter().map(|option| option.to_string()).chain(files.iter().cloned());
    let run = jotkit_with(args, b"", &keys);
    // Some cannot be read.
    assert_eq!(run.code, 2);
    assert!(!run.stderr.contains("fault of jotkit") && !run.stderr.contains("panicked"), "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let mut fired: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for item in report["tokens"].as_array().unwrap() {
        let source = item["source"].as_str().unwrap().to_string();
        for finding in item["findings"].as_array().unwrap() {
            fired.entry(source.clone()).or_default().insert(finding["rule"].as_str().unwrap().to_string());
        }
        seen.insert(source);
    }
    let mut problems = Vec::new();
    for entry in &entries {
        let (file, form) = (entry["file"].as_str().unwrap(), entry["form"].as_str().unwrap());
        let rules = fired.get(file).cloned().unwrap_or_default();
        let due: Vec<_> = ODD.iter().filter(|(name, _)| file.contains(name)).map(|(_, rule)| *rule).collect();
        // An encrypted one needs its own passphrase.
        let readable = seen.contains(file) && !form.contains("encrypted") && !file.contains("enc");
        for rule in due.iter().filter(|rule| readable && !rules.contains(**rule)) {
            problems.push(format!("{file}: missed {rule}"));
        }
        // What key::read takes is looked at, and what nobody takes is said.
        let bytes = fs::read(keys.join(file)).unwrap();
        if key::read(bytes, file, Some(b"password")).is_ok() && !seen.contains(file) {
            problems.push(format!("{file}: not seen"));
        }
        if !seen.contains(file) && !run.stderr.contains(file) {
            problems.push(format!("{file}: neither judged nor said to be unreadable"));
        }
        let is_plain =
            entry["valid"].as_bool() == Some(true) && !file.contains("odd.") && file.starts_with("made/");
        if is_plain && due.is_empty() {
            let alarms = rules.iter().filter(|rule| !CIRCUMSTANCES.contains(&rule.as_str()));
            // Its bytes are 0, 1, 2, …
            let alarms = alarms.filter(|rule| *rule != "hmac-secret-memorable");
            problems.extend(alarms.map(|rule| format!("{file}: false alarm {rule}")));
        }
    }
    println!("key files linted: {} of {}, {} with findings", seen.len(), files.len(), fired.len());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(seen.len() >= 330, "{}", seen.len());
}

//! What the standards print: their own examples, verified or refused as they say.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

use jotkit::core::alg::Alg;
use jotkit::core::find;
use jotkit::core::hex;
use jotkit::core::key;
use jotkit::core::verify::{Expectations, Keyring, verify};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Whether any signature of the token is good: of a general serialization, one that a key was given for.
fn accepted(token: &str, keys: &str, payload: Option<&[u8]>, expect: &Expectations<'_>) -> bool {
    let keys = key::read(keys.as_bytes().to_vec(), "vector", None).map(|set| set.keys).unwrap_or_default();
    let keyring = Keyring::new(&keys);
    let mut tokens = find::tokens(token.as_bytes()).peekable();
    assert!(tokens.peek().is_some(), "no token in {token}");
    tokens.any(|mut found| {
        if let Some(payload) = payload.filter(|_| found.token.is_detached()) {
            found.token.attach(payload);
        }
        verify(&found.token, &keyring, expect).is_valid()
    })
}

#[test]
fn examples_of_the_rfcs() {
    let vectors = include_str!("vectors/rfc.jsonl");
    for line in vectors.lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        let expect = Expectations {
            now: vector["now"].as_i64().unwrap(),
            signature_only: !vector["claims"].as_bool().unwrap(),
            ..Expectations::default()
        };
        let is = accepted(vector["token"].as_str().unwrap(), &vector["keys"].to_string(), None, &expect);
        assert_eq!(is, vector["verdict"] == "valid", "{}", vector["name"]);
    }
    assert_eq!(vectors.lines().count(), 17);
}

/// The token of a vector, opened with its keys, if they open it.
fn opened(token: &str, keys: &Value) -> Option<jotkit::core::token::Token> {
    let keys = key::read(keys.to_string().into_bytes(), "vector", None).unwrap().keys;
    find::tokens(token.as_bytes()).map(|found| found.token).find_map(|mut token| {
        let contents = jotkit::core::decrypt::decrypt(&token, &keys)?;
        token.open(contents);
        Some(token)
    })
}

#[test]
fn encrypted_examples_of_the_rfcs() {
    let vectors = include_str!("vectors/jwe.jsonl");
    for line in vectors.lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        let (name, written) = (&vector["name"], vector["token"].as_str().unwrap());
        let token = opened(written, &vector["keys"]).unwrap_or_else(|| panic!("{name} stays closed"));
        assert_eq!(token.payload().unwrap().text(), vector["contents"].as_str().unwrap(), "{name}");
        if written.starts_with('{') {
            continue;
        }
        // What was changed anywhere stays closed.
        for part in 0..5 {
            let mut parts: Vec<_> = written.split('.').map(str::to_string).collect();
            // RFC 7516 §5.2 step 10: beside a key that is direct or agreed stands no encrypted one.
            if parts[part].is_empty() {
                parts[part].push_str("AAA");
            }
            let other = if parts[part].starts_with('A') { "B" } else { "A" };
            parts[part].replace_range(..1, other);
            assert!(opened(&parts.join("."), &vector["keys"]).is_none(), "{name}: part {part}");
        }
    }
    assert_eq!(vectors.lines().count(), 11);
}

/// Larger collections are walked from where they lie, when `JOTKIT_CORPORA` names the folder. What is not driven is
/// counted by its reason.
#[test]
#[allow(clippy::print_stdout)] // what was driven is said
fn collections_outside_the_project() {
    let Some(folder) = std::env::var_os("JOTKIT_CORPORA") else {
        println!("collections: 0 driven, JOTKIT_CORPORA names no folder");
        return;
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in ["rfc.jsonl", "cookbook.jsonl"] {
        let text = std::fs::read_to_string(Path::new(&folder).join(file)).unwrap();
        for line in text.lines() {
            let case: Value = serde_json::from_str(line).unwrap();
            let driven = match case["op"].as_str().unwrap() {
                "verify" => verify_case(&case),
                "jwk" => Ok(key_case(&case)),
                "lint" => Ok(lint_case(&case)),
                "decrypt" => decrypt_case(&case),
                _ => Err("not driven: not an operation of jotkit"),
            };
            match driven {
                Ok(problem) => {
                    *counts.entry("driven").or_default() += 1;
                    problems.extend(problem.map(|problem| format!("{}: {problem}", case["id"])));
                }
                Err(reason) => *counts.entry(reason).or_default() += 1,
            }
        }
    }
    for (what, count) in &counts {
        println!("collections: {count} {what}");
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(counts["driven"] >= 147, "{counts:?}");
}

fn verify_case(case: &Value) -> Result<Option<String>, &'static str> {
    let flags: Vec<_> = case["flags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let valid = match case["expect"].as_str() {
        Some("valid") => true,
        Some("invalid") => false,
        // An unsecured token is acceptable only to those who ask for it: never here.
        _ => false,
    };
    // RFC 7797 §6 wants b64 to be critical where it is false; the collection overlooked it in two of its own.
    let valid = valid && !flags.contains(&"SourceBug:b64-false-without-crit");
    let text = case["options"]["detached_payload_utf8"].as_str().map(|text| text.as_bytes().to_vec());
    let bytes = || hex::decode(case["options"]["detached_payload_hex"].as_str()?.as_bytes());
    let payload = text.or_else(bytes);
    let token = match &case["token"] {
        Value::String(token) => token.clone(),
        token => token.to_string(),
    };
    let alg = case["alg"].as_str().and_then(Alg::from_name);
    let expect = Expectations {
        now: case["now"].as_i64().unwrap_or(0),
        algs: alg.into_iter().collect(),
        signature_only: case["mode"] != "jwt",
        ..Expectations::default()
    };
    let is = accepted(&token, &key_text(case), payload.as_deref(), &expect);
    Ok((is != valid).then(|| format!("accepted is {is}, where {} is due", case["expect"])))
}

/// The key of a case as jotkit reads it; a password is a secret.
fn key_text(case: &Value) -> String {
    match case["key"]["kind"].as_str() {
        Some("secret-utf8") => {
            let secret = jotkit::core::b64::encode(case["key"]["value"].as_str().unwrap().as_bytes());
            serde_json::json!({"kty": "oct", "k": secret}).to_string()
        }
        _ => case["key"]["value"].to_string(),
    }
}

fn decrypt_case(case: &Value) -> Result<Option<String>, &'static str> {
    use jotkit::core::decrypt::{Closed, decrypt, why_closed};
    assert_eq!(case["expect"], "valid", "{}", case["id"]);
    let keys = key::read(key_text(case).into_bytes(), "vector", None).map_or(Vec::new(), |set| set.keys);
    let due = hex::decode(case["plaintext_hex"].as_str().unwrap().as_bytes()).unwrap();
    let text = case["token"].as_str().map_or_else(|| case["token"].to_string(), str::to_string);
    let mut tokens: Vec<_> = find::tokens(text.as_bytes()).map(|found| found.token).collect();
    for token in &mut tokens {
        if let Some(contents) = decrypt(token, &keys) {
            token.open(contents);
            let is = token.payload().unwrap().bytes();
            return Ok((is != due).then(|| format!("opened as {:?}", String::from_utf8_lossy(is))));
        }
    }
    // Nothing may stay closed that jotkit should open.
    match tokens.first().map(|token| why_closed(token, &keys)) {
        Some(Closed::Unknown) => Err("not driven: encrypted in a way that jotkit does not decrypt"),
        Some(Closed::NoKey) if keys.iter().all(|key| !key.is_private() || key.words().contains("X25519")) => {
            Err("not driven: X25519")
        }
        why => Ok(Some(format!("stays closed: {why:?}"))),
    }
}

fn key_case(case: &Value) -> Option<String> {
    let set = match key::read(case["key"]["value"].to_string().into_bytes(), "vector", None) {
        Ok(set) => set,
        Err(error) => return Some(format!("{error:#}")),
    };
    let thumbprint = case["thumbprint"].as_str()?;
    let is = key::thumbprint(&set.keys[0]);
    (is.as_deref() != Some(thumbprint)).then(|| format!("thumbprint {is:?}"))
}

fn lint_case(case: &Value) -> Option<String> {
    use jotkit::policy::{Policy, Severity};
    use jotkit::rules::{Case, lint};
    let token = jotkit::core::token::Token::parse(case["token"].as_str()?);
    let inference = jotkit::core::profile::infer(&token, None);
    let policy = Policy::default();
    let linted = lint(&[Case::new(&token, &inference, &policy, case["now"].as_i64()?)]).remove(0);
    let loud = linted.hits.iter().find(|(rule, _)| rule.severity > Severity::Warning)?;
    Some(format!("{} fires", loud.0.name))
}

//! Much at once: tokens by the thousand keep their order on all cores, a bad one stops nothing, and sizes that only an
//! attacker sends are survived.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, folder, jotkit_with};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const TOKENS: usize = 1000;

/// A folder with a key and claims, a line a token.
fn claims(name: &str) -> PathBuf {
    let here = folder(name);
    assert_eq!(jotkit_with(["keygen", "EdDSA", "--out", "k"], b"", &here).code, 0);
    let lines: Vec<_> =
        (0..TOKENS).map(|n| format!("{{\"n\":{n},\"iss\":\"https://issuer.example\"}}")).collect();
    fs::write(here.join("claims"), lines.join("\n")).unwrap();
    here
}

fn sign_all(here: &Path) -> Vec<String> {
    let signed = jotkit_with(["sign", "--lines", "--key", "k.pem", "--now", NOW, "claims"], b"", here);
    assert_eq!((signed.code, signed.stderr.as_str()), (0, ""));
    signed.stdout.lines().map(str::to_string).collect()
}

#[test]
fn order_is_that_of_the_input() {
    let here = claims("many_order");
    let tokens = sign_all(&here);
    assert_eq!(tokens.len(), TOKENS);
    fs::write(here.join("tokens"), tokens.join("\n")).unwrap();

    let numbers = jotkit_with(["decode", "--get", "/n", "tokens"], b"", &here).stdout;
    assert!(numbers.lines().eq((0..TOKENS).map(|n| n.to_string())), "{numbers}");

    let args = ["verify", "--format", "jsonl", "--key", "k.pub.pem", "--now", NOW, "tokens"];
    let verified = jotkit_with(args, b"", &here);
    assert_eq!((verified.code, verified.stderr.as_str()), (0, ""));
    for (index, line) in verified.stdout.lines().enumerate() {
        let item: Value = serde_json::from_str(line).unwrap();
        assert_eq!((item["line"].as_u64(), &item["verdict"]), (Some(index as u64 + 1), &"valid".into()));
    }
    assert_eq!(verified.stdout.lines().count(), TOKENS);

    // The one document says the same, whoever wrote which part of it.
    let args = ["verify", "--format", "json", "--key", "k.pub.pem", "--now", NOW, "tokens"];
    let document: Value = serde_json::from_str(&jotkit_with(args, b"", &here).stdout).unwrap();
    let lines: Vec<Value> = verified.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(document["tokens"], Value::from(lines));
}

/// In pieces that are decoded each on its own, tokens are numbered and told in the order of the input.
#[test]
fn decoded_tokens_are_numbered_through() {
    let here = claims("many_decoded");
    let tokens = vec![sign_all(&here).join("\n"); 6].join("\n");
    assert!(tokens.len() > 1 << 20);
    fs::write(here.join("tokens"), tokens).unwrap();

    let pages = jotkit_with(["decode", "--now", NOW, "tokens"], b"", &here);
    let headings = pages.stdout.lines().filter(|line| line.contains(", at tokens:"));
    let numbered = (1..=6 * TOKENS).map(|n| format!("token {n}, at tokens:{n}:1"));
    assert!(headings.eq(numbered), "{}", pages.stdout.len());

    let objects = jotkit_with(["decode", "--json", "tokens"], b"", &here);
    for (at, line) in objects.stdout.lines().enumerate() {
        let object: Value = serde_json::from_str(line).unwrap();
        assert_eq!((&object["line"], &object["payload"]["n"]), (&(at + 1).into(), &(at % TOKENS).into()));
    }
    assert_eq!(objects.stdout.lines().count(), 6 * TOKENS);

    let nowhere = jotkit_with(["decode", "--get", "/x", "tokens"], b"", &here);
    assert_eq!((nowhere.code, nowhere.stdout.as_str()), (2, ""));
    let missed: Vec<_> =
        nowhere.stderr.lines().filter(|line| line.starts_with("error: getting /x")).collect();
    assert_eq!(missed.len(), 6 * TOKENS);
    for (line, n) in missed.iter().zip(1..) {
        assert!(line.contains(&format!("at tokens:{n}:1: ")), "{line}");
    }
}

#[test]
fn one_bad_token_among_many_is_found() {
    let here = claims("many_bad");
    let mut tokens = sign_all(&here);
    let bad = TOKENS - 10;
    tokens[bad] = tokens[bad].replacen(".eyJuIjo", ".eyJuIjk", 1);
    fs::write(here.join("tokens"), tokens.join("\n")).unwrap();
    let args = ["verify", "--format", "jsonl", "--key", "k.pub.pem", "--now", NOW, "tokens"];
    let verified = jotkit_with(args, b"", &here);
    assert_eq!(verified.code, 1);
    let rejected: Vec<_> =
        (1..).zip(verified.stdout.lines()).filter(|(_, line)| line.contains("\"rejected\"")).collect();
    assert_eq!(rejected.len(), 1);
    assert_eq!(rejected[0].0, bad + 1);
}

#[test]
fn of_many_that_do_not_match_the_first_are_looked_into() {
    let here = claims("many_wrong");
    let tokens = sign_all(&here).join("\n");
    fs::write(here.join("tokens"), [tokens.as_str(), tokens.as_str()].join("\n")).unwrap();
    assert_eq!(jotkit_with(["keygen", "EdDSA", "--out", "other"], b"", &here).code, 0);
    let args = ["verify", "--format", "jsonl", "--key", "other.pub.pem", "--now", NOW, "tokens"];
    let verified = jotkit_with(args, b"", &here);
    assert_eq!(verified.code, 1);
    assert_eq!(verified.stdout.lines().count(), 2 * TOKENS);
    assert_eq!(
        verified.stderr,
        "note: of the signatures that do not match, the first 1000 were looked into\n"
    );
}

#[test]
fn a_header_of_two_megabytes() {
    let here = folder("many_header");
    let header = format!(r#"{{"alg":"HS256","x":"{}"}}"#, "a".repeat(2 << 20));
    fs::write(here.join("token"), common::token(&header, r#"{"sub":"ann"}"#, "c2ln")).unwrap();
    let run = jotkit_with(["verify", "--secret", "text:k", "--now", NOW, "token"], b"", &here);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    assert!(
        run.stdout.starts_with("token:1:1: signed JWS, HS256, a generic token\n"),
        "{}",
        &run.stdout[..200]
    );
}

#[test]
fn a_set_of_ten_thousand_keys() {
    let here = claims("many_keys");
    let token = sign_all(&here).remove(0);
    let own = jotkit_with(["key", "jwks", "k.pub.pem"], b"", &here).stdout;
    let own = own.trim().strip_prefix("{\"keys\":[").unwrap().strip_suffix("]}").unwrap().to_string();
    let other =
        r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"rfc8037"}"#;
    let set = |others: usize| format!("{{\"keys\":[{},{own}]}}", vec![other; others].join(","));
    fs::write(here.join("set.json"), set(9_999)).unwrap();
    let run = jotkit_with(["verify", "--jwks", "set.json", "--now", NOW, &token], b"", &here);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    fs::write(here.join("set.json"), set(10_000)).unwrap();
    let run = jotkit_with(["verify", "--jwks", "set.json", "--now", NOW, &token], b"", &here);
    assert_eq!(run.code, 2);
    assert_eq!(run.stderr, "error: reading the key file set.json: more than 10000 keys in one set\n");
}

#[test]
fn the_linter_keeps_order_and_count() {
    let here = claims("many_linted");
    let mut tokens = sign_all(&here);
    for bad in [3, TOKENS - 3] {
        tokens[bad] = common::token(r#"{"alg":"none"}"#, r#"{"exp":1795293700,"iat":1795292800}"#, "");
    }
    fs::write(here.join("tokens"), tokens.join("\n")).unwrap();
    let linted = jotkit_with(["lint", "--each", "--format", "json", "--now", NOW, "tokens"], b"", &here);
    assert_eq!((linted.code, linted.stderr.as_str()), (1, ""));
    let document: Value = serde_json::from_str(&linted.stdout).unwrap();
    let items = document["tokens"].as_array().unwrap();
    assert!(items.iter().map(|item| item["line"].as_u64().unwrap()).eq(1..=TOKENS as u64));
    let bad: Vec<_> = items.iter().filter(|item| item["findings"][0]["rule"] == "alg-none").collect();
    assert_eq!([&bad[0]["line"], &bad[1]["line"]], [&Value::from(4), &Value::from(TOKENS - 2)]);
    assert_eq!((&document["summary"]["tokens"], &document["summary"]["error"]), (&TOKENS.into(), &2.into()));
    assert_eq!(document["summary"]["files"], 1);
}

#[test]
fn what_decode_takes_out_sign_puts_back() {
    let here = folder("round_trip");
    let sign = |claims: &[u8]| {
        let run = jotkit_with(
            ["sign", "--no-lint", "--secret", "text:0123456789abcdef0123456789abcdef", "-"],
            claims,
            &here,
        );
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    for claims in [
        r#"{"iat":1795292800,"exp":1795293700,"jti":"x"}"#,
        "{\"exp\":1.7952937e9,\"iat\":1795292800,\"a\":\"\\ud83d\\ude00 \u{202e}\",\"jti\":1,\"uid\":175928847299117063,\"n\":1.0}",
    ] {
        let token = sign(claims.as_bytes());
        let payload = jotkit_with(["decode", "--part", "payload", "-"], token.as_bytes(), &here).stdout;
        assert_eq!(payload, claims);
        assert_eq!(sign(payload.as_bytes()), token);
    }
}

/// Several threads look through what holds nothing; the lines are counted as if one did. A file may have been read in part by
/// who hands it on.
#[test]
fn of_a_long_log_each_line_counts() {
    use std::io::{Seek, SeekFrom};
    use std::process::{Command, Stdio};
    const FILLING: &str = "2026-11-21T20:00:00Z INFO checkout gateway: nothing that anybody wants to know\n";
    let here = folder("many_lines");
    let line = |sub: &str| {
        let token = common::token(r#"{"alg":"none"}"#, &format!(r#"{{"sub":"{sub}"}}"#), "");
        format!("2026-11-21T20:00:00Z INFO session={token} was seen\n")
    };
    let log =
        [FILLING.repeat(150_000), line("a"), FILLING.repeat(100_000), line("b"), FILLING.repeat(150_000)]
            .concat();
    fs::write(here.join("app.log"), log).unwrap();
    let lint = |skipped: usize, input: &str| {
        let mut file = fs::File::open(here.join("app.log")).unwrap();
        file.seek(SeekFrom::Start((skipped * FILLING.len()) as u64)).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_jotkit"))
            .args(["lint", "--format", "json", "--now", NOW, input])
            .current_dir(&here)
            .stdin(Stdio::from(file))
            .output()
            .unwrap();
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let tell = |token: &Value| [token["line"].as_u64(), token["column"].as_u64()].map(Option::unwrap);
        report["tokens"].as_array().unwrap().iter().map(tell).collect::<Vec<_>>()
    };
    assert_eq!(lint(0, "app.log"), [[150_001, 35], [250_002, 35]]);
    assert_eq!(lint(0, "-"), [[150_001, 35], [250_002, 35]]);
    assert_eq!(lint(1000, "-"), [[149_001, 35], [249_002, 35]]);
}

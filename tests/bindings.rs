//! Who presents an SD-JWT: the key-binding JWT at its end must be signed with the key that the issuer named (RFC 9901 §7.3).
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

mod common;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use common::{folder, jotkit_with};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

const NOW: &str = "1795292800";

/// A folder with the keys of an issuer, a holder and a stranger.
fn keys(name: &str) -> PathBuf {
    let here = folder(name);
    for name in ["issuer", "holder", "stranger"] {
        assert_eq!(jotkit_with(["keygen", "ES256", "--format", "jwk", "--out", name], b"", &here).code, 0);
    }
    here
}

fn sign(here: &Path, key: &[&str], typ: &str, claims: &str) -> String {
    let args = [&["sign", "--now", NOW, "--typ", typ], key, &["-"]].concat();
    let run = jotkit_with(args, claims.as_bytes(), here);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.trim().to_string()
}

/// An SD-JWT without disclosures, as its issuer gives it to who is bound by `cnf`.
fn issued(here: &Path, cnf: &str) -> String {
    let claims = format!(r#"{{"_sd_alg":"sha-256","exp":1795293700{cnf}}}"#);
    sign(here, &["--key", "issuer.jwk.json"], "dc+sd-jwt", &claims) + "~"
}

fn cnf(here: &Path) -> String {
    let jwk = fs::read_to_string(here.join("holder.pub.jwk.json")).unwrap();
    format!(r#","cnf":{{"jwk":{}}}"#, jwk.trim())
}

fn sd_hash(presented: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(presented))
}

/// What a key-binding JWT says that is made now for a verifier.
fn bound(presented: &str) -> String {
    let hash = sd_hash(presented);
    format!(r#"{{"iat":1795292790,"aud":"https://v.example","nonce":"n-0S6","sd_hash":"{hash}"}}"#)
}

/// The exit code, and what is said of the binding.
fn verify(here: &Path, token: &str, more: &[&str]) -> (i32, Vec<String>) {
    let args = ["verify", "--now", NOW, "--key", "issuer.pub.jwk.json"];
    let run = jotkit_with([&args[..], more, &[token]].concat(), b"", here);
    let said = run.stdout.lines().filter_map(|line| line.split_once(" binding    "));
    (run.code, said.map(|(mark, said)| format!("{mark} {said}")).collect())
}

const UNCHECKED: [&str; 2] = [
    r#"! aud "https://v.example" was not checked: name yours with --aud"#,
    r#"! nonce "n-0S6" was not checked: compare it with the one that was asked for"#,
];

#[test]
fn the_holder_of_the_key_presents_it() {
    let here = keys("binding_good");
    let token = issued(&here, &cnf(&here));
    let presented =
        format!("{token}{}", sign(&here, &["--key", "holder.jwk.json"], "kb+jwt", &bound(&token)));
    let good = "✓ signed with the key in cnf, issued 10 s ago (2026-11-21 20:26:30 UTC)";
    assert_eq!(
        verify(&here, &presented, &[]),
        (0, [&[good], &UNCHECKED[..]].concat().iter().map(|said| said.to_string()).collect())
    );
    // Whom it is for is said by the binding, where the SD-JWT names nobody.
    let good =
        r#"✓ signed with the key in cnf for "https://v.example", issued 10 s ago (2026-11-21 20:26:30 UTC)"#;
    let (code, said) = verify(&here, &presented, &["--aud", "https://v.example"]);
    assert_eq!((code, &*said[0], &*said[1], said.len()), (0, good, UNCHECKED[1], 2));
    let (code, said) = verify(&here, &presented, &["--aud", "https://other.example"]);
    assert_eq!(
        (code, &*said[0]),
        (1, r#"✗ aud: "https://v.example", where "https://other.example" is expected"#)
    );
    // Without a binding anybody can show it.
    let alone = "! there is none: cnf names a key, and nobody proved to hold it";
    assert_eq!(verify(&here, &token, &[]), (0, vec![alone.to_string()]));
    assert_eq!(verify(&here, &issued(&here, ""), &[]), (0, vec![]));
}

#[test]
fn nobody_else_does() {
    let here = keys("binding_bad");
    let token = issued(&here, &cnf(&here));
    let good = bound(&token);
    let holder = &["--key", "holder.jwk.json"][..];
    let secret = &["--secret", "text:secret-secret-secret-secret-secret-secret"][..];
    let cases = [
        (&["--key", "stranger.jwk.json"][..], "kb+jwt", good.clone(), "signature: does not match key "),
        (secret, "kb+jwt", good.clone(), "signature: not checked: no key admits HS256"),
        (holder, "JWT", good.clone(), "typ: \"JWT\", where \"kb+jwt\" is expected"),
        (holder, "kb+jwt", good.replace("nonce", "once"), "profile: key-binding: the claim nonce is missing"),
        (holder, "kb+jwt", good.replace("90,", "99999,"), "iat: issued in the future"),
        (holder, "kb+jwt", bound(&format!("{token}x~")), "its sd_hash is not that of this presentation"),
    ];
    for (key, typ, claims, due) in cases {
        let presented = format!("{token}{}", sign(&here, key, typ, &claims));
        let (code, said) = verify(&here, &presented, &[]);
        let failed: Vec<_> = said.iter().filter(|said| said.starts_with('✗')).collect();
        assert_eq!(code, 1, "{due}: {said:?}");
        assert!(failed[0].starts_with(&format!("✗ {due}")), "{due}: {failed:?}");
    }
    let (code, said) = verify(&here, &format!("{token}rubbish"), &[]);
    assert_eq!((code, &*said[0]), (1, "✗ what follows the last ~ is no key-binding JWT (RFC 9901 §4)"));
}

/// Where the issuer named no key that the holder alone can have, nothing binds.
#[test]
fn the_key_is_one_that_the_issuer_named() {
    let here = keys("binding_named");
    let private = fs::read_to_string(here.join("holder.jwk.json")).unwrap();
    let oct = r#"{"kty":"oct","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldC1zZWNyZXQ"}"#;
    let secret = &["--secret", "text:secret-secret-secret-secret-secret-secret"][..];
    let holder = &["--key", "holder.jwk.json"][..];
    let cases = [
        (String::new(), holder, "the SD-JWT names no key of its holder (cnf)"),
        (r#","cnf":{"kid":"k"}"#.into(), holder, "cnf has no jwk"),
        (r#","cnf":"k""#.into(), holder, "cnf has no jwk"),
        (r#","cnf":{"jwk":{"kty":"EC"}}"#.into(), holder, "the key in cnf: "),
        (r#","cnf":{"jwk":7}"#.into(), holder, "the key in cnf: "),
        (
            format!(r#","cnf":{{"jwk":{oct}}}"#),
            secret,
            "the key in cnf is a secret, which everybody can read there",
        ),
        (format!(r#","cnf":{{"jwk":{}}}"#, private.trim()), holder, "the key in cnf is private"),
    ];
    for (cnf, key, why) in cases {
        let token = issued(&here, &cnf);
        let presented = format!("{token}{}", sign(&here, key, "kb+jwt", &bound(&token)));
        let (code, said) = verify(&here, &presented, &[]);
        assert_eq!(code, 1, "{why}: {said:?}");
        assert!(said[0].starts_with(&format!("✗ its signature cannot be checked: {why}")), "{said:?}");
    }
}

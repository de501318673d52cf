//! SD-JWTs: what is disclosed is checked like what stands in the payload (RFC 9901 §7.1), and the key-binding JWT at the end must be
//! signed with the key that the issuer named (RFC 9901 §7.3).
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

/// The issuer's key, and nothing filled in.
const AS_WRITTEN: [&str; 8] =
    ["--key", "issuer.jwk.json", "--exp", "never", "--iat", "none", "--jti", "none"];

/// An SD-JWT whose issuer leaves claims to its holder, who discloses some of them.
fn disclosing(here: &Path, written: &str, disclosed: &[&str]) -> String {
    let disclosures: Vec<_> = disclosed.iter().map(|said| URL_SAFE_NO_PAD.encode(said)).collect();
    let digests: Vec<_> = disclosures.iter().map(|said| format!("{:?}", sd_hash(said))).collect();
    let kept_back = sd_hash("nobody knows");
    let claims = format!(r#"{{"_sd_alg":"sha-256","_sd":[{},"{kept_back}"]{written}}}"#, digests.join(","));
    let jwt = sign(here, &AS_WRITTEN, "dc+sd-jwt", &claims);
    disclosures.iter().fold(jwt + "~", |token, said| token + said + "~")
}

/// What is disclosed is a claim as much as what stands in the payload (RFC 9901 §7.1 step 3, §7.3).
#[test]
fn claims_that_are_disclosed_are_checked() {
    let here = keys("disclosed_claims");
    let salted = |claim: &str| format!(r#"["2GLC42sKQveCfGfryNRN9w",{claim}]"#);
    let cases = [
        (r#""exp",1795003600"#, &[][..], 1, "✗ exp        expired 3 d 8 h ago"),
        (r#""exp",1795293700"#, &[], 0, "✓ exp        expires in 15 min"),
        (r#""exp","soon""#, &[], 1, "✗ exp        is a string, not a number of seconds"),
        (r#""nbf",1795296400"#, &[], 1, "✗ nbf        not valid yet"),
        (r#""iat",1795296400"#, &[], 1, "✗ iat        issued in the future"),
        (r#""iss","https://a.example""#, &["--iss", "https://a.example"], 0, "✓ iss        "),
        (r#""iss","https://a.example""#, &["--iss", "https://b.example"], 1, "✗ iss        "),
        (r#""sub","ann""#, &["--sub", "bob"], 1, r#"✗ sub        "ann", where "bob" is expected"#),
        (r#""aud",["a","b"]"#, &["--aud", "b"], 0, r#"✓ aud        ["a","b"]"#),
        (r#""aud",["a","b"]"#, &["--aud", "c"], 1, r#"✗ aud        ["a","b"], where "c" is expected"#),
        (r#""given_name","Ann""#, &["--require", "given_name"], 0, "valid"),
        (r#""given_name","Ann""#, &["--require", "name"], 1, "✗ require    the claim \"name\" is missing"),
        (r#""jti",7"#, &[], 1, "✗ jti        is a number, not a string"),
        (
            r#""given_name","Ann""#,
            &[],
            0,
            "! exp        missing: the token never expires, as far as its holder discloses",
        ),
    ];
    for (claim, args, code, due) in cases {
        let token = disclosing(&here, "", &[&salted(claim)]);
        let run = jotkit_with(
            [&["verify", "--now", NOW, "--key", "issuer.pub.jwk.json"][..], args, &[&token]].concat(),
            b"",
            &here,
        );
        assert_eq!(run.code, code, "{claim}: {}", run.stdout);
        assert!(run.stdout.contains(due), "{claim}: {}", run.stdout);
    }
}

/// Whom it is for can be told one by one, and what is kept back is nobody.
#[test]
fn audiences_can_be_disclosed_one_by_one() {
    let here = keys("disclosed_audience");
    let ours = URL_SAFE_NO_PAD.encode(r#"["lklxF5jMYlGTPUovMNIvCA","https://ours.example"]"#);
    let elements = [sd_hash(&ours), sd_hash("nobody knows")].map(|digest| format!(r#"{{"...":"{digest}"}}"#));
    let claims = format!(r#"{{"exp":1795293700,"aud":["https://all.example",{}]}}"#, elements.join(","));
    let jwt = sign(&here, &["--key", "issuer.jwk.json"], "dc+sd-jwt", &claims);
    for (presented, audience, code) in [
        (format!("{jwt}~{ours}~"), "https://ours.example", 0),
        (format!("{jwt}~{ours}~"), "https://all.example", 0),
        (format!("{jwt}~{ours}~"), "https://theirs.example", 1),
        (format!("{jwt}~"), "https://ours.example", 1),
        (format!("{jwt}~"), "https://all.example", 0),
    ] {
        let args = ["verify", "--now", NOW, "--key", "issuer.pub.jwk.json", "--aud", audience, &presented];
        let run = jotkit_with(args, b"", &here);
        assert_eq!(run.code, code, "{audience}: {}", run.stdout);
    }
}

/// The key of the holder may be disclosed like any claim.
#[test]
fn the_key_can_be_disclosed() {
    let here = keys("disclosed_key");
    let jwk = fs::read_to_string(here.join("holder.pub.jwk.json")).unwrap();
    let cnf = format!(r#"["6Ij7tM-a5iVPGboS5tmvVA","cnf",{{"jwk":{}}}]"#, jwk.trim());
    let token = disclosing(&here, r#","exp":1795293700"#, &[&cnf]);
    for (key, code) in [("holder.jwk.json", 0), ("stranger.jwk.json", 1)] {
        let presented = format!("{token}{}", sign(&here, &["--key", key], "kb+jwt", &bound(&token)));
        assert_eq!(verify(&here, &presented, &[]).0, code, "{key}");
    }
}

//! Input that was made to break things: no panic, no backtrace, no wait, no escape sequence.

#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, folder, jotkit, jotkit_with, token};

const COMMANDS: [&[&str]; 5] = [
    &["decode"],
    &["decode", "--json"],
    &["lint"],
    &["lint", "--format", "json"],
    &["verify", "--secret", "text:k"],
];

fn survives(name: &str, input: &[u8]) {
    let here = folder(&format!("hostile_{name}"));
    for command in COMMANDS {
        let run = jotkit_with(command, input, &here);
        assert!((0..=2).contains(&run.code), "{name} {command:?}: code {} {}", run.code, run.stderr);
        let said =
            [&run.stdout, &run.stderr].map(|text| text.contains("panicked") || text.contains('\u{1b}'));
        assert_eq!(said, [false, false], "{name} {command:?}: {}", run.stderr);
    }
}

#[test]
fn odd_bytes() {
    survives("empty", b"");
    survives("dot", b".");
    survives("dots", ".".repeat(100_000).as_bytes());
    survives("long_line", "a".repeat(10_000_000).as_bytes());
    survives("long_beginning", &[b"eyJhbGciOiJIUzI1NiJ9.".to_vec(), vec![b'A'; 10_000_000]].concat());
    survives("not_utf8", &[0xff, 0xfe, b'e', b'y', b'J', 0, 0x80]);
    survives("nul", b"eyJhbGciOiJub25lIn0\0.e30.");
    survives("many", "eyJhbGciOiJub25lIn0.e30.\n".repeat(100_000).as_bytes());
}

#[test]
fn odd_payloads() {
    let header = r#"{"alg":"HS256"}"#;
    let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let open = "{\"a\":".repeat(10_000);
    let wide = format!("{{{}\"z\":0}}", "\"a\":1,".repeat(100_000));
    let pairs: String = (0..50_000).map(|n| format!("\"k{n}\":1,\"k{n}\":2,")).collect();
    let pairs = format!("{{{pairs}\"z\":0}}");
    let addresses = format!("{{\"a\":[{}\"\"]}}", "\"ann@example.com\",".repeat(50_000));
    for (name, payload) in [
        ("pairs", pairs.as_str()),
        ("addresses", &addresses),
        ("nested", &nested),
        ("open", &open),
        ("wide", &wide),
        ("huge_number", r#"{"exp":1e999,"iat":-1e999,"nbf":123456789012345678901234567890}"#),
        ("surrogate", r#"{"sub":"a\ud800b","\udfff":1}"#),
        ("types", r#"{"exp":"x","iat":[],"nbf":{},"aud":7,"iss":null,"sub":true}"#),
        ("controls", "{\"sub\":\"a\u{7f}\u{9b}\u{202e}\u{e0041}\u{200b}b\",\"\u{202e}\":\"\u{2028}\"}"),
        ("raw_controls", "{\"sub\":\"\u{1b}[2J\u{7}\"}"),
        ("nul", "\0"),
        ("text", "hello"),
    ] {
        survives(name, token(header, payload, "c2ln").as_bytes());
        survives(&format!("{name}_header"), token(payload, "{}", "c2ln").as_bytes());
    }
}

#[test]
fn odd_headers() {
    let number = "A".repeat(1_000_000);
    let names: String = (0..50_000).map(|n| format!("\"k{n}\",\"k{n}\",")).collect();
    let members: String = (0..50_000).map(|n| format!("\"k{n}\":0,")).collect();
    for (name, header) in [
        ("alg", format!(r#"{{"alg":"{number}"}}"#)),
        ("crit", format!(r#"{{"alg":"ES256",{members}"crit":[{names}"k"]}}"#)),
        (
            "jwk",
            format!(r#"{{"alg":"RS256","jwk":{{"kty":"RSA","n":"{number}","e":"AQAB","d":"{number}"}}}}"#),
        ),
        (
            "exponent",
            format!(r#"{{"alg":"RS256","jwk":{{"kty":"RSA","n":"{}","e":"{number}"}}}}"#, &number[..342]),
        ),
        ("x5c", format!(r#"{{"alg":"RS256","x5c":["{number}"],"x5t#S256":7,"jku":"https://{number}/"}}"#)),
        ("kid", format!(r#"{{"alg":"RS256","kid":"{}"}}"#, "'".repeat(1_000_000))),
        ("p2c", r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":1e999}"#.to_string()),
    ] {
        survives(&format!("header_{name}"), token(&header, "{}", &"A".repeat(342)).as_bytes());
    }
}

/// What keeps a key from being read may quote what it says.
#[test]
fn odd_keys() {
    let mut key = b"openssh-key-v1\0".to_vec();
    for field in [&b"aes\x1b[2J"[..], b"bcrypt", b""] {
        key.extend((field.len() as u32).to_be_bytes());
        key.extend(field);
    }
    let text = pem::encode(&pem::Pem::new("OPENSSH PRIVATE KEY", key));
    survives("openssh_cipher", text.as_bytes());
    let run = jotkit_with(["lint", "-"], text.as_bytes(), &folder("hostile_quoted_key"));
    assert!(run.stdout.contains("invalid label: 'aes<U+001B>[2J'"), "{}", run.stdout);
}

/// What a token of 10 MB takes of memory is a small multiple of it, whatever is in it.
#[cfg(target_os = "linux")]
#[test]
fn large_tokens_do_not_fill_the_memory() {
    let here = folder("hostile_memory");
    for (name, payload) in [
        ("numbers", format!("{{\"a\":[{}1]}}", "1,".repeat(3_700_000))),
        ("objects", format!("{{\"a\":[{}1]}}", "{},".repeat(2_500_000))),
        ("text", format!("{{\"a\":\"{}\"}}", "x".repeat(7_400_000))),
        ("tokens", format!("{{\"a\":[{}1]}}", "\"eyJhbGciOiJub25lIn0.e30.\",".repeat(280_000))),
    ] {
        std::fs::write(here.join("token"), token(r#"{"alg":"HS256"}"#, &payload, "c2ln")).unwrap();
        for command in ["decode", "decode --json", "lint --exit-zero"] {
            // The limit is one on addresses, which the program itself and its threads take some of.
            let limited = format!("ulimit -v 700000; exec \"$0\" {command} token > out");
            let mut shell = std::process::Command::new("sh");
            shell.args(["-c", &limited, env!("CARGO_BIN_EXE_jotkit")]).current_dir(&here);
            let run = common::run(&mut shell, b"");
            assert!(run.code < 2, "{command} {name}: {} {}", run.code, run.stderr);
        }
    }
}

#[test]
fn findings_without_end_are_counted() {
    let addresses = format!("{{\"a\":[{}\"\"]}}", "\"ann@example.com\",".repeat(60));
    let run = jotkit(["lint", "--select", "pii-email", &token(r#"{"alg":"HS256"}"#, &addresses, "c2ln")]);
    assert_eq!(run.stdout.matches("info[pii-email]").count(), 50);
    assert!(run.stdout.contains("readable in payload /a/49 (10 more like it)"), "{}", run.stdout);
}

#[test]
fn foreign_text_reaches_a_terminal_only_escaped() {
    let header = "{\"alg\":\"x\u{202e}\u{1b}\",\"kid\":\"\u{9b}31m\u{200b}\"}";
    let hostile = token(header, "{\"iss\":\"\u{202e}\u{e0041}\",\"\u{200d}\":\"\u{feff}\"}", "c2ln");
    for command in COMMANDS {
        let mut args = command.to_vec();
        args.extend(["--color", "never", "--now", NOW, &hostile]);
        let run = jotkit(&args);
        let unsafe_in = |text: &str| text.chars().filter(|c| *c != '\n').any(jotkit::term::is_unsafe);
        // What `decode --json` gives a program is the token's own text; a terminal gets it escaped.
        if command != ["decode", "--json"] {
            assert!(!unsafe_in(&run.stdout), "{command:?}: {:?}", run.stdout);
        }
        assert!(!unsafe_in(&run.stderr), "{command:?}: {:?}", run.stderr);
    }
    let run = jotkit(["decode", "no\u{1b}]0;such\u{7}file"]);
    assert!(!run.stderr.contains('\u{1b}'), "{:?}", run.stderr);
}

#[test]
fn no_live_token_and_no_secret_in_a_report() {
    let inner = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJpbm5lciJ9.q2Yk3rTqXGx8M0yQb1Yc0a1b2c3d4e5f6g7h8i9j0kA";
    let secrets = [
        "hunter2hunter2",
        "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW",
        "AKIAQYLPMN5HHHFPZAM2",
        "4929 4421 8730 1126",
        "ann@example.com",
        "+14155550123",
        "536-22-8731",
        inner,
    ];
    let claims = format!(
        r#"{{"password":"{}","h":"{}","k":"{}","c":"{}","e":"{}","p":"{}","n":"{}","t":"{}"}}"#,
        secrets[0], secrets[1], secrets[2], secrets[3], secrets[4], secrets[5], secrets[6], secrets[7]
    );
    let outer = token(r#"{"alg":"HS256"}"#, &claims, "c2lnbmF0dXJlLW9mLXRoZS10b2tlbg");
    for format in ["human", "json", "jsonl"] {
        for select in ["", "--select=exp-missing", "--ignore=payload"] {
            let args = ["lint", "--format", format, &outer, select];
            let run = jotkit(args.into_iter().filter(|arg| !arg.is_empty()));
            assert_eq!(run.code, 1, "{}", run.stderr);
            for secret in secrets.iter().chain(&[outer.as_str(), "c2lnbmF0dXJlLW9mLXRoZS10b2tlbg"]) {
                assert!(!run.stdout.contains(secret), "{format} shows {secret}");
            }
        }
    }
    let run = jotkit(["lint", "--show-secrets", &outer]);
    assert!(run.stdout.contains(secrets[0]), "{}", run.stdout);
}

/// Parts of every length, in every way to encrypt, for keys that fit.
#[test]
fn what_is_disclosed_is_masked_as_claims_are() {
    let encode = |text: &str| jotkit::core::b64::encode(text.as_bytes());
    let secrets = [
        "hunter2-zebra",
        "eluV5Og3gSNII8EYnsxA_A",
        "$2b$12$WApznUOJfkEGSmYRfnkrPOr466oFDCaj4b6HY3EXGvfxm43seyhgC",
    ];
    let [password, salt, hash] = secrets;
    let disclosures = [
        format!(r#"["{salt}","password","{password}"]"#),
        format!(r#"["{salt}","user",{{"login":{{"password":"{password}"}},"h":"{hash}"}}]"#),
        format!(r#"["{salt}","a","b","{hash}"]"#),
        format!(r#"{{"password":"{password}"}}"#),
        format!(r#"["{salt}","{hash}"]"#),
    ];
    let encoded: Vec<_> = disclosures.iter().map(|text| encode(text)).collect();
    let text = format!("{}~{}~", token(r#"{"alg":"ES256"}"#, "{}", "c2ln"), encoded.join("~"));
    for format in ["human", "json", "jsonl"] {
        let run = jotkit(["lint", "--no-config", "--auditor", "--now", NOW, "--format", format, &text]);
        let said = run.stdout + &run.stderr;
        assert!(
            said.contains("secret-password-hash") && said.contains("sd-jwt-disclosure-invalid"),
            "{said}"
        );
        let told = secrets.iter().copied().chain([encoded[0].as_str()]);
        let seen: Vec<_> = told.filter(|secret| said.contains(secret)).collect();
        assert!(seen.is_empty(), "{format}: {seen:?} in {said}");
    }
}

#[test]
fn odd_disclosures() {
    let header = r#"{"alg":"ES256","typ":"example+sd-jwt"}"#;
    let encode = |text: &str| jotkit::core::b64::encode(text.as_bytes());
    let digest = |text: &str| {
        let digest = jotkit::core::crypto::named_digest("sha-256", text.as_bytes());
        jotkit::core::b64::encode(&digest.unwrap())
    };
    let sd_jwt = |claims: &str, disclosures: &str| {
        [token(header, claims, "c2ln"), disclosures.to_string(), String::new()].join("~")
    };
    let many: Vec<_> =
        (0..10_000).map(|n| encode(&format!(r#"["s","password{n}","hunter2-{n}"]"#))).collect();
    let digests: Vec<_> = many.iter().map(|disclosure| format!("\"{}\"", digest(disclosure))).collect();
    let all = format!(r#"{{"_sd":[{}]}}"#, digests.join(","));
    // Each disclosure discloses the next.
    let (mut chain, mut inner) = (Vec::new(), r#"["s","end",1]"#.to_string());
    for _ in 0..2000 {
        let disclosure = encode(&inner);
        inner = format!(r#"["s","a",{{"_sd":["{}"]}}]"#, digest(&disclosure));
        chain.push(disclosure);
    }
    let first = encode(&inner);
    let chained = format!(r#"{{"_sd":["{}"]}}"#, digest(&first));
    chain.push(first);
    let deep = encode(&format!(r#"["s","a",{}{}]"#, "[".repeat(5000), "]".repeat(5000)));
    for (name, text) in [
        ("many", sd_jwt(&all, &many.join("~"))),
        ("strays", sd_jwt("{}", &many.join("~"))),
        ("repeated", sd_jwt(&all.replacen('[', &format!("[{},", digests.join(",")), 1), &many.join("~"))),
        ("same", sd_jwt(&all, &vec![many[0].as_str(); 10_000].join("~"))),
        ("chained", sd_jwt(&chained, &chain.join("~"))),
        ("deep", sd_jwt(&format!(r#"{{"_sd":["{}"]}}"#, digest(&deep)), &deep)),
        ("tildes", sd_jwt("{}", &"~".repeat(100_000))),
        ("binding", sd_jwt("{}", &format!("~{}", token(r#"{"typ":"kb+jwt"}"#, &all, "")))),
    ] {
        survives(&format!("disclosures_{name}"), text.as_bytes());
    }
    // Members around tokens that could be looked through again at each.
    let member = format!("\"id_token\":\"{}\",\"code\":\"aaaa\",", token(r#"{"alg":"none"}"#, "{}", ""));
    survives("members", format!("{{{}\"z\":0}}", member.repeat(5000)).as_bytes());
    let header = format!("DPoP: {} Authorization: DPoP aaaa ", token(r#"{"alg":"none"}"#, "{}", ""));
    survives("headers", header.repeat(5000).as_bytes());
}

#[test]
fn odd_encryption() {
    let here = folder("hostile_encryption");
    let secrets = [16, 24, 32, 48, 64].map(|length| {
        let secret = jotkit::core::b64::encode(&vec![7; length]);
        format!(r#"{{"kty":"oct","k":"{secret}"}}"#)
    });
    let vectors = include_str!("vectors/jwe.jsonl").lines().map(|line| {
        let vector: serde_json::Value = serde_json::from_str(line).unwrap();
        vector["keys"].to_string()
    });
    let keys: Vec<_> = secrets.into_iter().chain(vectors).collect();
    std::fs::write(here.join("keys.json"), format!(r#"{{"keys":[{}]}}"#, keys.join(","))).unwrap();

    let epk = r#""epk":{"kty":"EC","crv":"P-256","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0","y":"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps"}"#;
    let algs = [
        "dir",
        "A128KW",
        "A256KW",
        "A128GCMKW",
        "A192GCMKW",
        "A256GCMKW",
        "RSA-OAEP",
        "RSA-OAEP-256",
        "ECDH-ES",
    ];
    let others = ["ECDH-ES+A128KW", "ECDH-ES+A256KW", "RSA1_5", "PBES2-HS256+A128KW"];
    let encs = ["A128GCM", "A192GCM", "A256GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512"];
    let mut text = String::new();
    for alg in algs.into_iter().chain(others) {
        for enc in encs {
            for more in
                [epk, r#""epk":7,"iv":"A","tag":[],"apu":{}"#, r#""epk":{"keys":[{}]},"iv":"","tag":"AAAA""#]
            {
                let header = format!(r#"{{"alg":"{alg}","enc":"{enc}",{more}}}"#);
                let header = jotkit::core::b64::encode(header.as_bytes());
                for length in [0, 1, 8, 12, 16, 24, 40, 72, 80, 256, 2000] {
                    let part = jotkit::core::b64::encode(&vec![1; length]);
                    text.push_str(&format!("{header}.{part}.{part}.{part}.{part}\n"));
                    text.push_str(&format!("{header}..AQEBAQEBAQEBAQEB.{part}.{part}\n"));
                    text.push_str(&format!(
                        "{header}.{part}.AQEBAQEBAQEBAQEBAQEBAQ.{part}.AQEBAQEBAQEBAQEBAQEBAQ\n"
                    ));
                }
            }
        }
    }
    let run = jotkit_with(["lint", "--key", "keys.json", "--format", "json"], text.as_bytes(), &here);
    assert!(run.code < 2 && run.stderr.is_empty(), "code {} {}", run.code, run.stderr);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let tokens = report["tokens"].as_array().unwrap();
    assert!(tokens.len() > 5000, "{}", tokens.len());
    // The given keys are judged, too.
    let mut tokens = tokens.iter().filter(|token| token["kind"] != "key");
    assert!(tokens.all(|token| token["not_inspected"].is_string()));
}

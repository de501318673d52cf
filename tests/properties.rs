//! What holds for any input: no bit of a token can change under its signature, the finder finds what was planted and nothing
//! else, and no report tells what it must not.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use clap::ValueEnum;
use common::{folder, jotkit_with, token};
use jotkit::core::alg::{Alg, Family};
use jotkit::core::key::{self, Form, Key};
use jotkit::core::token::Token;
use jotkit::core::verify::{Expectations, Keyring, verify};
use jotkit::core::{b64, crypto, find};
use jotkit::render::Format;
use proptest::prelude::*;
use serde_json::value::RawValue;
use std::fs;

const NOW: i64 = 1_795_292_800;

/// A key for the algorithm and a token that was signed with it.
fn signed(alg: Alg) -> (Key, String) {
    let key = Key::new(key::generate(alg, 2048, &mut rand_core::OsRng).unwrap(), "key");
    let header = b64::encode(format!(r#"{{"alg":"{alg}","typ":"JWT","kid":"2026-11"}}"#).as_bytes());
    let payload = b64::encode(br#"{"sub":"ann","admin":false,"exp":1795296400}"#);
    let input = format!("{header}.{payload}");
    let signature = crypto::signer(&key, alg).unwrap().try_sign(input.as_bytes()).unwrap();
    let token = format!("{input}.{}", b64::encode(&signature));
    (key, token)
}

fn is_valid(ring: &Keyring<'_>, token: String) -> bool {
    let expect = Expectations { now: NOW, ..Expectations::default() };
    verify(&Token::parse(token), ring, &expect).is_valid()
}

/// The forms that a key is written in, and the key that is read from each again.
fn in_every_form(key: &Key) -> Vec<(Form, Key)> {
    let written = Form::ALL.into_iter().filter_map(|form| Some((form, key::write(key, form).ok()?)));
    let read = |bytes: &[u8]| key::read(bytes.to_vec(), "key", None).unwrap().keys.remove(0);
    written.map(|(form, bytes)| (form, read(&bytes))).collect()
}

/// Whatever is signed, with the private half in any form, is verified by the public half in any form.
#[test]
fn what_is_signed_is_verified_in_every_form() {
    for alg in Alg::ALL {
        let key = Key::new(key::generate(*alg, 2048, &mut rand_core::OsRng).unwrap(), "key");
        let private: Vec<_> = in_every_form(&key).into_iter().filter(|(_, key)| key.is_private()).collect();
        let public = match key.public_half() {
            Ok(public) => in_every_form(&public),
            Err(_) => in_every_form(&key),
        };
        let forms: usize = match alg.family() {
            Family::Hmac => 1,
            Family::MlDsa => 3,
            _ => 4,
        };
        let all = [private.len(), public.len()];
        assert!(all.iter().all(|count| *count >= forms - usize::from(*alg == Alg::ES256K)), "{alg}: {all:?}");
        for (number, (signing, private)) in private.iter().enumerate() {
            let claims = format!("{{\"exp\":1795296400,\"number\":{number},\"text\":\"\u{1f511} \\u0000\"}}");
            let input =
                [format!(r#"{{"alg":"{alg}"}}"#), claims].map(|part| b64::encode(part.as_bytes())).join(".");
            let signature = crypto::signer(private, *alg).unwrap().try_sign(input.as_bytes()).unwrap();
            let token = format!("{input}.{}", b64::encode(&signature));
            for (verifying, public) in &public {
                let ring = Keyring::new(std::slice::from_ref(public));
                assert!(is_valid(&ring, token.clone()), "{alg}: {signing:?} by {verifying:?}: {token}");
            }
        }
    }
}

/// All of few, and of many about as many as given, among them the first and the last.
fn some_of(count: usize, about: usize) -> impl Iterator<Item = usize> {
    (0..count).step_by(count.div_ceil(about).max(1)).chain(count.checked_sub(1))
}

/// In the text, whose last characters may have bits to spare, and in the bytes that it says.
#[test]
fn any_bit_that_changes_is_a_no() {
    for alg in Alg::ALL {
        let (key, token) = signed(*alg);
        let keys = [key];
        let ring = Keyring::new(&keys);
        assert!(is_valid(&ring, token.clone()), "{alg}");
        let mut changes = 0;
        for bit in some_of(token.len() * 7, 1500).chain((token.len() - 2) * 7..token.len() * 7) {
            let mut bytes = token.clone().into_bytes();
            bytes[bit / 7] ^= 1 << (bit % 7);
            let changed = String::from_utf8(bytes).unwrap();
            assert!(!is_valid(&ring, changed.clone()), "{alg}: {changed}\nfor {token}");
            changes += 1;
        }
        let segments: Vec<_> =
            token.split('.').map(|text| b64::decode_strictly(text.as_bytes()).unwrap()).collect();
        for at in 0..3 {
            for bit in some_of(segments[at].len() * 8, 500) {
                let mut segments = segments.clone();
                segments[at][bit / 8] ^= 1 << (bit % 8);
                let changed = segments.iter().map(|bytes| b64::encode(bytes)).collect::<Vec<_>>().join(".");
                assert!(!is_valid(&ring, changed.clone()), "{alg}: {changed}\nfor {token}");
                changes += 1;
            }
        }
        assert!(changes > 1000, "{alg}: {changes}");
    }
}

/// Nor is a token of one key one of another, whatever the algorithm.
#[test]
fn a_signature_is_of_one_key_alone() {
    let all: Vec<_> = Alg::ALL.iter().map(|alg| (alg, signed(*alg), signed(*alg))).collect();
    for (alg, (_, token), _) in &all {
        for (other, (own, _), (stranger, _)) in &all {
            for key in [own, stranger] {
                let is_own = alg == other && std::ptr::eq(key, own);
                let keys = std::slice::from_ref(key);
                assert_eq!(
                    is_valid(&Keyring::new(keys), token.clone()),
                    is_own,
                    "{alg} by a key for {other}"
                );
            }
        }
    }
}

/// What no token goes on over.
fn edge() -> impl Strategy<Value = Vec<u8>> {
    const EDGES: &[&[u8]] = &[
        b" ",
        b"\"",
        b"'",
        b",",
        b";",
        b"<",
        b">",
        b"&",
        b"(",
        b")",
        b"|",
        b"\0",
        b"\t",
        b"\r\n\r\n",
        b"}",
        b"]",
        b"#",
        b"\\",
        b"\xff",
        "\u{202e}".as_bytes(),
        "\u{feff}".as_bytes(),
        "ä".as_bytes(),
        b"%20",
        b"</a>",
        b"\x1b[0m",
        b"`",
        b"*",
        b"?",
    ];
    prop::sample::select(EDGES).prop_map(<[u8]>::to_vec)
}

/// The same behind a token, where white space and a line end may only have broken it over lines.
fn edge_behind() -> impl Strategy<Value = Vec<u8>> {
    edge().prop_map(|edge| if edge.trim_ascii().is_empty() { [&edge[..], b"|"].concat() } else { edge })
}

/// Any bytes, and what looks like tokens and is none.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    let alike = [
        "eyJ",
        "eyJhbGciOi",
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJhbGciOiJIUzI1NiJ9.",
        "..",
        "a.b.c",
        "eyJ4IjoxfQ.AAAA.AA",
        "ey.ey.ey",
        "Authorization: Bearer ",
        "{\"token\":\"",
        "access_token=",
        "https://a.example/?x=1#t=",
        "eyJ9.eyJ9.",
        "-----BEGIN PRIVATE KEY-----\n",
        "ewogICJhbGciOi",
        "{\"payload\":",
        "eyAi",
    ];
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..40),
        "[ -~\\n]{0,60}".prop_map(String::into_bytes),
        prop::sample::select(alike.to_vec()).prop_map(|text| text.as_bytes().to_vec()),
    ]
}

/// Tokens of a few shapes, whole ones: each has a signature as long as its algorithm makes it.
fn planted() -> impl Strategy<Value = String> {
    let header = prop::sample::select(vec![
        (r#"{"alg":"HS256"}"#, 32),
        (r#"{"typ":"JWT","alg":"ES256","kid":"1"}"#, 64),
        ("{\r\n \"alg\":\"HS512\"}", 64),
        (r#"{"kid":"x","alg":"PS512"}"#, 256),
    ]);
    (header, "[a-z]{1,12}", prop::collection::vec(any::<u8>(), 256)).prop_map(
        |((header, length), sub, signature)| {
            token(header, &format!(r#"{{"sub":"{sub}","n":1}}"#), &b64::encode(&signature[..length]))
        },
    )
}

/// What looks like a pasted token that is broken may stand before one that is not.
#[test]
fn a_broken_candidate_hides_no_whole_token() {
    let whole = token(r#"{"alg":"HS256"}"#, r#"{"sub":"ann"}"#, &b64::encode(&[7; 32]));
    for text in ["eyJ4IjoxfQ.e30.AA\"", "eyJ9.eyJ9.\"", "eyJhbGciOiJIUzI1NiJ9.e30.AA\"", "eyJ "] {
        let text = format!("{text}{whole}");
        let found: Vec<_> =
            find::tokens(text.as_bytes()).map(|found| found.token.text().to_string()).collect();
        assert_eq!(found.last(), Some(&whole), "{text}");
    }
}

/// Whatever byte stands before a token, and whatever byte behind it but those that go on with it.
#[test]
fn a_token_is_found_beside_any_byte() {
    let whole = token(r#"{"alg":"HS256"}"#, r#"{"sub":"ann"}"#, &b64::encode(&[7; 32]));
    let goes_on = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~=+/".contains(&byte);
    for before in 0..=255u8 {
        for behind in (0..=255u8).filter(|byte| !goes_on(*byte)) {
            let text = [&b"x y("[..], &[before], whole.as_bytes(), &[behind], b"(x y"].concat();
            let found: Vec<_> = find::tokens(&text).map(|found| text[found.span.range()].to_vec()).collect();
            assert_eq!(found, [whole.as_bytes()], "{before:#x} {behind:#x}");
        }
    }
}

/// JSON as it can be written: white space, escapes, numbers of any length, members that occur twice.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        prop::sample::select(vec![
            "null",
            "true",
            "1.0",
            "-0",
            "1e400",
            "0.10",
            "123456789012345678901234567890"
        ])
        .prop_map(str::to_string),
        r#""([ -!#-\[\]-~äß🔑]|\\[bfnrt/"\\]|\\u00[0-7][0-9a-f]|\\ud83d\\udd11|\\ud800){0,12}""#,
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let space = "[ \t\n\r]{0,2}";
        let element = (space, inner.clone(), space).prop_map(|(a, value, b)| format!("{a}{value}{b}"));
        let member = (r#""[a-c\u00e9]{0,2}""#, space, inner)
            .prop_map(|(name, space, value)| format!("{name}{space}:{space}{value}"));
        prop_oneof![
            prop::collection::vec(element, 0..5).prop_map(|all| format!("[{}]", all.join(","))),
            prop::collection::vec(member, 0..5).prop_map(|all| format!("{{{}}}", all.join(", "))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    /// What a token says is passed on as it is written: no number is read, no escape resolved, no member lost.
    #[test]
    fn decode_keeps_every_byte(said in prop::collection::vec((json(), json()), 1..100)) {
        let wrapped = |value: &str| format!("{{\"alg\":\"HS256\",\"value\":{value}}}");
        let said: Vec<_> = said.iter().map(|(header, payload)| (wrapped(header), payload)).collect();
        let signature = b64::encode(&[7; 32]);
        let lines = said.iter().map(|(header, payload)| token(header, payload, &signature) + " |\n");
        let text = lines.collect::<String>();
        let here = folder("properties_decode");
        let run = jotkit_with(["decode", "--json"], text.as_bytes(), &here);
        let printed = serde_json::Deserializer::from_str(&run.stdout).into_iter::<Printed<'_>>();
        let printed: Vec<_> = printed.map(Result::unwrap).collect();
        prop_assert_eq!(printed.len(), said.len(), "{}", run.stderr);
        for (printed, (header, payload)) in printed.iter().zip(&said) {
            prop_assert_eq!(printed.header.get(), header);
            prop_assert_eq!(printed.payload.get(), payload.as_str());
        }
    }
}

/// What `decode --json` prints, as it is written.
#[derive(serde::Deserialize)]
struct Printed<'a> {
    #[serde(borrow)]
    header: &'a RawValue,
    #[serde(borrow)]
    payload: &'a RawValue,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn exactly_what_was_planted_is_found(
        pieces in prop::collection::vec((noise(), edge(), planted(), edge_behind()), 1..6),
        end in noise(),
    ) {
        let (mut text, mut planted) = (Vec::new(), Vec::new());
        for (noise, before, token, after) in pieces {
            text.extend(noise);
            text.extend(before);
            text.extend(token.as_bytes());
            text.extend(after);
            planted.push(token);
        }
        text.extend(end);
        let found: Vec<_> = find::tokens(&text)
            .map(|found| String::from_utf8_lossy(&text[found.span.start..found.span.end]).into_owned())
            .collect();
        prop_assert_eq!(found, planted, "{}", String::from_utf8_lossy(&text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever characters they are of, those that formats must write in another way among them.
    #[test]
    fn no_planted_secret_in_any_format(
        password in "[!-~ä🔑\\\\\"<&'|`]{12,40}",
        signature in prop::collection::vec(any::<u8>(), 32),
    ) {
        let quoted = serde_json::to_string(&password).unwrap();
        let signature = b64::encode(&signature);
        let claims = format!(r#"{{"sub":"ann","db":{{"password":{quoted}}},"client_secret":{quoted}}}"#);
        let token = token(r#"{"alg":"HS256"}"#, &claims, &signature);
        let payload = token.split('.').nth(1).unwrap().to_string();
        let here = folder("properties_secrets");
        fs::write(here.join("in.txt"), format!("Authorization: Bearer {token}\n")).unwrap();
        let mut outputs = Vec::new();
        for format in Format::value_variants() {
            let format = format.to_possible_value().unwrap().get_name().to_string();
            for more in [&[][..], &["--auditor", "--show-all"]] {
                let fixed = ["lint", "--no-config", "--now", "1795292800", "--format", &format, "in.txt"];
                let run = jotkit_with(fixed.iter().chain(more), b"", &here);
                prop_assert_eq!(run.code, 1, "{}", run.stderr);
                prop_assert!(run.stdout.len() > 20);
                outputs.push((format!("lint {format}"), run.stdout + &run.stderr));
            }
        }
        let verify = ["verify", "--now", "1795292800", "--secret", &password, "--format"];
        for format in ["human", "json", "jsonl"] {
            let run = jotkit_with(verify.into_iter().chain([format, "in.txt"]), b"", &here);
            prop_assert_eq!(run.code, 1, "{}", run.stderr);
            outputs.push((format!("verify {format}"), run.stdout + &run.stderr));
        }
        for secret in [&password, &quoted[1..quoted.len() - 1].to_string(), &signature, &payload] {
            let pieces: Vec<char> = secret.chars().collect();
            for piece in pieces.windows(12) {
                let piece: String = piece.iter().collect();
                for (of, output) in &outputs {
                    prop_assert!(!output.contains(&piece), "{} in {}:\n{}", piece, of, output);
                }
            }
        }
    }
}

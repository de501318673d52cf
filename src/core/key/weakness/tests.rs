use super::*;
use crate::core::key::{Given, read_all};
use zeroize::Zeroizing;

/// The names of what is wrong with the keys of a file.
fn flaws(text: &str) -> Vec<&'static str> {
    let mut given = Given::default();
    given.add(read_all(text.as_bytes().to_vec(), "test", None).unwrap(), "test", false, None);
    names(&given)
}

fn names(given: &Given) -> Vec<&'static str> {
    let specimens = given.specimens();
    let single = specimens.iter().flat_map(key_weaknesses);
    let joint = set_weaknesses(&specimens).into_iter().map(|(_, weakness)| weakness);
    single.chain(joint).map(|weakness| weakness.flaw.name()).collect()
}

fn of_secret(bytes: &[u8]) -> Vec<&'static str> {
    let mut given = Given::default();
    given.add_secret(Key::from_secret(Zeroizing::new(bytes.to_vec()), "test"), "test", None);
    names(&given)
}

#[test]
fn each_flaw_is_of_one_key_or_of_several() {
    for flaw in Flaw::ALL {
        let ways = usize::from(SINGLE.contains(flaw)) + usize::from(JOINT.contains(flaw));
        // That a key is published is no weakness of its own, and told by the rule of that name.
        assert_eq!(ways, usize::from(*flaw != Flaw::KnownPrivateKey), "{}", flaw.name());
    }
}

#[test]
fn secrets_that_can_be_guessed() {
    assert_eq!(of_secret(b"secret"), ["hmac-secret-short", "hmac-secret-memorable"]);
    let guessable = [
        "MyProject2026MyProject2026MyProj",
        "abcdefghijklmnopqrstuvwxyz012345",
        "12345678901234567890123456789012",
        "98765432109876543210987654321098",
        "qwertyuiopasdfghjklzxcvbnm123456",
        "MySuperSecretKeyForJWTAuthentication2024!",
        "this-is-my-super-secret-jwt-signing-key",
        "my_very_long_and_secure_secret_key_for_jwt",
        "00000000000000000000000000000000",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0",
        "changeme-changeme-changeme-changeme",
        "please change this secret in production",
        "jwt-secret-key-for-development-only-2025",
        "your-256-bit-secret-your-256-bit-secret",
        "aaaaaaaabbbbbbbbccccccccdddddddd",
        "password123password123password1234",
        "supersecretsupersecretsupersecretsupersecret",
        "ThisIsTheSecretKeyForTheApiServer!!",
        "a-string-secret-at-least-256-bits-long",
    ];
    let is_missed = |secret: &&str| !of_secret(secret.as_bytes()).contains(&"hmac-secret-memorable");
    let missed: Vec<_> = guessable.into_iter().filter(is_missed).collect();
    assert_eq!(missed, [""; 0]);
    let sequence: Vec<u8> = (0..32).collect();
    assert_eq!(of_secret(&sequence), ["hmac-secret-memorable"]);
    assert_eq!(of_secret(&[7; 32]), ["hmac-secret-memorable"]);
}

#[test]
fn secrets_that_cannot() {
    let random = [
        "9fX2mQ7vLk4pRt8wYz1cBn6hJd3sGa5K",
        "f47ac10b-58cc-4372-a567-0e02b2c3d479",
        "F47AC10B-58CC-4372-A567-0E02B2C3D479",
        "5f4dcc3b5aa765d61d8327deb882cf99",
        "2b7e151628aed2a6abf7158809cf4f3c",
        "kR7cPz0Zk1bq0uYF4oZ1m8Jr9wq2s3t4u5v6x7y8z9A",
        "ivory-tractor-molecule-pancake-sunset-violin-quarry",
        "x9$Lq!7pZ@2mW#8vR^4kT&6nB*1cY(3d",
        "TkU1sVq3mHn0uJz2xWc9yAa8bRd7eLf6gPo5iQs4tYk=",
        "01HZX3J5Q2V7K8M9N4P6R1S0TA01HZX3J5Q2V8K8M9N4P6R1S0TB",
        "Wq8!uR3#zL5^pT7&kV9*mX2(bN4)cJ6-",
        "bmV2ZXItZ3Vlc3MtdGhpcy1xdWl0ZS1sb25nLXBhc3NwaHJhc2Utd2l0aC1vZGQtd29yZHM",
        "3d6f45a5fc12445dbac2f59c3b6c7cb1d4e8f0a9",
        "tM5Yk2Qv8Xb1Nc6Zs9Wd3Re7Tf4Hg0Jp",
    ];
    let alarms: Vec<_> =
        random.into_iter().filter(|secret| !of_secret(secret.as_bytes()).is_empty()).collect();
    assert_eq!(alarms, [""; 0]);
    let random: Vec<u8> =
        (0..32u8).map(|at| at.wrapping_mul(157).wrapping_add(at.wrapping_mul(at)).wrapping_add(91)).collect();
    assert_eq!(of_secret(&random), [""; 0]);
}

#[test]
fn secrets_that_are_public_keys() {
    let pem = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";
    let jwk = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    for secret in [
        pem.to_string(),
        format!("\n{pem}"),
        pem.replace('\n', "\r\n"),
        pem.trim_end().to_string(),
        "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=".to_string(),
        jwk.to_string(),
        format!("{{\"keys\":[{jwk}]}}"),
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea".to_string(),
    ] {
        assert_eq!(of_secret(secret.as_bytes()), ["hmac-secret-is-public-key"], "{secret}");
    }
    let der = crate::core::b64::decode_any(b"MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        .unwrap();
    assert_eq!(of_secret(&der), ["hmac-secret-is-public-key"]);
}

#[test]
fn what_a_jwk_says_of_itself() {
    const ED: &str = r#""kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo""#;
    const X: &str = r#""kty":"OKP","crv":"X25519","x":"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08""#;
    const EC: &str = r#""kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0""#;
    let quiet: [&str; 0] = [];
    for (key, members, expected) in [
        (ED, r#""alg":"EdDSA","use":"sig","key_ops":["verify"]"#, &quiet[..]),
        (ED, r#""alg":"Ed25519""#, &quiet),
        (ED, r#""use":"sig","key_ops":["sign","verify"]"#, &quiet),
        (ED, r#""key_ops":[]"#, &quiet),
        (ED, r#""use":"sig","key_ops":["verify","encrypt"]"#, &["jwk-use-mismatch"]),
        (ED, r#""key_ops":["verify","verify"]"#, &["jwk-use-mismatch"]),
        (ED, r#""use":"enc""#, &["jwk-use-mismatch"]),
        (ED, r#""alg":"ES256""#, &["jwk-alg-mismatch"]),
        (X, r#""use":"enc""#, &quiet),
        (X, r#""alg":"ECDH-ES","use":"enc","key_ops":["deriveKey"]"#, &quiet),
        (X, r#""use":"sig""#, &["jwk-use-mismatch"]),
        (X, r#""alg":"EdDSA""#, &["jwk-alg-mismatch"]),
        (EC, r#""alg":"ES256","use":"sig""#, &quiet),
        (EC, r#""use":"enc""#, &quiet),
        (EC, r#""alg":"ECDH-ES+A128KW","use":"enc""#, &quiet),
        (EC, r#""alg":"ES512""#, &["jwk-alg-mismatch"]),
        (EC, r#""alg":"ES256K""#, &["jwk-alg-mismatch"]),
        (EC, r#""alg":"RS256""#, &["jwk-alg-mismatch"]),
        (EC, r#""alg":"HS256""#, &["jwk-alg-mismatch"]),
        (EC, r#""alg":"RSA-OAEP""#, &["jwk-alg-mismatch"]),
        (EC, r#""alg":"ES256","use":"enc""#, &["jwk-use-mismatch"]),
        (EC, r#""alg":"ECDH-ES","use":"sig""#, &["jwk-use-mismatch"]),
        (EC, r#""alg":"ES256","key_ops":["deriveKey"]"#, &["jwk-use-mismatch"]),
        (EC, r#""use":"enc","key_ops":["verify"]"#, &["jwk-use-mismatch"]),
        (EC, r#""alg":"x-own""#, &quiet),
    ] {
        let jwk = format!("{{{key},{members}}}");
        let mut found = flaws(&jwk);
        found.dedup();
        assert_eq!(found, expected, "{jwk}");
    }
}

#[test]
fn keys_that_stand_together() {
    let ed = r#""kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","alg":"EdDSA""#;
    let d = r#""d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A""#;
    let oct = r#""kty":"oct","alg":"HS256","k":"kR7cPz0Zk1bq0uYF4oZ1m8Jr9wq2s3t4u5v6x7y8z9A""#;
    let set = |keys: &[String]| format!("{{\"keys\":[{}]}}", keys.join(","));
    let named = |key: &str, kid: &str| format!("{{{key},\"kid\":\"{kid}\"}}");
    let private = format!("{ed},{d}");
    for (keys, expected) in [
        (vec![named(ed, "a"), named(ed, "b")], &[""; 0][..]),
        (vec![named(&private, "a")], &[]),
        (vec![named(&private, "a"), named(&private, "b")], &[]),
        (vec![named(oct, "a")], &[]),
        (vec![named(oct, "a"), named(oct, "b")], &[]),
        (vec![named(ed, "a"), named(&private, "b")], &["jwks-private-key", "jwks-mixed"]),
        (vec![named(ed, "a"), named(oct, "b")], &["jwks-symmetric-key", "jwks-mixed"]),
        (vec![named(&private, "a"), named(oct, "b")], &["jwks-mixed"]),
        (vec![named(ed, "a"), named(ed, "a")], &["jwks-duplicate-kid"]),
        (vec![named(ed, "a"), format!("{{{ed}}}")], &["jwk-kid-missing"]),
        (vec![format!("{{{ed}}}")], &[]),
    ] {
        let text = set(&keys);
        assert_eq!(flaws(&text), expected, "{text}");
    }
    // What verifiers are given to read is for everyone.
    let mut given = Given::default();
    let file = set(&[named(&private, "a"), named(oct, "b")]);
    given.add(read_all(file.into_bytes(), "test", None).unwrap(), "test", true, None);
    assert_eq!(names(&given), ["jwks-private-key", "jwks-symmetric-key", "jwks-mixed"]);
}

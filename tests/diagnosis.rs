//! A token for each fault that a signature can have, made by the fault itself: the verdict rejects it, and the hint names
//! the fault.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

mod common;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use common::{jotkit, token};
use jotkit::core::alg::Alg;
use jotkit::core::crypto::{sha256, signer};
use jotkit::core::diagnose;
use jotkit::core::find;
use jotkit::core::key::{self, Form, Key, generate};
use jotkit::core::verify::{Expectations, Keyring, verify};
use jotkit::core::{b64, hex};
use zeroize::Zeroizing;

const CLAIMS: &str = r#"{"sub":"ann","exp":1795293700}"#;
const SECRET: &[u8] = b"correct horse battery staple, and then some";

fn new_key(alg: Alg, kid: &str) -> Key {
    let material = generate(alg, 2048, &mut rand_core::OsRng).unwrap();
    Key { kid: Some(kid.to_string()), ..Key::new(material, "set.json") }
}

fn secret(bytes: &[u8]) -> Key {
    Key::from_secret(Zeroizing::new(bytes.to_vec()), "--secret")
}

/// What the signer of a key makes of a message.
fn raw(key: &Key, alg: Alg, message: impl AsRef<[u8]>) -> Vec<u8> {
    signer(key, alg).unwrap().try_sign(message.as_ref()).unwrap()
}

/// `header.payload` of a token that announces `alg`.
fn input(alg: Alg) -> String {
    input_of(&format!(r#"{{"alg":"{alg}"}}"#), CLAIMS)
}

fn input_of(header: &str, payload: &str) -> String {
    format!("{}.{}", b64::encode(header.as_bytes()), b64::encode(payload.as_bytes()))
}

/// A token with a signature that was made over something.
fn with(input: &str, signature: &[u8]) -> String {
    format!("{input}.{}", b64::encode(signature))
}

/// Asserts the hints, and that the token is rejected: hints are looked for after the verdict and cannot change it.
fn assert_hints(what: &str, token: &str, keys: &[Key], hints: &[&str]) {
    let found = find::tokens(token.as_bytes()).next().unwrap_or_else(|| panic!("{what}: no token"));
    let expect = Expectations { now: 1_795_292_800, ..Expectations::default() };
    let verdict = verify(&found.token, &Keyring::new(keys), &expect);
    assert!(!verdict.is_valid(), "{what}");
    let mut said = verdict.hints;
    said.extend(verdict.mismatch.map(|alg| diagnose::hints(&found.token, keys, alg)).unwrap_or_default());
    assert_eq!(said, hints, "{what}");
}

/// The same for a secret that was given, where the signer used another.
fn assert_secret(given: &[u8], used: &[u8], hint: &str) {
    let alg = Alg::HS256;
    let signature = match used {
        [] => hmac_sha256_of_nothing(),
        used => raw(&secret(used), alg, input(alg)),
    };
    assert_hints(hint, &with(&input(alg), &signature), &[secret(given)], &[hint]);
}

/// jotkit refuses to sign with an empty secret.
fn hmac_sha256_of_nothing() -> Vec<u8> {
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, b"");
    aws_lc_rs::hmac::sign(&key, input(Alg::HS256).as_bytes()).as_ref().to_vec()
}

#[test]
fn secrets_taken_for_what_they_are_not() {
    let base64 = STANDARD.encode(SECRET);
    assert_secret(base64.as_bytes(), SECRET, "it matches the secret decoded from base64: use --secret b64:…");
    let base64url = b64::encode(&[0xfb; 40]);
    assert_secret(
        base64url.as_bytes(),
        &[0xfb; 40],
        "it matches the secret decoded from base64: use --secret b64:…",
    );
    let digits = hex::encode(&[0xab; 35]);
    assert_secret(
        digits.as_bytes(),
        &[0xab; 35],
        "it matches the secret decoded from hexadecimal: use --secret hex:…",
    );
    let as_text =
        "it matches the base64 text of the secret, not its bytes: use --secret text:… with the text itself";
    assert_secret(SECRET, base64.as_bytes(), as_text);
    assert_secret(&[0xfb; 40], base64url.as_bytes(), as_text);
    let as_hex = "it matches the hexadecimal text of the secret, not its bytes: use --secret text:… with the text itself";
    assert_secret(&[0xab; 35], digits.as_bytes(), as_hex);
    assert_secret(&[0xab; 35], digits.to_ascii_uppercase().as_bytes(), as_hex);
    let utf16: Vec<u8> = "pässword".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_secret(
        "pässword".as_bytes(),
        &utf16,
        "it matches the secret as UTF-16 (Encoding.Unicode): have the signer use UTF-8",
    );
    assert_secret(
        SECRET,
        &sha256(SECRET),
        "it matches the SHA-256 of the secret: whoever signed hashes it first: have it sign with the secret, or give the hash as --secret hex:…",
    );
    assert_secret(
        SECRET,
        b"",
        "it was signed with an empty secret, as by a signer that found none: anyone can make such a token",
    );
}

#[test]
fn secrets_with_something_around_them() {
    for (before, after, hint) in [
        (
            "",
            "\n",
            "it matches the secret with a line feed at its end: have the signer drop it, or give both as --secret b64:…",
        ),
        (
            "",
            "\r\n",
            "it matches the secret with CR and LF at its end: have the signer drop them, or give all as --secret b64:…",
        ),
        (
            "",
            "\r",
            "it matches the secret with a carriage return at its end: have the signer drop it, or give both as --secret b64:…",
        ),
        (
            "",
            " ",
            "it matches the secret with a space at its end: have the signer drop it, or give both as --secret text:…",
        ),
        (
            " ",
            "",
            "it matches the secret with a space before it: have the signer drop it, or give both as --secret text:…",
        ),
        (
            "\u{feff}",
            "",
            "it matches the secret with a byte order mark before it: have the signer drop it, or give both as --secret b64:…",
        ),
        (
            "\"",
            "\"",
            "it matches the secret in quotes: have the signer drop them, or give all as --secret text:…",
        ),
        (
            "'",
            "'",
            "it matches the secret in quotes: have the signer drop them, or give all as --secret text:…",
        ),
    ] {
        assert_secret(SECRET, &[before.as_bytes(), SECRET, after.as_bytes()].concat(), hint);
    }
    for around in [("", "\n"), ("", "\r\n"), (" ", ""), ("\u{feff}", "")] {
        let given = [around.0.as_bytes(), SECRET, around.1.as_bytes()].concat();
        assert_secret(
            &given,
            SECRET,
            "it matches the secret without the white space around it: give it without, as --secret text:…",
        );
    }
    for quote in [b"\"", b"'", b"`"] {
        let given = [quote, SECRET, quote].concat();
        assert_secret(
            &given,
            SECRET,
            "it matches the secret without its quotes: give it without, as --secret text:…",
        );
    }
}

#[test]
fn another_hash_of_the_family() {
    let key = secret(SECRET);
    let announced = input(Alg::HS256);
    assert_hints(
        "HS512 as HS256",
        &with(&announced, &raw(&key, Alg::HS512, &announced)),
        &[key],
        &["it is HS512, where the header announces HS256"],
    );
    let given = secret(STANDARD.encode(SECRET).as_bytes());
    assert_hints(
        "both",
        &with(&announced, &raw(&secret(SECRET), Alg::HS384, &announced)),
        &[given],
        &[
            "it is HS384, where the header announces HS256; and it matches the secret decoded from base64: use --secret b64:…",
        ],
    );

    let rsa = [new_key(Alg::RS256, "r")];
    for (made, announced, hint) in [
        (
            Alg::RS384,
            Alg::RS256,
            "it is RSA PKCS#1 v1.5 with SHA-384 (RS384), where the header announces RSA PKCS#1 v1.5 with SHA-256 (RS256): sign with --alg RS256, or put RS384 into the header before signing",
        ),
        (
            Alg::RS256,
            Alg::PS256,
            "it is RSA PKCS#1 v1.5 with SHA-256 (RS256), where the header announces RSA PSS with SHA-256 (PS256): sign with --alg PS256, or put RS256 into the header before signing",
        ),
        (
            Alg::PS256,
            Alg::RS256,
            "it is RSA PSS with SHA-256 (PS256), where the header announces RSA PKCS#1 v1.5 with SHA-256 (RS256): sign with --alg RS256, or put PS256 into the header before signing",
        ),
    ] {
        assert_hints(hint, &with(&input(announced), &raw(&rsa[0], made, input(announced))), &rsa, &[hint]);
    }

    let ec = [new_key(Alg::ES512, "e")];
    let key::Material::Ec { private: Some(scalar), public, .. } = &ec[0].material else {
        panic!("an EC key")
    };
    let with_sha256 = &aws_lc_rs::signature::ECDSA_P521_SHA256_FIXED_SIGNING;
    let pair =
        aws_lc_rs::signature::EcdsaKeyPair::from_private_key_and_public_key(with_sha256, scalar, public)
            .unwrap();
    let random = aws_lc_rs::rand::SystemRandom::new();
    let signature = pair.sign(&random, input(Alg::ES512).as_bytes()).unwrap();
    assert_hints(
        "ECDSA with another hash",
        &with(&input(Alg::ES512), signature.as_ref()),
        &ec,
        &["it was made with SHA-256; ES512 wants SHA-512 (RFC 7518 §3.4)"],
    );
}

#[test]
fn another_key() {
    let keys = [new_key(Alg::ES256, "2026-01"), new_key(Alg::ES256, "2025-07")];
    let input = input_of(r#"{"alg":"ES256","kid":"2026-01"}"#, CLAIMS);
    assert_hints(
        "stale kid",
        &with(&input, &raw(&keys[1], Alg::ES256, &input)),
        &keys,
        &["it matches key \"2025-07\" (set.json) in the same set: the header's kid is stale"],
    );

    let usable = new_key(Alg::ES256, "e");
    let signature = raw(&usable, Alg::ES256, self::input(Alg::ES256));
    let for_encryption = Key { usage: Some("enc".to_string()), ..usable };
    assert_hints(
        "use enc",
        &with(&self::input(Alg::ES256), &signature),
        &[for_encryption],
        &["it matches key \"e\" (set.json), which may not be used: correct what its JWK says"],
    );
}

#[test]
fn forms_of_ecdsa_signatures() {
    let keys = [new_key(Alg::ES256, "e")];
    let input = input(Alg::ES256);
    let signature = raw(&keys[0], Alg::ES256, &input);
    let (r, s) = signature.split_at(32);
    let reversed = |half: &[u8]| half.iter().rev().copied().collect::<Vec<u8>>();
    let der = p256_der(&signature);
    for (bytes, hint) in [
        (der, "it is DER-encoded; RFC 7518 §3.4 wants 64 raw bytes r‖s"),
        ([s, r].concat(), "its halves are swapped: RFC 7518 §3.4 wants r before s"),
        (
            [reversed(r), reversed(s)].concat(),
            "its halves are little-endian; RFC 7518 §3.4 wants them big-endian",
        ),
        (reversed(&signature), "it is little-endian as a whole; RFC 7518 §3.4 wants r‖s big-endian"),
    ] {
        assert_hints(hint, &with(&input, &bytes), &keys, &[hint]);
    }
}

/// ASN.1 by hand, so that the fault is not made by the code that finds it.
fn p256_der(raw: &[u8]) -> Vec<u8> {
    let integer = |half: &[u8]| {
        let at = half.iter().position(|byte| *byte != 0).unwrap();
        let mut bytes = half[at..].to_vec();
        if bytes[0] >= 0x80 {
            bytes.insert(0, 0);
        }
        [&[2, bytes.len() as u8], &bytes[..]].concat()
    };
    let body = [integer(&raw[..32]), integer(&raw[32..])].concat();
    [&[0x30, body.len() as u8], &body[..]].concat()
}

#[test]
fn encodings_of_signatures() {
    let keys = [new_key(Alg::ES256, "e")];
    let input = input(Alg::ES256);
    let signature = raw(&keys[0], Alg::ES256, &input);
    let digits = hex::encode(&signature);
    assert_hints(
        "hex",
        &format!("{input}.{digits}"),
        &keys,
        &["it is written in hexadecimal; RFC 7515 §3.1 wants base64url"],
    );
    assert_hints(
        "hex in base64url",
        &with(&input, digits.as_bytes()),
        &keys,
        &["it was turned to hexadecimal before base64url: encode its bytes"],
    );
    let twice = "it is encoded twice: once in base64, and that text again";
    assert_hints("base64url twice", &with(&input, b64::encode(&signature).as_bytes()), &keys, &[twice]);
    assert_hints("base64 twice", &with(&input, STANDARD.encode(&signature).as_bytes()), &keys, &[twice]);
    assert_hints(
        "hex of DER",
        &with(&input, hex::encode(&p256_der(&signature)).as_bytes()),
        &keys,
        &[
            "it was turned to hexadecimal before base64url: encode its bytes; it is DER-encoded; RFC 7518 §3.4 wants 64 raw bytes r‖s",
        ],
    );
    // The padding alone makes it another text than base64url.
    assert_hints(
        "standard base64",
        &format!("{input}.{}", STANDARD.encode(&signature)),
        &keys,
        &["the signature itself is right: only its base64url is not"],
    );
}

#[test]
fn cut_off_and_too_long() {
    let rsa = [new_key(Alg::RS256, "r")];
    let signature = raw(&rsa[0], Alg::RS256, input(Alg::RS256));
    assert_hints(
        "RSA cut off",
        &with(&input(Alg::RS256), &signature[..200]),
        &rsa,
        &[
            "it has 200 bytes, where RS256 with this key makes 256: the token was cut off, or is of another key",
        ],
    );
    let key = [secret(SECRET)];
    let signature = raw(&key[0], Alg::HS256, input(Alg::HS256));
    assert_hints(
        "HMAC cut off",
        &with(&input(Alg::HS256), &signature[..30]),
        &key,
        &["it has 30 bytes, where HS256 makes 32: the token was cut off, or is of another key"],
    );
    assert_hints(
        "too long",
        &with(&input(Alg::HS256), &[&signature[..], b"abc"].concat()),
        &key,
        &["it has 35 bytes, where HS256 makes 32: something was added, or it is of another key"],
    );
}

#[test]
fn messages_put_together_wrongly() {
    let keys = [secret(SECRET)];
    let header = r#"{"alg":"HS256"}"#;
    let input = input(Alg::HS256);
    let (head, tail) = input.split_once('.').unwrap();
    for (message, what) in [
        (format!("{head}{tail}").into_bytes(), "header and payload without the dot between them"),
        (format!("{header}.{CLAIMS}").into_bytes(), "the decoded header and payload: sign them as base64url"),
        (
            format!("{header}{CLAIMS}").into_bytes(),
            "the decoded header and payload without a dot: sign them as base64url",
        ),
        (tail.into(), "the payload alone: the header belongs before it"),
        (CLAIMS.into(), "the decoded payload alone: the header belongs before it"),
        (
            format!("{}.{}", STANDARD.encode(header), STANDARD.encode(format!("{CLAIMS} "))).into_bytes(),
            "header and payload in standard base64: sign them as base64url without padding",
        ),
        (format!("{input}\n").into_bytes(), "header and payload with a line feed after them"),
        (format!("{input}.").into_bytes(), "header and payload with a second dot after them"),
        (
            sha256(input.as_bytes()).to_vec(),
            "the SHA-256 of header and payload, which hashes twice: hand the signer the text, or the digest as a digest",
        ),
        (
            hex::encode(&sha256(input.as_bytes())).into_bytes(),
            "the hexadecimal SHA-256 of header and payload: hand the signer the text",
        ),
    ] {
        // A payload whose base64 is padded shows what the unpadded one hides.
        let padded = what.starts_with("header and payload in standard");
        let token_input = if padded { input_of(header, &format!("{CLAIMS} ")) } else { input.clone() };
        let hint = format!("what was signed is {what} (RFC 7515 §5.1)");
        assert_hints(what, &with(&token_input, &raw(&keys[0], Alg::HS256, message)), &keys, &[&hint]);
    }
    let odd = r#"{"sub":"~~~???>>>!","exp":1795293700}"#;
    let message = format!("{}.{}", URL_SAFE.encode(header), URL_SAFE.encode(odd));
    assert_hints(
        "padding",
        &with(&input_of(header, odd), &raw(&keys[0], Alg::HS256, message)),
        &keys,
        &["what was signed is header and payload with padding: sign them without (RFC 7515 §5.1)"],
    );
}

#[test]
fn written_anew_after_it_was_signed() {
    let keys = [secret(SECRET)];
    let header = r#"{"alg":"HS256"}"#;
    for (signed, sent, how) in [
        (CLAIMS, "{\n  \"sub\": \"ann\",\n  \"exp\": 1795293700\n}", "payload without white space"),
        ("{\n  \"sub\": \"ann\",\n  \"exp\": 1795293700\n}", CLAIMS, "payload indented by two spaces"),
        (r#"{"sub": "ann", "exp": 1795293700}"#, CLAIMS, "payload with a space after each comma and colon"),
        (r#"{"exp":1795293700,"sub":"ann"}"#, CLAIMS, "payload with its members sorted by name"),
        (
            r#"{"iss":"https:\/\/a.example","exp":1795293700}"#,
            r#"{"iss":"https://a.example","exp":1795293700}"#,
            "payload with its slashes escaped, as PHP does",
        ),
        (
            r#"{"name":"\u00e9","exp":1795293700}"#,
            r#"{"name":"é","exp":1795293700}"#,
            "payload with what is not ASCII escaped",
        ),
    ] {
        let signature = raw(&keys[0], Alg::HS256, input_of(header, signed));
        let hint = format!(
            "it matches the {how}: somebody wrote it anew after it was signed; pass tokens on as they are"
        );
        assert_hints(how, &with(&input_of(header, sent), &signature), &keys, &[&hint]);
    }
    let signature = raw(&keys[0], Alg::HS256, input_of(header, CLAIMS));
    assert_hints(
        "header",
        &with(&input_of("{ \"alg\": \"HS256\" }", CLAIMS), &signature),
        &keys,
        &[
            "it matches the header without white space: somebody wrote it anew after it was signed; pass tokens on as they are",
        ],
    );
}

#[test]
fn key_confusion_is_an_attack() {
    let rsa = new_key(Alg::RS256, "r");
    let public = rsa.public_half().unwrap();
    let pem = key::public_pem(&public).unwrap();
    let pkcs1 = String::from_utf8(key::write(&public, Form::Pkcs1).unwrap().to_vec()).unwrap();
    let jwk = String::from_utf8(key::write(&public, Form::Jwk).unwrap().to_vec()).unwrap();
    let file = format!("# our key\n{pem}");
    let keys = key::read(file.clone().into_bytes(), "pub.pem", None).unwrap().keys;
    for (text, form) in [
        (pem.clone().into_bytes(), "PEM"),
        (pem.trim_end().into(), "PEM"),
        (format!(" {pem}").into_bytes(), "PEM"),
        (pem.replace('\n', "\r\n").into_bytes(), "PEM"),
        (key::public_der(&public).unwrap().as_bytes().to_vec(), "SPKI in DER"),
        (pkcs1.into_bytes(), "PKCS#1 in PEM"),
        (file.into_bytes(), "the file it was read from"),
        (jwk.replace("\"kid\":\"r\"", "").replace(",}", "}").trim_end().into(), "a JWK"),
        (key::required_members(&public).unwrap().into_bytes(), "a JWK of its required members"),
    ] {
        let input = input(Alg::HS256);
        let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, &text);
        let signature = aws_lc_rs::hmac::sign(&key, input.as_bytes());
        let hint = format!(
            "attack: it is an HMAC keyed with the public key pub.pem as {form} (key confusion, CVE-2015-9235); a verifier that takes alg from the header accepts it"
        );
        assert_hints(form, &with(&input, signature.as_ref()), &keys, &[&hint]);
    }
}

#[test]
fn its_own_key_proves_nothing() {
    let (ours, theirs) = ([new_key(Alg::ES256, "ours")], new_key(Alg::ES256, "theirs"));
    let jwk = key::required_members(&theirs).unwrap();
    let input = input_of(&format!(r#"{{"alg":"ES256","jwk":{jwk}}}"#), CLAIMS);
    assert_hints(
        "jwk",
        &with(&input, &raw(&theirs, Alg::ES256, &input)),
        &ours,
        &[
            "attack, or a misunderstanding: it matches the jwk in its own header (CVE-2018-0114); anyone can make such a token",
        ],
    );
}

#[test]
fn a_certificate_of_another_key_is_told() {
    let pair = rcgen::KeyPair::generate().unwrap();
    let certificate =
        rcgen::CertificateParams::new(vec!["a.example".to_string()]).unwrap().self_signed(&pair).unwrap();
    let mut keys = key::read(certificate.pem().into_bytes(), "cert.pem", None).unwrap().keys;
    keys.push(Key { kid: None, ..new_key(Alg::ES256, "") });
    let theirs = new_key(Alg::ES256, "theirs");
    let input = input(Alg::ES256);
    assert_hints(
        "strangers",
        &with(&input, &raw(&theirs, Alg::ES256, &input)),
        &keys,
        &["the certificate in cert.pem does not hold the public half of the private key set.json"],
    );
}

#[test]
fn a_salt_that_is_too_long_is_refused_and_told() {
    use rsa::pss::Pss;
    use rsa::sha2::{Digest, Sha256};
    let keys = [new_key(Alg::PS256, "r")];
    let key::Material::Rsa { private: Some(private), .. } = &keys[0].material else { panic!() };
    let input = input(Alg::PS256);
    let digest = Sha256::digest(&input);
    let signature =
        private.sign_with_rng(&mut rand_core::OsRng, Pss::new_with_salt::<Sha256>(222), &digest).unwrap();
    assert_hints(
        "long salt",
        &with(&input, &signature),
        &keys,
        &["its salt has 222 bytes; PS256 wants 32, the length of the hash (RFC 7518 §3.5)"],
    );
}

#[test]
fn nothing_is_made_up() {
    let keys = [new_key(Alg::ES256, "a"), new_key(Alg::RS256, "b"), secret(SECRET)];
    for alg in [Alg::ES256, Alg::RS256, Alg::HS256] {
        let length = if alg == Alg::RS256 { 256 } else { alg.signature_bytes().unwrap() };
        assert_hints(alg.name(), &with(&input(alg), &vec![7; length]), &keys, &[]);
    }
}

#[test]
fn the_hints_are_printed() {
    let key = STANDARD.encode(SECRET);
    let signed = with(&input(Alg::HS256), &raw(&secret(SECRET), Alg::HS256, input(Alg::HS256)));
    let run = jotkit(["verify", "--now", common::NOW, "--secret", &key, &signed]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("\n  hint: it matches the secret decoded from base64: use --secret b64:…\n"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains(&key));
    let run = jotkit(["verify", "--now", common::NOW, "--secret", &format!("b64:{key}"), &signed]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let detached = token(r#"{"alg":"HS256"}"#, "", "AAAA");
    let run = jotkit(["verify", "--now", common::NOW, "--secret", &key, &detached]);
    assert!(
        run.stdout.contains("hint: the payload is detached: give it with --payload FILE"),
        "{}",
        run.stdout
    );
}

//! Keys of every kind through every form, as users change them; and beside what openssl and ssh-keygen print of the same
//! files, where they are installed.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

mod common;

use common::{Run, folder, jotkit_with};
use jotkit::core::alg::Alg;
use std::path::Path;
use std::process::Command;

fn jotkit(here: &Path, args: &[&str]) -> Run {
    jotkit_with(args, b"", here)
}

fn prints(here: &Path, args: &[&str]) -> String {
    let run = jotkit(here, args);
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    run.stdout
}

/// What another program prints; `None` where it is not installed.
fn other(here: &Path, program: &str, args: &[&str]) -> Option<String> {
    let output = match Command::new(program).args(args).current_dir(here).output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            assert!(std::env::var_os("JOTKIT_COMPARE").is_none(), "{program} is not installed");
            return None;
        }
        Err(error) => panic!("{program}: {error}"),
    };
    assert!(output.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// One algorithm for each kind of key, with the forms its private half has beside PKCS#8, DER and JWK.
const KINDS: [(&str, &[&str]); 6] = [
    ("RS256", &["pkcs1", "openssh"]),
    ("ES256", &["sec1", "openssh"]),
    ("ES384", &["sec1", "openssh"]),
    ("ES512", &["sec1", "openssh"]),
    ("ES256K", &["sec1"]),
    ("EdDSA", &["openssh"]),
];

#[test]
fn every_kind_goes_through_every_form_and_back() {
    for (alg, forms) in KINDS {
        let here = folder(&format!("key_forms_{alg}"));
        prints(&here, &["keygen", alg, "--bits", "2048", "--out", "k"]);
        let thumbprint = prints(&here, &["key", "thumbprint", "k.pem"]);
        for form in forms.iter().chain(&["pkcs8", "der", "jwk"]) {
            prints(&here, &["key", "convert", "k.pem", "--to", form, "--out", form]);
            assert_eq!(prints(&here, &["key", "thumbprint", form]), thumbprint, "{alg} {form}");
            let back = prints(&here, &["key", "convert", form, "--to", "pkcs8"]);
            assert_eq!(back, std::fs::read_to_string(here.join("k.pem")).unwrap(), "{alg} {form}");
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                let mode = std::fs::metadata(here.join(form)).unwrap().permissions().mode() & 0o777;
                assert_eq!(mode, 0o600, "{alg} {form}");
            }
        }
        let public = std::fs::read_to_string(here.join("k.pub.pem")).unwrap();
        assert_eq!(prints(&here, &["key", "public", "k.pem"]), public);
        for form in ["der", "jwk", "openssh", "spki"] {
            if alg == "ES256K" && form == "openssh" {
                continue;
            }
            let run = jotkit(&here, &["key", "public", "k.pem", "--to", form]);
            assert!(!run.stdout.contains("PRIVATE") && !run.stdout.contains("\"d\""), "{alg} {form}");
            prints(&here, &["key", "convert", "k.pub.pem", "--to", form, "--out", &format!("pub.{form}")]);
            assert_eq!(
                prints(&here, &["key", "thumbprint", &format!("pub.{form}")]),
                thumbprint,
                "{alg} {form}"
            );
        }
    }
}

#[test]
fn every_algorithm_has_a_key_in_every_format() {
    let here = folder("key_formats");
    for alg in Alg::ALL {
        let alg = alg.name();
        for format in ["jwk", "jwks"] {
            let name = format!("{alg}.{format}");
            prints(&here, &["keygen", alg, "--bits", "2048", "--format", format, "--out", &name]);
            let file = format!("{name}.{format}.json");
            let text = std::fs::read_to_string(here.join(&file)).unwrap();
            assert!(text.contains(&format!("\"alg\":\"{alg}\"")), "{text}");
            let thumbprint = prints(&here, &["key", "thumbprint", &file]);
            assert!(text.contains(&format!("\"kid\":\"{}\"", thumbprint.trim())), "{text}");
            let signed = prints(&here, &["sign", "--key", &file]);
            let verifier = if alg.starts_with("HS") { file } else { format!("{name}.pub.{format}.json") };
            prints(&here, &["verify", "--key", &verifier, signed.trim()]);
        }
    }
    assert_eq!(jotkit(&here, &["keygen", "HS256", "--format", "der", "--out", "x"]).code, 2);
}

#[test]
fn encrypted_keys_open_with_their_passphrase_alone() {
    let here = folder("key_encrypted");
    std::fs::write(here.join("right"), "correct horse\n").unwrap();
    prints(&here, &["keygen", "--out", "k", "--passphrase", "file:right"]);
    let text = std::fs::read_to_string(here.join("k.pem")).unwrap();
    assert!(text.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"), "{text}");
    let signed = prints(&here, &["sign", "--key", "k.pem", "--passphrase", "text:correct horse"]);
    prints(&here, &["verify", "--key", "k.pub.pem", signed.trim()]);
    for (passphrase, says) in
        [(Some("text:wrong"), "the passphrase is wrong"), (None, "it is encrypted: give --passphrase")]
    {
        let mut args = vec!["sign", "--key", "k.pem"];
        args.extend(passphrase.map(|_| "--passphrase"));
        args.extend(passphrase);
        let run = jotkit(&here, &args);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(says), "{}", run.stderr);
    }
    if let Some(opened) =
        other(&here, "openssl", &["pkey", "-in", "k.pem", "-passin", "pass:correct horse", "-pubout"])
    {
        assert_eq!(opened, std::fs::read_to_string(here.join("k.pub.pem")).unwrap());
    }
}

#[test]
fn a_private_key_goes_into_no_set_unasked() {
    let here = folder("key_sets");
    prints(&here, &["keygen", "--out", "a"]);
    prints(&here, &["keygen", "EdDSA", "--out", "b"]);
    prints(&here, &["keygen", "HS256", "--format", "jwk", "--out", "s"]);
    let set = prints(&here, &["key", "jwks", "a.pem", "b.pub.pem"]);
    assert!(set.starts_with("{\"keys\":[{\"kty\":\"EC\"") && !set.contains("\"d\":"), "{set}");
    let secret = jotkit(&here, &["key", "jwks", "a.pem", "s.jwk.json"]);
    assert_eq!(secret.code, 2);
    assert!(secret.stderr.contains("a secret in a public set lets everyone sign"), "{}", secret.stderr);
    let twice = jotkit(&here, &["key", "jwks", "a.pem", "a.pub.pem"]);
    assert_eq!(twice.code, 2);
    assert!(twice.stderr.contains("two keys have the same kid"), "{}", twice.stderr);
    let private = jotkit(&here, &["key", "jwks", "--private", "a.pem", "s.jwk.json"]);
    assert!(
        private.stdout.contains("\"d\":") && private.stderr.contains("never publish it"),
        "{}",
        private.stderr
    );
}

#[test]
fn inspect_says_what_a_key_is_and_nothing_private() {
    let here = folder("key_inspect");
    std::fs::write(
        here.join("k.json"),
        r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"2026-01","use":"sig"}"#,
    )
    .unwrap();
    assert_eq!(
        prints(&here, &["key", "inspect", "k.json"]),
        "k.json: Ed25519 key, private\n  \
           form          JWK\n  \
           thumbprint    kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k\n  \
           SPKI SHA-256  06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9\n  \
           kid           2026-01\n  \
           use           sig\n  \
           verifies      EdDSA, Ed25519\n  \
           signs         EdDSA, Ed25519\n"
    );
    let json = prints(&here, &["key", "inspect", "--format", "json", "k.json"]);
    assert!(json.contains("\"private\": true") && !json.contains("nWGxne"), "{json}");
}

#[test]
fn a_certificate_says_whom_it_names() {
    let here = folder("key_certificate");
    prints(&here, &["keygen", "--out", "k"]);
    let args =
        ["req", "-x509", "-key", "k.pem", "-subj", "/CN=jotkit test", "-days", "30", "-out", "cert.pem"];
    if other(&here, "openssl", &args).is_some() {
        let text = prints(&here, &["key", "inspect", "cert.pem"]);
        assert!(
            text.contains("  form          CERTIFICATE, in PEM\n  subject       CN=jotkit test\n"),
            "{text}"
        );
        assert_eq!(
            prints(&here, &["key", "thumbprint", "cert.pem"]),
            prints(&here, &["key", "thumbprint", "k.pem"])
        );
        let signed = prints(&here, &["sign", "--key", "k.pem"]);
        prints(&here, &["verify", "--key", "cert.pem", signed.trim()]);
    }
}

#[test]
fn what_is_no_key_is_refused_with_what_it_is() {
    let here = folder("key_bad");
    prints(&here, &["keygen", "--out", "k"]);
    let pem = std::fs::read_to_string(here.join("k.pem")).unwrap();
    let armored = |label: &str| format!("-----BEGIN {label}-----\nAAAA\n-----END {label}-----\n");
    for (content, says) in [
        (pem[..pem.len() / 2].to_string(), "broken PEM: no END line for PRIVATE KEY"),
        (
            pem.replace("PRIVATE", "PUBLIC"),
            "its content is a PKCS#8 private key: the label should be PRIVATE KEY",
        ),
        (pem.replace('\n', "\\n"), "broken PEM: it has \\n as two characters where lines should break"),
        (armored("CERTIFICATE REQUEST"), "a certificate request: take its key with `openssl req"),
        (armored("PGP PRIVATE KEY BLOCK"), "a GPG key, which signs no tokens"),
        (armored("PRIVATE KEY"), "not a PKCS#8 private key"),
        (r#"{"kty":"oct","k":"AAAA="}"#.to_string(), "\"k\" is not base64url: padding `=` at byte 4"),
        ("x".repeat(17 << 20), "it has more than 16 MiB"),
    ] {
        std::fs::write(here.join("bad"), &content).unwrap();
        let run = jotkit(&here, &["key", "inspect", "bad"]);
        assert_eq!(run.code, 2, "{says}");
        assert!(
            run.stderr.starts_with("error: reading the key file bad: ") && run.stderr.contains(says),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn openssl_and_ssh_keygen_see_the_same_keys() {
    let here = folder("key_others");
    for (alg, forms) in KINDS {
        prints(&here, &["keygen", alg, "--bits", "2048", "--out", alg]);
        let private = format!("{alg}.pem");
        let public = std::fs::read_to_string(here.join(format!("{alg}.pub.pem"))).unwrap();
        if let Some(theirs) = other(&here, "openssl", &["pkey", "-in", &private, "-pubout"]) {
            assert_eq!(theirs, public, "{alg}");
            let theirs = other(&here, "openssl", &["pkey", "-in", &private]).unwrap();
            std::fs::write(here.join("theirs.pem"), theirs).unwrap();
            assert_eq!(prints(&here, &["key", "public", "theirs.pem"]), public, "{alg}");
        }
        if forms.contains(&"openssh") {
            let file = format!("{alg}.ssh");
            prints(&here, &["key", "convert", &private, "--to", "openssh", "--out", &file]);
            if let Some(theirs) = other(&here, "ssh-keygen", &["-y", "-f", &file]) {
                let ours = prints(&here, &["key", "public", &private, "--to", "openssh"]);
                let words = |line: &str| {
                    line.split(' ').take(2).map(|word| word.trim().to_string()).collect::<Vec<_>>()
                };
                assert_eq!(words(&ours), words(&theirs), "{alg}");
            }
        }
    }
}

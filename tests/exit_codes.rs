//! The three exit codes, each from a run of the binary, and what the run prints with it.

mod common;

use common::{NOW, folder, jotkit, jotkit_with, token};

#[test]
fn zero_is_yes() {
    for args in [
        &["--version"][..],
        &["--help"],
        &["lint", "--help"],
        &["rules"],
        &["explain", "alg-none"],
        &["decode", "examples/access-token.jwt"],
        &["decode", "--get", "/sub", "examples/access-token.jwt"],
        &[
            "verify",
            "--now",
            "2026-11-21T20:31:00Z",
            "--jwks",
            "examples/jwks.json",
            "examples/access-token.jwt",
        ],
        &["lint", "--ignore", "known-private-key", "examples/access-token.jwt"],
        &["lint", "examples/auth0-access.jwt"],
        &["lint", "--exit-zero", "examples/nobody-signed.jwt"],
    ] {
        let run = jotkit(args);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
        assert!(!run.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn one_is_no() {
    for args in [
        &[
            "verify",
            "--now",
            "2026-11-22T00:00:00Z",
            "--jwks",
            "examples/jwks.json",
            "examples/access-token.jwt",
        ][..],
        &["verify", "--now", "2026-11-21T20:31:00Z", "--secret", "text:x", "examples/access-token.jwt"],
        &["lint", "examples/nobody-signed.jwt"],
        &["lint", "--fail-on", "warning", "examples/auth0-access.jwt"],
        &["lint", "--severity", "exp-too-far=error", "examples/auth0-access.jwt"],
        &["lint", "--max-ttl", "1m", "--fail-on", "warning", "examples/access-token.jwt"],
    ] {
        let run = jotkit(args);
        assert_eq!((run.code, run.stderr.as_str()), (1, ""), "{args:?}\n{}", run.stdout);
    }
}

#[test]
fn two_is_could_not_and_says_what_and_what_to_try() {
    for (args, says) in [
        (&["decode", "nosuch.jwt"][..], "error: reading \"nosuch.jwt\": neither a token nor a file\ntry: "),
        (&["decode", "README.md/x"], "error: reading \"README.md/x\": neither a token nor a file\ntry: "),
        (&["decode", "."], "error: reading .: it is a folder\ntry: "),
        (&["lint", "--severity", "time=error", "x"], "error: looking up the rule \"time\": there is none"),
        (&["lint", "--config", "src", "x"], "error: reading the policy src: it is a folder"),
        (
            &["lint", "--config", "a", "--no-config", "x"],
            "error: the argument '--config <FILE>' cannot be used",
        ),
        (&["lint", "--baseline", "README.md", "x"], "error: reading the baseline README.md: expected value"),
        (&["lint", ""], "error: reading \"\": neither a token nor a file\ntry: "),
        (&["lint", "Cargo.toml"], "error: looking for tokens in Cargo.toml: there is no token in it\ntry: "),
        (&["verify", "examples/access-token.jwt"], "error: verifying: no key was given\ntry: --key"),
        (
            &["verify", "--key", "examples/access-token.jwt", "examples/access-token.jwt"],
            "error: reading the key file examples/access-token.jwt: it holds a token, not a key",
        ),
        (
            &["verify", "--key", "examples/jwks.json", "examples/jwks.json"],
            "error: looking for tokens in examples/jwks.json: there is no token in it",
        ),
        (&["verify", "--key", "src", "x"], "error: reading the key file src: it is a folder"),
        (&["verify", "--key", "nosuch.pem", "x"], "error: reading the key file nosuch.pem: No such file"),
        (
            &["verify", "--secret", "env:JOTKIT_NO_SUCH", "x"],
            "error: reading the secret: the environment has no variable",
        ),
        (
            &["verify", "--jwks", "http://as.example.com/jwks", "x"],
            "error: fetching http://as.example.com/jwks: over plain http anyone",
        ),
        (
            &["verify", "--discover", "https://as.example.com/?", "x"],
            "error: fetching the metadata of https://as.example.com/?: an issuer has no query\ntry: ",
        ),
        (&["verify", "--ca-file", "x", "x"], "error: the following required arguments were not provided"),
        (&["sign"], "error: signing: no key was given\ntry: "),
        (&["sign", "--secret", "text:k", "[1]"], "error: reading [1]: No such file"),
        (
            &["sign", "--secret", "text:k", "{\"a\":1,\"a\":2}"],
            "error: reading the claims: the member \"a\" occurs more than once",
        ),
        (
            &["sign", "--secret", "text:k", "--claim", "a"],
            "error: reading --claim \"a\": no `=` in it\ntry: ",
        ),
        (
            &["sign", "--secret", "text:k", "--claim", "a:={"],
            "error: reading --claim \"a:={\": not JSON at byte 0",
        ),
        (&["sign", "--secret", "text:k", "--exp", "soon"], "error: reading --exp: \"soon\" is no time"),
        (
            &["sign", "--key", "examples/jwks.json"],
            "error: signing: it is a public key\ntry: the private one",
        ),
        (
            &["sign", "--secret", "text:k", "--alg", "ES256"],
            "error: signing with --secret: a secret of 1 byte is for HS256",
        ),
        (&["sign", "--secret", "text:k", "--header", "alg=none"], "error: signing: --header alg differs"),
        (
            &["keygen", "RS256", "--bits", "1024", "--out", "/nosuch/k"],
            "error: making a key for RS256: 1024 bits can be factored",
        ),
        (&["keygen", "--out", "/nosuch/k"], "error: writing /nosuch/k.pem: No such file"),
        (
            &["explain", "alg-nome"],
            "error: looking up the rule \"alg-nome\": there is none of that name; did you mean alg-none",
        ),
        (&["lint", "--ignore", "exp-missin", "x"], "error: looking up the rule \"exp-missin\""),
        (
            &["decode", "--get", "/nosuch", "examples/access-token.jwt"],
            "error: getting /nosuch from the token at examples/access-token.jwt:1:1",
        ),
        (&["decode", "--nosuch"], "error: unexpected argument '--nosuch'"),
        (&["decode", "--now", "soon", "x"], "error: reading --now: \"soon\" is no time"),
        (&["verify", "--leeway", "1", "x"], "error: invalid value '1' for '--leeway <DURATION>'"),
        (&["frob"], "error: unrecognized subcommand 'frob'"),
        (&["man", "frob"], "error: looking up the command \"frob\""),
        (&["man", "key", "frob"], "error: looking up the command \"key frob\""),
        (&["man", "--out", "nosuch"], "error: writing nosuch/jotkit.1: No such file"),
    ] {
        let run = jotkit(args);
        assert_eq!(run.code, 2, "{args:?}\n{}", run.stderr);
        assert!(run.stderr.starts_with(says), "{args:?}\n{}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{args:?}\n{}", run.stderr);
        let nothing =
            ["", "no token in 0 files: nothing was judged\n", "no token in 1 file: nothing was judged\n"];
        assert!(nothing.contains(&run.stdout.as_str()), "{args:?}\n{}", run.stdout);
    }
}

#[test]
fn what_can_be_done_is_done_before_two() {
    let run = jotkit(["decode", "--get", "/sub", "nosuch.jwt", "examples/access-token.jwt"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, "user-42\n"));
    let run = jotkit(["lint", "--format", "jsonl", "examples/nobody-signed.jwt", "nosuch.jwt"]);
    assert_eq!((run.code, run.stdout.lines().count()), (2, 1));
}

#[test]
fn empty_input_is_two_unless_allowed() {
    let here = folder("empty_input");
    for args in [&["decode"][..], &["lint"], &["lint", "-"], &["verify", "--secret", "text:k", "-"]] {
        let run = jotkit_with(args, b" \n", &here);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(
            run.stderr.starts_with("error: looking for tokens in stdin: it is empty\ntry: "),
            "{}",
            run.stderr
        );
    }
    let run = jotkit_with(["lint", "--allow-empty"], b"", &here);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_closed_pipe_is_quiet() {
    use std::process::{Command, Stdio};
    let here = folder("closed_pipe");
    // Each another: a token that comes again is told once.
    let token = |sub| format!("{}\n", token(r#"{"alg":"none"}"#, &format!(r#"{{"sub":"{sub}"}}"#), ""));
    let tokens: String = (0..20_000).map(token).collect();
    std::fs::write(here.join("tokens"), tokens).unwrap();
    for command in ["decode", "lint", "lint --format json", "verify --secret text:k"] {
        let script = format!("{{ \"$0\" {command} tokens; echo $? >code; }} 2>err | head -1 >out");
        let status = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_jotkit")])
            .current_dir(&here)
            .stdin(Stdio::null())
            .status()
            .unwrap();
        let read = |name| std::fs::read_to_string(here.join(name)).unwrap();
        assert!(status.success());
        assert_eq!(
            (read("err").as_str(), read("code").trim(), read("out").lines().count()),
            ("", "0", 1),
            "{command}"
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_said() {
    use std::process::{Command, Stdio};
    for command in ["decode", "lint", "lint --format json", "verify --jwks examples/jwks.json"] {
        let output = Command::new(env!("CARGO_BIN_EXE_jotkit"))
            .args(command.split(' '))
            .args(["examples/access-token.jwt", "examples/access-token.jwt"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdin(Stdio::null())
            .stdout(std::fs::File::create("/dev/full").unwrap())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert_eq!(said, "error: writing the output: No space left on device (os error 28)\n", "{command}");
    }
}

#[test]
fn keys_are_private_and_nothing_is_overwritten() {
    let here = folder("keys");
    let run = |args: &[&str]| jotkit_with(args, b"", &here);
    assert_eq!(run(&["keygen", "--out", "k"]).code, 0);
    let again = run(&["keygen", "--out", "k"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.starts_with("error: writing k.pem: it exists\ntry: another --out NAME, or --force"));
    let before = std::fs::read(here.join("k.pem")).unwrap();
    assert_eq!(run(&["keygen", "--out", "k", "--force"]).code, 0);
    assert_ne!(before, std::fs::read(here.join("k.pem")).unwrap());

    // The text of a public key is no secret, whoever asks for it.
    let confused = run(&["sign", "--secret", "file:k.pub.pem"]);
    assert_eq!(confused.code, 2);
    assert!(
        confused.stderr.contains("the secret is the text of a PEM file: give it with --key"),
        "{}",
        confused.stderr
    );

    // The public half alone stands in the way as well, and then no private half is written.
    std::fs::rename(here.join("k.pub.pem"), here.join("l.pub.pem")).unwrap();
    assert_eq!(run(&["keygen", "--out", "l"]).code, 2);
    assert!(!here.join("l.pem").exists());

    assert_eq!(run(&["keygen", "HS512", "--out", "s"]).code, 0);
    assert_eq!(std::fs::read(here.join("s.secret")).unwrap().len(), 86);
    #[cfg(unix)]
    for file in ["k.pem", "s.secret"] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(here.join(file)).unwrap().permissions().mode() & 0o777, 0o600, "{file}");
    }
    let printed = run(&["keygen", "EdDSA", "--out", "-"]);
    assert!(printed.stdout.starts_with("-----BEGIN PRIVATE KEY-----\n"), "{}", printed.stdout);
}

#[test]
fn every_algorithm_signs_and_verifies() {
    let here = folder("round_trips");
    let run = |args: &[&str]| jotkit_with(args, b"", &here);
    for alg in jotkit::core::alg::Alg::ALL {
        let alg = alg.name();
        assert_eq!(run(&["keygen", alg, "--bits", "2048", "--out", alg]).code, 0, "{alg}");
        let hmac = alg.starts_with("HS");
        let (private, public) = if hmac {
            (format!("--secret=file:{alg}.secret"), format!("--secret=file:{alg}.secret"))
        } else {
            (format!("--key={alg}.pem"), format!("--key={alg}.pub.pem"))
        };
        let signed = run(&["sign", &private, "--alg", alg, "--sub", "ann", "--now", NOW]);
        assert_eq!(signed.code, 0, "{alg}: {}", signed.stderr);
        let token = signed.stdout.trim();
        let verified = run(&["verify", &public, "--now", NOW, token]);
        assert_eq!(verified.code, 0, "{alg}: {}", verified.stdout);
        assert!(
            verified.stdout.contains(&format!("✓ alg        {alg}, admitted by the key")),
            "{}",
            verified.stdout
        );

        let mut forged = token.to_string();
        let last = forged.pop().unwrap();
        let at = forged.len() - 10;
        forged.replace_range(at..=at, if &forged[at..=at] == "A" { "B" } else { "A" });
        forged.push(last);
        assert_eq!(run(&["verify", &public, "--now", NOW, &forged]).code, 1, "{alg}");
    }
}

#[test]
fn the_payload_makes_the_round_trip() {
    let here = folder("payload_round_trip");
    let claims = r#"{"z":1.50,"exp":1795293700,"iat":1795292800,"jti":"j","a":[1,2]}"#;
    let signed = jotkit_with(["sign", "--secret", "text:k", "-"], claims.as_bytes(), &here);
    let payload = jotkit_with(["decode", "--part", "payload", signed.stdout.trim()], b"", &here);
    assert_eq!(payload.stdout, claims);
}

//! Weak secrets: what is looked for in a list, however the tokens and the list come in, and what never gets out.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

mod common;

use clap::ValueEnum;
use common::{NOW, folder, jotkit_with};
use jotkit::core::alg::Alg;
use jotkit::core::b64;
use jotkit::core::crypto::Mac;
use jotkit::render::Format;
use std::path::Path;

const SECRET: &str = "hunter2-of-ann-and-bob";
const LIST: &str = "one\r\ntwo\r\nhunter2-of-ann-and-bob\r\nfour\r\n";

fn token(secret: &[u8], number: usize) -> String {
    let header = b64::encode(br#"{"alg":"HS256","kid":"1"}"#);
    let payload = b64::encode(format!(r#"{{"iss":"https://as.example.com","jti":"{number}"}}"#).as_bytes());
    let input = format!("{header}.{payload}");
    let signature = Mac::new(Alg::HS256, secret).unwrap().sign(input.as_bytes());
    format!("{input}.{}", b64::encode(&signature))
}

const LINT: [&str; 7] = ["lint", "--now", NOW, "--select", "hmac-secret-known", "--wordlist", "list.txt"];

fn lint(more: &[&str], stdin: &[u8], here: &Path) -> common::Run {
    std::fs::write(here.join("list.txt"), LIST).unwrap();
    jotkit_with([&LINT[..], more].concat(), stdin, here)
}

fn count(run: &common::Run) -> usize {
    run.stdout.matches("line 3 of the list").count()
}

#[test]
fn every_token_of_the_run_wherever_it_comes_from() {
    let here = folder("secrets_inputs");
    let tokens: Vec<_> = (0..9).map(|number| token(SECRET.as_bytes(), number)).collect();
    let run = lint(&[], tokens.join("\n").as_bytes(), &here);
    assert_eq!((run.code, count(&run)), (1, 9), "{}", run.stderr);
    // The same token twice, which is told once, in files and on the command line.
    std::fs::write(here.join("one"), format!("{} {}\n", tokens[0], tokens[1])).unwrap();
    std::fs::write(here.join("two"), format!("{}\n{}", tokens[0], token(b"what is in no list", 1))).unwrap();
    let run = lint(&["one", "two", &tokens[2], "-"], tokens[3].as_bytes(), &here);
    assert_eq!((run.code, count(&run)), (1, 4), "{}", run.stderr);
    assert!(run.stdout.contains("5 tokens seen 6 times in 4 files"), "{}", run.stdout);
    // What cannot be read is said, and the rest is done.
    let run = lint(&["one", "missing", "two"], b"", &here);
    assert_eq!((run.code, count(&run)), (2, 2), "{}", run.stderr);
    assert_eq!(run.stderr.matches("neither a token nor a file").count(), 1);
}

#[test]
fn keys_that_vouch_for_a_token_do_not_make_its_secret_a_good_one() {
    let here = folder("secrets_keys");
    let given = format!("text:{SECRET}");
    let run =
        lint(&["--secret", &given, "--secret", "text:another", &token(SECRET.as_bytes(), 1)], b"", &here);
    assert_eq!((run.code, count(&run)), (1, 1), "{}", run.stderr);
}

/// More pieces than one, which several threads look at.
#[test]
fn in_a_log_of_many_pieces() {
    let here = folder("secrets_log");
    let mut log = String::new();
    for number in 0..4000 {
        let secret = if number % 2 == 0 { SECRET.as_bytes() } else { b"what is in no list" };
        log += &format!(
            "{number} {}\n",
            token(secret, number).replace("kid", if number % 2 == 0 { "kid" } else { "kie" })
        );
    }
    std::fs::write(here.join("log"), &log).unwrap();
    let first = lint(&["--format", "jsonl", "log"], b"", &here);
    let again = lint(&["--format", "jsonl", "log"], b"", &here);
    assert_eq!(first.stdout, again.stdout);
    assert_eq!((first.code, count(&first)), (1, 2000), "{}", first.stderr);
}

#[test]
fn what_was_found_gets_out_only_on_request() {
    let here = folder("secrets_output");
    let (secret, line) = ("Tr0ub4dor&3-of-the-reviewer", b64::encode(b"Tr0ub4dor&3-of-the-reviewer"));
    let list = format!("one\n{SECRET}\n{line}\n");
    std::fs::write(here.join("secret.txt"), &list).unwrap();
    let log = format!("{} {}", token(SECRET.as_bytes(), 1), token(secret.as_bytes(), 2));
    for format in Format::value_variants() {
        let format = format.to_possible_value().unwrap();
        for how in
            [&["--show-all"][..], &["--verbose"], &["--hashcat", "tokens"], &["--write-baseline", "baseline"]]
        {
            let _ = std::fs::remove_file(here.join("tokens"));
            let base = ["lint", "--now", NOW, "--format", format.get_name(), "--wordlist", "secret.txt"];
            let run = jotkit_with([&base[..], how].concat(), log.as_bytes(), &here);
            assert_eq!(run.code, 1, "{}", run.stderr);
            let written = std::fs::read_to_string(here.join("baseline")).unwrap_or_default();
            let said = run.stdout + &run.stderr + &written;
            assert!(said.contains("hmac-secret-known"), "{said}");
            for hidden in [SECRET, secret, &line, &secret.replace('&', "\\u0026")] {
                assert!(!said.contains(hidden), "{} {how:?}: {said}", format.get_name());
            }
        }
        let shown = [
            "lint",
            "--now",
            NOW,
            "--format",
            format.get_name(),
            "--wordlist",
            "secret.txt",
            "--show-secrets",
        ];
        let run = jotkit_with(shown, log.as_bytes(), &here);
        assert!(run.stdout.contains(SECRET) && run.stdout.contains("Tr0ub4dor"), "{}", run.stdout);
    }
}

#[cfg(unix)]
#[test]
fn the_file_for_hashcat_is_its_owners() {
    use std::os::unix::fs::PermissionsExt;
    let here = folder("secrets_hashcat");
    let run = lint(&["--hashcat", "tokens", &token(SECRET.as_bytes(), 1)], b"", &here);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(std::fs::metadata(here.join("tokens")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_to_string(here.join("tokens")).unwrap(), token(SECRET.as_bytes(), 1) + "\n");
    // A link is not followed, and nothing is overwritten.
    std::os::unix::fs::symlink("target", here.join("link")).unwrap();
    for name in ["tokens", "link"] {
        let run = lint(&["--hashcat", name, &token(b"another one", 2)], b"", &here);
        assert!(run.code == 2 && run.stderr.contains("it exists") && run.stdout.is_empty(), "{}", run.stderr);
    }
    assert!(!here.join("target").exists());
    assert_eq!(std::fs::read_to_string(here.join("tokens")).unwrap(), token(SECRET.as_bytes(), 1) + "\n");
}

/// Runs a command of the shell, in which `$0` is jotkit.
#[cfg(target_os = "linux")]
fn shell(script: &str, here: &Path) -> common::Run {
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_jotkit")]).current_dir(here);
    common::run(&mut shell, b"")
}

/// A list that can be read only once, as `<(…)` is.
#[cfg(target_os = "linux")]
#[test]
fn the_list_may_be_a_pipe() {
    let here = folder("secrets_pipe");
    std::fs::write(here.join("list.txt"), LIST).unwrap();
    std::fs::write(here.join("token"), token(SECRET.as_bytes(), 1)).unwrap();
    for script in [
        "mkfifo pipe; cat list.txt > pipe & exec \"$0\" lint --select hmac-secret-known --wordlist pipe token",
        "gzip -c list.txt | \"$0\" lint --select hmac-secret-known --wordlist - token",
        "(sleep 0.1; cat list.txt) | \"$0\" lint --select hmac-secret-known --wordlist /dev/stdin token",
    ] {
        let run = shell(script, &here);
        assert_eq!((run.code, count(&run)), (1, 1), "{script}: {}", run.stderr);
    }
}

/// A list is never held as a whole, not even one of its lines.
#[cfg(target_os = "linux")]
#[test]
fn the_list_may_be_larger_than_memory() {
    let here = folder("secrets_memory");
    std::fs::write(here.join("token"), token(SECRET.as_bytes(), 1)).unwrap();
    let line =
        "a line that is no secret, and that is so long that many of them do not take long to try ".repeat(20);
    let many = format!("(yes '{line}' | head -c 600000000; echo; echo '{SECRET}')");
    let endless = format!("(head -c 600000000 /dev/zero; echo; echo '{SECRET}')");
    for list in [many, endless.clone(), endless + " | gzip -1"] {
        // The limit is one on addresses, which the program itself and its threads take some of.
        let script = format!(
            "{list} | (ulimit -v 400000; exec \"$0\" lint --select hmac-secret-known --wordlist - token)"
        );
        let run = shell(&script, &here);
        assert!(run.code == 1 && run.stdout.contains("of the list"), "{} {}", run.stdout, run.stderr);
    }
}

#[test]
fn of_too_many_tokens_it_is_said_how_many_were_not_tried() {
    let here = folder("too_many_tried");
    let header = r#"{"alg":"HS256"}"#;
    let signature = jotkit::core::b64::encode(&[1; 32]);
    let tokens: Vec<_> = (0..1100)
        .map(|n| common::token(header, &format!(r#"{{"iss":"https://{n}.example.com"}}"#), &signature))
        .collect();
    let text = tokens.join("\n");
    assert!(text.len() < 256 * 1024, "they are one stretch: {}", text.len());
    let run = jotkit_with(["lint", "--format", "jsonl", "--now", NOW], text.as_bytes(), &here);
    assert_eq!(
        run.stderr,
        "note: the secrets and keys that everyone knows were not tried on 100 of the tokens, which are too many\n\
         try: fewer tokens at a time\n"
    );
    let few =
        jotkit_with(["lint", "--format", "jsonl", "--now", NOW], tokens[..900].join("\n").as_bytes(), &here);
    assert_eq!((few.code, few.stderr.as_str()), (1, ""));
}

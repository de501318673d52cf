//! What the machine does to a run: full disks, closed pipes, no file handles, kills, odd clocks, odd terminals.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, Run, folder, jotkit_with, run, token};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_jotkit");

/// A folder with a key pair, a token of it, and many tokens.
fn place(name: &str) -> PathBuf {
    let here = folder(name);
    assert_eq!(jotkit_with(["keygen", "--out", "k"], b"", &here).code, 0);
    let signed = jotkit_with(["sign", "--key", "k.pem", "--now", NOW, "--sub", "ann"], b"", &here);
    fs::write(here.join("token.jwt"), signed.stdout).unwrap();
    let token = |sub| format!("{}\n", token(r#"{"alg":"none"}"#, &format!(r#"{{"sub":"{sub}"}}"#), ""));
    fs::write(here.join("many.txt"), (0..2000).map(token).collect::<String>()).unwrap();
    here
}

/// Runs a line of shell in which `$JOTKIT` is the program.
fn shell(here: &Path, line: &str) -> Run {
    run(Command::new("bash").args(["-c", line]).env("JOTKIT", PROGRAM).current_dir(here), b"")
}

fn names(here: &Path) -> Vec<String> {
    let entries = fs::read_dir(here).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn is_calm(run: &Run, about: &str) {
    assert!((0..=2).contains(&run.code), "{about}: {} {}", run.code, run.stderr);
    assert!(!run.stderr.contains("panicked") && !run.stdout.contains("panicked"), "{about}: {}", run.stderr);
}

/// Every command that prints says it and is no yes.
#[test]
fn a_full_disk_is_said_by_every_command() {
    let here = place("faults_full");
    for command in [
        "decode token.jwt",
        "verify --key k.pub.pem token.jwt",
        "lint --no-config many.txt",
        "sign --key k.pem --sub ann",
        "keygen --out -",
        "key inspect k.pem",
        "rules",
        "explain exp-missing",
        "completions bash",
        "man",
        "lint --format html --no-config many.txt",
        "lint --format sarif --no-config many.txt",
        "lint --example-config",
        "rules --schema",
        "--help",
        "--version",
    ] {
        let run = shell(&here, &format!("\"$JOTKIT\" {command} >/dev/full"));
        assert_eq!(run.code, 2, "{command}: {}", run.stderr);
        assert!(run.stderr.contains("No space left on device"), "{command}: {}", run.stderr);
    }
    // Nobody is left to tell, and it is no yes.
    let run = shell(&here, "\"$JOTKIT\" verify --key k.pem nosuch.jwt 2>/dev/full");
    assert_eq!(run.code, 2);
}

#[test]
fn a_closed_pipe_is_quiet_for_every_command() {
    let here = place("faults_pipe");
    for command in
        ["decode many.txt", "lint --no-config many.txt", "rules", "man", "completions zsh", "--help"]
    {
        let run = shell(&here, &format!("set -o pipefail; \"$JOTKIT\" {command} | true"));
        assert_eq!(run.stderr, "", "{command}");
        is_calm(&run, command);
        let run = shell(&here, &format!("\"$JOTKIT\" {command} >&-"));
        is_calm(&run, command);
    }
    let run = shell(&here, "\"$JOTKIT\" verify --key k.pub.pem token.jwt --now 1795292800 <&- >&- 2>&-");
    is_calm(&run, "nothing is open");
}

/// Past a limit on the size of files, which is as near as one comes to a full file system without being root.
#[test]
fn what_cannot_be_written_leaves_nothing() {
    let here = place("faults_target");
    let before = names(&here);
    for (command, says) in [
        // bash counts in KiB: less than the files below have.
        ("ulimit -f 0; \"$JOTKIT\" keygen RS256 --bits 2048 --out new", "File too large"),
        ("ulimit -f 1; \"$JOTKIT\" lint --no-config --format json=out.json many.txt", "File too large"),
        ("\"$JOTKIT\" keygen --out /proc/nosuch", "No such file or directory"),
        ("\"$JOTKIT\" lint --no-config --format json=/sys/out.json token.jwt", "/sys/out.json"),
        ("\"$JOTKIT\" keygen --out nosuch/k", "No such file or directory"),
        ("\"$JOTKIT\" keygen --out token.jwt/k", "Not a directory"),
    ] {
        // A process that ignores SIGXFSZ is told instead.
        let run = shell(&here, &format!("trap '' XFSZ; {command}"));
        assert_eq!(run.code, 2, "{command}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(says), "{command}: {}", run.stderr);
        assert_eq!(names(&here), before, "{command}");
    }
}

#[test]
fn without_file_handles_it_is_said() {
    let here = place("faults_handles");
    fs::create_dir_all(here.join("deep")).unwrap();
    for at in 0..50 {
        fs::copy(here.join("token.jwt"), here.join(format!("deep/{at}.txt"))).unwrap();
    }
    for handles in 3..16 {
        for command in [
            "lint --no-config deep",
            "lint --no-config token.jwt --format json=out.json",
            "verify --key k.pub.pem --now 1795292800 token.jwt",
            "decode token.jwt",
        ] {
            let run = shell(&here, &format!("ulimit -n {handles}; exec \"$JOTKIT\" {command}"));
            let about = format!("{handles} handles, {command}");
            if run.code == 127 || run.stderr.contains("error while loading shared libraries") {
                continue; // the program was not even loaded
            }
            is_calm(&run, &about);
            // Nothing that was not read is a yes.
            let complete = !run.stderr.contains("Too many open files");
            assert!(complete || run.code == 2, "{about}: {} {}", run.code, run.stderr);
            if complete && command.starts_with("verify") {
                assert_eq!(run.code, 0, "{about}: {}{}", run.stdout, run.stderr);
            }
        }
    }
}

fn start(here: &Path, args: &[&str]) -> Child {
    let mut command = Command::new(PROGRAM);
    command.args(args).current_dir(here).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// A key is there whole or not at all, whenever the run is killed.
#[test]
fn killed_half_way_leaves_no_half_written_file() {
    let here = place("faults_killed");
    let (mut there, mut none) = (0, 0);
    for at in 0..60 {
        let name = format!("new{at}");
        let mut child = start(&here, &["keygen", "--out", &name]);
        std::thread::sleep(Duration::from_micros(at * 300));
        child.kill().unwrap();
        child.wait().unwrap();
        for file in [format!("{name}.pem"), format!("{name}.pub.pem")] {
            match fs::read_to_string(here.join(&file)) {
                Ok(text) => {
                    assert!(text.starts_with("-----BEGIN ") && text.ends_with("-----\n"), "{file}: {text:?}");
                    there += 1;
                }
                Err(_) => none += 1,
            }
        }
    }
    // Else nothing was tried: a kill came before or after all that is written.
    assert!(there + none == 120 && none > 0, "{there} {none}");

    fs::write(here.join("out.json"), "old").unwrap();
    for at in 0..30 {
        let mut child = start(&here, &["lint", "--no-config", "--format", "json=out.json", "many.txt"]);
        std::thread::sleep(Duration::from_millis(at * 3));
        child.kill().unwrap();
        child.wait().unwrap();
        let text = fs::read_to_string(here.join("out.json")).unwrap();
        assert!(text == "old" || serde_json::from_str::<serde_json::Value>(&text).is_ok(), "half a report");
    }
    // What was left behind is in nobody's way.
    let run = jotkit_with(["lint", "--no-config", "--format", "json=out.json", "many.txt"], b"", &here);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
}

/// One of several runs wins, and the others have written nothing.
#[test]
fn runs_that_write_one_file_do_not_mix() {
    let here = place("faults_race");
    for round in 0..8 {
        let name = format!("race{round}");
        let keys: Vec<_> = (0..4).map(|_| start(&here, &["keygen", "ES256", "--out", &name])).collect();
        let codes: Vec<_> = keys.into_iter().map(|mut child| child.wait().unwrap().code()).collect();
        assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
        // The public key is that of the private one.
        let signed = jotkit_with(["sign", "--key", &format!("{name}.pem"), "--sub", "a"], b"", &here).stdout;
        let public = format!("{name}.pub.pem");
        let verified = jotkit_with(["verify", "--key", &public, signed.trim()], b"", &here);
        assert_eq!(verified.code, 0, "{}{}", verified.stdout, verified.stderr);

        let report = ["lint", "--no-config", "--exit-zero", "--format", "json=out.json", "many.txt"];
        let runs: Vec<_> = (0..3).map(|_| start(&here, &report)).collect();
        for mut run in runs {
            assert_eq!(run.wait().unwrap().code(), Some(0));
        }
        let text = fs::read_to_string(here.join("out.json")).unwrap();
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
    }
    assert!(names(&here).iter().all(|name| !name.ends_with(".tmp")), "{:?}", names(&here));
}

#[test]
fn clocks_of_1970_and_2106() {
    let here = place("faults_clock");
    for now in [
        "0",
        "1",
        "2147483647",
        "2147483648",
        "4294967295",
        "4294967296",
        "253402300799",
        "1970-01-01T00:00:00Z",
    ] {
        let signed =
            jotkit_with(["sign", "--key", "k.pem", "--sub", "a", "--exp", "1h", "--now", now], b"", &here);
        assert_eq!(signed.code, 0, "{now}: {}", signed.stderr);
        let token = signed.stdout.trim();
        let verified = jotkit_with(["verify", "--key", "k.pub.pem", "--now", now, token], b"", &here);
        assert_eq!(verified.code, 0, "{now}: {}{}", verified.stdout, verified.stderr);
        for command in ["decode", "lint"] {
            is_calm(&jotkit_with([command, "--now", now, token], b"", &here), &format!("{command} {now}"));
        }
    }
    // What is of now is no token of then.
    let verify = |now| jotkit_with(["verify", "--key", "k.pub.pem", "--now", now, "token.jwt"], b"", &here);
    let early = verify("0");
    assert_eq!(early.code, 1, "{}", early.stdout);
    for now in ["-1", "1e30", "99999999999999999999", "NaN"] {
        is_calm(&verify(now), now);
    }
}

#[test]
fn no_home_and_no_environment_at_all() {
    let here = place("faults_home");
    for command in [
        "decode token.jwt",
        "lint many.txt --exit-zero",
        "verify --key k.pub.pem token.jwt",
        "keygen --out n",
    ] {
        let mut bare = Command::new(PROGRAM);
        let args: Vec<_> = command.split(' ').chain(["--now", NOW]).collect();
        let without = run(bare.args(&args).env_clear().current_dir(&here), b"");
        assert_eq!(without.code, 0, "{command}: {}{}", without.stdout, without.stderr);
        for home in ["", "/nosuch", "/dev/null", "relative"] {
            let _ = fs::remove_file(here.join("n.pem"));
            let _ = fs::remove_file(here.join("n.pub.pem"));
            let mut with = Command::new(PROGRAM);
            with.args(&args).env("HOME", home).env("XDG_CONFIG_HOME", home).env("TMPDIR", home);
            let with = run(with.current_dir(&here), b"");
            assert_eq!(
                (with.code, with.stderr.contains("panicked")),
                (0, false),
                "{command}: {}",
                with.stderr
            );
        }
    }
    // A folder that is gone.
    let run = shell(
        &here,
        "mkdir gone && cd gone && rmdir ../gone && \"$JOTKIT\" lint ../token.jwt ; \"$JOTKIT\" decode ../token.jwt",
    );
    is_calm(&run, "a folder that is gone");
}

/// What a terminal of so many columns is sent, and how the run ended.
fn on_terminal(
    here: &Path,
    args: &[&str],
    (rows, cols): (u16, u16),
    environment: &[(&str, &str)],
) -> (u32, Vec<u8>) {
    let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(args);
    command.cwd(here);
    command.env_clear();
    for (name, value) in environment {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command).expect("the binary starts");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("its output");
    let mut output = Vec::new();
    // Linux ends the reading of a terminal that nobody has open any more with an error.
    let _ = reader.read_to_end(&mut output);
    (child.wait().expect("the binary ends").exit_code(), output)
}

#[test]
fn terminals_of_no_use() {
    let here = place("faults_terminal");
    for size in [(1, 1), (0, 0), (50, 2), (50, 7), (1, u16::MAX)] {
        for command in [
            "decode token.jwt",
            "lint --no-config --stats --pedantic many.txt token.jwt",
            "lint --no-config --pedantic token.jwt",
            "verify --key k.pub.pem token.jwt",
            "key inspect k.pem",
            "rules",
            "explain exp-missing",
            "--help",
        ] {
            let args: Vec<_> = command.split(' ').chain(["--now", NOW]).collect();
            for environment in
                [&[("TERM", "dumb")][..], &[("TERM", "xterm"), ("LANG", "en_US.UTF-8")], &[("COLUMNS", "0")]]
            {
                let (code, output) = on_terminal(&here, &args, size, environment);
                let text = String::from_utf8_lossy(&output);
                assert!(code <= 1 && !text.contains("panicked"), "{size:?} {command}: {code}\n{text}");
                assert!(!output.is_empty(), "{size:?} {command}");
            }
        }
    }
}

#[test]
fn the_locale_c_gets_ascii() {
    let here = place("faults_locale");
    for command in
        ["decode token.jwt", "lint --no-config --stats many.txt", "verify --key k.pub.pem token.jwt", "rules"]
    {
        let args: Vec<_> = command.split(' ').chain(["--now", NOW]).collect();
        // LC_ALL stands over the others.
        let (code, output) = on_terminal(
            &here,
            &args,
            (50, 80),
            &[("LC_ALL", "C"), ("LANG", "en_US.UTF-8"), ("TERM", "xterm")],
        );
        assert!(code <= 1, "{command}");
        let text = String::from_utf8(output).expect("UTF-8");
        // The signs of prose stay: what is drawn is drawn in others.
        let odd: Vec<_> = text.lines().filter(|line| !line.replace(['§', '…', '·'], "").is_ascii()).collect();
        assert!(odd.is_empty(), "{command}: {odd:?}");
    }
}

/// As an input, a file, a claim, an option: an answer and no panic, and what is shown of them is text.
#[test]
fn arguments_that_are_no_text() {
    let here = place("faults_arguments");
    let odd = OsString::from_vec(b"n\xff\xfe\x80.jwt".to_vec());
    fs::copy(here.join("token.jwt"), here.join(&odd)).unwrap();
    let with = |args: &[&str], last: &OsString| {
        let args: Vec<OsString> = args.iter().map(OsString::from).chain([last.clone()]).collect();
        jotkit_with(args, b"", &here)
    };
    for args in [
        &["decode"][..],
        &["lint", "--no-config"],
        &["verify", "--key", "k.pub.pem", "--now", NOW],
        &["lint", "--no-config", "--format", "json"],
        &["lint", "--no-config", "--format", "sarif"],
        &["lint", "--no-config", "--format", "html"],
        &["lint", "--no-config", "--format", "junit"],
    ] {
        let run = with(args, &odd);
        is_calm(&run, &format!("{args:?}"));
        assert!(run.code < 2, "{args:?} reads a file of such a name: {}", run.stderr);
    }
    for args in [
        &["explain"][..],
        &["man"],
        &["completions"],
        &["keygen"],
        &["keygen", "--out"],
        &["sign", "--key"],
        &["sign", "--key", "k.pem", "--sub"],
        &["verify", "--secret"],
        &["verify", "--now"],
        &["lint", "--format"],
        &["lint", "--output"],
        &["lint", "--select"],
        &["lint", "--config"],
        &["key"],
        &[],
    ] {
        let run = with(args, &OsString::from_vec(b"\xff\xfe".to_vec()));
        is_calm(&run, &format!("{args:?}"));
        let nothing_lost = run.code == 2 || ["keygen", "lint"].contains(&args[0]);
        assert!(nothing_lost, "{args:?}: {} {}", run.code, run.stdout);
    }
}

//! Where reports go: files that are written whole or not at all, several formats at once.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, Run, folder, jotkit_with, token};
use serde_json::Value;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

fn lint(here: &Path, args: &[&str]) -> Run {
    jotkit_with([&["lint", "--no-config", "--now", NOW], args].concat(), b"", here)
}

/// A folder with a token in it that nobody signed.
fn place(name: &str) -> PathBuf {
    let here = folder(name);
    fs::write(here.join("in.txt"), token(r#"{"alg":"none"}"#, r#"{"sub":"ann"}"#, "")).unwrap();
    here
}

fn names(here: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(here).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn is_report(path: &Path) -> bool {
    let report: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    report["summary"]["tokens"] == 1
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_report_goes_to_a_file() {
    let here = place("output_file");
    let run = lint(&here, &["in.txt", "--format", "json", "--output", "out.json"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (1, "", ""));
    assert!(is_report(&here.join("out.json")));
    assert_eq!(
        (mode(&here.join("out.json")), names(&here)),
        (0o600, vec!["in.txt".into(), "out.json".into()])
    );

    // The same as on standard output.
    let printed = lint(&here, &["in.txt", "--color", "never"]);
    assert_eq!(lint(&here, &["in.txt", "-o", "out.txt"]).code, 1);
    assert_eq!(fs::read_to_string(here.join("out.txt")).unwrap(), printed.stdout);
    for stdout in ["-", "/dev/stdout"] {
        assert_eq!(lint(&here, &["in.txt", "--output", stdout]).stdout, printed.stdout, "{stdout}");
    }
}

#[test]
fn what_stood_there_gives_its_mode_and_no_link_is_followed() {
    let here = place("output_there");
    let out = here.join("out.json");
    fs::write(&out, "a long text that was there before ".repeat(1000)).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(lint(&here, &["in.txt", "--format", "json=out.json"]).code, 1);
    assert!(is_report(&out));
    assert_eq!(mode(&out), 0o640);

    fs::write(here.join("victim"), "untouched").unwrap();
    symlink("victim", here.join("link")).unwrap();
    assert_eq!(lint(&here, &["in.txt", "--format", "json=link"]).code, 1);
    assert!(is_report(&here.join("link")) && !here.join("link").is_symlink());
    assert_eq!(fs::read(here.join("victim")).unwrap(), b"untouched");
    assert_eq!(mode(&here.join("link")), 0o600);
}

#[test]
fn what_goes_wrong_leaves_the_old_file() {
    let here = place("output_wrong");
    fs::write(here.join("out.json"), "old").unwrap();
    let before = names(&here);
    // Standard output breaks when all is judged, and the file is not replaced.
    let full = std::process::Command::new(env!("CARGO_BIN_EXE_jotkit"))
        .args(["lint", "--no-config", "in.txt", "--format", "json=out.json", "--format", "jsonl"])
        .current_dir(&here)
        .stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(full.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(full.stderr).unwrap(),
        "error: writing the output: No space left on device (os error 28)\n"
    );
    let run = lint(&here, &["in.txt", "--format", "json=out.json", "--format", "jsonl=/dev/full"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.stderr, "error: writing the output: /dev/full: No space left on device (os error 28)\n");
    assert_eq!((fs::read(here.join("out.json")).unwrap(), names(&here)), (b"old".to_vec(), before));

    for (args, says) in [
        (["--output", "nosuch/out"], "error: writing nosuch/out: No such file or directory (os error 2)\n"),
        (["--output", "."], "error: writing .: it is a folder\ntry: ./FILE\n"),
        (["--format", "json="], "error: reading --format: no file after the `=`\n"),
    ] {
        let run = lint(&here, &[&["in.txt"], &args[..]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.starts_with(says), "{}", run.stderr);
    }
}

#[test]
fn several_formats_tell_the_same() {
    let here = place("output_several");
    let human = lint(&here, &["in.txt"]).stdout;
    let jsonl = lint(&here, &["in.txt", "--format", "jsonl"]).stdout;
    let args = ["in.txt", "--format", "json=a.json", "--format", "human", "--format", "jsonl=a.jsonl"];
    let run = lint(&here, &args);
    assert_eq!((run.code, run.stdout, run.stderr.as_str()), (1, human.clone(), ""));
    assert!(is_report(&here.join("a.json")));
    assert_eq!(fs::read_to_string(here.join("a.jsonl")).unwrap(), jsonl);
    // --output is for the one that has no file; colors stay on the terminal.
    let args = ["in.txt", "--format", "jsonl=b.jsonl", "--format", "human", "--output", "b.txt"];
    assert_eq!(lint(&here, &args).stdout, "");
    assert_eq!(fs::read_to_string(here.join("b.txt")).unwrap(), human);
}

#[test]
fn what_cannot_be_is_refused() {
    let here = place("output_refused");
    fs::hard_link(here.join("in.txt"), here.join("same.txt")).unwrap();
    for (args, says) in [
        (
            &["--format", "human", "--format", "json"][..],
            "writing the reports: human and json both go to standard output\ntry: --format human=FILE",
        ),
        (
            &["--format", "human", "--format", "json=/dev/stdout"],
            "writing the reports: human and json both go to standard output\ntry: --format human=FILE",
        ),
        (
            &["--format", "human", "--format", "json", "--output", "out"],
            "writing the reports: human and json both go to out\ntry: --format human=FILE",
        ),
        (
            &["--format", "json=out", "--format", "jsonl=./out"],
            "writing the reports: json and jsonl both go to ./out\ntry: --format json=FILE",
        ),
        (
            &["--format", "json=a", "--output", "b"],
            "writing b: every --format has a file of its own\ntry: --format human, without a file",
        ),
        (&["--output", "in.txt"], "writing in.txt: it is one of the inputs\ntry: another FILE"),
        (&["--output", "same.txt"], "writing same.txt: it is one of the inputs\ntry: another FILE"),
        (
            &["--output", "new", "--write-baseline", "new"],
            "writing new: the run reads or writes it as something else\ntry: another FILE",
        ),
    ] {
        let run = lint(&here, &[&["in.txt"], args].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert_eq!(run.stderr, format!("error: {says}\n"), "{args:?}");
    }
    assert_eq!(names(&here), ["in.txt", "same.txt"]);
}

#[test]
fn a_report_in_a_folder_is_no_input_the_next_time() {
    let here = place("output_folder");
    for _ in 0..2 {
        let run = lint(&here, &[".", "--hidden", "--show-all", "--format", "json=out.json"]);
        assert_eq!((run.code, run.stderr.as_str()), (1, ""));
        let report: Value = serde_json::from_slice(&fs::read(here.join("out.json")).unwrap()).unwrap();
        assert_eq!(report["summary"]["files"], 1);
    }
}

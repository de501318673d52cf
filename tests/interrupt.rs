//! Ctrl-C: what was found so far is told, in a report that is closed; and the line that says how far a run came.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, folder, token};
use flate2::Compression;
use flate2::write::GzEncoder;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use serde_json::Value;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// So long nothing happens before a run is interrupted: the program has started, and read what there is.
const A_WHILE: Duration = Duration::from_millis(1500);

fn start(here: &Path, args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_jotkit"))
        .args(["lint", "--no-config", "--now", NOW])
        .args(args)
        .current_dir(here)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts")
}

fn send(signal: &str, child: &Child) {
    let status = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(status.success());
}

/// Interrupts a run after a while and hands back what it printed; it ends soon, though its input goes on.
fn interrupted(child: Child) -> (Option<i32>, String, String) {
    std::thread::sleep(A_WHILE);
    send("-INT", &child);
    let asked = Instant::now();
    let outcome = told(child.wait_with_output().unwrap());
    assert!(asked.elapsed() < Duration::from_secs(10), "{outcome:?}");
    outcome
}

fn told(output: Output) -> (Option<i32>, String, String) {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn unsigned(sub: &str) -> String {
    token(r#"{"alg":"none"}"#, &format!(r#"{{"sub":"{sub}"}}"#), "")
}

fn tokens(report: &str) -> usize {
    let report: Value = serde_json::from_str(report).expect("a document that is closed");
    assert_eq!(report["summary"]["interrupted"], true, "{report}");
    report["tokens"].as_array().unwrap().len()
}

fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn what_was_found_so_far_is_told() {
    let here = folder("interrupt_pipe");
    let mut child = start(&here, &["--format", "json"]);
    let mut pipe = child.stdin.take().unwrap();
    // The last line is not whole: what its token says is not known.
    let text = format!("a {}\nb {}\nc eyJhbGciOiJub25lIn0.eyJz", unsigned("ann"), unsigned("bob"));
    pipe.write_all(text.as_bytes()).unwrap();
    let (code, stdout, stderr) = interrupted(child);
    assert_eq!(code, Some(130));
    assert_eq!(tokens(&stdout), 2);
    assert_eq!(stderr, "interrupted: stdin up to line 2 was read; what comes after was not judged\n");
}

#[test]
fn a_token_that_stands_alone_is_told_too() {
    let here = folder("interrupt_alone");
    let mut child = start(&here, &["--color", "never"]);
    let mut pipe = child.stdin.take().unwrap();
    writeln!(pipe, "{}", unsigned("ann")).unwrap();
    let (code, stdout, stderr) = interrupted(child);
    assert_eq!((code, stdout.matches("[alg-none]").count()), (Some(130), 1), "{stdout}\n{stderr}");
    assert!(stdout.starts_with("error[alg-none]") && stdout.contains("1 token in 1 file"), "{stdout}");
    assert!(stdout.ends_with(" · interrupted\n"), "{stdout}");
}

/// In `tail -f app.log | jotkit lint -`, Ctrl-C ends `tail` too, and with it the pipe.
#[test]
fn the_end_of_whoever_writes_is_not_that_of_the_input() {
    let here = folder("interrupt_writer");
    for _ in 0..3 {
        let mut child = start(&here, &["--format", "json", "-"]);
        let mut pipe = child.stdin.take().unwrap();
        writeln!(pipe, "a {}", unsigned("ann")).unwrap();
        std::thread::sleep(A_WHILE);
        send("-INT", &child);
        drop(pipe);
        let (code, stdout, stderr) = told(child.wait_with_output().unwrap());
        assert_eq!((code, tokens(&stdout)), (Some(130), 1), "{stderr}");
        assert_eq!(stderr, "interrupted: stdin up to line 1 was read; what comes after was not judged\n");
    }
}

#[test]
fn nothing_keeps_a_run_waiting() {
    let here = folder("interrupt_waiting");
    // A pipe that nobody writes to, one on which nothing comes, and one that is compressed.
    fifo(&here.join("unwritten"));
    fs::write(here.join("a.txt"), unsigned("ann")).unwrap();
    let (code, stdout, stderr) = interrupted(start(&here, &["--format", "json", "a.txt", "unwritten"]));
    assert_eq!((code, tokens(&stdout)), (Some(130), 1), "{stderr}");
    assert_eq!(stderr, "interrupted: 1 file was read; what comes after was not judged\n");

    let mut child = start(&here, &["--format", "json", "-"]);
    let pipe = child.stdin.take().unwrap();
    let (code, stdout, stderr) = interrupted(child);
    assert_eq!((code, tokens(&stdout)), (Some(130), 0), "{stderr}");
    assert_eq!(stderr, "interrupted: 0 files were read; what comes after was not judged\n");
    drop(pipe);

    let mut packed = GzEncoder::new(Vec::new(), Compression::none());
    packed.write_all(format!("a log\nx {}\na log\na log\n", unsigned("ann")).as_bytes()).unwrap();
    packed.flush().unwrap();
    let mut child = start(&here, &["--format", "json"]);
    let mut pipe = child.stdin.take().unwrap();
    pipe.write_all(packed.get_ref()).unwrap();
    let (code, stdout, stderr) = interrupted(child);
    assert_eq!((code, tokens(&stdout)), (Some(130), 1), "{stderr}");
}

#[test]
fn the_second_time_ends_at_once_and_leaves_the_old_file() {
    let here = folder("interrupt_twice");
    fs::write(here.join("out"), "old").unwrap();
    // Nobody reads what is printed, so that the report cannot be finished.
    let mut child = start(&here, &["--format", "jsonl", "--format", "json=out"]);
    let mut pipe = child.stdin.take().unwrap();
    // Each another, for a token that comes again is told once.
    let writer = std::thread::spawn(move || {
        let mut lines = (0..).map(|number| format!("x {}\n", unsigned(&number.to_string())));
        while lines.next().is_some_and(|line| pipe.write_all(line.as_bytes()).is_ok()) {}
    });
    std::thread::sleep(A_WHILE);
    send("-INT", &child);
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none(), "it waits for its reader");
    send("-TERM", &child);
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(fs::read(here.join("out")).unwrap(), b"old");
    writer.join().unwrap();
}

#[test]
fn files_are_finished_and_no_baseline_is_written() {
    let here = folder("interrupt_files");
    fs::write(here.join("known"), "{\"schema\": \"jotkit.baseline/1\",\n \"findings\": [\n  {\"rule\":\"alg-none\",\"profile\":\"generic\",\"iss\":\"gone\",\"kid\":null,\"part\":\"header\",\"pointer\":\"/alg\"}]}\n").unwrap();
    let args = ["--format", "json=a.json", "--format", "human", "--color", "never", "--baseline", "known"];
    let mut child = start(&here, &[&args[..], &["--write-baseline", "new"]].concat());
    let mut pipe = child.stdin.take().unwrap();
    writeln!(pipe, "one {}\ntwo", unsigned("ann")).unwrap();
    std::thread::sleep(A_WHILE);
    assert!(!here.join("a.json").exists(), "not before it is whole");
    send("-TERM", &child);
    let (code, stdout, stderr) = told(child.wait_with_output().unwrap());
    assert_eq!(code, Some(130));
    assert_eq!(tokens(&fs::read_to_string(here.join("a.json")).unwrap()), 1);
    assert!(stdout.contains("error[alg-none]") && !stdout.contains("no longer there"), "{stdout}");
    assert_eq!(
        stderr,
        "interrupted: stdin up to line 2 was read; what comes after was not judged\n\
         error: writing the baseline new: the run was interrupted\n"
    );
    let mut names: Vec<_> = fs::read_dir(&here).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.json", "known"]);
}

#[test]
fn verify_is_interrupted_as_well() {
    let here = folder("interrupt_verify");
    let mut child = Command::new(env!("CARGO_BIN_EXE_jotkit"))
        .args(["verify", "--secret", "text:k", "--format", "json"])
        .current_dir(&here)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    writeln!(pipe, "one {}\ntwo", unsigned("ann")).unwrap();
    let (code, stdout, stderr) = interrupted(child);
    let report: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((code, report["tokens"].as_array().unwrap().len()), (Some(130), 1), "{stderr}");
}

/// What a terminal is shown, where `feed` gives the input through a named pipe.
fn shown(name: &str, columns: u16, args: &[&str], feed: impl FnOnce(File) + Send + 'static) -> String {
    let here = folder(name);
    fifo(&here.join("log"));
    let size = PtySize { rows: 50, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jotkit"));
    command.args(["lint", "--no-config", "--exit-zero", "--now", NOW, "log"]);
    command.args(args);
    command.cwd(&here);
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.env("NO_COLOR", "1");
    command.env("LANG", "C.UTF-8");
    let mut child = pair.slave.spawn_command(command).expect("the binary starts");
    drop(pair.slave);
    let path = here.join("log");
    let feeder = std::thread::spawn(move || feed(OpenOptions::new().write(true).open(path).unwrap()));
    let mut output = Vec::new();
    // Linux ends the reading of a terminal that nobody has open any more with an error.
    let _ = pair.master.try_clone_reader().unwrap().read_to_end(&mut output);
    assert_eq!(child.wait().unwrap().exit_code(), 0);
    feeder.join().unwrap();
    String::from_utf8(output).unwrap()
}

/// What is left to see: a carriage return goes back to the first column, and what comes then covers what was there.
fn left_to_see(text: &str) -> String {
    let lines = text.split("\r\n").map(|line| {
        let mut seen: Vec<char> = Vec::new();
        for piece in line.split('\r') {
            let piece: Vec<char> = piece.chars().collect();
            let rest = seen.split_off(piece.len().min(seen.len()));
            seen = [piece, rest].concat();
        }
        String::from_iter(seen).trim_end().to_string()
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_slow_run_shows_how_far_it_came_and_clears_it() {
    let feed = |mut pipe: File| {
        for sub in ["ann", "bob", "cid"] {
            writeln!(pipe, "x {}", unsigned(sub)).unwrap();
            std::thread::sleep(Duration::from_millis(800));
        }
    };
    let text = shown("progress_slow", 80, &[], feed);
    assert!(text.contains("0.0 MiB, 0.0 MiB/s, "), "{text:?}");
    // Among what is left is nothing of it, and every finding.
    let left = left_to_see(&text);
    assert!(!left.contains("MiB/s"), "{left}");
    assert_eq!(left.matches("error[alg-none]").count(), 3, "{left}");
    assert!(left.lines().any(|line| line.starts_with("3 tokens in 1 file")), "{left}");

    let narrow = shown("progress_narrow", 20, &[], feed);
    let drawn = narrow.split(['\r', '\n']).filter(|piece| piece.contains("0.0 MiB"));
    let widths: Vec<_> = drawn.map(|piece| piece.chars().count()).collect();
    assert!(!widths.is_empty() && widths.iter().all(|width| *width <= 19), "{narrow:?}");

    let quiet = shown("progress_quiet", 80, &["--quiet"], feed);
    assert!(!quiet.contains("MiB"), "{quiet:?}");
}

#[test]
fn a_fast_run_shows_nothing() {
    let text = shown("progress_fast", 80, &[], |mut pipe| writeln!(pipe, "x {}", unsigned("ann")).unwrap());
    assert!(!text.contains("MiB") && text.contains("error[alg-none]"), "{text:?}");
}

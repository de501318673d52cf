//! A pipe that stays open, as of `tail -f`: what comes is told while more may come.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, folder, token};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// So long a test waits for what must come.
const LONGEST: Duration = Duration::from_secs(30);

/// A run with a pipe that stays open, and the lines that it prints as they come.
struct Following {
    pipe: ChildStdin,
    lines: Receiver<String>,
}

impl Following {
    fn of(args: &[&str], here: &Path) -> Following {
        let mut child = Command::new(env!("CARGO_BIN_EXE_jotkit"))
            .args(args)
            .args(["--now", NOW, "-"])
            .current_dir(here)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let pipe = child.stdin.take().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let (give, lines) = channel();
        thread::spawn(move || {
            stdout.lines().map_while(Result::ok).try_for_each(|line| give.send(line)).ok();
            child.wait().unwrap();
        });
        Following { pipe, lines }
    }

    fn write(&mut self, text: &str) {
        self.pipe.write_all(text.as_bytes()).unwrap();
    }

    /// Waits for a line that says `what`.
    fn tells(&self, what: &str) {
        loop {
            match self.lines.recv_timeout(LONGEST) {
                Ok(line) if line.contains(what) => return,
                Ok(_) => {}
                Err(why) => panic!("{what} is not told: {why}"),
            }
        }
    }

    /// Closes the pipe, and waits for the end.
    fn ends(self) {
        drop(self.pipe);
        loop {
            match self.lines.recv_timeout(LONGEST) {
                Ok(_) => {}
                Err(RecvTimeoutError::Disconnected) => return,
                Err(why) => panic!("it does not end: {why}"),
            }
        }
    }
}

fn unsigned(sub: &str) -> String {
    token(r#"{"alg":"none"}"#, &format!(r#"{{"sub":"{sub}"}}"#), "")
}

const LINT_LINES: [&str; 4] = ["lint", "--no-config", "--format", "jsonl"];

/// Every command that reads tokens, each with what stands before the place or the subject in what it prints.
fn commands() -> [(Vec<&'static str>, &'static str); 5] {
    [
        (LINT_LINES.to_vec(), "\"line\":"),
        (vec!["lint", "--no-config"], "stdin:"),
        (vec!["verify", "--secret", "text:a", "--format", "jsonl"], "\"line\":"),
        (vec!["verify", "--secret", "text:a"], "stdin:"),
        (vec!["decode", "--get", "sub"], "subject"),
    ]
}

#[test]
fn a_line_is_told_before_the_next_one_comes() {
    let here = folder("follow_line");
    for (args, before) in commands() {
        let mut run = Following::of(&args, &here);
        for number in 1..=3 {
            run.write(&format!("{}\n", unsigned(&format!("subject{number}"))));
            run.tells(&format!("{before}{number}"));
        }
        // Lines that say more, and one of which half is written.
        run.write(&format!("2026-11-21 at=info token={}\nfive eyJ", unsigned("subject4")));
        run.tells(&format!("{before}4"));
        run.write("\n");
        run.ends();
    }
}

#[test]
fn records_are_told_as_they_come() {
    let here = folder("follow_records");
    let mut run = Following::of(&LINT_LINES, &here);
    for number in 1..=3 {
        run.write(&format!("{{\"token\":\"{}\"}}\n{{\"half\":", unsigned(&number.to_string())));
        run.tells(&format!("\"line\":{}", 2 * number - 1));
        run.write("1}\n");
    }
    run.ends();
}

#[test]
fn what_trickles_without_a_rest_is_told_meanwhile() {
    let here = folder("follow_trickle");
    let mut run = Following::of(&LINT_LINES, &here);
    run.write(&format!("at=info token={}\n", unsigned("ann")));
    let begun = Instant::now();
    while run.lines.try_recv().is_err() {
        assert!(begun.elapsed() < LONGEST, "it is not told");
        run.write("at=info nothing happened\n");
        thread::sleep(Duration::from_millis(10));
    }
    run.ends();
}

/// A token alone that breaks off is believed only if nothing else comes.
#[test]
fn a_token_that_may_be_all_there_is_is_waited_for() {
    let here = folder("follow_alone");
    let mut run = Following::of(&LINT_LINES, &here);
    run.write("eyJhbGciOiJIUzI1NiJ9.e30\n");
    thread::sleep(Duration::from_millis(400));
    assert!(run.lines.try_recv().is_err());
    let Following { pipe, lines } = run;
    drop(pipe);
    assert!(lines.recv_timeout(LONGEST).unwrap().contains("\"line\":1"));
}

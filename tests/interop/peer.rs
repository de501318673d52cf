//! Another program that answers questions, one a line, for as long as it is held.

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A script of this folder that runs.
pub(crate) struct Peer {
    script: &'static str,
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    pub(crate) fn start(installed: &Path, script: &'static str, args: &[&str]) -> Peer {
        let (program, options): (_, &[_]) = match script.ends_with(".py") {
            true => ("venv/bin/python", &["-B"]),
            false => ("venv/bin/node", &["--disable-warning=ExperimentalWarning"]),
        };
        let mut child = Command::new(installed.join(program))
            .args(options)
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop").join(script))
            .args(args)
            .env("JOTKIT_INTEROP", installed)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{script}: {error}"));
        let questions = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Peer { script, child, questions, answers }
    }

    pub(crate) fn ask(&mut self, question: &Value) -> Value {
        writeln!(self.questions, "{question}").unwrap_or_else(|error| panic!("{}: {error}", self.script));
        self.answer()
    }

    pub(crate) fn answer(&mut self) -> Value {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{} says {line:?}: {error}", self.script))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

//! Runs the real binary as users do.
#![allow(dead_code, unreachable_pub)] // each test binary uses its own part of this
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on must fail

pub mod console;
pub mod hostile;
pub mod schema;
pub mod shape;

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The time at which the tests stand still: 2026-11-21 20:26:40 UTC.
pub const NOW: &str = "1795292800";

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs jotkit at the root of the project.
pub fn jotkit<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Run {
    jotkit_with(args, b"", Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// Runs jotkit in a folder with something on standard input.
pub fn jotkit_with<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>, stdin: &[u8], folder: &Path) -> Run {
    run(Command::new(env!("CARGO_BIN_EXE_jotkit")).args(args).current_dir(folder), stdin)
}

/// Runs jotkit as a command says that was made for it, with something on standard input. What it prints for programs is held
/// against its schema.
pub fn run(command: &mut Command, stdin: &[u8]) -> Run {
    let mut child = command
        .env_remove("CLICOLOR_FORCE")
        .env_remove("JOTKIT_CONFIG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let input = stdin.to_vec();
    // A command that reads nothing closes its end.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().expect("the binary ends");
    writer.join().expect("the writer ends");
    let args: Vec<_> = command.get_args().map(|arg| arg.to_string_lossy().into_owned()).collect();
    schema::check(&args, &output.stdout);
    Run {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// An empty folder of this test's own.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// A token by its header and payload as JSON and its signature as base64url.
pub fn token(header: &str, payload: &str, signature: &str) -> String {
    let encode = |text: &str| jotkit::core::b64::encode(text.as_bytes());
    format!("{}.{}.{signature}", encode(header), encode(payload))
}

/// Compares whole text; `SNAPSHOTS=overwrite` writes the file anew.
pub fn assert_is_file(actual: &str, path: &str) {
    let expected = snapbox::Data::read_from(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path), None);
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(actual, expected.raw());
}

//! Beside other people's software: every algorithm in both directions with four JWT libraries and openssl, verdicts on
//! tens of thousands of damaged tokens, a real OpenID
//! provider, a real Redis, a real browser; inside engines and pipelines, in shells, and in a container. Runs where `JOTKIT_INTEROP` names the folder
//! in which they are installed by `tests/interop/install`, as in `.ci/run`.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail
#![allow(clippy::print_stdout)] // what was driven is said

mod algorithms;
mod at_scale;
#[path = "../common/mod.rs"]
mod common;
mod container;
mod denylist;
mod differential;
mod formats;
mod openssl;
mod page;
mod peer;
mod pipelines;
mod provider;
mod shells;

use common::{Run, jotkit_with};
use jotkit::core::b64;
use serde_json::Value;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU16, Ordering};

/// Where the peers are installed. Without them nothing is driven, and that is said.
fn installed(what: &str) -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("JOTKIT_INTEROP") else {
        println!("{what}: not driven, JOTKIT_INTEROP names no folder");
        return None;
    };
    Some(std::fs::canonicalize(folder).unwrap())
}

fn jotkit(here: &Path, args: &[&str]) -> Run {
    jotkit_with(args, b"", here)
}

fn prints(here: &Path, args: &[&str]) -> String {
    let run = jotkit(here, args);
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    run.stdout.trim_end().to_string()
}

/// What `verify` says of one token: its exit code and the checks that failed.
fn judged(here: &Path, keys: &[&str], token: &str) -> (i32, Vec<String>) {
    let run = jotkit(here, &[&["verify", "--format", "json"], keys, &[token]].concat());
    assert!(run.code < 2, "{keys:?}: {}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let checks = report["tokens"][0]["checks"].as_array().into_iter().flatten();
    let failed = checks.filter(|check| check["ok"] == false).map(|check| check["check"].as_str().unwrap());
    (run.code, failed.map(str::to_string).collect())
}

/// The exit code and the failed checks of a token that is good.
fn good() -> (i32, Vec<String>) {
    (0, Vec::new())
}

/// The exit code and the failed checks of a token whose `check` alone failed.
fn failed(check: &str) -> (i32, Vec<String>) {
    (1, vec![check.to_string()])
}

/// The token with one bit of its signature changed.
fn flipped(token: &str) -> String {
    let (input, signature) = token.rsplit_once('.').unwrap();
    let mut signature = b64::decode_strictly(signature.as_bytes()).unwrap();
    // Well inside the second number of two: at its beginning it could become too large, and fail for another reason.
    let inside = signature.len() * 3 / 4;
    signature[inside] ^= 1;
    format!("{input}.{}", b64::encode(&signature))
}

/// A port that nobody listens on, and that no other test is given. Below those that the system lends to outgoing
/// connections, so that it stays free while a server restarts.
fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = 20_000 + (std::process::id() % 10_000) as u16;
    let ports = std::iter::repeat_with(|| first + NEXT.fetch_add(1, Ordering::Relaxed)).take(1000);
    ports.into_iter().find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()).unwrap()
}

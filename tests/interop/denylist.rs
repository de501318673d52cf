//! A real Redis as the list of tokens that were taken back.

use crate::{common, failed, free_port, good, installed, jotkit, judged, prints};
use common::folder;
use jotkit::host::{Host, Verbosity};
use jotkit::term::ColorChoice;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// A Redis on a loopback port that keeps nothing, for as long as it is held.
struct Redis {
    child: Child,
    port: u16,
}

impl Redis {
    fn start(here: &Path, options: &[&str]) -> Redis {
        let port = free_port();
        let child = Command::new("redis-server")
            .args(["--save", "", "--bind", "127.0.0.1", "--port", &port.to_string()])
            .args(options)
            .current_dir(here)
            .stdout(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("redis-server: {error}"));
        let redis = Redis { child, port };
        let listens = (0..100).any(|_| {
            sleep(Duration::from_millis(50));
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        assert!(listens, "redis-server does not listen");
        redis
    }

    /// Runs commands on a connection of their own; each must succeed.
    fn run(&self, commands: &[&str]) {
        let mut answers = BufReader::new(TcpStream::connect(("127.0.0.1", self.port)).unwrap());
        for command in commands {
            write!(answers.get_mut(), "{command}\r\n").unwrap();
            let mut answer = String::new();
            answers.read_line(&mut answer).unwrap();
            assert!(answer.starts_with(['+', ':']), "{command}: {answer}");
        }
    }

    fn stop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        // It may have been stopped.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_redis_is_asked_and_its_silence_is_no_answer() {
    if installed("denylist").is_none() {
        return;
    }
    let here = folder("interop_redis");
    let mut redis = Redis::start(&here, &["--requirepass", "hunter2"]);
    let port = redis.port;
    let host = Host::new(ColorChoice::Never, Verbosity::Quiet, None).unwrap();
    let place = |user: &str, db: u8| format!("redis://{user}127.0.0.1:{port}/{db}");
    let list = host.denylist(&place(":hunter2@", 3), "revoked:{iss}:{jti}").unwrap();
    let denied = |iss, jti| list.denies(iss, jti).unwrap();

    assert!(!denied(Some("https://a.example"), "7"));
    redis.run(&[
        "AUTH hunter2",
        "SELECT 3",
        "SET revoked:https://a.example:7 1",
        "SET revoked::8 1",
        "LPUSH revoked::9 x",
    ]);
    assert!(denied(Some("https://a.example"), "7") && !denied(Some("https://b.example"), "7"));
    // What the key holds is nothing to the question.
    assert!(denied(None, "8") && denied(None, "9") && !denied(None, "10"));
    assert!(!denied(None, "8\r\nSET revoked::11 1") && !denied(None, "11"), "an ID must not be a command");

    let refusals = [
        (place(":wrong@", 0), "the user or the password is refused"),
        (place("", 0), "it wants a password"),
        (place(":hunter2@", 99), "there is no database of that number"),
    ];
    for (place, reason) in refusals {
        let refused = host.denylist(&place, "revoked:{jti}").and_then(|list| list.denies(None, "7"));
        let error = format!("{:#}", refused.unwrap_err());
        let begins = format!("asking the denylist redis://127.0.0.1:{port}/");
        assert!(error.starts_with(&begins) && error.contains(reason), "{error}");
        assert!(error.contains("\ntry: ") && !error.contains("hunter2@"), "{error}");
    }

    redis.stop();
    for _ in 0..2 {
        let error = list.denies(None, "10").unwrap_err().to_string();
        assert!(error.contains("the connection broke") && !error.contains("hunter2"), "{error}");
    }
}

#[test]
fn verify_rejects_what_a_redis_denies() {
    if installed("verify --denylist").is_none() {
        return;
    }
    let here = folder("interop_denylist");
    prints(&here, &["keygen", "--out", "k"]);
    let token = prints(&here, &["sign", "--key", "k.pem", "--jti", "seven"]);
    let mut redis = Redis::start(&here, &[]);
    let place = format!("redis://127.0.0.1:{}/0", redis.port);
    let usual = ["--key", "k.pub.pem", "--denylist", &place];
    let named = ["--key", "k.pub.pem", "--denylist", &place, "--denylist-key", "gone:{jti}"];

    assert_eq!(judged(&here, &usual, &token), good());
    redis.run(&["SET revoked:seven 1"]);
    assert_eq!(judged(&here, &usual, &token), failed("denylist"));
    assert_eq!(judged(&here, &named, &token), good());
    redis.run(&["SET gone:seven 1"]);
    assert_eq!(judged(&here, &named, &token), failed("denylist"));

    redis.stop();
    let run = jotkit(&here, &[&["verify"], &usual[..], &[&token]].concat());
    assert_eq!(run.code, 2, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.starts_with(&format!("error: asking the denylist {place}: ")), "{}", run.stderr);
}

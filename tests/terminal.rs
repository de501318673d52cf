//! What a person sees: runs in a pseudo-terminal of some width, whole outputs with their colors as pictures.
//! `SNAPSHOTS=overwrite` draws them anew.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use snapbox::Data;
use std::io::Read;
use std::path::Path;

/// Five minutes after the token was issued.
const NOW: &str = "1795293300";

const ACCESS_TOKEN: &str = "examples/access-token.jwt";

/// What a terminal of so many columns is sent.
fn shown(args: &[&str], columns: u16, environment: &[(&str, &str)]) -> String {
    let size = PtySize { rows: 50, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jotkit"));
    command.args(args);
    command.args(["--now", NOW]);
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.env("LANG", "en_US.UTF-8");
    for (name, value) in environment {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command).expect("the binary starts");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("its output");
    let mut output = Vec::new();
    // Linux ends the reading of a terminal that nobody has open any more with an error.
    let _ = reader.read_to_end(&mut output);
    assert_eq!(child.wait().expect("the binary ends").exit_code(), 0);
    String::from_utf8(output).expect("UTF-8").replace("\r\n", "\n")
}

/// Text without its colors.
fn bare(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('\u{1b}') {
        bare.push_str(&rest[..start]);
        let end = rest[start..].find('m').expect("a color ends") + start;
        rest = &rest[end + 1..];
    }
    bare + rest
}

fn looks_like(actual: &str, picture: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terminal").join(picture);
    let expected = Data::read_from(&path, None);
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(actual, expected);
}

#[test]
fn decode_at_three_widths() {
    for columns in [60, 80, 200] {
        let text = shown(&["decode", ACCESS_TOKEN], columns, &[]);
        looks_like(&text, &format!("decode-{columns}.term.svg"));
        // A command is one line, so that it can be copied.
        for line in bare(&text).lines().filter(|line| !line.starts_with("  jotkit ")) {
            assert!(line.chars().count() <= usize::from(columns), "{columns}: {line}");
        }
        let bar = bare(&text).lines().find(|line| line.contains('━')).expect("a bar").to_string();
        assert_eq!(bar.chars().count(), usize::from(columns), "{bar}");
    }
}

const STATS: [&str; 6] =
    ["lint", "--stats", "--exit-zero", "--no-config", "--select=b64-false", "tests/cmd/stats.in/app.log"];

#[test]
fn charts_at_four_widths() {
    for columns in [60, 80, 120, 200] {
        let text = shown(&STATS, columns, &[("NO_COLOR", "1")]);
        assert!(text.contains('█') && text.contains("https://login.example.org"), "{text}");
        let charts = &text[text.find("11 tokens").expect("charts")..];
        for line in charts.lines() {
            assert!(line.chars().count() <= usize::from(columns), "{columns}: {line}");
        }
    }
    let text = shown(&STATS, 80, &[("LANG", "C"), ("NO_COLOR", "1")]);
    let charts = &text[text.find("11 tokens").expect("charts")..text.find("issuer").expect("charts")];
    assert!(charts.is_ascii() && charts.contains("####"), "{charts}");
}

#[test]
fn decode_of_what_is_wrong() {
    let claims = "{\"sub\":\"ann\u{202e}nimda\",\"iat\":1795290000000,\"exp\":1795289000,\"sub\":null,\"n\":[1,\"x\",true]}";
    let token = common::token(r#"{"alg":"RS256","kid":"2026-01"}"#, claims, "c2ln");
    looks_like(&shown(&["decode", &token], 80, &[]), "decode-wrong.term.svg");
}

#[test]
fn no_color_is_no_color() {
    let plain = shown(&["decode", ACCESS_TOKEN], 80, &[("NO_COLOR", "1")]);
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
    let colored = shown(&["decode", ACCESS_TOKEN], 80, &[]);
    assert_eq!(bare(&colored), plain);
    assert_eq!(shown(&["decode", "--color", "never", ACCESS_TOKEN], 80, &[]), plain);
}

#[test]
fn a_terminal_without_unicode_gets_ascii() {
    let broken = "eyJhbGciOiJIUzI1NiJ9.eyJpYXQiOjE3OTUyOTI3MDAsImV4cCI6MTc5NTI5MzYwMH0.A";
    let text = shown(&["decode", broken], 60, &[("LANG", "C"), ("NO_COLOR", "1")]);
    assert!(text.is_ascii(), "{text}");
    assert!(text.contains("\niat ================o======== exp  valid for 5 min of 15 min\n"), "{text}");
    assert!(text.contains("\nx signature: "), "{text}");
}

#[test]
fn times_in_the_zone_of_the_machine() {
    let text =
        shown(&["decode", "--time", "local", ACCESS_TOKEN], 80, &[("TZ", "UTC-5:30"), ("NO_COLOR", "1")]);
    assert!(text.contains("2026-11-22 02:00:00 +05:30, 5 min ago"), "{text}");
}

#[test]
fn foreign_text_cannot_command_the_terminal() {
    let claims = "{\"sub\":\"\u{1b}]0;title\u{7}\u{9b}31m\",\"\u{1b}[2J\":1}";
    let token = common::token("{\"alg\":\"\u{1b}[1m\"}", claims, "c2ln");
    for args in
        [&["decode"][..], &["decode", "--json"], &["decode", "--part", "payload"], &["decode", "--get", ""]]
    {
        let text = shown(&[args, &[&token]].concat(), 80, &[("NO_COLOR", "1")]);
        assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{7}']), "{args:?}: {text:?}");
    }
}

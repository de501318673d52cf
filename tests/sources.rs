//! What is read: folders as git sees them, packed files, pipes; and what cannot be.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, Run, folder, jotkit_with, token};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

fn some_token(sub: &str) -> String {
    token(r#"{"alg":"none"}"#, &format!(r#"{{"sub":"{sub}"}}"#), "")
}

fn lint(here: &Path, args: &[&str]) -> Run {
    jotkit_with([&["lint", "--format", "json", "--now", NOW], args].concat(), b"", here)
}

/// The sources in which tokens were found, in their order.
fn sources(run: &Run) -> Vec<String> {
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let tokens = report["tokens"].as_array().unwrap();
    tokens.iter().map(|token| token["source"].as_str().unwrap().to_string()).collect()
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn zstd(content: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(content, ruzstd::encoding::CompressionLevel::Fastest)
}

fn zip(members: &[(&str, &[u8])], method: zip::CompressionMethod) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(method);
    for (name, content) in members {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_folder_is_walked_as_git_sees_it() {
    let here = folder("walk");
    fs::create_dir_all(here.join(".git")).unwrap();
    fs::create_dir_all(here.join("a/b")).unwrap();
    fs::write(here.join(".gitignore"), "*.tmp\n").unwrap();
    for name in ["z.txt", "a/b/deep.log", "a/skip.tmp", ".hidden", "a/one.json"] {
        fs::write(here.join(name), some_token(name)).unwrap();
    }
    fs::write(here.join("a/nothing.txt"), "no token here").unwrap();
    fs::write(here.join("a/binary"), [&[0, 1, 255][..], some_token("x").as_bytes(), &[0, 200]].concat())
        .unwrap();
    // A loop, a link out of the folder, and what is no file.
    symlink("..", here.join("a/b/loop")).unwrap();
    symlink("/etc/hostname", here.join("a/link")).unwrap();
    assert!(Command::new("mkfifo").arg(here.join("a/pipe")).status().unwrap().success());

    let usual = ["./a/b/deep.log", "./a/binary", "./a/one.json", "./z.txt"];
    let run = lint(&here, &["."]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    assert_eq!(sources(&run), usual);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&report["summary"]["files"], &report["summary"]["tokens"]), (&5.into(), &4.into()));

    assert!(sources(&lint(&here, &[".", "--hidden"])).contains(&"./.hidden".to_string()));
    assert!(sources(&lint(&here, &[".", "--no-ignore"])).contains(&"./a/skip.tmp".to_string()));
    assert_eq!(sources(&lint(&here, &[".", "--glob", "*.json"])), ["./a/one.json"]);
    assert_eq!(sources(&lint(&here, &["a", "--glob", "!b", "--glob", "!binary"])), ["a/one.json"]);

    let none = lint(&here, &[".", "--glob", "nothing.*"]);
    assert_eq!(none.code, 2);
    assert_eq!(
        none.stderr,
        "error: looking for tokens: there is none in the 1 file that was read\n\
         try: --hidden and --no-ignore read more files, --allow-empty lets none be enough\n"
    );
    assert_eq!(lint(&here, &[".", "--glob", "nothing.*", "--allow-empty"]).code, 0);
    // Keys are something to look at too.
    std::fs::create_dir(here.join("keys")).unwrap();
    let key = r#"{"kty":"EC","crv":"P-256","alg":"ES256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c"}"#;
    std::fs::write(here.join("keys/public.json"), key).unwrap();
    let keys = lint(&here, &["keys"]);
    assert_eq!((keys.code, keys.stderr.as_str()), (0, ""), "{}", keys.stdout);
    let bad = lint(&here, &[".", "--glob", "[a"]);
    assert_eq!(bad.code, 2);
    assert!(bad.stderr.contains("reading the pattern \"[a\""), "{}", bad.stderr);
}

#[test]
fn names_that_are_no_text_or_deceive_are_shown_harmless() {
    let here = folder("walk_names");
    fs::write(here.join(std::ffi::OsStr::from_bytes(b"bad\xff.txt")), some_token("x")).unwrap();
    fs::write(here.join("esc\u{1b}[2J.txt"), some_token("x")).unwrap();
    let run = jotkit_with(["lint", "--now", NOW, "."], b"", &here);
    assert_eq!(run.code, 1);
    assert!(!run.stdout.contains('\u{1b}') && run.stdout.contains("bad\u{fffd}.txt"), "{}", run.stdout);
}

#[test]
fn packed_files_are_read_as_what_they_hold() {
    let here = folder("packed");
    let lines: String = (0..20_000).map(|n| format!("line {n} of a log\n")).collect();
    let log = format!("{lines}token={}\n", some_token("in-a-log"));
    fs::write(here.join("a.gz"), [gzip(b"first\n"), gzip(log.as_bytes())].concat()).unwrap();
    // Two frames, and one that is to be skipped between them (RFC 8878 section 3.1.2).
    let skipped = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
    fs::write(here.join("b.zst"), [zstd(b"first\n"), skipped.to_vec(), zstd(log.as_bytes())].concat())
        .unwrap();
    let members = [("logs/", &b""[..]), ("logs/app.log", log.as_bytes()), ("readme", b"no token")];
    fs::write(here.join("c.zip"), zip(&members[1..], zip::CompressionMethod::Deflated)).unwrap();
    fs::write(here.join("d.zip"), zip(&members[1..], zip::CompressionMethod::Stored)).unwrap();
    let run = lint(&here, &["."]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    assert_eq!(sources(&run), ["./a.gz", "./b.zst", "./c.zip/logs/app.log", "./d.zip/logs/app.log"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let lines: Vec<_> =
        report["tokens"].as_array().unwrap().iter().map(|token| token["line"].as_u64()).collect();
    assert_eq!(lines, [Some(20_002), Some(20_002), Some(20_001), Some(20_001)]);

    let gz = fs::read(here.join("a.gz")).unwrap();
    let from_pipe = jotkit_with(["lint", "--format", "json", "--now", NOW], &gz, &here);
    assert_eq!(sources(&from_pipe), ["stdin"]);
    assert!(jotkit_with(["decode", "a.gz"], b"", &here).stdout.contains("in-a-log"));
}

#[test]
fn what_cannot_be_unpacked_is_said_and_the_rest_is_read() {
    let here = folder("packed_bad");
    let gz = gzip(&(0..200_000u32).flat_map(u32::to_le_bytes).collect::<Vec<_>>());
    fs::write(here.join("cut.gz"), &gz[..gz.len() / 2]).unwrap();
    fs::write(here.join("cut.zst"), &zstd(&vec![b'a'; 1_000_000])[..20]).unwrap();
    fs::write(here.join("cut.zip"), &zip(&[("a", b"b")], zip::CompressionMethod::Stored)[..30]).unwrap();
    fs::write(here.join("z.txt"), some_token("x")).unwrap();
    let run = lint(&here, &["."]);
    assert_eq!(run.code, 2);
    assert_eq!(sources(&run), ["./z.txt"]);
    let said: Vec<_> = run.stderr.lines().collect();
    assert_eq!(said.len(), 3, "{}", run.stderr);
    for (line, name) in said.iter().zip(["./cut.gz", "./cut.zip", "./cut.zst"]) {
        assert!(line.starts_with(&format!("error: reading {name}: ")), "{line}");
    }
    let piped = jotkit_with(["lint"], &zip(&[("a", b"b")], zip::CompressionMethod::Stored), &here);
    assert_eq!(
        piped.stderr,
        "error: reading stdin: it is a zip archive, whose list of members is at its end\ntry: name its file\n"
    );
}

#[test]
fn a_bomb_is_left_when_it_is_known_to_be_one() {
    let here = folder("packed_bomb");
    let zeros = vec![0; 1 << 20];
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..1100 {
        encoder.write_all(&zeros).unwrap();
    }
    fs::write(here.join("bomb.gz"), encoder.finish().unwrap()).unwrap();
    let run = lint(&here, &["bomb.gz"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error: reading bomb.gz: it inflates to more than 1 GiB, 100 times its size\ntry: unpack it, if you trust it\n"
    );
}

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
    // The same token stands in many of these files, and each is to be seen.
    jotkit_with([&["lint", "--each", "--format", "json", "--now", NOW], args].concat(), b"", here)
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
    // Nor may an empty folder, or one of which all is ignored, look like a clean one.
    for folder in ["empty", "ignored"] {
        std::fs::create_dir(here.join(folder)).unwrap();
    }
    fs::write(here.join("ignored/.hidden"), some_token("x")).unwrap();
    for args in [&["empty"][..], &["ignored"], &["empty", "ignored"]] {
        let nothing = lint(&here, args);
        assert_eq!(
            (nothing.code, nothing.stderr.as_str()),
            (
                2,
                "error: looking for tokens: there is no file to read\n\
                 try: --hidden and --no-ignore read more files, --allow-empty lets none be enough\n"
            )
        );
        let allowed = lint(&here, &[args, &["--allow-empty"]].concat());
        assert_eq!((allowed.code, allowed.stderr.as_str()), (0, ""));
    }
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
    // For programs too, and where such a file cannot be read.
    symlink("gone", here.join("gone\u{1b}[2J\u{202e}")).unwrap();
    let run = lint(&here, &[".", "gone\u{1b}[2J\u{202e}"]);
    assert_eq!((run.code, sources(&run).len()), (2, 2));
    let said = [&run.stdout, &run.stderr].map(|text| text.contains('\u{1b}') || text.contains('\u{202e}'));
    assert_eq!(said, [false, false], "{}{}", run.stdout, run.stderr);
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
fn what_is_packed_twice_is_said_and_not_looked_into() {
    let here = folder("packed_twice");
    let log = gzip(format!("token={}\n", some_token("x")).as_bytes());
    let members = [("app.log.gz", &log[..]), ("plain", some_token("y").leak().as_bytes())];
    let inner = zip(&members, zip::CompressionMethod::Stored);
    fs::write(here.join("a.gz"), gzip(&log)).unwrap();
    fs::write(here.join("b.zip"), zip(&[("in.zip", &inner)], zip::CompressionMethod::Deflated)).unwrap();
    fs::write(here.join("c.zip"), &inner).unwrap();
    let run = lint(&here, &["."]);
    assert_eq!((run.code, sources(&run)), (2, vec!["./c.zip/plain".to_string()]));
    let said: Vec<_> = run.stderr.lines().filter_map(|line| line.split_once(": what is packed")).collect();
    let names: Vec<_> = said.iter().map(|(name, _)| *name).collect();
    let expected =
        ["./a.gz", "./b.zip/in.zip", "./c.zip/app.log.gz"].map(|name| format!("error: reading {name}"));
    assert_eq!(names, expected, "{}", run.stderr);
}

#[test]
fn a_pipe_with_a_name_is_read_to_its_end() {
    let here = folder("pipe");
    let pipe = here.join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let writer = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        fs::write(pipe, format!("token={} \n", some_token("piped"))).unwrap();
    });
    let run = lint(&here, &["pipe"]);
    writer.join().unwrap();
    assert_eq!((run.code, sources(&run), &*run.stderr), (1, vec!["pipe".to_string()], ""));
}

#[test]
fn links_in_a_circle_and_to_nothing_are_named() {
    let here = folder("links");
    symlink("one", here.join("two")).unwrap();
    symlink("two", here.join("one")).unwrap();
    symlink("gone", here.join("nothing")).unwrap();
    fs::write(here.join("t"), some_token("x")).unwrap();
    let run = lint(&here, &["one", "nothing", "t"]);
    assert_eq!((run.code, sources(&run)), (2, vec!["t".to_string()]));
    for said in ["reading one: Too many levels of symbolic links", "reading nothing: No such file"] {
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
    assert_eq!(lint(&here, &["."]).code, 1);
}

#[test]
fn what_may_not_be_read_is_named_and_the_rest_is_read() {
    use std::os::unix::fs::PermissionsExt;
    // Whom everything is open to must run it as somebody else, who must be able to get there.
    let here = std::env::temp_dir().join(format!("jotkit-closed-{}", std::process::id()));
    let closed = here.join("a/closed");
    fs::create_dir_all(&closed).unwrap();
    fs::write(closed.join("t"), some_token("hidden")).unwrap();
    fs::write(here.join("a/unreadable"), some_token("hidden")).unwrap();
    fs::write(here.join("a/z"), some_token("open")).unwrap();
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    set(&here, 0o755);
    set(&closed, 0);
    set(&here.join("a/unreadable"), 0);
    let is_root = fs::read_dir(&closed).is_ok();
    let program = here.join("jotkit");
    fs::copy(env!("CARGO_BIN_EXE_jotkit"), &program).unwrap();
    set(&program, 0o755);
    let mut command = Command::new(if is_root { Path::new("setpriv") } else { &program });
    if is_root {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
    }
    command.args(["lint", "--format", "json", "--now", NOW, "a", "a/closed/t"]).current_dir(&here);
    let run = common::run(&mut command, b"");
    set(&closed, 0o700);
    fs::remove_dir_all(&here).unwrap();
    assert_eq!((run.code, sources(&run)), (2, vec!["a/z".to_string()]), "{}", run.stderr);
    for name in ["a/closed: ", "reading a/unreadable: ", "reading a/closed/t: "] {
        let line = run.stderr.lines().find(|line| line.contains(name));
        assert!(line.is_some_and(|line| line.contains("Permission denied")), "{name} {}", run.stderr);
    }
}

/// Of a file of which all was to be read, the end is gone before it is.
#[test]
fn a_file_that_shrinks_while_it_is_read_ends_there() {
    use std::io::Read;
    let here = folder("shrinks");
    let path = here.join("log");
    let lines = (0..200_000).map(|n: u32| format!("token={} end\n", some_token(&n.to_string())));
    fs::write(&path, lines.collect::<String>()).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_jotkit"))
        .args(["lint", "--format", "jsonl", "--now", NOW, "log"])
        .current_dir(&here)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = child.stdout.take().unwrap();
    let mut said = vec![0];
    // Nobody reads on, so that it waits in the midst of the file.
    output.read_exact(&mut said).unwrap();
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(100).unwrap();
    output.read_to_end(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    let tokens = said.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count();
    assert!(tokens < 200_000, "{tokens}");
    for line in said.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        assert!(serde_json::from_slice::<Value>(line).is_ok(), "{}", String::from_utf8_lossy(line));
    }
}

#[test]
fn text_of_all_encodings_is_read() {
    let here = folder("encodings");
    let line =
        format!("2026-11-21T20:25:40Z INFO x\r\n2026-11-21T20:25:40Z INFO token={} x\r\n", some_token("x"));
    let utf16 = |units: fn(u16) -> [u8; 2], text: &str| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(units).collect()
    };
    fs::write(here.join("be.log"), utf16(u16::to_be_bytes, &line)).unwrap();
    fs::write(here.join("bom.env"), format!("\u{feff}TOKEN={}\r\n", some_token("x"))).unwrap();
    fs::write(
        here.join("le.json"),
        utf16(u16::to_le_bytes, &format!("{{\"token\":\"{}\"}}", some_token("x"))),
    )
    .unwrap();
    fs::write(here.join("nul"), format!("a\0b\0 token={}\0\0next\0", some_token("x"))).unwrap();
    fs::create_dir(here.join("zz")).unwrap();
    for n in 0..3000 {
        fs::write(here.join(format!("zz/{n}")), "").unwrap();
    }
    let run = lint(&here, &["."]);
    assert_eq!((run.code, &*run.stderr), (1, ""));
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let tell = |token: &Value| format!("{} {} {}", token["source"], token["line"], token["place"]["kind"]);
    let told: Vec<_> = report["tokens"].as_array().unwrap().iter().map(tell).collect();
    let expected = ["be.log\" 2 \"log", "bom.env\" 1 \"env", "le.json\" 1 \"json", "nul\" 1 \"text"];
    assert_eq!(told, expected.map(|place| format!("\"./{place}\"")));
    assert_eq!(report["summary"]["files"], 3004);
}

/// More bytes than it may have of memory, in one line that comes through a pipe.
#[cfg(target_os = "linux")]
#[test]
fn a_line_without_end_fills_no_memory() {
    const FILLING: &[u8] = b"one, two, three ";
    // The allocator sets aside addresses for each thread, as much as a tenth of a gigabyte, which is no memory yet.
    let limited = "ulimit -v 300000; MALLOC_ARENA_MAX=1 exec \"$0\" lint --format json --now $1 -";
    let mut child = Command::new("sh")
        .args(["-c", limited, env!("CARGO_BIN_EXE_jotkit"), NOW])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let piece = FILLING.repeat(1 << 16);
        for n in 0..320 {
            pipe.write_all(&piece).unwrap();
            if n == 200 {
                pipe.write_all(format!("session={} ", some_token("x")).as_bytes()).unwrap();
            }
        }
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["tokens"][0]["column"], 201 * (1 << 20) + "session=".len() + 1);
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

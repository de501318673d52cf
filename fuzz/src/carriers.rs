//! What carries tokens: recordings of HTTP, what browsers keep, any text, and what is compressed.

use crate::spelled::spelled;
use jotkit::core::source::Input;
use jotkit::host::{Host, Verbosity, Walk};
use jotkit::input::{self, Carrier, Cut, Cutter, Found, Stretches};
use jotkit::term::ColorChoice;
use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::LazyLock;

/// Entries of a HAR.
pub(crate) fn har(bytes: &[u8]) {
    let entries = spelled(bytes);
    let mut har = br#"{"log":{"version":"1.2","creator":{},"entries":["#.to_vec();
    har.extend(entries);
    har.extend(b"]}}");
    carried("session.har", &har);
}

/// An item of Burp.
pub(crate) fn burp(bytes: &[u8]) {
    let mut xml = b"<?xml version=\"1.0\"?>\n<items burpVersion=\"2026.1\">\n".to_vec();
    xml.extend(spelled(bytes));
    xml.extend(b"</items>\n");
    carried("items.xml", &xml);
}

/// What a browser keeps, and any other JSON.
pub(crate) fn storage(bytes: &[u8]) {
    carried("state.json", &spelled(bytes));
}

/// Messages of HTTP, cookies, logs, code, any text.
pub(crate) fn http(bytes: &[u8]) {
    carried("text", &spelled(bytes));
}

/// Each token stands in the source, and it is the same however much of that is read at a time.
fn carried(name: &str, bytes: &[u8]) {
    let whole = input::tokens(name, bytes.to_vec());
    // UTF-16 has other lines than its bytes.
    if !bytes.contains(&0) {
        let lengths: Vec<_> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::len).collect();
        for Found { line, column, .. } in &whole {
            let length = lengths.get(line.wrapping_sub(1)).expect("a line of the source");
            assert!((1..=length + 1).contains(column), "{line}:{column}");
        }
    }
    let told = |found: &Found| {
        let Found { token, line, column, surplus, place, message, others, .. } = found;
        let (kind, called) = (place.kind.name(), place.called().map(str::to_string));
        (token.text().to_string(), (*line, *column, *surplus), kind, called, *message, others.clone())
    };
    let slowly = Input::new(name, Slowly { bytes: bytes.to_vec(), at: 0 });
    let read = Stretches::of(slowly).map(|stretch| stretch.expect("memory can be read"));
    let slowly: Vec<_> = read.flat_map(|stretch| input::tokens_in(&stretch).collect::<Vec<_>>()).collect();
    assert_eq!(slowly.iter().map(told).collect::<Vec<_>>(), whole.iter().map(told).collect::<Vec<_>>());
    let [slowly, at_once] = [7, usize::MAX].map(|step| cuts(bytes, 300, step));
    assert_eq!(slowly, at_once);
}

/// Gives a few bytes at a time.
struct Slowly {
    bytes: Vec<u8>,
    at: usize,
}

impl Read for Slowly {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = (&self.bytes[self.at..]).take(13).read(buffer)?;
        self.at += read;
        Ok(read)
    }
}

/// How a source is cut into records of so many bytes at most that is read `step` bytes at a time; what is none, or too large,
/// or breaks off, is text, and joined.
fn cuts(bytes: &[u8], limit: usize, step: usize) -> Vec<(&'static str, String)> {
    let mut cutter = Cutter::new(Carrier::recognize(bytes), limit);
    let (mut start, mut end) = (0, 0);
    let mut cuts: Vec<(&str, String)> = Vec::new();
    loop {
        let (kind, length) = match cutter.next(&bytes[start..end], end == bytes.len()) {
            Cut::More if end == bytes.len() => {
                return cuts;
            }
            Cut::More => {
                end = end.saturating_add(step).min(bytes.len());
                continue;
            }
            Cut::Record(length) => ("record", length),
            Cut::Text(length) | Cut::Large(length) | Cut::Torn(length) => ("text", length),
        };
        // As Latin-1, which has a character for each byte.
        let cut: String = bytes[start..start + length].iter().copied().map(char::from).collect();
        start += length;
        match cuts.last_mut() {
            Some((last, before)) if *last == kind && kind == "text" => before.push_str(&cut),
            _ => cuts.push((kind, cut)),
        }
    }
}

/// A folder of this process alone, in memory where there is such a place.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = PathBuf::from("/dev/shm");
    let place = if memory.is_dir() { memory } else { std::env::temp_dir() };
    let folder = place.join(format!("jotkit-fuzz-{}", std::process::id()));
    fs::create_dir_all(folder.join("git/.git")).expect("a folder");
    folder
});

fn host() -> Host {
    Host::new(ColorChoice::Never, Verbosity::Quiet, Some("2026-11-21T20:30:00Z")).expect("a host")
}

/// A file of gzip, zstd or zip. What it inflates to is read as far as a mebibyte.
pub(crate) fn packed(bytes: &[u8]) {
    const MOST: u64 = 1 << 20;
    let file = FOLDER.join("packed");
    fs::write(&file, bytes).expect("a file");
    let Ok(inputs) = host().inputs(&[file.into_os_string()], Some(Walk::default())) else { return };
    for input in inputs.take(100).flatten() {
        let mut content = Vec::new();
        let _ = input.content.take(MOST).read_to_end(&mut content);
        if bytes.first().is_some_and(|first| !b"\x1f\x28P".contains(first)) {
            assert_eq!(content, bytes);
        }
    }
}

/// The index of git, in a repository that may be anyone's.
pub(crate) fn index(bytes: &[u8]) {
    const NAME: &str = "git/a.txt";
    fs::write(FOLDER.join("git/.git/index"), bytes).expect("a file");
    fs::write(FOLDER.join(NAME), b"").expect("a file");
    let is_tracked = host().is_tracked(&FOLDER.join(NAME));
    // In version 4 a path may be written in two pieces.
    let is_named = bytes.windows(5).any(|name| name == b"a.txt");
    assert!(!is_tracked || is_named || bytes.get(7) == Some(&4));
}

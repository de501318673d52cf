//! Base64url, JSON, tokens, and finding them.

use crate::spelled::{spelled, spelled_text};
use jotkit::core::b64::{self, Fault};
use jotkit::core::crypto::named_digest;
use jotkit::core::find::{self, Found};
use jotkit::core::inner::inners;
use jotkit::core::json::{self, Document, Kind, Value};
use jotkit::core::key::{self, Key};
use jotkit::core::profile;
use jotkit::core::source::LineCounter;
use jotkit::core::token::{Part, Token};
use jotkit::core::verify::{Expectations, Keyring, verify};
use std::sync::LazyLock;

pub(crate) const NOW: i64 = 1_795_292_800;

/// What is decoded without a fault is encoded the same, and all decoders agree.
pub(crate) fn b64(bytes: &[u8]) {
    let decoded = b64::decode(bytes);
    for fault in &decoded.faults {
        match *fault {
            Fault::Padding { at } => assert_eq!(bytes[at], b'='),
            Fault::StandardAlphabet { at } => assert!(b"+/".contains(&bytes[at])),
            Fault::Foreign { at, byte } => assert_eq!(bytes[at], byte),
            Fault::Length { count } => assert!(count % 4 == 1 && count <= bytes.len()),
            Fault::TrailingBits { at } => assert!(at < bytes.len()),
        }
        fault.to_string();
    }
    let strictly = b64::decode_strictly(bytes);
    assert_eq!(strictly.is_ok(), decoded.faults.is_empty());
    if strictly.is_ok() {
        assert_eq!(b64::encode(&decoded.bytes).as_bytes(), bytes);
    }
    if let Ok(any) = b64::decode_any(bytes) {
        assert_eq!(any, decoded.bytes);
    }
    let mut loosely = Vec::new();
    if b64::decode_loosely(bytes, &mut loosely) {
        assert_eq!(loosely, decoded.bytes);
    }
    let back = b64::decode(b64::encode(bytes).as_bytes());
    assert_eq!((back.bytes.as_slice(), back.faults.as_slice()), (bytes, &[][..]));
}

/// So many values are looked at each by itself, for the way to one is as long as its siblings are many.
const MOST_VALUES: usize = 200;

/// What is JSON is what serde_json takes for it and says the same; each place is that of what it names.
pub(crate) fn json(bytes: &[u8]) {
    let document = Document::parse(bytes.to_vec());
    assert_eq!(document.bytes(), bytes);
    let text = document.text();
    for fault in document.faults() {
        match *fault {
            json::Fault::NotUtf8 { at } => assert!(at < bytes.len()),
            json::Fault::Syntax { at, .. } => assert!(at <= text.len()),
            json::Fault::TooDeep { at } => assert!(b"[{".contains(&text.as_bytes()[at])),
            json::Fault::ByteOrderMark => assert!(text.starts_with('\u{feff}')),
        }
        fault.to_string();
    }
    let duplicates = document.duplicates();
    for value in document.values().take(MOST_VALUES) {
        assert_eq!(&text[value.span().range()], value.raw());
        value.brief();
        // Of members of one name a pointer means the last.
        if duplicates.is_empty() {
            let there = document.root().and_then(|root| root.pointed(&value.pointer()));
            assert_eq!(there.map(Value::id), Some(value.id()), "{}", value.pointer());
        }
    }
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let is_deep = document.faults().iter().any(|fault| matches!(fault, json::Fault::TooDeep { .. }));
    if is_utf8 && !is_deep {
        let known = serde_json::from_str::<serde::de::IgnoredAny>(bare).is_ok();
        assert_eq!(document.is_json(), known, "{:?}", document.faults());
    }
    if document.is_json()
        && !is_deep
        && duplicates.is_empty()
        && let (Some(root), Ok(known)) = (document.root(), serde_json::from_str(bare))
    {
        says(root, &known);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let quoted = Document::parse(json::quote(text).into_bytes());
        assert_eq!(quoted.root().and_then(Value::text).as_deref(), Some(text));
    }
}

/// The value says what serde_json says it does.
fn says(value: Value<'_>, known: &serde_json::Value) {
    match (value.kind(), known) {
        (Kind::Null, serde_json::Value::Null) => {}
        (Kind::Bool, serde_json::Value::Bool(known)) => assert_eq!(value.raw(), known.to_string()),
        (Kind::Number, serde_json::Value::Number(known)) => {
            let (read, known) = (value.raw().parse::<f64>(), known.as_f64());
            let (read, known) = (read.expect("a number"), known.expect("a number"));
            // serde_json may be a little off in the last digit.
            assert!((read - known).abs() <= known.abs() * 1e-9 + f64::MIN_POSITIVE, "{read} {known}");
        }
        (Kind::String, serde_json::Value::String(known)) => {
            assert_eq!(value.text().as_deref(), Some(known.as_str()));
        }
        (Kind::Array, serde_json::Value::Array(known)) => {
            assert_eq!(value.children().count(), known.len());
            value.children().zip(known).for_each(|(value, known)| says(value, known));
        }
        (Kind::Object, serde_json::Value::Object(known)) => {
            assert_eq!(value.children().count(), known.len());
            for member in value.children() {
                says(member, &known[member.name().as_deref().unwrap_or_default()]);
            }
        }
        (kind, known) => panic!("{kind:?}, which is {known}"),
    }
}

/// A token is kept as it is written, its parts are parts of it, and no key says that it signed it.
pub(crate) fn token(bytes: &[u8]) {
    let text = spelled_text(bytes);
    let token = Token::parse(text.clone());
    assert_eq!(token.text(), text);
    assert!(text.as_bytes().starts_with(&token.signing_input()));
    assert!(text.starts_with(token.jwt()));
    token.problems();
    for part in
        [Part::Header, Part::Payload, Part::Signature, Part::EncryptedKey, Part::Ciphertext, Part::Tag]
    {
        let Some(encoded) = token.encoded(part) else { continue };
        let bytes = token.document(part).map_or(token.bytes(part), Document::bytes);
        let is_as_encoded = token.encoding_faults(part).is_empty()
            && token.inflation().is_none()
            && !(part == Part::Payload && token.is_unencoded());
        if is_as_encoded {
            assert_eq!(b64::encode(bytes), encoded, "{}", part.name());
        }
    }
    judged(&token);
}

/// All that is asked of a token can be, and it is not valid.
fn judged(token: &Token) {
    static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
        let set = include_bytes!("../../tests/cmd/keys-lint.in/good.jwks.json").to_vec();
        let mut keys = key::read(set, "keys", None).expect("keys").keys;
        keys.push(Key::from_secret(vec![7; 64].into(), "secret"));
        keys
    });
    thread_local!(static RING: Keyring<'static> = Keyring::new(&KEYS));
    profile::infer(token, Some("access_token"));
    profile::dialect(token);
    inners(token);
    token.nested();
    token.presentation();
    let expect = Expectations { now: NOW, ignore_exp: true, ..Expectations::default() };
    let verdict = RING.with(|ring| verify(token, ring, &expect));
    assert!(!verdict.is_valid(), "{}", token.text());
}

/// Each token is where it is said to be, none is inside another, and reading bit by bit finds the same.
pub(crate) fn find(bytes: &[u8]) {
    let bytes = &spelled(bytes)[..];
    let found: Vec<_> = find::tokens(bytes).collect();
    let whole = find::as_a_whole(bytes);
    let mut lines = LineCounter::default();
    let mut end = 0;
    for Found { span, token } in &found {
        assert!(
            end <= span.start && span.start < span.end && span.end <= bytes.len(),
            "{span:?} after {end}"
        );
        let written = &bytes[span.range()];
        assert_eq!(lines.locate(bytes, span.start), located(bytes, span.start));
        if whole.is_empty() {
            end = span.end;
            assert!(is_written(written, token), "{}", token.text());
        }
        judged(token);
    }
    if !whole.is_empty() {
        assert_eq!(found.len(), whole.len());
        return;
    }
    assert!(found.is_empty() || find::may_begin(bytes));
    assert!(found.is_empty() || !find::is_barren(bytes));
    let starts: Vec<_> = found.iter().map(|found| found.span.start).collect();
    for size in [16, 100, 1000] {
        assert_eq!(in_stretches(bytes, size), starts, "in stretches of {size}");
    }
}

/// Whether the characters of a token stand there in their order, a dot as quoted-printable writes it; or base64 of how it begins.
fn is_written(written: &[u8], token: &Token) -> bool {
    let holds = |text: &[u8]| {
        let mut text = text.iter();
        token.text().bytes().all(|byte| text.any(|other| *other == byte))
    };
    if holds(&String::from_utf8_lossy(written).replace("=2E", ".").into_bytes()) {
        return true;
    }
    ["ZXlK", "V5S", "leU"].iter().any(|spelling| String::from_utf8_lossy(written).contains(spelling))
}

/// Line and column, counted as simply as can be.
fn located(bytes: &[u8], offset: usize) -> (usize, usize) {
    let before = &bytes[..offset];
    let line = before.split(|byte| *byte == b'\n').next_back().unwrap_or_default();
    (1 + before.iter().filter(|byte| **byte == b'\n').count(), 1 + line.len())
}

/// Where tokens begin in bytes of which so many are read at a time.
fn in_stretches(bytes: &[u8], size: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut start, mut end) = (0, 0);
    while end < bytes.len() {
        end = bytes.len().min(end + size);
        let cut = match find::last_cut(&bytes[start..end]) {
            _ if end == bytes.len() => end,
            Some(cut) => start + cut,
            None => continue,
        };
        found.extend(find::tokens_in(bytes, start..cut).map(|found| found.span.start));
        start = cut;
    }
    found
}

/// In place of a digest stands this, and the number of the disclosure that it is of.
const DIGEST: u8 = 3;

/// An SD-JWT, written as lines: header, claims, and the disclosures, each of which may have digests of those after it.
pub(crate) fn disclosures(bytes: &[u8]) {
    let text = presented(bytes);
    let token = Token::parse(text.clone());
    token.problems();
    let Some(presentation) = token.presentation() else { return };
    let listed = token.disclosures().expect("there are").into_owned();
    assert!(text.ends_with(&listed) && text.starts_with(&presentation.unbound));
    let claims = token.claims().map(Value::raw).unwrap_or_default();
    let said = |digest: &str| {
        let disclosed = presentation.disclosures.iter().map(|disclosure| disclosure.content.text());
        let mut all = disclosed.chain([claims]);
        // An escape may stand for any character of it.
        all.any(|text| text.contains(digest) || text.contains('\\'))
    };
    for disclosure in &presentation.disclosures {
        assert!(listed.contains(&disclosure.text));
        let digest =
            named_digest(&presentation.hash, disclosure.text.as_bytes()).map(|digest| b64::encode(&digest));
        assert_eq!(disclosure.digest, digest.unwrap_or_default());
        assert!(presentation.hash_known || disclosure.pointer.is_none());
        if let Some(pointer) = &disclosure.pointer {
            assert!(said(&disclosure.digest), "{pointer}");
            assert!(pointer.chars().count() <= 257, "{}", pointer.len());
        }
        disclosure.claim_name();
        disclosure.belongs("/2/a");
    }
    judged(&token);
}

fn presented(bytes: &[u8]) -> String {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let (header, claims) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let written: Vec<_> = lines.take(32).collect();
    let mut disclosures = vec![String::new(); written.len()];
    // What is further back is known when it is named.
    for at in (0..written.len()).rev() {
        disclosures[at] = b64::encode(&with_digests(written[at], &disclosures));
    }
    let claims = b64::encode(&with_digests(claims, &disclosures));
    let mut text = format!("{}.{claims}.AA~", b64::encode(header));
    for disclosure in disclosures {
        text.push_str(&disclosure);
        text.push('~');
    }
    text
}

fn with_digests(text: &[u8], disclosures: &[String]) -> Vec<u8> {
    let mut pieces = text.split(|byte| *byte == DIGEST);
    let mut written = pieces.next().unwrap_or_default().to_vec();
    for piece in pieces {
        let number = piece.first().map(|digit| usize::from(digit.wrapping_sub(b'0')));
        let disclosure = number.and_then(|number| disclosures.get(number));
        let digest = disclosure.and_then(|disclosure| named_digest("sha-256", disclosure.as_bytes()));
        written.extend(digest.map(|digest| b64::encode(&digest)).unwrap_or_default().bytes());
        written.extend(piece.iter().skip(1));
    }
    written
}

//! Tokens in JSON: in each string as it reads, under the name and at the pointer where it stands. What is outside of
//! strings is searched as it is, so that a document that breaks off, or is nested too deep, hides nothing.

use super::carrier::MOST_VALUES;
use super::leaf::{Leaf, Role, read};
use super::place::{Setting, Storage};
use super::text::{self, Line};
use super::{Place, cookie, log, storage};
use crate::core::find;
use crate::core::json::{Document, Kind, Value, pointer_step};
use crate::core::source::Span;
use crate::core::token::Token;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::borrow::Cow;

/// A token in a record, and where it stands in the record's bytes.
pub(super) struct Hit {
    pub(super) span: Span,
    pub(super) token: Token,
    pub(super) place: Place,
}

/// Where in a document a walk is: the values it is inside of, the outermost first.
pub(super) struct Walk<'d> {
    frames: Vec<Frame<'d>>,
}

struct Frame<'d> {
    value: Value<'d>,
    /// Which of its children the walk is in, from 1.
    child: usize,
}

impl<'d> Walk<'d> {
    /// The value that a string stands in.
    pub(super) fn parent(&self) -> Option<Value<'d>> {
        self.frames.last().map(|frame| frame.value)
    }

    /// The value that a step leads on from, the first from the root.
    pub(super) fn before_step(&self, step: usize) -> Option<Value<'d>> {
        self.frames.get(step).map(|frame| frame.value)
    }

    /// The one that so many levels further out.
    pub(super) fn ancestor(&self, levels: usize) -> Option<Value<'d>> {
        let at = self.frames.len().checked_sub(levels + 1)?;
        Some(self.frames[at].value)
    }

    /// The names of the members that lead to a string, `*` for an element of an array.
    pub(super) fn steps(&self, leaf: Value<'d>) -> Vec<Cow<'d, str>> {
        let inside = self.frames.iter().skip(1).map(|frame| frame.value);
        inside.chain([leaf]).map(|value| value.name().unwrap_or(Cow::Borrowed("*"))).collect()
    }

    /// The string under that name beside a string, in an object of a few members; to look through one of many for each
    /// of them would have no end.
    pub(super) fn beside(&self, name: &str) -> Option<Cow<'d, str>> {
        self.parent().filter(|parent| is_small(*parent))?.get_text(name)
    }

    /// JSON Pointer to a string (RFC 6901).
    fn pointer(&self, leaf: Value<'d>) -> String {
        let inside = self.frames.iter().skip(1).map(|frame| frame.value).chain([leaf]);
        let steps = self.frames.iter().zip(inside).map(|(frame, value)| match value.name() {
            Some(name) => pointer_step(&name).into_owned(),
            None => (frame.child - 1).to_string(),
        });
        steps.fold(String::new(), |pointer, step| pointer + "/" + &step)
    }
}

/// Whether an object has so few members that a question about them may be asked for each of them.
pub(super) fn is_small(object: Value<'_>) -> bool {
    object.children().nth(64).is_none()
}

/// Calls `visit` with each string of a document, in the order of the text.
fn each_string<'d>(document: &'d Document, mut visit: impl FnMut(&Walk<'d>, Value<'d>)) {
    let mut walk = Walk { frames: Vec::new() };
    for value in document.values() {
        while walk.frames.last().is_some_and(|frame| frame.value.span().end <= value.span().start) {
            walk.frames.pop();
        }
        if let Some(frame) = walk.frames.last_mut() {
            frame.child += 1;
        }
        match value.kind() {
            Kind::String => visit(&walk, value),
            Kind::Object | Kind::Array => walk.frames.push(Frame { value, child: 0 }),
            _ => {}
        }
    }
}

/// The tokens of bytes that are, or were meant to be, one JSON document, in order; `leaf` says what a string is for.
/// `None` where they are no such thing.
pub(super) fn hits(
    bytes: &[u8],
    depth: usize,
    leaf: &dyn Fn(&Document, &Walk<'_>, Value<'_>) -> Leaf,
) -> Option<Vec<Hit>> {
    // Of a record they were counted.
    if depth > 0 && memchr::memchr_iter(b',', bytes).count() > MOST_VALUES {
        return None;
    }
    let document = Document::parse(bytes.to_vec());
    // Offsets into a text that had to be mended are not those of the bytes.
    if document.bytes() != document.text().as_bytes() || document.root().is_none() {
        return None;
    }
    let mut hits = Vec::new();
    let mut gap = 0;
    each_string(&document, |walk, value| {
        let span = value.span();
        hits.extend(in_gap(bytes, gap..span.start));
        gap = span.end;
        let raw = bytes.get(span.start + 1..span.end.saturating_sub(1)).unwrap_or_default();
        if worth_reading(raw) {
            in_string(raw, walk, value, depth, leaf, &document, &mut hits);
        }
    });
    hits.extend(in_gap(bytes, gap..bytes.len()));
    Some(hits)
}

/// Whether a string may hold a token: written out, escaped, or in base64, where it may begin anywhere.
fn worth_reading(raw: &[u8]) -> bool {
    const SHORTEST: usize = 16;
    raw.len() >= SHORTEST
}

/// The tokens outside of strings, member names among that.
fn in_gap(bytes: &[u8], gap: std::ops::Range<usize>) -> impl Iterator<Item = Hit> {
    find::tokens_in(bytes, gap).map(|found| {
        let start = found.span.start.saturating_sub(text::LOOK);
        let line = Line { bytes, start, span: found.span };
        Hit { span: found.span, place: text::in_line(&line, None), token: found.token }
    })
}

#[allow(clippy::too_many_arguments)] // one walk, told apart for its length
fn in_string<'d>(
    raw: &[u8],
    walk: &Walk<'d>,
    value: Value<'d>,
    depth: usize,
    leaf: &dyn Fn(&Document, &Walk<'_>, Value<'_>) -> Leaf,
    document: &Document,
    hits: &mut Vec<Hit>,
) {
    let says = value.text().unwrap_or_default();
    let at = value.span().start + 1;
    let is_plain = says.len() == raw.len();
    let seems_base64 = || !says.contains(['.', ' ', '"']);
    let found = find::tokens_in(says.as_bytes(), 0..says.len()).next().is_some();
    if !found && !seems_base64() {
        return;
    }
    let leaf = leaf(document, walk, value);
    let decoded = leaf.encoded.then(|| STANDARD.decode(says.as_bytes()).ok()).flatten();
    if decoded.is_none() && !found {
        return;
    }
    let pointer = walk.pointer(value);
    if let Some(decoded) = decoded {
        // What was encoded has its place where it begins.
        let place = |hit: Hit| Hit { span: Span::new(at, at + raw.len()), ..hit };
        hits.extend(read(&decoded, &leaf, &pointer, depth).into_iter().map(place));
        return;
    }
    let mut escapes = Escapes { raw, at: 0, says: 0 };
    for hit in read(says.as_bytes(), &leaf, &pointer, depth) {
        let span = if is_plain {
            Span::new(at + hit.span.start, at + hit.span.end)
        } else {
            let start = escapes.raw_offset(hit.span.start);
            Span::new(at + start, at + escapes.raw_offset(hit.span.end))
        };
        hits.push(Hit { span, ..hit });
    }
}

/// Leads from an offset in what an escaped string says to that in how it is written; asked in rising order.
struct Escapes<'r> {
    raw: &'r [u8],
    at: usize,
    says: usize,
}

impl Escapes<'_> {
    fn raw_offset(&mut self, says: usize) -> usize {
        while self.says < says && self.at < self.raw.len() {
            let (length, meaning) = match &self.raw[self.at..] {
                [b'\\', b'u', digits @ ..] => unicode_escape(digits),
                [b'\\', ..] => (2, 1),
                _ => (1, 1),
            };
            self.at = (self.at + length).min(self.raw.len());
            self.says += meaning;
        }
        self.at
    }
}

/// How long a `\u` escape is, with its second half, and how many bytes of UTF-8 it stands for.
fn unicode_escape(digits: &[u8]) -> (usize, usize) {
    let digits = digits.get(..4).and_then(|digits| std::str::from_utf8(digits).ok());
    match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
        Some(0..0x80) => (6, 1),
        Some(0x80..0x800) => (6, 2),
        Some(0xd800..0xdc00) => (12, 4),
        _ => (6, 3),
    }
}

/// The tokens of a document of any kind; `alone` if it is all there is in its source.
pub(super) fn document(bytes: &[u8], alone: bool) -> Option<Vec<Hit>> {
    let told = std::cell::OnceCell::new();
    hits(bytes, 0, &|document, walk, value| {
        let dump = *told.get_or_init(|| {
            let root = document.root();
            (root.and_then(storage::dump), root.is_some_and(|root| log::is_record(root, alone)))
        });
        plain(walk, value, dump.0, dump.1)
    })
}

/// What a string of any document is for.
pub(super) fn plain(walk: &Walk<'_>, value: Value<'_>, dump: Option<Storage>, log: bool) -> Leaf {
    let own = value.name();
    let base = Setting { log, ..Setting::NONE };
    if let Some(leaf) = storage::leaf(walk, value, dump) {
        return leaf;
    }
    let is_value = own.as_deref() == Some("value");
    if is_value && let Some(object) = walk.parent() {
        if let Some(found) = cookie::object(object) {
            let beside = (found.http_only == Some(false)).then(|| storage::cookie_beside(walk)).flatten();
            let setting = Setting { cookie: Some(found), beside, ..base };
            return Leaf::new(Role::Cookie(walk.beside("name").unwrap_or_default().into_owned()), setting);
        }
        // Lists of headers and of parameters have names beside their values.
        if let Some(name) = walk.beside("name").or_else(|| walk.beside("key")) {
            return Leaf::new(Role::Field(Some(name.into_owned())), base);
        }
    }
    // The elements of a list are called what the list is called.
    let named = own.or_else(|| walk.parent().and_then(Value::name));
    let beside = storage::beside(walk, named.as_deref().unwrap_or_default());
    Leaf::new(Role::Field(named.map(Cow::into_owned)), Setting { beside, ..base })
}

/// The tokens of the line that begins there, if it is an object, as logs and streams of events have them.
pub(super) fn in_line(bytes: &[u8], start: usize) -> Vec<Hit> {
    const LONGEST: usize = 256 * 1024;
    let rest = &bytes[start..bytes.len().min(start + LONGEST)];
    let line = match memchr::memchr(b'\n', rest) {
        Some(end) => &rest[..end],
        None if start + rest.len() == bytes.len() => rest,
        None => return Vec::new(),
    };
    if line.trim_ascii_end().ends_with(b"}") { document(line, false).unwrap_or_default() } else { Vec::new() }
}

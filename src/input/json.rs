//! Tokens in JSON: in each string as it reads, under the name and at the pointer where it stands. What is outside of
//! strings is searched as it is, so that a document that breaks off, or is nested too deep, hides nothing.

use super::place::{Setting, Side, Storage, shown};
use super::text::{self, Line};
use super::{Place, PlaceKind, cookie, log, storage};
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

/// What a string in a document is for, as far as that says where a token in it stands.
pub(super) enum Role {
    /// A member of that name.
    Field(Option<String>),
    /// A member that repeats what another says; told only if no other does.
    View(Option<String>),
    /// A URL.
    Url,
    /// The value of a header.
    Header(String),
    /// The value of a cookie.
    Cookie(String),
    /// The value of a parameter of the URL.
    Query(String),
    /// The value of a field of a form.
    Form(String),
    /// A body.
    Body,
    /// A message of a WebSocket.
    WebSocket,
    /// The value under a key of a browser's storage.
    Storage(Option<String>),
}

/// A string's role, what is known of its surroundings, and whether it is base64 of what is meant.
pub(super) struct Leaf {
    pub(super) role: Role,
    pub(super) setting: Setting,
    pub(super) encoded: bool,
}

impl Leaf {
    pub(super) fn new(role: Role, setting: Setting) -> Leaf {
        Leaf { role, setting, encoded: false }
    }
}

/// JSON in a string of JSON is read as such to this depth.
const MOST_NESTED: usize = 3;

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
            Some(name) => pointer_step(&name),
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

/// The tokens of a text with a role, and where in it they stand.
pub(super) fn read(text: &[u8], leaf: &Leaf, pointer: &str, depth: usize) -> Vec<Hit> {
    let is_inner = matches!(leaf.role, Role::Field(_) | Role::View(_) | Role::Body | Role::WebSocket | Role::Storage(_));
    if is_inner
        && depth < MOST_NESTED
        && matches!(text.trim_ascii_start().first(), Some(b'{' | b'['))
        && let Some(inner) = hits(text, depth + 1, &|_, walk, value| plain(walk, value, None, false))
    {
        return inner.into_iter().map(|hit| Hit { place: outer(hit.place, leaf, pointer), ..hit }).collect();
    }
    let mut line_start = 0;
    let mut looked = 0;
    find::tokens_in(text, 0..text.len())
        .map(|found| {
            let newline = memchr::memrchr(b'\n', &text[looked..found.span.start]);
            line_start = newline.map_or(line_start, |newline| looked + newline + 1);
            looked = found.span.end;
            let line = Line { bytes: text, start: line_start.min(found.span.start), span: found.span };
            Hit { span: found.span, place: place(&line, leaf, pointer), token: found.token }
        })
        .collect()
}

/// The place of a token that stands in JSON in a string.
fn outer(inner: Place, leaf: &Leaf, pointer: &str) -> Place {
    let own = inner.setting();
    let deeper = own.pointer.clone().unwrap_or_default();
    let mut setting = united(&leaf.setting, own);
    let says_more = matches!(inner.kind, PlaceKind::Query | PlaceKind::Fragment | PlaceKind::Path | PlaceKind::Cookie);
    let (kind, name) = match &leaf.role {
        Role::Storage(key) => {
            setting.pointer = Some(deeper);
            setting.beside = own.beside.clone().or(setting.beside);
            (PlaceKind::Storage, key.clone())
        }
        _ if says_more => (inner.kind, inner.name.clone()),
        Role::WebSocket => (PlaceKind::WebSocket, inner.name.clone()),
        Role::Body => {
            setting.pointer = Some(deeper);
            (inner.kind, inner.name.clone())
        }
        _ => {
            setting.pointer = Some(shown(pointer) + &deeper);
            (inner.kind, inner.name.clone())
        }
    };
    Place::new(kind, name.as_deref()).within(setting)
}

/// The place of a token that stands in a string.
fn place(line: &Line<'_>, leaf: &Leaf, pointer: &str) -> Place {
    let (before, after) = (line.before(), line.after());
    let base = leaf.setting.url.as_ref();
    let known = |kind, name: &str| Place::new(kind, Some(name));
    let own = match &leaf.role {
        Role::Field(name) => return field(line, leaf, name.as_deref(), pointer),
        Role::View(name) => {
            let setting = Setting { pointer: Some(shown(pointer)), ..leaf.setting.clone() };
            return Place::new(PlaceKind::Json, name.as_deref()).within(setting);
        }
        Role::Url => super::url::place(&before, base).unwrap_or_else(|| Place::new(PlaceKind::Text, None)),
        Role::Header(name) => text::in_header(name, &before, &after, base)
            .unwrap_or_else(|| known(PlaceKind::Header, name)),
        Role::Cookie(name) => known(PlaceKind::Cookie, name),
        Role::Query(name) => known(PlaceKind::Query, name),
        Role::Form(name) => known(PlaceKind::Form, name),
        Role::WebSocket => Place::new(PlaceKind::WebSocket, text::in_line(line, None).name.as_deref()),
        Role::Storage(key) => Place::new(PlaceKind::Storage, key.as_deref()),
        Role::Body => body(line, base),
    };
    let setting = united(&leaf.setting, own.setting());
    own.within(setting)
}

/// A form that is sent as a body is told from other text by its `&` and `=`.
fn body(line: &Line<'_>, base: Option<&::url::Url>) -> Place {
    let place = text::in_line(line, base);
    let first = line.start == 0 && line.before().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=&_-.%+~".contains(&byte));
    match place.kind {
        PlaceKind::Text | PlaceKind::Env if first && place.name.is_some() => {
            Place::new(PlaceKind::Form, place.name.as_deref()).within(place.setting().clone())
        }
        _ => place,
    }
}

/// The place of a token in a member that may hold anything.
fn field(line: &Line<'_>, leaf: &Leaf, name: Option<&str>, pointer: &str) -> Place {
    let (before, after) = (line.before(), line.after());
    let of_header = name.and_then(|name| text::in_header(name, &before, &after, leaf.setting.url.as_ref()));
    let own = of_header.unwrap_or_else(|| text::place(line));
    let is_header = |name: &str| name.to_ascii_lowercase().contains("auth") || name.starts_with("x-") || name.starts_with("X-");
    let mut setting = united(&leaf.setting, own.setting());
    setting.pointer = Some(shown(pointer));
    let says_nothing = matches!(own.kind, PlaceKind::Text | PlaceKind::Json | PlaceKind::Env | PlaceKind::Form | PlaceKind::Header | PlaceKind::Log);
    let alone = before.trim().is_empty() || before.trim().eq_ignore_ascii_case("bearer");
    let (kind, own_name) = match own.kind {
        PlaceKind::Header if own.setting().referer.is_some() => (own.kind, own.name.as_deref()),
        PlaceKind::Header if name.is_some_and(is_header) && alone => (PlaceKind::Header, name),
        kind if !says_nothing => (kind, own.name.as_deref()),
        PlaceKind::Header if !alone => (PlaceKind::Header, own.name.as_deref()),
        _ => (PlaceKind::Json, name),
    };
    let is_log = setting.log && matches!(kind, PlaceKind::Json | PlaceKind::Header) && setting.referer.is_none();
    let kind = if is_log { PlaceKind::Log } else { kind };
    Place::new(kind, own_name).within(setting)
}

/// What is known of the surroundings, with what is known nearer by.
pub(super) fn united(base: &Setting, own: &Setting) -> Setting {
    let own = own.clone();
    let elsewhere = own.url.is_some() && base.url.is_some() && own.url != base.url;
    Setting {
        entry: own.entry.or(base.entry),
        side: own.side.or(base.side),
        // The request was for another URL.
        method: own.method.or_else(|| base.method.clone().filter(|_| !elsewhere)),
        url: own.url.or_else(|| base.url.clone()),
        host: own.host.or_else(|| base.host.clone()),
        referer: own.referer.or_else(|| base.referer.clone()),
        parameter: own.parameter.or_else(|| base.parameter.clone()),
        cookie: own.cookie.or_else(|| base.cookie.clone()),
        storage: own.storage.or(base.storage),
        origin: own.origin.or_else(|| base.origin.clone()),
        pointer: own.pointer.or_else(|| base.pointer.clone()),
        log: own.log || base.log,
        history: own.history || base.history,
        tracked: own.tracked || base.tracked,
        beside: own.beside.or_else(|| base.beside.clone()),
        at: own.at.or(base.at),
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
fn plain(walk: &Walk<'_>, value: Value<'_>, dump: Option<Storage>, log: bool) -> Leaf {
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

/// The side of an exchange by the name of the member it is in.
pub(super) fn side(name: &str) -> Option<Side> {
    match name {
        "request" => Some(Side::Request),
        "response" => Some(Side::Response),
        _ => None,
    }
}

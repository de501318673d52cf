//! What a string of a record is for, and where that puts the tokens in it.

use super::json::{self, Hit};
use super::place::{Setting, Side, shown};
use super::text::{self, Line};
use super::{Place, PlaceKind};
use crate::core::find;

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

/// The tokens of a text with a role, and where in it they stand.
pub(super) fn read(text: &[u8], leaf: &Leaf, pointer: &str, depth: usize) -> Vec<Hit> {
    let is_inner =
        matches!(leaf.role, Role::Field(_) | Role::View(_) | Role::Body | Role::WebSocket | Role::Storage(_));
    if is_inner
        && depth < MOST_NESTED
        && matches!(text.trim_ascii_start().first(), Some(b'{' | b'['))
        && let Some(inner) =
            json::hits(text, depth + 1, &|_, walk, value| json::plain(walk, value, None, false))
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
    let says_more =
        matches!(inner.kind, PlaceKind::Query | PlaceKind::Fragment | PlaceKind::Path | PlaceKind::Cookie);
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
        Role::Header(name) => {
            text::in_header(name, &before, &after, base).unwrap_or_else(|| known(PlaceKind::Header, name))
        }
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
    let first = line.start == 0
        && line.before().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=&_-.%+~".contains(&byte));
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
    let is_header = |name: &str| {
        name.to_ascii_lowercase().contains("auth") || name.starts_with("x-") || name.starts_with("X-")
    };
    let mut setting = united(&leaf.setting, own.setting());
    setting.pointer = Some(shown(pointer));
    let says_nothing = matches!(
        own.kind,
        PlaceKind::Text
            | PlaceKind::Json
            | PlaceKind::Env
            | PlaceKind::Form
            | PlaceKind::Header
            | PlaceKind::Log
    );
    let alone = before.trim().is_empty() || before.trim().eq_ignore_ascii_case("bearer");
    let (kind, own_name) = match own.kind {
        PlaceKind::Header if own.setting().referer.is_some() => (own.kind, own.name.as_deref()),
        PlaceKind::Header if name.is_some_and(is_header) && alone => (PlaceKind::Header, name),
        kind if !says_nothing => (kind, own.name.as_deref()),
        PlaceKind::Header if !alone => (PlaceKind::Header, own.name.as_deref()),
        _ => (PlaceKind::Json, name),
    };
    let is_log =
        setting.log && matches!(kind, PlaceKind::Json | PlaceKind::Header) && setting.referer.is_none();
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
        path: own.path.or_else(|| base.path.clone()),
        referer: own.referer.or_else(|| base.referer.clone()),
        parameter: own.parameter.or_else(|| base.parameter.clone()),
        cookie: own.cookie.or_else(|| base.cookie.clone()),
        storage: own.storage.or(base.storage),
        origin: own.origin.or_else(|| base.origin.clone()),
        pointer: own.pointer.or_else(|| base.pointer.clone()),
        log: own.log || base.log,
        history: own.history || base.history,
        tracked: own.tracked || base.tracked,
        base64: own.base64 || base.base64,
        beside: own.beside.or_else(|| base.beside.clone()),
        at: own.at.or(base.at),
    }
}

/// The side of an exchange by the name of the member it is in.
pub(super) fn side(name: &str) -> Option<Side> {
    match name {
        "request" => Some(Side::Request),
        "response" => Some(Side::Response),
        _ => None,
    }
}

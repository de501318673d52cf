//! An item of what Burp exports: a request and its response as they went over the wire, in base64 or not.

use super::har::once_each;
use super::json::Hit;
use super::leaf::{self, Leaf, Role, read};
use super::place::{Recording, Setting, Side, shown};
use super::text::{self, Line};
use super::url;
use crate::core::find;
use crate::core::source::Span;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use memchr::memmem;
use std::borrow::Cow;

/// An element of an item: its start tag, and where its text stands.
struct Element<'b> {
    tag: &'b [u8],
    at: usize,
    text: &'b [u8],
}

/// The tokens of an item, which is the `number`th.
pub(super) fn hits(bytes: &[u8], number: usize) -> Vec<Hit> {
    let text_of = |name: &str| {
        let element = element(bytes, name, 0)?;
        Some(String::from_utf8_lossy(element.text).trim().to_string())
    };
    let base = Setting {
        entry: Some((Recording::Burp, number)),
        method: text_of("method").map(|method| shown(&method)).filter(|method| !method.is_empty()),
        url: text_of("url").and_then(|text| url::bare(&unescaped(&text), None)),
        ..Setting::NONE
    };
    let mut hits = Vec::new();
    let mut gap = 0;
    let mut elements: Vec<_> = ["url", "path", "request", "response", "comment"]
        .into_iter()
        .filter_map(|name| Some((name, element(bytes, name, 0)?)))
        .collect();
    elements.sort_by_key(|(_, element)| element.at);
    for (name, element) in elements {
        if element.at < gap {
            continue;
        }
        hits.extend(in_text(bytes, gap..element.at));
        gap = element.at + element.text.len();
        in_element(name, &element, &base, &mut hits);
    }
    hits.extend(in_text(bytes, gap..bytes.len()));
    once_each(hits)
}

/// The first element of that name from `from` on. One that is not closed goes on to the end.
fn element<'b>(bytes: &'b [u8], name: &str, from: usize) -> Option<Element<'b>> {
    let opening = format!("<{name}");
    let start = memmem::find_iter(&bytes[from..], opening.as_bytes())
        .map(|at| from + at)
        .find(|at| matches!(bytes.get(at + opening.len()), Some(b'>' | b' ')))?;
    let tag_end = start + memchr::memchr(b'>', &bytes[start..])? + 1;
    let tag = &bytes[start..tag_end];
    const OPEN: &[u8] = b"<![CDATA[";
    let (at, closing): (usize, Vec<u8>) = if bytes[tag_end..].starts_with(OPEN) {
        (tag_end + OPEN.len(), b"]]>".to_vec())
    } else {
        (tag_end, format!("</{name}>").into_bytes())
    };
    let length = memmem::find(&bytes[at..], &closing).unwrap_or(bytes.len() - at);
    Some(Element { tag, at, text: &bytes[at..at + length] })
}

fn in_element(name: &str, element: &Element<'_>, base: &Setting, hits: &mut Vec<Hit>) {
    let encoded = memmem::find(element.tag, b"base64=\"true\"").is_some();
    let decoded = encoded.then(|| {
        let compact: Vec<u8> =
            element.text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
        // Of what breaks off the whole groups can be read.
        STANDARD.decode(&compact).or_else(|_| STANDARD.decode(&compact[..compact.len() & !3])).ok()
    });
    let decoded = decoded.flatten();
    let text = decoded.as_deref().unwrap_or(element.text);
    let at = |span: Span| match decoded {
        // What was encoded has its place where it begins.
        Some(_) => Span::new(element.at, element.at + element.text.len()),
        None => Span::new(element.at + span.start, element.at + span.end),
    };
    let found = match name {
        "request" => message(text, &Setting { side: Some(Side::Request), ..base.clone() }),
        "response" => message(text, &Setting { side: Some(Side::Response), ..base.clone() }),
        "url" | "path" => {
            let setting = Setting { side: Some(Side::Request), ..base.clone() };
            read(text, &Leaf::new(Role::Url, setting), "", 0)
        }
        _ => read(text, &Leaf::new(Role::View(Some(name.to_string())), base.clone()), "", 0),
    };
    hits.extend(found.into_iter().map(|hit| Hit { span: at(hit.span), ..hit }));
}

/// The tokens of a message: of the lines of its head each is judged by itself, of its body all that it is.
fn message(text: &[u8], base: &Setting) -> Vec<Hit> {
    let head_end = [&b"\r\n\r\n"[..], b"\n\n"]
        .into_iter()
        .filter_map(|gap| Some(memmem::find(text, gap)? + gap.len()))
        .min()
        .unwrap_or(text.len());
    let mut hits = Vec::new();
    for found in find::tokens_in(text, 0..head_end) {
        let start = memchr::memrchr(b'\n', &text[..found.span.start]).map_or(0, |newline| newline + 1);
        let line = Line { bytes: text, start, span: found.span };
        let (before, after) = (line.before(), line.after());
        let place = match before.split_once(':') {
            Some((name, value)) if !name.contains(' ') => {
                let value = value.trim_start();
                let known = text::in_header(name, value, &after, base.url.as_ref());
                known.unwrap_or_else(|| super::Place::new(super::PlaceKind::Header, Some(name)))
            }
            _ => text::in_line(&line, base.url.as_ref()),
        };
        let setting = leaf::united(base, place.setting());
        hits.push(Hit { span: found.span, place: place.within(setting), token: found.token });
    }
    let body = read(&text[head_end..], &Leaf::new(Role::Body, base.clone()), "", 0);
    let moved = |hit: Hit| Hit { span: Span::new(head_end + hit.span.start, head_end + hit.span.end), ..hit };
    hits.extend(body.into_iter().map(moved));
    hits
}

/// The tokens of the rest.
fn in_text(bytes: &[u8], range: std::ops::Range<usize>) -> impl Iterator<Item = Hit> {
    find::tokens_in(bytes, range).map(|found| {
        let line = Line { bytes, start: found.span.start.saturating_sub(text::LOOK), span: found.span };
        Hit { span: found.span, place: text::in_line(&line, None), token: found.token }
    })
}

/// Text without the entities of XML that URLs have.
fn unescaped(text: &str) -> Cow<'_, str> {
    if text.contains("&amp;") { Cow::Owned(text.replace("&amp;", "&")) } else { Cow::Borrowed(text) }
}

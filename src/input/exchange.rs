//! Exchanges of HTTP in a text: each message from its first line to the end of its body, and the request that it answers.

use super::Place;
use super::http::{self, Message};
use super::json::Hit;
use super::leaf::{self, Leaf, Role};
use super::place::Side;
use super::stretch::VIEW;
use super::text::{self, LOOK, Line};
use crate::core::source::Span;
use memchr::{memchr, memmem, memrchr};
use serde::de::IgnoredAny;
use std::ops::Range;

/// A token further behind the first line of a message is not said to be in it: so much is always in view, however a source
/// is read.
const REACH: usize = VIEW;

/// A head has no more lines, nor do the notes before it.
const MOST_LINES: usize = 128;

/// Follows the messages of a text, from one token to the next.
#[derive(Default)]
pub(super) struct Exchanges {
    /// How far first lines were looked for.
    looked: usize,
    /// The message that began last.
    last: Option<Exchange>,
    /// The tokens of its body, once they were asked for.
    in_body: Option<Vec<Hit>>,
}

/// A message, and where it stands.
struct Exchange {
    start: usize,
    head_end: usize,
    body: Range<usize>,
    message: Message,
    /// Of an answer, the request and where that begins.
    request: Option<(usize, Message)>,
    /// Whether it is an answer that has another after it (RFC 9110 §15.2).
    is_interim: bool,
}

impl Exchanges {
    /// The place of a token that stands in a message; asked in the order of the text.
    pub(super) fn place(&mut self, line: &Line<'_>) -> Option<Place> {
        self.look_up_to(line);
        let last = self.last.as_ref()?;
        let is_near = |start: usize| line.span.start - start <= REACH;
        if !is_near(last.start) {
            return None;
        }
        let mut message = last.message.clone();
        if let Some((start, request)) = &last.request
            && is_near(*start)
        {
            message.answers(request);
        }
        if line.span.start < last.head_end {
            return Some(in_head(line, last.start, message));
        }
        if !last.body.contains(&line.span.start) {
            return None;
        }
        let (first, body) = (last.body.start, &line.bytes[last.body.clone()]);
        let hits = self.in_body.get_or_insert_with(|| {
            leaf::read(body, &Leaf::new(Role::Body, message.clone().setting()), "", 0)
        });
        let at = line.span.start - first;
        Some(match hits.binary_search_by_key(&at, |hit| hit.span.start) {
            Ok(hit) => hits[hit].place.clone(),
            Err(_) => within(text::in_line(line, message.base()), message),
        })
    }

    /// Takes up the messages that begin before the end of a line.
    fn look_up_to(&mut self, line: &Line<'_>) {
        let to = line.end();
        let from = self.looked.max(line.start.saturating_sub(REACH)).min(to);
        self.looked = to;
        for at in memmem::find_iter(&line.bytes[from..to], b"HTTP/").map(|at| from + at) {
            let start = memrchr(b'\n', &line.bytes[..at]).map_or(0, |newline| newline + 1);
            let is_new = self.last.as_ref().is_none_or(|last| last.start < start);
            if is_new && at - start <= LOOK && http::is_first_line(&text_at(line.bytes, start)) {
                let before = self.last.take();
                self.last = Some(Exchange::read(line.bytes, start, before));
                self.in_body = None;
            }
        }
    }
}

/// The line that begins there, or as much of it as is looked at.
fn text_at(bytes: &[u8], start: usize) -> std::borrow::Cow<'_, str> {
    let rest = &bytes[start..bytes.len().min(start + REACH)];
    let line = &rest[..memchr(b'\n', rest).unwrap_or(rest.len())];
    String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line))
}

/// Where the lines begin after the one that begins there.
fn lines_after(bytes: &[u8], start: usize) -> impl Iterator<Item = usize> {
    let next = move |from: &usize| Some(*from + 1 + memchr(b'\n', bytes.get(*from..)?)?);
    std::iter::successors(next(&start), next)
}

impl Exchange {
    /// The message whose first line begins at `start`, after another.
    fn read(bytes: &[u8], start: usize, before: Option<Exchange>) -> Exchange {
        let mut message = Message::default();
        let first = text_at(bytes, start);
        message.begins(&first);
        let (marked, text) = http::unprefixed(&first);
        let is_interim = http::status(text).is_some_and(|status| status < 200);
        let (mut end, mut body) = (bytes.len(), None);
        let mut length = None;
        for at in lines_after(bytes, start).take(MOST_LINES) {
            let line = text_at(bytes, at);
            let (mark, text) = http::unprefixed(&line);
            end = at;
            match mark {
                _ if is_note(&line) && marked.is_some() => {}
                _ if mark != marked => break,
                // A folded line goes on with the one before it (RFC 9112 §5.2).
                None if line.starts_with([' ', '\t']) => {}
                _ if text.is_empty() => {
                    body = lines_after(bytes, at).next();
                    break;
                }
                _ if http::is_header(text) => {
                    message.read(&line);
                    length = length.or_else(|| content_length(text));
                    end = bytes.len();
                }
                _ => break,
            }
        }
        for at in notes_before(bytes, start) {
            message.read(&text_at(bytes, at));
        }
        message.conclude();
        let body = body.map_or(end..end, |body| {
            let ceiling = bytes.len().min(start + REACH + 1);
            body_at(bytes, body, ceiling, length, marked.is_some())
        });
        let request = (message.side == Some(Side::Response)).then_some(before).flatten();
        let request = request.and_then(|before| match before.message.side {
            Some(Side::Request) => Some((before.start, before.message)),
            _ => before.request.filter(|_| before.is_interim),
        });
        Exchange { start, head_end: end, body, message, request, is_interim }
    }
}

fn content_length(header: &str) -> Option<usize> {
    let (name, value) = header.split_once(':')?;
    name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
}

/// What `curl -v` says beside the messages: `* Connected to …`, `{ [5 bytes data]`.
fn is_note(line: &str) -> bool {
    line.starts_with("* ") || (line.starts_with("{ [") || line.starts_with("} [")) && line.ends_with(" data]")
}

/// Where the notes begin that stand right before a message, the nearest first.
fn notes_before(bytes: &[u8], start: usize) -> impl Iterator<Item = usize> {
    let floor = start.saturating_sub(REACH);
    let before = move |from: &usize| {
        let end = from.checked_sub(1).filter(|end| *end > floor)?;
        Some(memrchr(b'\n', &bytes[floor..end]).map_or(floor, |newline| floor + newline + 1))
    };
    std::iter::successors(before(&start), before)
        .take(MOST_LINES)
        .take_while(|at| is_note(&text_at(bytes, *at)))
}

/// Where a body ends that begins there: with its JSON, after as many bytes as the head says, before the next message, or with
/// its first paragraph, for what follows on a message in a text may be anything.
fn body_at(bytes: &[u8], start: usize, ceiling: usize, length: Option<usize>, noted: bool) -> Range<usize> {
    let is_beside = |at: &usize| noted && is_note(&text_at(bytes, *at));
    let start =
        std::iter::once(start).chain(lines_after(bytes, start)).find(|at| !is_beside(at)).unwrap_or(start);
    let Some(rest) = bytes.get(start..ceiling) else { return start..start };
    if matches!(rest.trim_ascii_start().first(), Some(b'{' | b'[')) {
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<IgnoredAny>();
        match values.next() {
            Some(Ok(_)) => return start..start + values.byte_offset(),
            Some(Err(error)) if error.is_eof() => return start..ceiling,
            _ => {}
        }
    }
    let is_markup = rest.trim_ascii_start().starts_with(b"<");
    let ends = |at: &usize| {
        let line = text_at(bytes, *at);
        let is_over = length.is_none() && !is_markup && line.is_empty();
        is_over || http::is_first_line(&line) || line.starts_with("```") || line.starts_with("###")
    };
    let lines = std::iter::once(start).chain(lines_after(bytes, start));
    let end = lines.take_while(|at| *at < ceiling).find(ends).unwrap_or(ceiling);
    start..length.map_or(end, |length| end.min(start.saturating_add(length)))
}

/// The place of a token in the head of a message.
fn in_head(line: &Line<'_>, first: usize, message: Message) -> Place {
    let folded = |at: usize| matches!(line.bytes.get(at), Some(b' ' | b'\t'));
    let mut start = line.start;
    while start > first && folded(start) {
        start = memrchr(b'\n', &line.bytes[..start - 1]).map_or(first, |newline| newline + 1);
    }
    let mut end = line.end();
    while folded(end + 1) && end < line.span.end + LOOK {
        end = lines_after(line.bytes, end + 1).next().map_or(line.bytes.len(), |next| next - 1);
    }
    // What is folded reads as one line.
    let whole: Vec<u8> = line.bytes[start..end.max(line.span.end)]
        .iter()
        .map(|&byte| if matches!(byte, b'\r' | b'\n') { b' ' } else { byte })
        .collect();
    let span = Span::new(line.span.start - start, line.span.end - start);
    let place = text::in_line(&Line { bytes: &whole, start: 0, span }, message.base());
    within(place, message)
}

fn within(place: Place, message: Message) -> Place {
    let setting = leaf::united(&message.setting(), place.setting());
    place.within(setting)
}

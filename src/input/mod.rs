//! What carries tokens: text of any kind, recordings of HTTP, what browsers keep. A token comes out with its place, because
//! where it stood says as much as what is in it.
//!
//! A source is read in stretches, of text or of one record: `carrier` tells records from text, `har`, `burp` and `json` read a
//! record whole, and `leaf` each string of it, `text` looks at the line of a token and a bounded stretch around it, `together`
//! at what came with it. What a reader of structure cannot reach is searched as text.

mod burp;
mod carrier;
mod code;
mod cookie;
mod exchange;
mod har;
mod http;
mod json;
mod leaf;
mod log;
mod place;
mod storage;
mod stretch;
mod stretches;
mod text;
mod together;
mod torn;
mod url;
mod utf16;
mod wrapping;

pub use carrier::{Carrier, Cut, Cutter, TELLING};
pub use place::{
    Cookie, CookieEnd, Place, PlaceKind, Recording, SameSite, Setting, Side, Storage, is_local_name,
    is_loopback,
};
pub use storage::says_refresh;
pub use stretch::Stretch;
pub use stretches::Stretches;
pub use url::percent_decoded;
pub use wrapping::Wrapping;

use crate::core::find;
use crate::core::source::{Input, LineCounter, Span};
use crate::core::token::Token;
use exchange::Exchanges;
use std::collections::VecDeque;
use std::fmt;
use stretch::Record;
use text::Line;
use together::Together;

/// A token and where it was found.
pub struct Found {
    /// The token.
    pub token: Token,
    /// Name of the source.
    pub source: String,
    /// Line in the source, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
    /// How many more bytes than UTF-16 units the line has before it.
    pub surplus: isize,
    /// What it stood in.
    pub place: Place,
    /// What was taken off it, if it stood alone.
    pub wrapping: Wrapping,
    /// The message that it came in: tokens of a piece with the same number came together, as the members of one answer or the
    /// headers of one request do.
    pub message: usize,
    /// What else came in the message and is no JWT: `access_token` or `code`, and its text.
    pub others: Vec<(&'static str, String)>,
}

impl Found {
    /// The token that was the payload of this one.
    pub fn nested(&self, token: Token) -> Found {
        self.inner(token, PlaceKind::Nested)
    }

    /// The key-binding JWT that this one, an SD-JWT, ends with; what is no token there is a fault of the SD-JWT.
    pub fn key_binding(&self) -> Option<Found> {
        let bound = self.token.presentation()?.key_binding.as_ref()?;
        let token = Token::parse(bound.token.text());
        (token.segment_count() >= 3).then(|| self.inner(token, PlaceKind::KeyBinding))
    }

    fn inner(&self, token: Token, kind: PlaceKind) -> Found {
        let place = Place::new(kind, None);
        let (source, wrapping, others) = (self.source.clone(), Wrapping::default(), Vec::new());
        Found { token, place, source, wrapping, others, ..*self }
    }
}

/// A record larger than this is looked through as text; each core may have one in hand, in some copies.
pub const LARGEST_RECORD: usize = 4 << 20;

/// What keeps a structured source from being read as what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It breaks off in this record; what came before was read.
    Torn(Carrier, usize),
    /// This record is larger than [`LARGEST_RECORD`] or has too many values or tokens, and was looked through as text.
    Large(Carrier, usize),
}

impl Trouble {
    /// Whether something may have been missed.
    pub fn is_loss(self) -> bool {
        matches!(self, Trouble::Torn(..))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Trouble::Torn(carrier, number) => write!(
                f,
                "it breaks off in {} {number}: what came before was read, and what is left of that looked through",
                carrier.record()
            ),
            Trouble::Large(carrier, number) => write!(
                f,
                "{} {number} has more than {} MiB, or too many values or tokens: it was looked through as text",
                carrier.record(),
                LARGEST_RECORD >> 20
            ),
        }
    }
}

/// The tokens of bytes that are there already, in order.
pub fn tokens(name: &str, bytes: Vec<u8>) -> Vec<Found> {
    let stretches = Stretches::of(Input::of_bytes(name, bytes));
    // Bytes in memory can always be read.
    stretches.filter_map(Result::ok).flat_map(|stretch| tokens_in(&stretch).collect::<Vec<_>>()).collect()
}

/// The tokens of a stretch, in order.
pub fn tokens_in(stretch: &Stretch) -> impl Iterator<Item = Found> {
    let (bytes, own) = (&stretch.bytes[..], stretch.own.clone());
    let read = stretch.record.and_then(|of| record(&bytes[own.clone()], of));
    let whole = if stretch.is_whole { find::as_a_whole(bytes) } else { Vec::new() };
    let text = if whole.is_empty() && read.is_none() { own.clone() } else { 0..0 };
    let first = own.start;
    let read = read.into_iter().flatten().map(move |hit| {
        (Span::new(first + hit.span.start, first + hit.span.end), hit.token, Some(hit.place))
    });
    let others =
        whole.into_iter().chain(Ahead { finder: find::tokens_in(bytes, text), found: VecDeque::new() });
    let others = others.map(|found| (found.span, found.token, None));
    let mut lines = LineCounter::new(stretch.start);
    let mut surroundings = Surroundings { bytes, object: None, exchanges: Exchanges::default() };
    let mut together = Together::default();
    let in_history = code::is_history_name(&stretch.source);
    read.chain(others).map(move |(span, token, place)| {
        let (line, column) = lines.locate(&bytes[own.clone()], span.start - first);
        let (mut place, wrapping) = match place {
            Some(place) => (place, Wrapping::default()),
            None => {
                let place = surroundings.place((span.start + 1).saturating_sub(column), span);
                let alone = stretch.is_whole.then(|| wrapping::wrapping(bytes, span, &token));
                (place, alone.unwrap_or_default())
            }
        };
        let (message, others) = together.take(bytes, span, &place);
        if in_history {
            place.setting_mut().history = true;
        }
        if find::is_encoded(&bytes[span.range()], &token) {
            place.setting_mut().base64 = true;
        }
        let (source, surplus) = (stretch.source.to_string(), lines.surplus());
        Found { token, source, line, column, surplus, place, wrapping, message, others }
    })
}

/// Finds some tokens before anybody asks for the place of the first: a processor does not keep the code for both at hand.
struct Ahead<F> {
    finder: F,
    found: VecDeque<find::Found>,
}

impl<F: Iterator<Item = find::Found>> Iterator for Ahead<F> {
    type Item = find::Found;

    fn next(&mut self) -> Option<find::Found> {
        const ENOUGH: usize = 16 * 1024;
        if self.found.is_empty() {
            let mut bytes = 0;
            while bytes < ENOUGH
                && let Some(found) = self.finder.next()
            {
                bytes += found.span.len();
                self.found.push_back(found);
            }
        }
        self.found.pop_front()
    }
}

/// The tokens of a record; `None` if it is not what it seemed to be.
fn record(original: &[u8], record: Record) -> Option<Vec<json::Hit>> {
    let Record { carrier, number, alone, torn } = record;
    let mended = (torn && carrier != Carrier::Burp && find::may_begin(original))
        .then(|| torn::mended(original))
        .flatten();
    let bytes = match &mended {
        Some(whole) => whole,
        // What begins as JSON and is none is text.
        None if torn && carrier == Carrier::Json => return None,
        None => original,
    };
    let mut hits = match carrier {
        // Most entries have nothing that could be a token, and need not be taken apart to see that.
        Carrier::Har if !find::may_begin(bytes) && memchr::memmem::find(bytes, b"base64").is_none() => {
            Some(Vec::new())
        }
        Carrier::Har => har::hits(bytes, number),
        Carrier::Burp => Some(burp::hits(bytes, number)),
        Carrier::Json => json::document(bytes, alone),
        Carrier::Text => None,
    }?;
    if torn {
        hits.iter_mut().for_each(|hit| cut_short(original, hit));
    }
    Some(hits)
}

/// Of a cookie that breaks off with its source, nobody knows the attributes.
fn cut_short(bytes: &[u8], hit: &mut json::Hit) {
    let goes_on = bytes.get(hit.span.end..).is_some_and(|rest| memchr::memchr2(b'"', b'\n', rest).is_some());
    if hit.place.kind == PlaceKind::Cookie && !goes_on {
        hit.place.setting_mut().cookie = None;
    }
}

/// Finds out what lines say of the tokens in them.
struct Surroundings<'b> {
    bytes: &'b [u8],
    /// The line that was last read as an object, and the tokens in it.
    object: Option<(usize, Vec<json::Hit>)>,
    exchanges: Exchanges,
}

impl Surroundings<'_> {
    fn place(&mut self, line_start: usize, span: Span) -> Place {
        const MARK: &[u8] = b"\xef\xbb\xbf";
        let marked = self.bytes[line_start..span.start].starts_with(MARK);
        let start = line_start + if marked { MARK.len() } else { 0 };
        let line = Line { bytes: self.bytes, start, span };
        let in_object = self.in_object(&line);
        // Logs are not held up by looking for messages in them.
        let is_log =
            in_object.as_ref().map_or_else(|| log::is_line(&line.head()), |place| place.setting().log);
        let in_exchange = if is_log { None } else { self.exchanges.place(&line) };
        in_exchange.or(in_object).unwrap_or_else(|| text::place_in(&line, is_log))
    }

    /// The place in a line that is an object, as those of logs are.
    fn in_object(&mut self, line: &Line<'_>) -> Option<Place> {
        let first = self.bytes[line.start..].iter().take(64).find(|byte| !byte.is_ascii_whitespace());
        if first != Some(&b'{') {
            return None;
        }
        if self.object.as_ref().is_none_or(|(start, _)| *start != line.start) {
            self.object = Some((line.start, json::in_line(self.bytes, line.start)));
        }
        let (start, hits) = self.object.as_ref()?;
        let at = line.span.start - start;
        let hit = hits.binary_search_by_key(&at, |hit| hit.span.start).ok()?;
        Some(hits[hit].place.clone())
    }
}

//! What carries tokens: text of any kind, recordings of HTTP, what browsers keep. A token comes out with its place, because
//! where it stood says as much as what is in it.
//!
//! A source is cut into pieces: `carrier` tells records from text, `har`, `burp` and `json` read a record whole, and `leaf`
//! each string of it, `text` looks at the line of a token and a bounded stretch around it. What a reader of structure cannot reach is searched as text.

mod burp;
mod carrier;
mod code;
mod cookie;
mod har;
mod http;
mod json;
mod leaf;
mod log;
mod place;
mod storage;
mod text;
mod url;
mod wrapping;

pub use carrier::{Carrier, Cut, Cutter, TELLING};
pub use place::{
    Cookie, CookieEnd, Place, PlaceKind, Recording, SameSite, Setting, Side, Storage, is_local_name,
    is_loopback,
};
pub use storage::says_refresh;
pub use wrapping::Wrapping;

use crate::core::find;
use crate::core::source::{LineCounter, Source, Span};
use crate::core::token::Token;
use std::fmt;
use std::ops::Range;
use text::Line;

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
    /// What it stood in.
    pub place: Place,
    /// What was taken off it, if it stood alone.
    pub wrapping: Wrapping,
}

impl Found {
    /// The token that was the payload of this one.
    pub fn nested(&self, token: Token) -> Found {
        let place = Place::new(PlaceKind::Nested, None);
        Found { token, place, source: self.source.clone(), wrapping: Wrapping::default(), ..*self }
    }
}

/// A record larger than this is looked through as text.
pub const LARGEST_RECORD: usize = 64 << 20;

/// A stretch of a source that can be looked through on its own, by any thread.
pub enum Piece {
    /// Lines.
    Lines {
        /// Where they stand.
        range: Range<usize>,
        /// Line ends before them.
        newlines: usize,
        /// What is to be said of them.
        trouble: Option<Trouble>,
    },
    /// A record of a structured source, which is read as what it is.
    Record {
        /// Where it stands.
        range: Range<usize>,
        /// Line ends before it.
        newlines: usize,
        /// What the source is.
        carrier: Carrier,
        /// Which of its records it is, from 1.
        number: usize,
        /// What is to be said of it.
        trouble: Option<Trouble>,
    },
    /// The whole source, which is one token or a JSON serialization.
    Whole(Vec<find::Found>),
}

impl Piece {
    /// What is to be said of it beside its tokens.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Piece::Lines { trouble, .. } | Piece::Record { trouble, .. } => *trouble,
            Piece::Whole(_) => None,
        }
    }
}

/// What keeps a structured source from being read as what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It breaks off in this record; what came before was read.
    Torn(Carrier, usize),
    /// This record is larger than [`LARGEST_RECORD`], and was looked through as text.
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
                "{} {number} has more than {} MiB: it was looked through as text",
                carrier.record(),
                LARGEST_RECORD >> 20
            ),
        }
    }
}

/// The pieces of a source, in order.
pub fn pieces(source: &Source) -> impl Iterator<Item = Piece> {
    let bytes = &source.bytes[..];
    let carrier = Carrier::recognize(bytes);
    // A recording is no token, and too large to be read as one.
    let is_recording = matches!(carrier, Carrier::Har | Carrier::Burp);
    let whole = if is_recording { Vec::new() } else { find::as_a_whole(bytes) };
    let rest = if whole.is_empty() { bytes } else { &[] };
    let whole = (!whole.is_empty()).then_some(Piece::Whole(whole));
    whole.into_iter().chain(Pieces {
        bytes: rest,
        carrier,
        cutter: Cutter::new(carrier, LARGEST_RECORD),
        at: 0,
        text: 0..0,
        newlines: 0,
        number: 0,
        trouble: None,
    })
}

/// The pieces of a source that is whole in memory.
struct Pieces<'b> {
    bytes: &'b [u8],
    carrier: Carrier,
    cutter: Cutter,
    at: usize,
    /// Text that is still to be cut at its lines.
    text: Range<usize>,
    newlines: usize,
    number: usize,
    /// What is to be said with the next piece.
    trouble: Option<Trouble>,
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        while self.text.is_empty() {
            let cut = self.cutter.next(&self.bytes[self.at..], true);
            let start = self.at;
            let (Cut::Text(length) | Cut::Record(length) | Cut::Torn(length) | Cut::Large(length)) = cut
            else {
                return None;
            };
            self.at += length;
            if !matches!(cut, Cut::Text(_)) {
                self.number += 1;
            }
            let is_recording = self.carrier != Carrier::Json;
            match cut {
                Cut::Record(_) => return Some(self.record(start)),
                Cut::Torn(_) if is_recording => {
                    self.trouble = Some(Trouble::Torn(self.carrier, self.number));
                    if self.at - start <= LARGEST_RECORD {
                        return Some(self.record(start));
                    }
                }
                Cut::Large(_) => self.trouble = Some(Trouble::Large(self.carrier, self.number)),
                _ => {}
            }
            self.text = start..self.at;
        }
        let range = find::pieces(&self.bytes[self.text.clone()]).next()?;
        let range = self.text.start + range.start..self.text.start + range.end;
        self.text.start = range.end;
        let (newlines, trouble) = (self.count(&range), self.trouble.take());
        Some(Piece::Lines { range, newlines, trouble })
    }
}

impl Pieces<'_> {
    fn record(&mut self, start: usize) -> Piece {
        let range = start..self.at;
        let (newlines, trouble) = (self.count(&range), self.trouble.take());
        Piece::Record { range, newlines, carrier: self.carrier, number: self.number, trouble }
    }

    /// Counts the line ends of a range; those before it are returned.
    fn count(&mut self, range: &Range<usize>) -> usize {
        let before = self.newlines;
        self.newlines += memchr::memchr_iter(b'\n', &self.bytes[range.clone()]).count();
        before
    }
}

/// The tokens of a piece, in order. Of lines, no more than a few kilobytes before and after them are looked at as well.
pub fn tokens_in(source: &Source, piece: Piece) -> impl Iterator<Item = Found> {
    let bytes = &source.bytes[..];
    let (read, whole, range, start, newlines) = match piece {
        Piece::Whole(found) => (Vec::new(), found, 0..0, 0, 0),
        Piece::Lines { range, newlines, .. } => {
            (Vec::new(), Vec::new(), range.clone(), range.start, newlines)
        }
        Piece::Record { range, newlines, carrier, number, .. } => {
            let alone = range.len() == bytes.trim_ascii().len();
            match record(&bytes[range.clone()], carrier, number, alone) {
                Some(hits) => (hits, Vec::new(), 0..0, range.start, newlines),
                None => (Vec::new(), Vec::new(), range.clone(), range.start, newlines),
            }
        }
    };
    let read = read.into_iter().map(move |hit| {
        let span = Span::new(start + hit.span.start, start + hit.span.end);
        (find::Found { span, token: hit.token }, Some(hit.place))
    });
    let others = whole.into_iter().chain(find::tokens_in(bytes, range)).map(|found| (found, None));
    let mut lines = LineCounter::at(start, newlines);
    let mut surroundings = Surroundings { bytes, object: None };
    let in_history = code::is_history_name(&source.name);
    read.chain(others).map(move |(found, place)| {
        let (line, column) = lines.locate(bytes, found.span.start);
        let (mut place, wrapping) = match place {
            Some(place) => (place, Wrapping::default()),
            None => {
                let place = surroundings.place(found.span.start + 1 - column, found.span);
                (place, wrapping::wrapping(bytes, &found))
            }
        };
        if in_history {
            place.setting_mut().history = true;
        }
        Found { token: found.token, source: source.name.clone(), line, column, place, wrapping }
    })
}

/// The tokens of a record; `None` if it is not what it seemed to be.
fn record(bytes: &[u8], carrier: Carrier, number: usize, alone: bool) -> Option<Vec<json::Hit>> {
    match carrier {
        // Most entries have nothing that could be a token, and need not be taken apart to see that.
        Carrier::Har if !find::may_begin(bytes) && memchr::memmem::find(bytes, b"base64").is_none() => {
            Some(Vec::new())
        }
        Carrier::Har => har::hits(bytes, number),
        Carrier::Burp => Some(burp::hits(bytes, number)),
        Carrier::Json => json::document(bytes, alone),
        Carrier::Text => None,
    }
}

/// Finds out what lines say of the tokens in them.
struct Surroundings<'b> {
    bytes: &'b [u8],
    /// The line that was last read as an object, and the tokens in it.
    object: Option<(usize, Vec<json::Hit>)>,
}

impl Surroundings<'_> {
    fn place(&mut self, line_start: usize, span: Span) -> Place {
        let line = Line { bytes: self.bytes, start: line_start, span };
        self.in_object(&line).unwrap_or_else(|| text::place(&line))
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

/// The tokens of a source, in order.
pub fn tokens(source: &Source) -> impl Iterator<Item = Found> {
    pieces(source).flat_map(|piece| tokens_in(source, piece))
}

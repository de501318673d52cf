//! What carries tokens: text of any kind for now. A token comes out with its place, because where it stood says
//! as much as what is in it.

mod text;
mod wrapping;

pub use wrapping::Wrapping;

use crate::core::find;
use crate::core::source::{LineCounter, Source};
use crate::core::token::Token;
use std::ops::Range;

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
        let place = Place { kind: PlaceKind::Nested, name: None };
        Found { token, place, source: self.source.clone(), wrapping: Wrapping::default(), ..*self }
    }
}

/// What a token stood in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The kind of place.
    pub kind: PlaceKind,
    /// The member, parameter, cookie or header it stood under.
    pub name: Option<String>,
}

/// Kinds of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// Plain text, or the token alone.
    Text,
    /// A member of JSON or JavaScript.
    Json,
    /// An HTTP header.
    Header,
    /// A cookie.
    Cookie,
    /// The query of a URL.
    Query,
    /// The fragment of a URL.
    Fragment,
    /// The payload of another token.
    Nested,
    /// None, where a key stands and no token.
    Key,
}

impl PlaceKind {
    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            PlaceKind::Text => "text",
            PlaceKind::Json => "json",
            PlaceKind::Header => "header",
            PlaceKind::Cookie => "cookie",
            PlaceKind::Query => "query",
            PlaceKind::Fragment => "fragment",
            PlaceKind::Nested => "nested",
            PlaceKind::Key => "key",
        }
    }
}

/// A stretch of a source that can be looked through on its own, by any thread.
pub enum Piece {
    /// Lines.
    Lines {
        /// Where they stand.
        range: Range<usize>,
        /// Line ends before them.
        newlines: usize,
    },
    /// The whole source, which is one token or a JSON serialization.
    Whole(Vec<find::Found>),
}

/// The pieces of a source, in order.
pub fn pieces(source: &Source) -> impl Iterator<Item = Piece> {
    let whole = find::as_a_whole(&source.bytes);
    let rest = if whole.is_empty() { &source.bytes[..] } else { &[] };
    let whole = (!whole.is_empty()).then_some(Piece::Whole(whole));
    let mut newlines = 0;
    whole.into_iter().chain(find::pieces(rest).map(move |range| {
        let before = newlines;
        newlines += memchr::memchr_iter(b'\n', &rest[range.clone()]).count();
        Piece::Lines { range, newlines: before }
    }))
}

/// The tokens of a piece, in order.
pub fn tokens_in(source: &Source, piece: Piece) -> impl Iterator<Item = Found> {
    let (whole, range, mut lines) = match piece {
        Piece::Whole(found) => (found, 0..0, LineCounter::default()),
        Piece::Lines { range, newlines } => {
            let lines = LineCounter::at(range.start, newlines);
            (Vec::new(), range, lines)
        }
    };
    whole.into_iter().chain(find::tokens_in(&source.bytes, range)).map(move |found| {
        let (line, column) = lines.locate(&source.bytes, found.span.start);
        let place = text::place(&source.bytes[..found.span.start]);
        let wrapping = wrapping::wrapping(&source.bytes, &found);
        Found { token: found.token, source: source.name.clone(), line, column, place, wrapping }
    })
}

/// The tokens of a source, in order.
pub fn tokens(source: &Source) -> impl Iterator<Item = Found> {
    pieces(source).flat_map(|piece| tokens_in(source, piece))
}

//! What carries tokens: text of any kind for now. A token comes out with its place, because where it stood says
//! as much as what is in it.

mod stretch;
mod text;
mod utf16;
mod wrapping;

pub use stretch::{Stretch, Stretches};
pub use wrapping::Wrapping;

use crate::core::find;
use crate::core::source::LineCounter;
use crate::core::token::Token;

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
        }
    }
}

/// The tokens of a stretch, in order.
pub fn tokens_in(stretch: &Stretch) -> impl Iterator<Item = Found> {
    let (bytes, lead) = (&stretch.bytes[..], stretch.lead);
    let whole = if stretch.is_whole { find::as_a_whole(bytes) } else { Vec::new() };
    let rest = if whole.is_empty() { &bytes[lead..] } else { &[] };
    let mut lines = LineCounter::new(stretch.start);
    whole.into_iter().chain(find::tokens_in(rest)).map(move |found| {
        let (line, column) = lines.locate(&bytes[lead..], found.span.start);
        let place = text::place(&bytes[..lead + found.span.start]);
        let wrapping = if stretch.is_whole { wrapping::wrapping(bytes, &found) } else { Wrapping::default() };
        Found { token: found.token, source: stretch.source.to_string(), line, column, place, wrapping }
    })
}

//! What carries tokens: text of any kind for now. A token comes out with its place, because where it stood says
//! as much as what is in it.

mod text;

use crate::core::find;
use crate::core::source::{LineCounter, Source};
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
}

impl Found {
    /// The token that was the payload of this one.
    pub fn nested(&self, token: Token) -> Found {
        let place = Place { kind: PlaceKind::Nested, name: None };
        Found { token, place, source: self.source.clone(), ..*self }
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

/// The tokens of a source, in order.
pub fn tokens(source: &Source) -> impl Iterator<Item = Found> {
    let mut lines = LineCounter::default();
    find::tokens(&source.bytes).map(move |found| {
        let (line, column) = lines.locate(&source.bytes, found.span.start);
        let place = text::place(&source.bytes[..found.span.start]);
        Found { token: found.token, source: source.name.clone(), line, column, place }
    })
}

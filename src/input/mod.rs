//! What carries tokens: text of any kind for now. A token comes out with its place, because where it stood says
//! as much as what is in it.

mod stretch;
mod text;
mod together;
mod utf16;
mod wrapping;

pub use stretch::{Stretch, Stretches};
pub use wrapping::Wrapping;

use crate::core::find;
use crate::core::source::{Input, LineCounter, Span};
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
        let place = Place { kind, name: None };
        let (source, wrapping, others) = (self.source.clone(), Wrapping::default(), Vec::new());
        Found { token, place, source, wrapping, others, ..*self }
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
    /// The end of an SD-JWT, as its key-binding JWT.
    KeyBinding,
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
            PlaceKind::KeyBinding => "key-binding",
            PlaceKind::Key => "key",
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
    let (bytes, lead) = (&stretch.bytes[..], stretch.lead);
    let whole = if stretch.is_whole { find::as_a_whole(bytes) } else { Vec::new() };
    let rest = if whole.is_empty() { &bytes[lead..] } else { &[] };
    let mut lines = LineCounter::new(stretch.start);
    let mut before: Option<(usize, Place)> = None;
    let mut message = 0;
    whole.into_iter().chain(find::tokens_in(rest)).map(move |found| {
        let (line, column) = lines.locate(&bytes[lead..], found.span.start);
        let span = Span::new(lead + found.span.start, lead + found.span.end);
        let place = text::place(&bytes[..span.start]);
        let wrapping = if stretch.is_whole { wrapping::wrapping(bytes, &found) } else { Wrapping::default() };
        let together = before
            .as_ref()
            .is_some_and(|(end, before)| together::together(bytes, (*end, before), (span.start, &place)));
        message += usize::from(!together);
        before = Some((span.end, place.clone()));
        let others = together::others(bytes, span, &place);
        let (token, source) = (found.token, stretch.source.to_string());
        Found { token, source, line, column, place, wrapping, message, others }
    })
}

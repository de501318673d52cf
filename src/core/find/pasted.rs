//! Text that is nothing but one candidate, as a person pastes it.

use super::{Found, begins_object, is_standard_symbol, is_whole, plausible_header, tokens_in};
use crate::core::source::Span;
use crate::core::token::Token;

/// Text that is one candidate and nothing else, apart from quotes, white space and a `Bearer` before it:
/// believed as soon as it begins as a header does, since that is what the person who pasted it means.
pub(super) fn lone_candidate(bytes: &[u8]) -> Option<Found> {
    let is_wrapping = |byte: &u8, others: &[u8]| byte.is_ascii_whitespace() || others.contains(byte);
    let start = bytes.iter().position(|byte| !is_wrapping(byte, b"\"'`"))?;
    let end = bytes.iter().rposition(|byte| !is_wrapping(byte, b"\"'`,;)>]}"))? + 1;
    let text = &bytes[start..end];
    let scheme = ["Authorization:", "Bearer", "DPoP"].iter().fold(0, |at, word| {
        let rest = &text[at..];
        let named = rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()));
        let skipped = if named { word.len() } else { 0 };
        at + skipped + rest[skipped..].iter().take_while(|byte| byte.is_ascii_whitespace()).count()
    });
    let (start, text) = (start + scheme, &text[scheme..]);
    let text = std::str::from_utf8(text).ok()?;
    if !begins_object(text.as_bytes()) && !begins_indented(text) {
        return None;
    }
    if text.contains(|c: char| c.is_ascii_whitespace()) {
        return torn_apart(text).map(|token| Found { span: Span::new(start, end), token });
    }
    // With strange characters in it, the text may as well be something that holds a token.
    let foreign = |c: char| !c.is_ascii() || !(is_standard_symbol(c as u8) || ".=~".contains(c));
    let strange = text.contains(foreign);
    let token = Token::parse(text);
    if strange && !text.contains('.') || (strange || is_other_json(&token)) && holds_a_whole_one(text) {
        return None;
    }
    plausible_header(text.as_bytes()).then(|| Found { span: Span::new(start, end), token })
}

/// Whether the first of several segments is an object with white space before it, which JSON allows (RFC 8259 §2). Inside
/// other text nobody looks for those.
fn begins_indented(text: &str) -> bool {
    let Some((header, rest)) = text.split_once('.') else { return false };
    if !matches!(header.as_bytes(), [b'C' | b'D' | b'I', ..]) || !rest.contains('.') {
        return false;
    }
    let header = crate::core::b64::decode(header.as_bytes()).bytes;
    header.trim_ascii_start().starts_with(b"{")
}

/// Whether what should be the header is an object without an algorithm, as sessions are that begin like tokens.
fn is_other_json(token: &Token) -> bool {
    token.header().object().is_some_and(|object| object.get("alg").is_none() && object.get("enc").is_none())
}

/// What is broken before a token that is whole must not hide it.
fn holds_a_whole_one(text: &str) -> bool {
    tokens_in(text.as_bytes(), 0..text.len()).any(|found| is_whole(&found.token))
}

/// What the QR code of a SMART Health Card says: `shc:/` and two digits for each character of the token, its code less 45.
pub(super) fn health_card(bytes: &[u8]) -> Option<Found> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let text = bytes[start..].trim_ascii_end();
    let digits = text.strip_prefix(b"shc:/")?;
    let character = |pair: &[u8]| match pair {
        &[tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Some(char::from((tens - b'0') * 10 + ones - b'0' + 45)),
        _ => None,
    };
    let token = digits.chunks(2).map(character).collect::<Option<String>>()?;
    begins_object(token.as_bytes())
        .then(|| Found { span: Span::new(start, start + text.len()), token: Token::parse(token) })
}

/// A token that spaces on one line have torn apart, believed if its claims can be read, and only then.
fn torn_apart(text: &str) -> Option<Token> {
    let belongs = |byte: u8| is_standard_symbol(byte) || matches!(byte, b'.' | b'=' | b' ');
    let readable =
        |token: &Token| token.claims().is_some() && token.payload().is_some_and(|claims| claims.is_json());
    let first = text.split(' ').next().unwrap_or_default();
    if !text.bytes().all(belongs) || memchr::memchr_iter(b'.', text.as_bytes()).count() != 2 {
        return None;
    }
    let token = Token::parse(text.replace(' ', ""));
    (readable(&token) && !readable(&Token::parse(first)) && !holds_a_whole_one(text)).then_some(token)
}

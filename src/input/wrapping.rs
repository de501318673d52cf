//! What surrounds a token that stands alone: what a person pasted with it, and a program may send along.

use crate::core::find::is_encoded;
use crate::core::source::Span;
use crate::core::token::{Form, Token};
use crate::core::unicode::is_unsafe;

/// What was taken off a token that is all there is in its source, or out of it. A token inside a larger text is
/// wrapped in nothing: what stands around it there is the text's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Wrapping {
    /// The authentication scheme before it, without the header that it belongs to.
    pub scheme: Option<&'static str>,
    /// Quotes before or after it.
    pub quotes: bool,
    /// White space before or after it, other than one line end after it.
    pub space: bool,
    /// A character before or after it that is not seen, such as a zero-width space or a byte order mark.
    pub unseen: Option<char>,
    /// The lines it is broken over; 1 for a token in one line.
    pub lines: usize,
    /// Spaces inside it.
    pub torn: bool,
    /// Base64, once more.
    pub base64: bool,
}

impl Wrapping {
    /// Whether anything was taken off or out.
    pub fn is_some(self) -> bool {
        self.scheme.is_some()
            || self.quotes
            || self.space
            || self.unseen.is_some()
            || self.lines > 1
            || self.torn
            || self.base64
    }
}

/// More than this around a token is a text of its own.
const MOST: usize = 64;

/// What a token is wrapped in that was found in `bytes`.
pub(super) fn wrapping(bytes: &[u8], span: Span, token: &Token) -> Wrapping {
    let (before, after) = (&bytes[..span.start], &bytes[span.end..]);
    if before.len() > MOST || after.len() > MOST || token.form() != Form::Compact {
        return Wrapping::default();
    }
    let (Ok(before), Ok(after)) = (std::str::from_utf8(before), std::str::from_utf8(after)) else {
        return Wrapping::default();
    };
    let is_quote = |c: char| matches!(c, '"' | '\'' | '`');
    let is_unseen = |c: char| !c.is_ascii() && (c.is_whitespace() || is_unsafe(c));
    let is_wrap = |c: char| c.is_ascii_whitespace() || is_quote(c) || is_unseen(c);
    let word = before.trim_matches(is_wrap);
    let scheme = ["Bearer", "DPoP"].into_iter().find(|scheme| word.eq_ignore_ascii_case(scheme));
    if scheme.is_none() && !word.is_empty() || !after.chars().all(is_wrap) {
        return Wrapping::default();
    }

    let lead = &before[..before.len() - before.trim_start_matches(is_wrap).len()];
    let gap = &before[before.trim_end_matches(is_wrap).len().max(lead.len())..];
    // The space that parts the scheme from the token belongs to the scheme.
    let gap = gap.strip_prefix(' ').filter(|_| scheme.is_some()).unwrap_or(gap);
    let line = after.strip_suffix('\n').unwrap_or(after);
    let after = line.strip_suffix('\r').unwrap_or(line);
    let around = || lead.chars().chain(gap.chars()).chain(after.chars());
    let inside = &bytes[span.range()];
    let base64 = is_encoded(inside, token);
    let lines = if base64 { 1 } else { 1 + memchr::memchr_iter(b'\n', inside).count() };
    Wrapping {
        scheme,
        quotes: around().any(is_quote),
        space: around().any(|c| c.is_ascii_whitespace()),
        unseen: around().find(|c| is_unseen(*c)),
        lines,
        torn: lines == 1 && !base64 && inside.len() > token.text().len() && inside.contains(&b' '),
        base64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::find;

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.PRiwGOM3iP4jt_S8aTTsUyAQ7GKkXGJNOwUIA6CbSQI";

    fn of(text: &str) -> Wrapping {
        let found = find::tokens(text.as_bytes()).next().unwrap();
        wrapping(text.as_bytes(), found.span, &found.token)
    }

    #[test]
    fn what_is_taken_off_a_token_alone() {
        let none = Wrapping { lines: 1, ..Wrapping::default() };
        assert_eq!(of(TOKEN), none);
        assert_eq!(of(&format!("{TOKEN}\r\n")), none);
        assert_eq!(of(&format!("bearer {TOKEN}\n")), Wrapping { scheme: Some("Bearer"), ..none });
        let quoted_scheme = Wrapping { scheme: Some("Bearer"), quotes: true, ..none };
        assert_eq!(of(&format!("\"Bearer {TOKEN}\"")), quoted_scheme);
        assert_eq!(of(&format!("\"{TOKEN}\"")), Wrapping { quotes: true, ..none });
        assert_eq!(of(&format!(" {TOKEN}")), Wrapping { space: true, ..none });
        assert_eq!(of(&format!("{TOKEN}\n\n")), Wrapping { space: true, ..none });
        let unseen = |c| Wrapping { unseen: Some(c), ..none };
        assert_eq!(of(&format!("\u{feff}{TOKEN}\n")), unseen('\u{feff}'));
        assert_eq!(of(&format!("{TOKEN}\u{200b}")), unseen('\u{200b}'));
        assert_eq!(of(&TOKEN.replacen('.', ".\n", 2)), Wrapping { lines: 3, ..none });
        assert_eq!(of(&format!("{} {}", &TOKEN[..30], &TOKEN[30..])), Wrapping { torn: true, ..none });
        let encoded = crate::core::b64::encode(TOKEN.as_bytes());
        let folded = format!("{}\n  {}\n", &encoded[..76], &encoded[76..]);
        assert_eq!(of(&folded), Wrapping { base64: true, ..none });
    }

    #[test]
    fn what_stands_around_a_token_in_a_text_is_the_texts() {
        for text in [
            format!("Authorization: Bearer {TOKEN}"),
            format!("{{\"access_token\": \"{TOKEN}\"}}"),
            format!("\"{TOKEN}\","),
            format!("curl -H 'Authorization: Bearer {TOKEN}' https://api.example.com/"),
            format!("TOKEN=\"{TOKEN}\""),
            format!("see {TOKEN} "),
        ] {
            assert!(!of(&text).is_some(), "{text}");
        }
    }
}

//! Tokens in quoted-printable, in which mails are written (RFC 2045 §6.7): it breaks lines anywhere, with a `=` at their end.

use super::lines::{is_readable, last_is_whole};
use super::{Found, MAX_SEGMENTS, begins_json, is_symbol};
use crate::core::source::Span;
use crate::core::token::Token;
use memchr::{memchr, memrchr};
use std::ops::RangeInclusive;

/// A line has at most so many characters, and one that is broken nearly as many.
const LINE: RangeInclusive<usize> = 60..=76;

/// A token may have this many characters, and its header this many.
const LONGEST: usize = 64 * 1024;
const LONGEST_HEADER: usize = 4 * 1024;

/// Whether the line that ends at `newline` goes on in the next.
pub(super) fn is_soft_break(bytes: &[u8], newline: usize) -> bool {
    let line = bytes[..newline].strip_suffix(b"\r").unwrap_or(&bytes[..newline]);
    let near = &line[line.len().saturating_sub(LINE.end() + 1)..];
    let length = near.len() - memrchr(b'\n', near).map_or(0, |before| before + 1);
    LINE.contains(&length) && line.ends_with(b"=") && !line.ends_with(b"==")
}

/// A token that goes on over such a line end. A dot may be written as `=2E`. Believed only if the claims can then be read.
pub(super) fn token_at(bytes: &[u8], start: usize) -> Option<Found> {
    memchr(b'=', &bytes[start..bytes.len().min(start + LINE.end())])?;
    let (mut joined, mut at, mut breaks, mut dots) = (String::new(), start, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let width = match rest {
            [b'=', b'2', b'E', ..] => 3,
            [b'=', b'\r', b'\n', ..] => 3,
            [b'=', b'\n', ..] => 2,
            _ => 1,
        };
        let is_dot = byte == b'.' || rest.starts_with(b"=2E");
        if is_dot || is_symbol(byte) {
            joined.push(if is_dot { '.' } else { char::from(byte) });
            dots += usize::from(is_dot);
        } else if width > 1 && is_soft_break(bytes, at + width - 1) && !(dots >= 2 && last_is_whole(&joined))
        {
            // A `=` behind a token with nothing missing is padding.
            breaks += 1;
            if dots == 0 && !begins_json(&joined.as_bytes()[..joined.len().min(128)]) {
                return None;
            }
        } else {
            break;
        }
        at += width;
        let longest = if dots == 0 { LONGEST_HEADER } else { LONGEST };
        if joined.len() > longest || dots >= MAX_SEGMENTS {
            return None;
        }
    }
    // A sentence may end with the token.
    if dots == 3 && joined.ends_with('.') && bytes[at - 1] == b'.' {
        joined.pop();
        at -= 1;
    }
    let token = Token::parse(joined);
    (breaks > 0 && is_readable(&token)).then(|| Found { span: Span::new(start, at), token })
}

#[cfg(test)]
mod tests {
    use super::super::tokens;

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.PRiwGOM3iP4jt_S8aTTsUyAQ7GKkXGJNOwUIA6CbSQI";

    fn found(text: &str) -> Vec<String> {
        tokens(text.as_bytes()).map(|found| found.token.text().to_string()).collect()
    }

    #[test]
    fn in_a_mail() {
        for after in ["&lang=3Den", ".", " and so on", ""] {
            let link = format!("Reset it: https://app.example.com/reset?token=3D{TOKEN}{after}\n");
            for (width, gap) in [(75, "=\n"), (70, "=\r\n")] {
                let lines: Vec<_> = link.as_bytes().chunks(width).map(String::from_utf8_lossy).collect();
                let text = format!("Hello,\n{}\nBye\n", lines.join(gap));
                assert_eq!(found(&text), [TOKEN], "{text}");
                if width == 70 {
                    let dots = text.replace("\n.", "\n=2E").replace("9.ey", "9=2Eey");
                    assert_eq!(found(&dots), [TOKEN], "{dots}");
                }
            }
        }
    }

    #[test]
    fn padding_at_the_end_of_a_line_is_no_break() {
        assert_eq!(found(&format!("a\n{TOKEN}=\nBye bye\n")), [format!("{TOKEN}=")]);
        // As long as a line that is broken.
        let short = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.AAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        assert!((60..=76).contains(&short.len()));
        assert_eq!(found(&format!("a\n{short}\n(that was it)\n")).len(), 1);
    }

    #[test]
    fn lines_that_only_look_so() {
        let line = format!("{}=\n", "eyJhbGciOiJIUzI1NiJ9".repeat(4).split_at(75).0);
        assert_eq!(found(&line.repeat(1000)), Vec::<String>::new());
    }
}

//! Tokens broken over lines, as terminals, mails and editors break them.

use super::{
    Found, MAX_HEADER, MAX_SEGMENTS, begins_json, begins_object, is_symbol, is_token, signature_is_whole,
};
use crate::core::source::Span;
use crate::core::token::{Kind, Token};
use memchr::memchr;

/// A signature broken over lines may have this many characters; RSA with 16384 bits has 2731.
const MAX_SIGNATURE: usize = 8 * 1024;

/// Nobody breaks lines shorter than this.
const NARROWEST_FOLD: usize = 16;

/// A token broken over lines, possibly indented: lines that hold nothing else are joined while the token
/// is not whole. Believed only if the claims can then be read.
pub(super) fn joined_at(bytes: &[u8], start: usize) -> Option<Found> {
    let mut joined = String::new();
    let mut end = start;
    let mut line_start = start;
    let mut dots = 0;
    let mut first_width = None;
    loop {
        let line_end = line_run_end(bytes, line_start);
        let piece = std::str::from_utf8(&bytes[line_start..line_end]).ok()?;
        let width = piece.len();
        dots += memchr::memchr_iter(b'.', piece.as_bytes()).count();
        joined.push_str(piece);
        end = end.max(line_end);

        let Some(next) = next_line(bytes, line_end) else { break };
        let next_piece = &bytes[next..line_run_end(bytes, next)];
        let first_width = *first_width.get_or_insert(width);
        let touches_dot = piece.ends_with('.') || next_piece.first() == Some(&b'.');
        let folded = width >= first_width && width >= NARROWEST_FOLD || line_start == start;
        let another_token = begins_object(next_piece) && dots != 1;
        let endless = match dots {
            0 => joined.len() > MAX_HEADER || !begins_json(&joined.as_bytes()[..joined.len().min(128)]),
            1 => false,
            _ => joined.rsplit('.').next().is_some_and(|last| last.len() > MAX_SIGNATURE),
        };
        let whole_already = endless || dots >= 2 && !touches_dot && last_is_whole(&joined);
        if next_piece.is_empty() || another_token || whole_already || !(touches_dot || folded) {
            break;
        }
        line_start = next;
    }
    if end == line_run_end(bytes, start) {
        return None;
    }
    let token = Token::parse(joined.trim_end_matches('='));
    is_readable(&token).then(|| Found { span: Span::new(start, end), token })
}

/// Whether the signature that ends `joined` is whole, told from its length and the header alone so that
/// asking at each line stays cheap.
pub(super) fn last_is_whole(joined: &str) -> bool {
    let mut segments = joined.split('.');
    let (Some(header), Some(signature)) = (segments.next(), joined.rsplit('.').next()) else { return false };
    signature_is_whole(&Token::parse(format!("{header}..{signature}")))
}

/// Whether it is a token whose claims can be read.
pub(super) fn is_readable(token: &Token) -> bool {
    let readable = match token.kind() {
        Kind::Jwe => token.segment_count() == 5,
        _ => token.segment_count() == 3 && token.payload().is_some_and(|payload| payload.is_json()),
    };
    is_token(token) && token.header().is_json() && readable
}

/// The end of the characters of a token from `start`, on one line. More dots than a token has end it too, so that
/// a run of many is not read again from each of its beginnings.
pub(super) fn line_run_end(bytes: &[u8], start: usize) -> usize {
    let mut dots = 0;
    let belongs = |&&byte: &&u8| {
        dots += usize::from(byte == b'.');
        dots < MAX_SEGMENTS && (is_symbol(byte) || byte == b'.' || byte == b'=')
    };
    start + bytes[start..].iter().take_while(belongs).count()
}

/// Where the text of the next line begins, if the line ends at `at` and the next holds only one word.
pub(super) fn next_line(bytes: &[u8], at: usize) -> Option<usize> {
    let blank =
        bytes[at..].iter().take_while(|&&byte| byte == b' ' || byte == b'\t' || byte == b'\r').count();
    if bytes.get(at + blank) != Some(&b'\n') {
        return None;
    }
    let line = at + blank + 1;
    let start = line + bytes[line..].iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count();
    let word_end = line_run_end(bytes, start);
    let line_end = memchr(b'\n', &bytes[word_end..]).map_or(bytes.len(), |length| word_end + length);
    let rest = &bytes[word_end..line_end];
    rest.iter().all(|byte| byte.is_ascii_whitespace() || b"\"'`,;)}]".contains(byte)).then_some(start)
}

//! Input cut into pieces that can be looked through on their own: no token lies in two of them.

use super::lines::{line_run_end, next_line};
use super::{begins_object, is_symbol};
use memchr::{memchr, memrchr};
use std::ops::Range;

/// A piece has about as many bytes: what a thread does at a time.
const SIZE: usize = 64 * 1024;

/// Cuts `bytes` at line ends. What cannot be cut stays in one piece, however long.
pub fn pieces(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        (start < bytes.len()).then(|| {
            let end = cut_after(bytes, start + SIZE);
            std::mem::replace(&mut start, end)..end
        })
    })
}

/// The first place from `at` on where it can be cut.
fn cut_after(bytes: &[u8], mut at: usize) -> usize {
    while let Some(length) = bytes.get(at..).and_then(|rest| memchr(b'\n', rest)) {
        let newline = at + length;
        if separates(bytes, newline) {
            return newline + 1;
        }
        at = newline + 1;
    }
    bytes.len()
}

/// Whether no token goes on over this line end: the next line holds more than one word or none, or it begins a token and
/// the line before it has all the dots of one.
fn separates(bytes: &[u8], newline: usize) -> bool {
    let Some(start) = next_line(bytes, newline) else { return true };
    let next = &bytes[start..line_run_end(bytes, start)];
    next.is_empty() || begins_object(next) && dots_before(bytes, newline) >= 2
}

/// The dots in the word that ends a line.
fn dots_before(bytes: &[u8], newline: usize) -> usize {
    let line_start = memrchr(b'\n', &bytes[..newline]).map_or(0, |before| before + 1);
    let line = bytes[line_start..newline].trim_ascii_end();
    let word = line.iter().rev().take_while(|&&byte| is_symbol(byte) || byte == b'.' || byte == b'=');
    word.filter(|&&byte| byte == b'.').count()
}

#[cfg(test)]
mod tests {
    use super::super::{as_a_whole, tokens, tokens_in};
    use super::*;
    use proptest::prelude::*;

    /// Lines as logs, lists and terminals have them, tokens whole and broken among them.
    fn line() -> impl Strategy<Value = String> {
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4iLCJ4IjoiZXlKaGJHY2lPaUpJVXpJMU5pSjkifQ.UFJOR1VPTTNpUDRqdF9TOGFUVHNVeUFRN0dLa1hHSk4";
        prop_oneof![
            Just(token.to_string()),
            Just(format!("at=info token={token} done")),
            (1..token.len()).prop_map(|at| format!("{}\n{}", &token[..at], &token[at..])),
            (8usize..40).prop_map(|width| {
                let lines: Vec<_> = token.as_bytes().chunks(width).map(String::from_utf8_lossy).collect();
                lines.join("\r\n  ")
            }),
            "[ -~]{0,30}",
            Just(String::new()),
        ]
    }

    proptest! {
        #[test]
        fn cutting_changes_nothing(lines in prop::collection::vec(line(), 0..30), size in 0usize..400) {
            let text = lines.join("\n");
            let bytes = text.as_bytes();
            prop_assume!(as_a_whole(bytes).is_empty());
            let mut found = Vec::new();
            let mut start = 0;
            while start < bytes.len() {
                let end = cut_after(bytes, start + size);
                found.extend(tokens_in(bytes, start..end).map(|found| found.span));
                start = end;
            }
            let whole: Vec<_> = tokens(bytes).map(|found| found.span).collect();
            prop_assert_eq!(found, whole);
        }
    }
}

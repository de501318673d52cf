//! Where a long input can be cut, so that it is read bit by bit and no token is cut.

use super::lines::{line_run_end, next_line};
use super::quoted::is_soft_break;
use super::{begins_object, is_standard_symbol, is_symbol, next_start};
use memchr::{memchr, memrchr};

/// Who pastes one line of more bytes pastes a token.
const LONGEST_LINE: usize = 64 * 1024;

/// A token may begin so far before a place at which bytes without line ends are cut.
const LONGEST_TOKEN: usize = 256 * 1024;

/// Whether bytes that go on may turn out to be one token and nothing else, or one JSON serialization, so that they must be
/// seen to their end.
pub fn may_be_whole(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii();
    if text.starts_with(b"{") {
        let mut values = serde_json::Deserializer::from_slice(text).into_iter::<serde::de::IgnoredAny>();
        return match values.next() {
            Some(Ok(_)) => text[values.byte_offset()..].is_empty(),
            Some(Err(error)) => error.is_eof(),
            None => true,
        };
    }
    if text.len() <= LONGEST_LINE {
        return memchr(b'\n', text).is_none();
    }
    // A scheme or a quote may stand before it.
    if next_start(&text[..64], 0).is_none() && !text.starts_with(b"shc:/") {
        return false;
    }
    text[LONGEST_LINE..].iter().all(|&byte| is_standard_symbol(byte) || b".=~ ".contains(&byte))
}

/// The last line end at which bytes that go on can be cut.
pub fn last_cut(bytes: &[u8]) -> Option<usize> {
    // What the next line holds decides, so it must be there whole.
    let mut known = memrchr(b'\n', bytes)?;
    while let Some(newline) = memrchr(b'\n', &bytes[..known]) {
        if separates(&bytes[..=known], newline) {
            return Some(newline + 1);
        }
        known = newline;
    }
    None
}

/// Where bytes are cut in which no line end will do: after the last character that belongs to no token nor parts its lines,
/// else before a token that may begin near their end.
pub fn cut_within_line(bytes: &[u8]) -> usize {
    let belongs = |byte: u8| is_symbol(byte) || b".=+/~".contains(&byte);
    let foreign = bytes.iter().rposition(|&byte| !belongs(byte) && !byte.is_ascii_whitespace());
    if let Some(at) = foreign {
        return at + 1;
    }
    let mut from = bytes.len().saturating_sub(LONGEST_TOKEN).max(1);
    while let Some(start) = next_start(bytes, from) {
        if !belongs(bytes[start - 1]) {
            return start;
        }
        from = start + 1;
    }
    bytes.len()
}

/// Whether no token goes on over this line end: the next line holds more than one word or none, or it begins a token and
/// the line before it has all the dots of one.
fn separates(bytes: &[u8], newline: usize) -> bool {
    // Nor is a key cut that stands there in PEM.
    if bytes[newline + 1..].starts_with(b"-----END ") || is_soft_break(bytes, newline) {
        return false;
    }
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
            (8usize..60).prop_map(move |before| {
                let text = format!("{}token=3D{token}&lang=3Den", "x".repeat(before));
                let lines: Vec<_> = text.as_bytes().chunks(75).map(String::from_utf8_lossy).collect();
                lines.join("=\r\n")
            }),
            "[ -~]{0,30}",
            Just(String::new()),
        ]
    }

    proptest! {
        #[test]
        fn cutting_changes_nothing(lines in prop::collection::vec(line(), 0..30), size in 1usize..400) {
            let text = lines.join("\n");
            let bytes = text.as_bytes();
            prop_assume!(as_a_whole(bytes).is_empty());
            let mut found = Vec::new();
            let (mut start, mut end) = (0, 0);
            while end < bytes.len() {
                end = bytes.len().min(end + size);
                let cut = match last_cut(&bytes[start..end]) {
                    _ if end == bytes.len() => end,
                    Some(cut) => start + cut,
                    None => continue,
                };
                found.extend(tokens_in(bytes, start..cut).map(|found| found.span.start));
                start = cut;
            }
            let whole: Vec<_> = tokens(bytes).map(|found| found.span.start).collect();
            prop_assert_eq!(found, whole);
        }
    }

    #[test]
    fn what_may_be_one_token_is_seen_to_its_end() {
        for text in ["", "Bearer eyJ", "{\"payload\": \"", "{\"a\": {}}\n", " \n eyJhb"] {
            assert!(may_be_whole(text.as_bytes()), "{text}");
        }
        for text in ["one\ntwo", "{\"a\": 1}\n{\"b\"", "{a}"] {
            assert!(!may_be_whole(text.as_bytes()), "{text}");
        }
        let blob = "a".repeat(100_000);
        assert!(may_be_whole(format!("Bearer eyJ{blob}").as_bytes()));
        assert!(!may_be_whole(blob.as_bytes()));
        assert!(!may_be_whole(&"a, ".repeat(100_000).into_bytes()));
    }

    #[test]
    fn a_line_without_end_is_cut_before_a_token() {
        let token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.";
        let text = format!("{}{token}", "x\n".repeat(1000));
        assert_eq!(cut_within_line(text.as_bytes()), 2000);
        assert_eq!(cut_within_line(b"one, two"), 4);
        assert_eq!(cut_within_line(b"onetwo"), 6);
    }
}

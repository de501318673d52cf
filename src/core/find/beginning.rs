//! How a token can begin. Nearly all bytes that are looked through begin none, so that this is what speed depends on.

use super::encoded;
use crate::core::key;
use aho_corasick::packed::{Config, Searcher};
use std::sync::{LazyLock, OnceLock};

/// The ways in which the base64url of a JSON object with a member begins: `{"`, then anything; `{` and a line feed, tab,
/// carriage return or space; a byte order mark, which a header may have before it.
const BEGINNINGS: [&[u8]; 16] = [
    b"ewo", b"ewp", b"ewk", b"ewl", b"77u_", b"77u/", b"ew0", b"ew1", b"eyI", b"eyJ", b"eyK", b"eyL", b"eyA",
    b"eyB", b"eyC", b"eyD",
];

/// Of each mark of a key, the part that other text has least.
const MARKS: [&[u8]; 3] = [b"-BEGIN ", b"ssh-", b"dsa-sha2-"];

/// The marks stand after so many beginnings. In what order they stand decides which the searcher takes together, and so how
/// often it takes something else for one of them and looks twice: now at one in 1,600 places of source code, and at none of a
/// log; with the marks last, at one in 30 of the log, which has many a "gateway" and "check".
const BEFORE_MARKS: usize = 12;

/// Looks for all of them at once; `None` on a machine that has no instructions for that.
static SEARCHER: OnceLock<Option<Searcher>> = OnceLock::new();

/// Looks for whatever a token or a key can begin with.
static ANY: LazyLock<Option<Searcher>> = LazyLock::new(|| {
    let (before, after) = BEGINNINGS.split_at(BEFORE_MARKS);
    Config::new().builder().extend(before).extend(MARKS).extend(after).extend(encoded::BEGINNINGS).build()
});

/// Fewer bytes are looked through before the searcher would be built.
const MANY: usize = 4096;
/// Fewer are looked through before it would be under way.
const SOME: usize = 64;

/// Whether `segment` begins as the base64url of a JSON object with at least one member does.
pub(super) fn begins_object(segment: &[u8]) -> bool {
    matches!(
        segment,
        [b'e', b'y', b'A'..=b'D' | b'I'..=b'L', ..]
            | [b'e', b'w', b'o' | b'p' | b'k' | b'l' | b'0' | b'1', ..]
            | [b'7', b'7', b'u', b'_' | b'/', ..]
    )
}

/// The first place from `from` on at which a token may begin, or base64 of one.
pub(super) fn next_start(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let searcher = match rest.len() {
        MANY.. => SEARCHER
            .get_or_init(|| Config::new().builder().extend(BEGINNINGS).extend(encoded::BEGINNINGS).build())
            .as_ref(),
        SOME.. => SEARCHER.get().and_then(Option::as_ref),
        _ => None,
    };
    if let Some(searcher) = searcher {
        return searcher.find_in(bytes, (from..bytes.len()).into()).map(|found| found.start());
    }
    let mut starts = memchr::memchr2_iter(b'e', b'7', rest);
    let plain = starts.find(|&start| begins_object(&rest[start..]));
    let before = plain.map_or(bytes.len(), |start| from + start);
    encoded::next_start(&bytes[..before], from).or_else(|| plain.map(|start| from + start))
}

/// Whether neither a token nor a key begins in the bytes.
pub(super) fn is_barren(bytes: &[u8]) -> bool {
    match &*ANY {
        Some(any) if bytes.len() >= MANY => any.find(bytes).is_none(),
        _ => next_start(bytes, 0).is_none() && !key::has_mark(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_looking_see_the_same() {
        let filling = "eyeew77u".repeat(MANY / 4);
        for first in 0u8..=255 {
            for start in [*b"ey\0..", *b"ew\0..", *b"77u\0.", *b"ZX\0K.", *b"V5S\0.", *b"leU\0o", *b"leUp\0"]
            {
                let start = start.map(|byte| if byte == 0 { first } else { byte });
                let is_plain = BEGINNINGS.iter().any(|beginning| start.starts_with(beginning));
                assert_eq!(is_plain, begins_object(&start), "{start:?}");
                let begins = is_plain || encoded::next_start(&start, 0) == Some(0);
                let bytes = [filling.as_bytes(), &start].concat();
                let few = next_start(&bytes, filling.len());
                assert_eq!(few, begins.then_some(filling.len()));
                assert_eq!(next_start(&bytes, 0), few, "{start:?}");
            }
        }
        assert_eq!(next_start(b"ey", 3), None);
    }

    #[test]
    fn keys_and_tokens_are_both_seen() {
        let is_part = |mark: &[u8]| MARKS.iter().any(|part| memchr::memmem::find(mark, part).is_some());
        assert!(key::MARKS.into_iter().all(is_part));
        let filling = "2026-11-21 GET /index.html -----\n".repeat(MANY);
        assert!(is_barren(filling.as_bytes()) && is_barren(b"few"));
        for mark in BEGINNINGS.into_iter().chain(encoded::BEGINNINGS).chain(key::MARKS) {
            assert!(!is_barren(&[filling.as_bytes(), mark].concat()) && !is_barren(mark), "{mark:?}");
        }
    }
}

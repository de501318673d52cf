//! Bytes with a name, and positions in them.

use memchr::{memchr_iter, memrchr};
use std::path::{Path, PathBuf};

/// What was read, and what to call it in a message.
pub struct Source {
    /// A path as typed, `stdin`, or `argument`.
    pub name: String,
    /// The file that it was read from, if it was.
    pub path: Option<PathBuf>,
    /// The content, not yet looked at.
    pub bytes: Vec<u8>,
}

impl Source {
    /// A source of that name. UTF-16, which Windows PowerShell writes into files, is taken as what it says: its offsets are
    /// those of the text in UTF-8.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Source {
        let bytes = match Utf16::of(&bytes) {
            Some(order) => order.decode(&bytes).into_bytes(),
            None => bytes,
        };
        Source { name: name.into(), path: None, bytes }
    }

    /// The content of a file.
    pub fn of_file(path: &Path, bytes: Vec<u8>) -> Source {
        Source { path: Some(path.to_path_buf()), ..Source::new(path.display().to_string(), bytes) }
    }
}

/// The two orders of bytes that UTF-16 comes in.
#[derive(Clone, Copy)]
enum Utf16 {
    LittleEndian,
    BigEndian,
}

impl Utf16 {
    /// The order, if it is UTF-16: by its mark, or, as tokens are ASCII, by every other byte being zero.
    fn of(bytes: &[u8]) -> Option<Utf16> {
        let head = &bytes[..bytes.len().min(64) & !1];
        let zero = |offset: usize| head.len() >= 8 && head.chunks_exact(2).all(|pair| pair[offset] == 0);
        let no_nul = |offset: usize| head.chunks_exact(2).all(|pair| pair[offset] != 0);
        match bytes {
            [0xff, 0xfe, ..] => Some(Utf16::LittleEndian),
            [0xfe, 0xff, ..] => Some(Utf16::BigEndian),
            _ if zero(1) && no_nul(0) => Some(Utf16::LittleEndian),
            _ if zero(0) && no_nul(1) => Some(Utf16::BigEndian),
            _ => None,
        }
    }

    fn decode(self, bytes: &[u8]) -> String {
        let units = bytes.chunks_exact(2).map(|pair| match self {
            Utf16::LittleEndian => u16::from_le_bytes([pair[0], pair[1]]),
            Utf16::BigEndian => u16::from_be_bytes([pair[0], pair[1]]),
        });
        let text = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
        text.skip_while(|&c| c == '\u{feff}').collect()
    }
}

/// A half-open range of byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The same range, as the slice index it is.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies in it.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// Turns offsets into lines and columns, both from 1, the column in bytes. Asked in rising order it
/// reads each byte once, so that many tokens in a large input stay cheap.
#[derive(Default)]
pub struct LineCounter {
    at: usize,
    newlines: usize,
    /// Where the line of `at` begins, once that was looked for: a line can be as long as its source.
    line_start: Option<usize>,
}

impl LineCounter {
    /// Counts on from `offset`, before which there are so many line ends.
    pub fn at(offset: usize, newlines: usize) -> LineCounter {
        LineCounter { at: offset, newlines, line_start: None }
    }

    /// Line and column of the byte at `offset`.
    pub fn locate(&mut self, bytes: &[u8], offset: usize) -> (usize, usize) {
        if offset < self.at {
            *self = LineCounter::default();
        }
        let offset = offset.min(bytes.len());
        let passed = &bytes[self.at..offset];
        self.newlines += memchr_iter(b'\n', passed).count();
        let newline = memrchr(b'\n', passed).map(|newline| self.at + newline);
        let line_start = match (newline, self.line_start) {
            (Some(newline), _) => newline + 1,
            (None, Some(known)) => known,
            (None, None) => memrchr(b'\n', &bytes[..offset]).map_or(0, |newline| newline + 1),
        };
        (self.at, self.line_start) = (offset, Some(line_start));
        (self.newlines + 1, offset - line_start + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_read_with_its_mark_and_without() {
        let units = || "Bearer aé😀".encode_utf16().chain("b c".encode_utf16());
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        let ascii: Vec<u8> = "Bearer x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let read = |bytes: &[&[u8]]| String::from_utf8(Source::new("", bytes.concat()).bytes).unwrap();
        assert_eq!(read(&[b"\xff\xfe", &little]), "Bearer aé😀b c");
        assert_eq!(read(&[b"\xfe\xff", &big]), "Bearer aé😀b c");
        assert_eq!(read(&[&ascii]), "Bearer x");
        assert_eq!(Source::new("", vec![b'a', 0, b'b']).bytes, [b'a', 0, b'b']);
        assert_eq!(Source::new("", vec![0; 32]).bytes, [0; 32]);
        assert_eq!(Source::new("", b"\xff\xfe\x00\xd8".to_vec()).bytes, "\u{fffd}".as_bytes());
    }

    #[test]
    fn lines_and_columns_count_from_one_in_any_order() {
        let bytes = b"ab\ncd\n\nx";
        let mut lines = LineCounter::default();
        assert_eq!(lines.locate(bytes, 0), (1, 1));
        assert_eq!(lines.locate(bytes, 4), (2, 2));
        assert_eq!(lines.locate(bytes, 7), (4, 1));
        assert_eq!(lines.locate(bytes, 1), (1, 2));
    }
}

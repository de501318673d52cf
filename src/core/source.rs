//! Bytes with a name, and positions in them.

use memchr::memrchr;
use std::io::{self, Read};
use std::path::PathBuf;

/// What was read, and what to call it in a message.
pub struct Source {
    /// A path as typed, `stdin`, or `argument`.
    pub name: String,
    /// The content, not yet looked at.
    pub bytes: Vec<u8>,
}

/// Bytes with a name that are yet to be read.
pub struct Input {
    /// A path as typed, `stdin`, or `argument`.
    pub name: String,
    /// The file that they are read from, if they are.
    pub path: Option<PathBuf>,
    /// The bytes. Where none come for a while, reading ends with [`io::ErrorKind::WouldBlock`], and may be tried again.
    pub content: Box<dyn Read + Send>,
    /// The same bytes, if they can be read out of turn.
    pub random_access: Option<Box<dyn RandomAccess>>,
    /// Whether it was found in a folder, where nobody expects a token in every file.
    pub walked: bool,
}

/// Bytes of which any can be read at any time, by several threads at once.
pub trait RandomAccess: Send + Sync {
    /// How many bytes there are by now.
    ///
    /// # Errors
    ///
    /// When the system does not tell.
    fn size(&self) -> io::Result<u64>;

    /// Where the byte stands that content gives next.
    ///
    /// # Errors
    ///
    /// When the system does not tell.
    fn position(&self) -> io::Result<u64>;

    /// Reads what stands at `position`, like [`Read::read`].
    ///
    /// # Errors
    ///
    /// Those of [`Read::read`].
    fn read_at(&self, room: &mut [u8], position: u64) -> io::Result<usize>;

    /// Lets content leave out the next `bytes`, which were read here.
    ///
    /// # Errors
    ///
    /// When the system does not do it.
    fn skip(&self, bytes: u64) -> io::Result<()>;
}

impl Input {
    /// An input that was named.
    pub fn new(name: impl Into<String>, content: impl Read + Send + 'static) -> Input {
        Input {
            name: name.into(),
            path: None,
            content: Box::new(content),
            random_access: None,
            walked: false,
        }
    }

    /// Bytes that are there already.
    pub fn of_bytes(name: &str, bytes: Vec<u8>) -> Input {
        Input::new(name, io::Cursor::new(bytes))
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
pub struct LineCounter {
    first: Position,
    at: usize,
    newlines: usize,
    /// Where the line of `at` begins, if it begins after the first byte.
    line_start: Option<usize>,
    /// How many more bytes than UTF-16 units the line has before `at`.
    surplus: isize,
}

/// A place in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
    /// How many more bytes than UTF-16 units the line has before it.
    pub surplus: isize,
}

impl Default for Position {
    /// The first byte.
    fn default() -> Self {
        Position { line: 1, column: 1, surplus: 0 }
    }
}

/// How many more bytes than UTF-16 units there are in UTF-8: a character of two or three bytes is one unit, one of four is two.
fn surplus(bytes: &[u8]) -> isize {
    let more = |byte: &u8| isize::from(byte & 0xc0 == 0x80) - isize::from(*byte >= 0xf0);
    bytes.iter().map(more).sum()
}

impl Position {
    /// What comes after the bytes that begin here.
    pub fn after(self, bytes: &[u8]) -> Position {
        match memrchr(b'\n', bytes) {
            Some(last) => Position {
                line: self.line + bytecount::count(bytes, b'\n'),
                column: bytes.len() - last,
                surplus: surplus(&bytes[last..]),
            },
            None => {
                Position { column: self.column + bytes.len(), surplus: self.surplus + surplus(bytes), ..self }
            }
        }
    }
}

impl Default for LineCounter {
    fn default() -> Self {
        LineCounter::new(Position::default())
    }
}

impl LineCounter {
    /// Counts from the first byte, which stands there.
    pub fn new(first: Position) -> LineCounter {
        LineCounter { first, at: 0, newlines: 0, line_start: None, surplus: first.surplus }
    }

    /// Line and column of the byte at `offset`.
    pub fn locate(&mut self, bytes: &[u8], offset: usize) -> (usize, usize) {
        if offset < self.at {
            *self = LineCounter::new(self.first);
        }
        let offset = offset.min(bytes.len());
        let passed = &bytes[self.at..offset];
        self.newlines += bytecount::count(passed, b'\n');
        match memrchr(b'\n', passed) {
            Some(newline) => {
                self.line_start = Some(self.at + newline + 1);
                self.surplus = surplus(&passed[newline..]);
            }
            None => self.surplus += surplus(passed),
        }
        self.at = offset;
        let column = match self.line_start {
            Some(start) => offset - start + 1,
            None => self.first.column + offset,
        };
        (self.first.line + self.newlines, column)
    }

    /// How many more bytes than UTF-16 units the line has before the byte that was located last.
    pub fn surplus(&self) -> isize {
        self.surplus
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_in_any_order() {
        let bytes = b"ab\ncd\n\nx";
        let mut lines = LineCounter::default();
        assert_eq!(lines.locate(bytes, 0), (1, 1));
        assert_eq!(lines.locate(bytes, 4), (2, 2));
        assert_eq!(lines.locate(bytes, 7), (4, 1));
        assert_eq!(lines.locate(bytes, 1), (1, 2));
        let mut later = LineCounter::new(Position::default().after(b"12\n4567"));
        assert_eq!([0, 2, 3].map(|offset| later.locate(bytes, offset)), [(2, 5), (2, 7), (3, 1)]);
    }

    #[test]
    fn a_line_has_fewer_utf16_units_than_bytes() {
        let bytes = "ä\n€𝄞x\nx".as_bytes();
        let mut lines = LineCounter::default();
        let mut surplus_at = |offset| (lines.locate(bytes, offset), lines.surplus());
        // Of the seven bytes before the x two are units of the clef, one of the currency sign.
        assert_eq!([2, 10, 12, 2].map(&mut surplus_at), [((1, 3), 1), ((2, 8), 4), ((3, 1), 0), ((1, 3), 1)]);
        let mut later = LineCounter::new(Position::default().after("ä\n€".as_bytes()));
        assert_eq!((later.locate("𝄞x".as_bytes(), 4), later.surplus()), ((2, 8), 4));
    }
}

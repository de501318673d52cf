//! Bytes with a name, and positions in them.

use memchr::{memchr_iter, memrchr};

/// What was read, and what to call it in a message.
pub struct Source {
    /// A path as typed, `stdin`, or `argument`.
    pub name: String,
    /// The content, not yet looked at.
    pub bytes: Vec<u8>,
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
}

impl LineCounter {
    /// Counts on from `offset`, before which there are so many line ends.
    pub fn at(offset: usize, newlines: usize) -> LineCounter {
        LineCounter { at: offset, newlines }
    }

    /// Line and column of the byte at `offset`.
    pub fn locate(&mut self, bytes: &[u8], offset: usize) -> (usize, usize) {
        if offset < self.at {
            *self = LineCounter::default();
        }
        let offset = offset.min(bytes.len());
        self.newlines += memchr_iter(b'\n', &bytes[self.at..offset]).count();
        self.at = offset;
        let line_start = memrchr(b'\n', &bytes[..offset]).map_or(0, |newline| newline + 1);
        (self.newlines + 1, offset - line_start + 1)
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
    }
}

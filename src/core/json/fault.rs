//! What is wrong with a text that was meant to be JSON.

use super::MAX_DEPTH;
use std::fmt;

/// What keeps a text from being JSON that can be read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not UTF-8 (RFC 8259 §8.1); `at` is the first offending byte.
    NotUtf8 {
        /// Offset of the byte.
        at: usize,
    },
    /// A byte order mark, which RFC 8259 §8.1 forbids; it was skipped.
    ByteOrderMark,
    /// Not JSON from this byte on; the members before it are still to be had.
    Syntax {
        /// Offset of the byte.
        at: usize,
        /// What serde_json said.
        message: String,
    },
    /// Deeper than [`MAX_DEPTH`] here; what lies below is not looked into.
    TooDeep {
        /// Offset of the bracket.
        at: usize,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NotUtf8 { at } => write!(f, "not UTF-8 at byte {at}"),
            Fault::ByteOrderMark => write!(f, "begins with a byte order mark"),
            Fault::Syntax { at, message } => write!(f, "not JSON at byte {at}: {message}"),
            Fault::TooDeep { at } => {
                write!(f, "nested deeper than {MAX_DEPTH} levels at byte {at}: not looked into from there")
            }
        }
    }
}

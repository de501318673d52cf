//! A stretch of a source, which can be looked through on its own, by any thread.

use super::Trouble;
use super::carrier::Carrier;
use crate::core::source::Position;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// So much of what stands before a stretch of text and after it is in view, to tell what a token stands in.
pub(super) const VIEW: usize = 16 * 1024;

/// Some of the bytes of a source, cut where no token is.
pub struct Stretch {
    /// Name of the source.
    pub source: Arc<str>,
    /// The file that it is, if it is one.
    pub path: Option<Arc<Path>>,
    /// Where the first byte stands.
    pub start: Position,
    /// Whether the source ends with it.
    pub is_last: bool,
    /// Whether the source was found in a folder.
    pub walked: bool,
    /// Whether what follows may be long in coming.
    pub pauses: bool,
    /// How many bytes were passed over before it, since nothing can begin in them.
    pub passed: usize,
    /// What kept a record from being read as what it is.
    pub trouble: Option<Trouble>,
    /// With what is in view.
    pub(super) bytes: Vec<u8>,
    /// The bytes that are its own.
    pub(super) own: Range<usize>,
    /// The record of a structured source that it is; else it is text.
    pub(super) record: Option<Record>,
    /// Whether it is all there is of the source, and that no recording.
    pub(super) is_whole: bool,
}

/// A record of a structured source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// What the source is.
    pub(super) carrier: Carrier,
    /// Which of its records it is, from 1.
    pub(super) number: usize,
    /// Whether there is nothing else in the source.
    pub(super) alone: bool,
    /// Whether it breaks off.
    pub(super) torn: bool,
}

impl Stretch {
    /// Its bytes, without those in view.
    pub fn own_bytes(&self) -> &[u8] {
        &self.bytes[self.own.clone()]
    }

    /// Whether the source begins with it.
    pub fn is_first(&self) -> bool {
        self.start == Position::default()
    }

    /// Whether there is nothing in it but white space.
    pub fn is_blank(&self) -> bool {
        self.own_bytes().trim_ascii().is_empty()
    }
}

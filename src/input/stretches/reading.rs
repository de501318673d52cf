//! Reads a source on, and passes over what can hold neither token nor key.

use super::super::carrier::Carrier;
use super::super::utf16::{TELLING, Utf16};
use super::Stretches;
use crate::core::find;
use crate::core::source::Position;
use memchr::memrchr;
use std::io;

/// So many bytes are read at once, which stay in the nearest caches.
pub(super) const READ: usize = 64 * 1024;

/// So many at first: most sources are one token, and memory that is not touched need not be had.
pub(super) const FIRST_READ: usize = 1024;

/// Neither what a token begins with nor what a key does is longer.
const LONGEST_MARK: usize = 64;

/// So many bytes in which nothing can begin are passed over before something is given out: whoever waits wants to know how
/// far the reading came.
pub(super) const MOST_PASSED: usize = 8 * 1024 * 1024;

impl Stretches {
    /// Reads on, as much as there is at once.
    pub(super) fn read(&mut self) -> io::Result<()> {
        let known = self.buffer.len();
        self.read_bytes()?;
        if !self.begun {
            while !self.ended && !self.pauses() && self.buffer.len() < TELLING {
                self.read_bytes()?;
            }
            self.utf16 = Utf16::of(&self.buffer);
            self.begun = true;
        }
        if let Some(utf16) = &mut self.utf16 {
            let text = utf16.decode(&self.buffer[known..], self.ended);
            self.buffer.truncate(known);
            self.buffer.extend_from_slice(&text);
        }
        Ok(())
    }

    fn read_bytes(&mut self) -> io::Result<()> {
        let from = self.buffer.len();
        self.buffer.resize(from + self.due, 0);
        self.due = READ.min(2 * self.due);
        let mut room = std::mem::take(&mut self.buffer);
        let outcome = self.read_into(&mut room[from..]);
        self.buffer = room;
        self.buffer.truncate(from + *outcome.as_ref().unwrap_or(&0));
        outcome.map(drop)
    }

    /// Reads once, and says how many bytes came.
    fn read_into(&mut self, room: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.content.read(room) {
                Ok(read) => {
                    (self.waited, self.ended) = (0, read == 0);
                    return Ok(read);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.waited += 1;
                    return Ok(0);
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Reads until there are so many bytes ahead, or no more come, be it for a while.
    pub(super) fn read_up_to(&mut self, due: usize) -> io::Result<()> {
        self.read()?;
        while !self.ended && self.flows() && self.ahead().len() < due {
            self.read()?;
        }
        Ok(())
    }

    /// Whether what was asked for came at once.
    pub(super) fn flows(&self) -> bool {
        self.waited == 0
    }

    /// Whether nothing comes, rather than slowly.
    pub(super) fn pauses(&self) -> bool {
        self.waited > 1
    }

    /// Whether nothing begins before `cut`, in the midst of a text. What is first or last tells what the source is.
    pub(super) fn is_barren(&self, cut: usize) -> bool {
        let midst = self.carrier == Carrier::Text && self.start != Position::default();
        midst && self.goes_on(cut) && find::is_barren(&self.buffer[self.at..cut])
    }

    /// Whether what stands before `cut` can be passed over without anybody asking what became of it.
    fn goes_on(&self, cut: usize) -> bool {
        self.flows() && !(self.ended && cut == self.buffer.len()) && self.passed < MOST_PASSED
    }

    /// Passes over what stands before `cut`.
    pub(super) fn pass(&mut self, cut: usize) {
        self.start = self.start.after(&self.buffer[self.at..cut]);
        self.passed += cut - self.at;
        self.at = cut;
        self.let_go();
    }

    /// Passes over pieces in which nothing begins as they are read, which is all that a large log without tokens costs: they
    /// need not be put together.
    pub(super) fn skim(&mut self) -> io::Result<()> {
        if self.utf16.is_some() || !find::is_barren(self.ahead()) {
            return Ok(());
        }
        let mut piece = std::mem::take(&mut self.scratch);
        while self.goes_on(self.at) {
            piece.resize(READ, 0);
            let read = self.read_into(&mut piece)?;
            piece.truncate(read);
            // Nor may anything begin where the two meet.
            let before = &self.buffer[self.buffer.len().saturating_sub(LONGEST_MARK)..];
            let between = [before, &piece[..read.min(LONGEST_MARK)]].concat();
            let newline = memrchr(b'\n', &piece);
            let Some(newline) =
                newline.filter(|_| read == READ && find::is_barren(&between) && find::is_barren(&piece))
            else {
                self.buffer.extend_from_slice(&piece);
                break;
            };
            self.start = self.start.after(self.ahead()).after(&piece[..=newline]);
            self.passed += self.ahead().len() + newline + 1;
            std::mem::swap(&mut self.buffer, &mut piece);
            self.at = newline + 1;
        }
        self.scratch = piece;
        Ok(())
    }
}

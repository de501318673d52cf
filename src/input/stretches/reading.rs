//! Reads a source on.

use super::super::utf16::{TELLING, Utf16};
use super::Stretches;
use std::io;

/// So many bytes are read at once, which stay in the nearest caches.
pub(super) const READ: usize = 64 * 1024;

/// So many at first: most sources are one token, and memory that is not touched need not be had.
pub(super) const FIRST_READ: usize = 1024;

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
        let (from, due) = (self.buffer.len(), self.due);
        self.buffer.resize(from + due, 0);
        let mut room = std::mem::take(&mut self.buffer);
        let outcome = self.read_into(&mut room[from..]);
        self.buffer = room;
        let read = *outcome.as_ref().unwrap_or(&0);
        self.buffer.truncate(from + read);
        // Where a file gives less than it was asked for, its end is near.
        self.due = if read < due && self.random_access.is_some() { FIRST_READ } else { READ.min(2 * due) };
        outcome.map(drop)
    }

    /// Reads once, and says how many bytes came.
    pub(super) fn read_into(&mut self, room: &mut [u8]) -> io::Result<usize> {
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
}

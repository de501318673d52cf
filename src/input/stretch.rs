//! Reads a source bit by bit: stretches of it that can be looked through each on its own, by any thread.

use super::utf16::{TELLING, Utf16};
use crate::core::find;
use crate::core::source::{Input, Position};
use std::io::{self, Read};
use std::sync::Arc;

/// A stretch has about as many bytes: what a thread does at a time.
const SIZE: usize = 256 * 1024;

/// So many bytes are read at once, which stay in the nearest caches.
const READ: usize = 64 * 1024;

/// A stretch that cannot be cut at a line end is cut elsewhere once it has so many bytes.
const LONGEST: usize = 1024 * 1024;

/// One token that is a whole source, or one JSON serialization, may have so many bytes.
const LONGEST_WHOLE: usize = 16 * 1024 * 1024;

/// So much of what stands before a stretch that begins within a line is kept, to tell what a token stands in.
const LEAD: usize = 4 * 1024;

/// Some of the bytes of a source, cut where no token is.
pub struct Stretch {
    /// Name of the source.
    pub source: Arc<str>,
    /// Where the first byte stands.
    pub start: Position,
    /// Whether the source ends with it.
    pub is_last: bool,
    /// Whether the source was found in a folder.
    pub walked: bool,
    pub(super) bytes: Vec<u8>,
    /// So many of the bytes belong to the stretch before.
    pub(super) lead: usize,
    /// Whether it is all there is of the source.
    pub(super) is_whole: bool,
}

impl Stretch {
    /// Its bytes, without those of the stretch before.
    pub fn own_bytes(&self) -> &[u8] {
        &self.bytes[self.lead..]
    }

    /// Whether there is nothing in it but white space.
    pub fn is_blank(&self) -> bool {
        self.bytes.trim_ascii().is_empty()
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.bytes.len() - self.lead
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The stretches of a source, in order.
pub struct Stretches {
    source: Arc<str>,
    content: Box<dyn Read + Send>,
    walked: bool,
    utf16: Option<Utf16>,
    buffer: Vec<u8>,
    /// What stands in the buffer before this was given out.
    at: usize,
    /// So much of it is given again.
    lead: usize,
    start: Position,
    begun: bool,
    /// Whether something came when it was asked for; what comes slowly is given out as it comes.
    flows: bool,
    /// Whether there is no more to read.
    ended: bool,
    done: bool,
}

impl Stretches {
    /// The stretches of an input.
    pub fn of(input: Input) -> Stretches {
        Stretches {
            source: input.name.into(),
            content: input.content,
            walked: input.walked,
            utf16: None,
            buffer: Vec::new(),
            at: 0,
            lead: 0,
            start: Position::default(),
            begun: false,
            flows: true,
            ended: false,
            done: false,
        }
    }

    /// Name of the source.
    pub fn name(&self) -> &str {
        &self.source
    }

    /// Whether the last one was given out.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Reads on, as much as there is at once.
    fn read(&mut self) -> io::Result<()> {
        let known = self.buffer.len();
        self.read_bytes()?;
        if !self.begun {
            while !self.ended && self.buffer.len() < TELLING {
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
        self.buffer.resize(from + READ, 0);
        let outcome = loop {
            match self.content.read(&mut self.buffer[from..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                outcome => break outcome,
            }
        };
        self.buffer.truncate(from + *outcome.as_ref().unwrap_or(&0));
        match outcome {
            Ok(read) => (self.flows, self.ended) = (true, read == 0),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.flows = false,
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// What was read and is not given out.
    fn ahead(&self) -> &[u8] {
        &self.buffer[self.at..]
    }

    /// Reads until there are so many bytes ahead, or no more come.
    fn read_up_to(&mut self, due: usize) -> io::Result<()> {
        while !self.ended && self.ahead().len() < due {
            self.read()?;
        }
        Ok(())
    }

    /// Reads until a stretch can be cut off, and says where. What was looked at in vain is looked at again when there is
    /// twice as much, so that looking costs no more than reading.
    fn cut(&mut self) -> io::Result<usize> {
        if !self.begun {
            self.read()?;
            while !self.ended && self.ahead().len() < LONGEST_WHOLE && find::may_be_whole(self.ahead()) {
                self.read_up_to(2 * self.ahead().len())?;
            }
            if self.ended && find::may_be_whole(self.ahead()) {
                return Ok(self.buffer.len());
            }
        }
        while !self.ended && self.flows && self.ahead().len() < SIZE {
            self.read()?;
        }
        let mut size = SIZE;
        loop {
            let ahead = self.ahead();
            if self.ended && ahead.len() <= size {
                return Ok(self.buffer.len());
            }
            let within = &ahead[..ahead.len().min(size)];
            if let Some(cut) = find::last_cut(within) {
                return Ok(self.at + cut);
            }
            if within.len() >= LONGEST {
                return Ok(self.at + find::cut_within_line(within));
            }
            if within.len() == size {
                size *= 2;
            } else {
                let due = 2 * within.len().max(1);
                self.read_up_to(due)?;
            }
        }
    }

    /// Cuts off what stands before `cut`.
    fn give(&mut self, cut: usize) -> Stretch {
        let is_first = self.start == Position::default();
        let lead = self.lead;
        let from = self.at - lead;
        self.lead = if self.buffer[..cut].ends_with(b"\n") { 0 } else { LEAD.min(cut) };
        let rest = cut - self.lead;
        let bytes = if self.buffer.len() - cut > SIZE {
            self.at = cut;
            self.buffer[from..cut].to_vec()
        } else {
            let mut next = Vec::with_capacity(SIZE + 2 * READ);
            next.extend_from_slice(&self.buffer[rest..]);
            self.at = self.lead;
            let mut bytes = std::mem::replace(&mut self.buffer, next);
            bytes.truncate(cut);
            bytes.drain(..from);
            bytes
        };
        self.done = self.ended && self.ahead().is_empty();
        let after = self.start.after(&bytes[lead..]);
        let start = std::mem::replace(&mut self.start, after);
        let source = Arc::clone(&self.source);
        let &mut Stretches { walked, done: is_last, .. } = self;
        Stretch { source, start, is_last, walked, bytes, lead, is_whole: is_first && is_last }
    }
}

impl Iterator for Stretches {
    type Item = io::Result<Stretch>;

    fn next(&mut self) -> Option<io::Result<Stretch>> {
        if self.done {
            return None;
        }
        let cut = self.cut();
        self.done = cut.is_err();
        Some(cut.map(|cut| self.give(cut)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Found, tokens_in};
    use super::*;
    use proptest::prelude::*;

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.PRiwGOM3iP4jt_S8aTTsUyAQ7GKkXGJNOwUIA6CbSQI";

    /// Gives out so many bytes at once.
    struct Slow {
        bytes: Vec<u8>,
        at: usize,
        sizes: Vec<usize>,
    }

    impl Read for Slow {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let size =
                self.sizes[self.at % self.sizes.len()].min(buffer.len()).min(self.bytes.len() - self.at);
            buffer[..size].copy_from_slice(&self.bytes[self.at..self.at + size]);
            self.at += size;
            Ok(size)
        }
    }

    fn stretches(bytes: Vec<u8>, sizes: Vec<usize>) -> Vec<Stretch> {
        let content = Slow { bytes, at: 0, sizes };
        Stretches::of(Input::new("test", content)).map(Result::unwrap).collect()
    }

    /// Token, line, column and the name it was found under.
    fn seen(stretches: &[Stretch]) -> Vec<(String, usize, usize, Option<String>)> {
        let tell =
            |found: Found| (found.token.text().to_string(), found.line, found.column, found.place.name);
        stretches.iter().flat_map(tokens_in).map(tell).collect()
    }

    fn line() -> impl Strategy<Value = String> {
        prop_oneof![
            Just(format!("at=info token={TOKEN} done")),
            Just(format!("{{\"access_token\":\"{TOKEN}\"}} {TOKEN}")),
            (1..TOKEN.len()).prop_map(|at| format!("{}\n{}", &TOKEN[..at], &TOKEN[at..])),
            "[ -~]{0,200}",
            Just(String::new()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn however_it_is_read_the_same_is_seen(
            lines in prop::collection::vec(line(), 2..2000),
            sizes in prop::collection::vec(1usize..200_000, 1..5),
        ) {
            // Two words in the first line and the last tell that it is no token alone.
            let text = format!("two words\n{}\ntwo words", lines.join("\n"));
            let at_once = stretches(text.clone().into_bytes(), vec![usize::MAX]);
            let slowly = stretches(text.clone().into_bytes(), sizes);
            for stretches in [&at_once, &slowly] {
                let bytes: Vec<_> = stretches.iter().flat_map(|stretch| &stretch.bytes[stretch.lead..]).copied().collect();
                prop_assert!(bytes == text.as_bytes());
                let last = stretches.iter().position(|stretch| stretch.is_last);
                prop_assert_eq!(last, Some(stretches.len() - 1));
            }
            prop_assert_eq!(seen(&slowly), seen(&at_once));
        }
    }

    #[test]
    fn lines_without_end_are_cut_where_no_token_is() {
        for filling in ["a, ", "ab/", "{\"k\": \"v\"}, ", "one\n"] {
            let mut text = String::new();
            let mut columns = Vec::new();
            for _ in 0..12 {
                text.push_str(&filling.repeat(900_000 / filling.len()));
                text.push_str(" session=");
                columns.push(text.len() - text.rfind('\n').map_or(0, |newline| newline + 1) + 1);
                text.push_str(TOKEN);
                text.push(' ');
            }
            let cut = stretches(text.into_bytes(), vec![usize::MAX]);
            assert!(cut.iter().all(|stretch| stretch.bytes.len() <= LONGEST + LEAD), "{filling}");
            let seen = seen(&cut);
            assert!(
                seen.iter().all(|(token, .., name)| token == TOKEN && name.as_deref() == Some("session"))
            );
            assert!(seen.iter().map(|(_, _, column, _)| *column).eq(columns), "{filling}");
        }
    }

    #[test]
    fn a_token_alone_is_whole_however_long() {
        let long = format!("{}.{}.AA", TOKEN.split('.').next().unwrap(), "A".repeat(3_000_000));
        let read = stretches(format!("Bearer {long}\n").into_bytes(), vec![4096]);
        assert_eq!((read.len(), read[0].is_whole), (1, true));
        assert_eq!(seen(&read)[0].0.len(), long.len());
        assert!(stretches(Vec::new(), vec![1])[0].is_blank());
    }
}

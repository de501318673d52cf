//! Reads a source bit by bit: stretches of it that can be looked through each on its own, by any thread.

mod reading;
mod skimming;

use super::carrier::{self, Carrier, Cut, Cutter};
use super::stretch::{Record, Stretch, VIEW};
use super::utf16::Utf16;
use super::{LARGEST_RECORD, Trouble};
use crate::core::find;
use crate::core::source::{Input, Position, RandomAccess};
use memchr::memrchr;
use reading::{FIRST_READ, READ};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// A stretch has about as many bytes: what a thread does at a time.
const SIZE: usize = 256 * 1024;

/// A stretch that cannot be cut at a line end is cut elsewhere once it has so many bytes.
const LONGEST: usize = 1024 * 1024;

/// One token that is a whole source, or one JSON serialization, may have so many bytes.
const LONGEST_WHOLE: usize = 16 * 1024 * 1024;

/// Whether bytes hold more tokens than may be told of at a time, since each takes many times its bytes when it is taken apart;
/// most have a beginning of base64url twice.
fn is_crowded(bytes: &[u8]) -> bool {
    const MOST: usize = 2048;
    bytes.len() >= SIZE && memchr::memmem::find_iter(bytes, b"eyJ").nth(MOST).is_some()
}

/// The stretches of a source, in order.
pub struct Stretches {
    source: Arc<str>,
    path: Option<Arc<Path>>,
    content: Box<dyn Read + Send>,
    random_access: Option<Box<dyn RandomAccess>>,
    walked: bool,
    utf16: Option<Utf16>,
    buffer: Vec<u8>,
    /// How much is asked for next.
    due: usize,
    /// What stands in the buffer before this was given out.
    at: usize,
    start: Position,
    begun: bool,
    /// How many times in a row nothing came when more was asked for; what comes slowly is given out as it comes.
    waited: usize,
    /// Whether there is no more to read.
    ended: bool,
    done: bool,
    carrier: Carrier,
    cutter: Cutter,
    /// How much of what is ahead is known to be text between records.
    text: usize,
    number: usize,
    trouble: Option<Trouble>,
    /// How many bytes were passed over since something was given out.
    passed: usize,
    /// How many pieces in a row, of those that might be passed over, were.
    barren: usize,
    /// A piece is read here that may be passed over.
    scratch: Vec<u8>,
}

impl Stretches {
    /// The stretches of an input.
    pub fn of(input: Input) -> Stretches {
        // Nor need a small source be read bit by bit.
        let size = input.random_access.as_ref().and_then(|file| file.size().ok()).unwrap_or(0);
        Stretches {
            source: input.name.into(),
            path: input.path.map(Into::into),
            content: input.content,
            random_access: input.random_access,
            walked: input.walked,
            utf16: None,
            buffer: Vec::new(),
            due: (size as usize).saturating_add(1).clamp(FIRST_READ, READ),
            at: 0,
            start: Position::default(),
            begun: false,
            waited: 0,
            ended: false,
            done: false,
            carrier: Carrier::Text,
            cutter: Cutter::new(Carrier::Text, LARGEST_RECORD),
            text: 0,
            number: 0,
            trouble: None,
            passed: 0,
            barren: 0,
            scratch: Vec::new(),
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

    /// Where what was not given out begins.
    pub fn position(&self) -> Position {
        self.start
    }

    /// One more stretch, of a source that is not read to its end: of text the whole lines that were read. What else was read
    /// may be cut off anywhere, and nobody can tell what it says.
    pub fn cut_short(&mut self) -> Option<Stretch> {
        let is_text = self.carrier == Carrier::Text && self.text == 0;
        let begins_record =
            self.start == Position::default() && Carrier::recognize(self.ahead()) != Carrier::Text;
        let cut = match find::last_cut(self.ahead()) {
            _ if !self.flows() => memrchr(b'\n', self.ahead()).map(|newline| newline + 1),
            cut => cut,
        };
        let cut = cut.filter(|_| is_text && !begins_record)?;
        Some(self.give(self.at + cut, None))
    }

    /// What was read and is not given out.
    fn ahead(&self) -> &[u8] {
        &self.buffer[self.at..]
    }

    /// Whether what is ahead is whole lines, with a token that is believed wherever it stands: whoever writes that and pauses
    /// writes lines.
    fn has_line_with_token(&self) -> bool {
        let text = self.ahead();
        text.ends_with(b"\n") && find::tokens_in(text, 0..text.len()).next().is_some()
    }

    /// The last line end at which this text that goes on can be cut.
    fn last_cut(&self, text: &[u8]) -> Option<usize> {
        if !self.pauses() {
            return find::last_cut(text);
        }
        // Whoever pauses writes whole lines.
        memrchr(b'\n', text).map(|newline| newline + 1)
    }

    /// Looks at the beginning: what the source is, and whether it must be seen to its end.
    fn begin(&mut self) -> io::Result<()> {
        self.read()?;
        while !self.ended && self.flows() && self.ahead().len() < carrier::TELLING {
            self.read()?;
        }
        self.carrier = Carrier::recognize(self.ahead());
        self.cutter = Cutter::new(self.carrier, LARGEST_RECORD);
        if matches!(self.carrier, Carrier::Text | Carrier::Json) {
            while !self.ended && self.ahead().len() < LONGEST_WHOLE && find::may_be_whole(self.ahead()) {
                if self.pauses() && self.has_line_with_token() {
                    break;
                }
                self.read_up_to((2 * self.ahead().len()).min(LONGEST_WHOLE))?;
            }
        }
        Ok(())
    }

    /// Whether all that there is was read, and is one token or a JSON serialization.
    fn is_one_token(&self) -> bool {
        let may_be = self.ended && find::may_be_whole(self.ahead());
        may_be && (self.carrier == Carrier::Text || !find::as_a_whole(self.ahead()).is_empty())
    }

    /// Reads until a stretch can be cut off, and says where, and which record it is.
    fn cut(&mut self) -> io::Result<(usize, Option<Record>)> {
        if !self.begun {
            self.begin()?;
            if self.is_one_token() {
                self.carrier = Carrier::Text;
                return Ok((self.buffer.len(), None));
            }
        }
        if self.carrier == Carrier::Text {
            return Ok((self.cut_text(None)?, None));
        }
        loop {
            if self.text > 0 {
                let cut = self.cut_text(Some(self.text))?;
                self.text -= cut - self.at;
                return Ok((cut, None));
            }
            match self.cutter.next(&self.buffer[self.at..], self.ended) {
                Cut::More if self.ended => return Ok((self.buffer.len(), None)),
                Cut::More => self.read()?,
                Cut::Text(length) => self.text = length,
                Cut::Record(length) if !is_crowded(&self.ahead()[..length]) => {
                    return Ok(self.record(length, false));
                }
                Cut::Torn(length) => {
                    // A document may be one that only begins as JSON does.
                    if self.carrier != Carrier::Json {
                        self.trouble = Some(Trouble::Torn(self.carrier, self.number + 1));
                    }
                    if length <= LARGEST_RECORD {
                        return Ok(self.record(length, true));
                    }
                    self.text = length;
                }
                Cut::Record(length) | Cut::Large(length) => {
                    self.number += 1;
                    self.trouble = Some(Trouble::Large(self.carrier, self.number));
                    self.text = length;
                }
            }
        }
    }

    /// The record that has so many of the bytes ahead.
    fn record(&mut self, length: usize, torn: bool) -> (usize, Option<Record>) {
        self.number += 1;
        let is_blank = |bytes: &[u8]| bytes.trim_ascii().is_empty();
        let (before, after) = (&self.buffer[..self.at], &self.ahead()[length..]);
        let alone = self.number == 1 && self.ended && is_blank(before) && is_blank(after);
        (self.at + length, Some(Record { carrier: self.carrier, number: self.number, alone, torn }))
    }

    /// Reads until a stretch of text can be cut off, and says where; of what is `known` to be text there is no more. What was
    /// looked at in vain is looked at again when there is twice as much, so that looking costs no more than reading.
    fn cut_text(&mut self, known: Option<usize>) -> io::Result<usize> {
        if known.is_none() && self.ahead().len() < SIZE && !self.ended {
            self.read_up_to(SIZE)?;
        }
        let mut size = SIZE;
        loop {
            let text = &self.ahead()[..known.unwrap_or(self.ahead().len())];
            if (self.ended || known.is_some()) && text.len() <= size {
                return Ok(self.at + text.len());
            }
            let within = &text[..text.len().min(size)];
            if let Some(cut) = self.last_cut(within) {
                return Ok(self.at + cut);
            }
            // Of less, hardly anything might stand before what a token can still begin in.
            if within.len() >= LONGEST || within.len() >= 2 * SIZE && is_crowded(within) {
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

    /// Lets go of what was given out or passed over, once there is more of it than of what is to come.
    fn let_go(&mut self) {
        if self.at > SIZE && self.at > self.buffer.len() - self.at {
            self.buffer.drain(..self.at - VIEW);
            self.at = VIEW;
        }
    }

    /// Cuts off what stands before `cut`.
    fn give(&mut self, cut: usize, record: Option<Record>) -> Stretch {
        let is_first = self.start == Position::default() && self.number == 0;
        let lead = if record.is_some() { 0 } else { VIEW.min(self.at) };
        let from = self.at - lead;
        let to = if record.is_some() { cut } else { self.buffer.len().min(cut + VIEW) };
        let ahead = self.buffer.len() - cut;
        let after = self.start.after(&self.buffer[self.at..cut]);
        let start = std::mem::replace(&mut self.start, after);
        let own = lead..lead + cut - self.at;
        // What is larger is moved less.
        let bytes = if ahead > cut - from {
            self.at = cut;
            self.buffer[from..to].to_vec()
        } else {
            let kept = VIEW.min(cut);
            let more = if self.ended { 0 } else { SIZE + 2 * READ };
            let mut next = Vec::with_capacity(ahead + kept + more);
            next.extend_from_slice(&self.buffer[cut - kept..]);
            self.at = kept;
            let mut bytes = std::mem::replace(&mut self.buffer, next);
            bytes.truncate(to);
            bytes.drain(..from);
            bytes
        };
        self.let_go();
        self.done = self.ended && self.ahead().is_empty();
        Stretch {
            source: Arc::clone(&self.source),
            path: self.path.clone(),
            start,
            is_last: self.done,
            walked: self.walked,
            pauses: !self.flows(),
            passed: std::mem::take(&mut self.passed),
            trouble: self.trouble.take(),
            bytes,
            own,
            record,
            is_whole: is_first && self.done && record.is_none() && self.carrier == Carrier::Text,
        }
    }
}

impl Iterator for Stretches {
    type Item = io::Result<Stretch>;

    fn next(&mut self) -> Option<io::Result<Stretch>> {
        if self.done {
            return None;
        }
        let mut cut = self.cut();
        while let Ok((end, None)) = cut
            && self.is_barren(end)
        {
            self.pass(end);
            cut = self.skim().and_then(|()| self.cut());
        }
        // What follows is in view too, if it is there; and so it is known whether it is.
        while let Ok((end, _)) = cut
            && !self.ended
            && self.flows()
            && self.buffer.len() < end + VIEW
        {
            cut = self.read().and(cut);
        }
        self.done = cut.is_err();
        Some(cut.map(|(cut, record)| self.give(cut, record)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Found, tokens_in};
    use super::skimming::MOST_PASSED;
    use super::*;
    use proptest::prelude::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

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

    /// Tokens with a space between each two may all be one, torn apart.
    #[test]
    fn of_what_may_be_one_token_no_more_is_read_than_one_may_have() {
        struct Endless(Arc<AtomicUsize>);
        impl Read for Endless {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let before = self.0.fetch_add(buffer.len(), Ordering::Relaxed);
                let text = TOKEN.bytes().chain([b' ']).cycle().skip(before % (TOKEN.len() + 1));
                buffer.iter_mut().zip(text).for_each(|(to, from)| *to = from);
                Ok(buffer.len())
            }
        }
        let read = Arc::default();
        let mut stretches = Stretches::of(Input::new("test", Endless(Arc::clone(&read))));
        assert!(stretches.next().unwrap().is_ok());
        let read = read.load(Ordering::Relaxed);
        assert!(read <= LONGEST_WHOLE + 2 * SIZE, "{read}");
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
                let mut rest = text.as_bytes();
                for stretch in stretches {
                    rest = rest[stretch.passed..].strip_prefix(stretch.own_bytes()).unwrap();
                }
                prop_assert!(rest.is_empty());
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
            assert!(cut.iter().all(|stretch| stretch.bytes.len() <= LONGEST + 2 * VIEW), "{filling}");
            let seen = seen(&cut);
            assert!(
                seen.iter().all(|(token, .., name)| token == TOKEN && name.as_deref() == Some("session"))
            );
            assert!(seen.iter().map(|(_, _, column, _)| *column).eq(columns), "{filling}");
        }
    }

    #[test]
    fn what_holds_nothing_is_passed_over() {
        let filling = "2026-11-21T20:00:00Z GET /index.html 200 is all there is to say of it\n";
        let many = filling.repeat(3 * SIZE / filling.len());
        let key = "-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----\n";
        let text = [&many, "session=", TOKEN, "\n", &many, key, &many, &many].concat();
        for sizes in [vec![usize::MAX], vec![1000, 70_001]] {
            let cut = stretches(text.clone().into_bytes(), sizes);
            let passed: usize = cut.iter().map(|stretch| stretch.passed).sum();
            let given: usize = cut.iter().map(|stretch| stretch.own_bytes().len()).sum();
            assert!(passed > 2 * many.len() && passed + given == text.len(), "{passed} {given}");
            assert!(
                cut.iter().any(|stretch| memchr::memmem::find(stretch.own_bytes(), key.as_bytes()).is_some())
            );
            let line = many.lines().count() + 1;
            assert_eq!(seen(&cut), [(TOKEN.to_string(), line, 9, Some("session".to_string()))]);
            assert!(cut.last().unwrap().is_last);
        }
        // Whoever waits is told now and then how far it came.
        let long =
            stretches(filling.repeat((3 * MOST_PASSED) / filling.len()).into_bytes(), vec![usize::MAX]);
        assert!(long.len() >= 4 && long.iter().all(|stretch| stretch.passed <= MOST_PASSED + LONGEST));
    }

    /// With a token at every distance from the end of a piece that is read, up to more than its length.
    #[test]
    fn what_begins_at_the_edge_of_a_piece_is_seen() {
        let filling = "2026-11-21T20:00:00Z GET /index.html 200 is all there is to say of it\n";
        // The first pieces are smaller, and all together a little less than two others.
        let edge = 2 * READ - FIRST_READ + 16 * READ;
        for distance in 0..TOKEN.len() + 4 {
            let at = edge - distance;
            let before = filling.repeat(at / filling.len());
            let text = format!("{before}{:>1$}{TOKEN}\n{before}", "", at - before.len());
            let cut = stretches(text.into_bytes(), vec![usize::MAX]);
            assert!(cut.iter().any(|stretch| stretch.passed > SIZE));
            let due = (TOKEN.to_string(), before.lines().count() + 1, at - before.len() + 1, None);
            assert_eq!(seen(&cut), [due], "{distance}");
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

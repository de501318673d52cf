//! Passes over what can hold neither token nor key, which is all that a large log without tokens costs.

use super::super::carrier::Carrier;
use super::Stretches;
use super::reading::READ;
use crate::core::find;
use crate::core::source::{Position, RandomAccess};
use memchr::memrchr;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{io, thread};

/// Neither what a token begins with nor what a key does is longer.
const LONGEST_MARK: usize = 64;

/// When so many bytes in which nothing can begin were passed over, something is given out: whoever waits wants to know how
/// far the reading came.
pub(super) const MOST_PASSED: usize = 64 * 1024 * 1024;

/// After so many pieces in which nothing begins it is believed that there are more.
const BELIEVED: usize = 16;

/// More threads read no faster.
const MOST_HANDS: usize = 4;

/// So many threads look through a file; to ask the system takes as long as to look through a piece.
static HANDS: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from).min(MOST_HANDS));

/// Pieces that several threads look through, each the next that none of them has.
struct Pieces<'a> {
    file: &'a dyn RandomAccess,
    first: u64,
    next: AtomicUsize,
    /// How many of them there are, as long as nothing begins in any; then, how many come before one in which something may.
    end: AtomicUsize,
}

impl Pieces<'_> {
    /// Looks through pieces until there are no more: which they were, and how many lines ended in each.
    fn look_through(&self) -> Vec<(usize, usize)> {
        let (mut room, mut barren) = (vec![0; LONGEST_MARK + READ], Vec::new());
        loop {
            let piece = self.next.fetch_add(1, Ordering::Relaxed);
            if piece >= self.end.load(Ordering::Relaxed) {
                return barren;
            }
            match self.newlines(piece, &mut room) {
                Some(newlines) => barren.push((piece, newlines)),
                None => drop(self.end.fetch_min(piece, Ordering::Relaxed)),
            }
        }
    }

    /// How many lines end in a piece, if any do, and nothing begins in it nor where the one before it ends.
    fn newlines(&self, piece: usize, room: &mut [u8]) -> Option<usize> {
        let read = self.file.read_at(room, self.place(piece) - LONGEST_MARK as u64);
        if !read.is_ok_and(|read| read == room.len()) || !find::is_barren(room) {
            return None;
        }
        Some(bytecount::count(&room[LONGEST_MARK..], b'\n')).filter(|newlines| *newlines > 0)
    }

    fn place(&self, piece: usize) -> u64 {
        self.first + (piece * READ) as u64
    }
}

impl Stretches {
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

    /// Passes over pieces in which nothing begins as they are read: they need not be put together.
    pub(super) fn skim(&mut self) -> io::Result<()> {
        if self.utf16.is_some() || !find::is_barren(self.ahead()) {
            return Ok(());
        }
        while self.goes_on(self.at) {
            if self.barren >= BELIEVED && self.skim_together()? {
                continue;
            }
            let is_barren = self.skim_piece()?;
            self.barren = if is_barren { self.barren + 1 } else { 0 };
            if !is_barren {
                break;
            }
        }
        Ok(())
    }

    /// Passes over the next piece, if nothing begins in it; else it is ahead.
    fn skim_piece(&mut self) -> io::Result<bool> {
        let mut piece = std::mem::take(&mut self.scratch);
        piece.resize(READ, 0);
        let read = self.read_into(&mut piece)?;
        piece.truncate(read);
        // Nor may anything begin where the two meet.
        let before = &self.buffer[self.buffer.len().saturating_sub(LONGEST_MARK)..];
        let between = [before, &piece[..read.min(LONGEST_MARK)]].concat();
        let line_end = memrchr(b'\n', &piece)
            .filter(|_| read == READ && find::is_barren(&between) && find::is_barren(&piece))
            .map(|newline| newline + 1);
        match line_end {
            Some(line_end) => {
                let newlines = bytecount::count(&piece, b'\n');
                self.pass_to(newlines, READ, &mut piece, line_end);
            }
            None => self.buffer.extend_from_slice(&piece),
        }
        self.scratch = piece;
        Ok(line_end.is_some())
    }

    /// Passes over what several threads look through at once, up to where something may begin, and says whether nothing does.
    fn skim_together(&mut self) -> io::Result<bool> {
        let Some(file) = &self.random_access else { return Ok(false) };
        let (first, most) = (file.position()?, MOST_PASSED.saturating_sub(self.passed) / READ);
        let count = most.min(file.size()?.saturating_sub(first) as usize / READ);
        if *HANDS == 1 || count < BELIEVED || first < LONGEST_MARK as u64 {
            return Ok(false);
        }
        let pieces = Pieces { file: &**file, first, next: AtomicUsize::new(0), end: AtomicUsize::new(count) };
        let looked: Vec<_> = thread::scope(|scope| {
            let others: Vec<_> = (1..*HANDS).map(|_| scope.spawn(|| pieces.look_through())).collect();
            let own = pieces.look_through();
            own.into_iter()
                .chain(others.into_iter().flat_map(|other| other.join().unwrap_or_default()))
                .collect()
        });
        let barren = pieces.end.load(Ordering::Relaxed);
        let counts = looked.iter().filter(|(piece, _)| *piece < barren);
        let (seen, newlines) = counts.fold((0, 0), |(seen, all), (_, newlines)| (seen + 1, all + newlines));
        // Unless a thread broke down, or the file is another by now.
        let mut last = vec![0; READ];
        if barren == 0 || seen < barren || file.read_at(&mut last, pieces.place(barren - 1))? < READ {
            return Ok(false);
        }
        let Some(newline) = memrchr(b'\n', &last) else { return Ok(false) };
        file.skip((barren * READ) as u64)?;
        self.pass_to(newlines, barren * READ, &mut last, newline + 1);
        Ok(barren == count)
    }

    /// Passes over what is ahead and so many bytes that were read after it, up to the last line end in `last`, with which
    /// they end.
    fn pass_to(&mut self, newlines: usize, bytes: usize, last: &mut Vec<u8>, line_end: usize) {
        self.start = Position { line: self.start.after(self.ahead()).line + newlines, column: 1, surplus: 0 };
        self.passed += self.ahead().len() + bytes - (last.len() - line_end);
        std::mem::swap(&mut self.buffer, last);
        self.at = line_end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tokens_in;
    use super::*;
    use crate::core::source::Input;
    use std::io::Read;
    use std::sync::{Arc, Mutex};

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.PRiwGOM3iP4jt_S8aTTsUyAQ7GKkXGJNOwUIA6CbSQI";

    /// A file that is only remembered; it may be shorter than it says.
    #[derive(Clone)]
    struct Remembered {
        bytes: Arc<Vec<u8>>,
        size: u64,
        at: Arc<Mutex<u64>>,
    }

    impl Remembered {
        fn input(bytes: Vec<u8>, size: u64) -> Input {
            let file = Remembered { bytes: Arc::new(bytes), size, at: Arc::default() };
            Input { random_access: Some(Box::new(file.clone())), ..Input::new("test", file) }
        }
    }

    impl Read for Remembered {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            let mut at = self.at.lock().unwrap();
            let read = self.read_at(room, *at)?;
            *at += read as u64;
            Ok(read)
        }
    }

    impl RandomAccess for Remembered {
        fn size(&self) -> io::Result<u64> {
            Ok(self.size)
        }

        fn position(&self) -> io::Result<u64> {
            Ok(*self.at.lock().unwrap())
        }

        fn read_at(&self, room: &mut [u8], position: u64) -> io::Result<usize> {
            (&self.bytes[self.bytes.len().min(position as usize)..]).read(room)
        }

        fn skip(&self, bytes: u64) -> io::Result<()> {
            *self.at.lock().unwrap() += bytes;
            Ok(())
        }
    }

    /// Tokens with line and column, how much was passed over, and how much was read in all.
    fn seen(input: Input) -> (Vec<(usize, usize)>, usize, usize) {
        let stretches: Vec<_> = Stretches::of(input).map(Result::unwrap).collect();
        let passed = stretches.iter().map(|stretch| stretch.passed).sum();
        let read = passed + stretches.iter().map(|stretch| stretch.own_bytes().len()).sum::<usize>();
        let found = stretches.iter().flat_map(tokens_in).map(|found| (found.line, found.column)).collect();
        (found, passed, read)
    }

    #[test]
    fn what_several_threads_look_through_is_seen_as_by_one() {
        let filling = "2026-11-21T20:00:00Z GET /index.html 200 is all there is to say of it\n";
        let size = MOST_PASSED + 3 * BELIEVED * READ;
        let text = filling.repeat(size / filling.len()).into_bytes();
        // Where pieces meet, where something is given out, and anywhere.
        let begun = (BELIEVED + 4) * READ;
        let edges = [begun, begun + READ, MOST_PASSED + begun];
        let places = edges.into_iter().flat_map(|edge| [edge - 40, edge, edge + 3 * READ - 1, edge + 12_345]);
        for place in places {
            let mut text = text.clone();
            text[place..place + TOKEN.len()].copy_from_slice(TOKEN.as_bytes());
            text[place - 1] = b' ';
            text[place + TOKEN.len()] = b' ';
            let line_start = memrchr(b'\n', &text[..place]).unwrap() + 1;
            let due = (bytecount::count(&text[..place], b'\n') + 1, place - line_start + 1);
            let size = text.len();
            let (found, passed, read) = seen(Remembered::input(text, size as u64));
            assert_eq!((found, read), (vec![due], size), "{place}");
            assert!(passed > size - (1 << 20), "{passed} of {size}");
        }
    }

    #[test]
    fn a_file_may_have_shrunk_or_grown() {
        let filling = "nothing that anybody wants to know is said in this line of text\n";
        let size = 8 * BELIEVED * READ;
        for (bytes, claimed) in [(size / 2 + 1000, size * 2), (size, size / 2), (size, 0)] {
            let mut text = filling.repeat(bytes / filling.len());
            text.push_str(&format!("\nsession={TOKEN} and more\n"));
            let (bytes, lines) = (text.len(), text.lines().count());
            let (found, _, read) = seen(Remembered::input(text.into_bytes(), claimed as u64));
            assert_eq!((found, read), (vec![(lines, 9)], bytes));
        }
    }
}

//! A list of secrets, one a line, read once from its beginning to its end, so that it may be larger than memory, or a pipe.
//! What is compressed with gzip is inflated on the way; its content says so, not its name.

use super::Host;
use super::live::Live;
use anyhow::{Context, Result, anyhow, bail};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

/// Bytes that are handed out at a time, about.
const STRETCH: usize = 64 << 10;

/// What other files begin with, and the command that makes a list of them.
const OTHERS: &[(&[u8], &str, &str)] = &[
    (b"\xfd7zXZ\0", "compressed with xz", "xz -dc"),
    (b"BZh", "compressed with bzip2", "bzip2 -dc"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "zstd -dc"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "7z x -so"),
    (b"PK\x03\x04", "a zip archive", "unzip -p"),
];

/// A list of secrets as it is read.
pub struct Wordlist {
    /// What to call it in a message.
    name: String,
    input: Box<dyn Read + Send>,
    is_gzip: bool,
    /// Longer lines are cut one byte above this: whoever looks at them sees that they are too long.
    longest_line: usize,
    /// What was read and not handed out.
    rest: Vec<u8>,
    next_line: u64,
    /// What went wrong is said after all that was read before.
    error: Option<io::Error>,
    has_ended: bool,
}

/// Whole lines of a list.
pub struct Lines {
    /// The first line's number, from 1.
    pub first_line: u64,
    /// The lines with their ends; the last line of the list may have none.
    pub lines: Vec<u8>,
}

impl Host {
    /// Opens a list of secrets, `-` being standard input.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, or holds no lines but something else.
    pub fn wordlist(&self, path: &Path, longest_line: usize) -> Result<Wordlist> {
        let name = if path.as_os_str() == "-" { "standard input".into() } else { path.display().to_string() };
        let open = || -> Result<Wordlist> {
            if path.as_os_str() == "-" {
                return Wordlist::of(
                    Live::new(|| Ok(io::stdin()), &self.intake.apart()),
                    &name,
                    longest_line,
                );
            }
            if path.is_dir() {
                bail!("it is a folder");
            }
            let file = File::open(path)?;
            if file.metadata().is_ok_and(|metadata| metadata.is_file()) {
                return Wordlist::of(file, &name, longest_line);
            }
            Wordlist::of(Live::new(|| Ok(file), &self.intake.apart()), &name, longest_line)
        };
        open().with_context(|| doing(&name))
    }
}

fn doing(name: &str) -> String {
    format!("reading the list of secrets {name}")
}

impl Wordlist {
    /// Begins to read.
    fn of(mut input: impl Read + Send + 'static, name: &str, longest_line: usize) -> Result<Wordlist> {
        let mut head = Vec::new();
        input.by_ref().take(8).read_to_end(&mut head)?;
        refuse_others(&head, name)?;
        let is_gzip = head.starts_with(b"\x1f\x8b\x08");
        let input = Cursor::new(head).chain(input);
        let input: Box<dyn Read + Send> = if is_gzip {
            Box::new(MultiGzDecoder::new(BufReader::with_capacity(STRETCH, input)))
        } else {
            Box::new(input)
        };
        let mut list = Wordlist {
            name: name.to_string(),
            input,
            is_gzip,
            longest_line,
            rest: Vec::with_capacity(2 * STRETCH),
            next_line: 1,
            error: None,
            has_ended: false,
        };
        list.fill();
        list.begin()?;
        Ok(list)
    }

    /// What to call it in a message.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Reads until there is a stretch, or nothing more to read.
    fn fill(&mut self) {
        // One more at a time than is handed out, so that a stretch is one read.
        let mut buffer = vec![0; STRETCH];
        while self.rest.len() < STRETCH && !self.has_ended {
            match self.input.read(&mut buffer) {
                Ok(0) => self.has_ended = true,
                Ok(count) => self.rest.extend_from_slice(&buffer[..count]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.has_ended = true;
                    self.error = Some(error);
                }
            }
        }
    }

    /// Passes over the rest of a line that has no end in sight.
    fn cut_line(&mut self) {
        self.rest.truncate(self.longest_line + 1);
        let mut buffer = vec![0; STRETCH];
        while !self.has_ended {
            match self.input.read(&mut buffer) {
                Ok(0) => self.has_ended = true,
                Ok(count) => {
                    if let Some(at) = memchr::memchr(b'\n', &buffer[..count]) {
                        self.rest.extend_from_slice(&buffer[at..count]);
                        return;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.has_ended = true;
                    self.error = Some(error);
                }
            }
        }
    }

    /// Drops the mark that some editors put first, and refuses what is no list.
    fn begin(&mut self) -> Result<()> {
        if self.is_gzip {
            refuse_others(&self.rest, &self.name)?;
        }
        let is_wide =
            |order: usize| self.rest.iter().skip(2 + order).step_by(2).take(4).all(|byte| *byte == 0);
        if self.rest.len() > 3
            && (self.rest.starts_with(b"\xff\xfe") && is_wide(1)
                || self.rest.starts_with(b"\xfe\xff") && is_wide(0))
        {
            bail!(
                "it is in UTF-16\ntry: iconv -f utf-16 -t utf-8 {} | jotkit lint --wordlist - …",
                self.name
            );
        }
        if self.rest.get(257..262) == Some(b"ustar") {
            bail!("it is a tar archive\ntry: tar -xOf {} | jotkit lint --wordlist - …", self.name);
        }
        if self.rest.starts_with("\u{feff}".as_bytes()) {
            self.rest.drain(..3);
        }
        Ok(())
    }

    /// What went wrong, at the end of all that could be read.
    fn failure(&mut self) -> Option<anyhow::Error> {
        let error = self.error.take()?;
        let what = if self.is_gzip { "its gzip data are damaged" } else { "it breaks off" };
        let last = self.next_line - 1;
        Some(anyhow!(error).context(format!("{what} after line {last}")).context(doing(&self.name)))
    }
}

impl Iterator for Wordlist {
    type Item = Result<Lines>;

    fn next(&mut self) -> Option<Result<Lines>> {
        self.fill();
        let mut end = memchr::memrchr(b'\n', &self.rest).map(|at| at + 1);
        if end.is_none() && !self.has_ended {
            self.cut_line();
            end = memchr::memrchr(b'\n', &self.rest).map(|at| at + 1);
        }
        let end = if self.has_ended { self.rest.len() } else { end.unwrap_or_default() };
        if end == 0 {
            self.rest.clear();
            return self.failure().map(Err);
        }
        let rest = self.rest.split_off(end);
        let lines = std::mem::replace(&mut self.rest, rest);
        let first_line = self.next_line;
        self.next_line += bytecount::count(&lines, b'\n') as u64;
        self.next_line += u64::from(lines.last() != Some(&b'\n'));
        Some(Ok(Lines { first_line, lines }))
    }
}

fn refuse_others(head: &[u8], name: &str) -> Result<()> {
    let other = OTHERS.iter().find(|(magic, ..)| head.starts_with(magic));
    // "BZh" may begin a word; bzip2 goes on with a digit and a number that no word has.
    match other.filter(|(magic, ..)| *magic != b"BZh" || head.get(4..8) == Some(b"1AY&")) {
        Some((_, what, command)) => {
            bail!("it is {what}\ntry: {command} {name} | jotkit lint --wordlist - …")
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    const LONGEST: usize = 100;

    /// Hands out a few bytes at a time, as pipes do.
    struct Dripping(Cursor<Vec<u8>>, usize);

    impl Read for Dripping {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = buffer.len().min(self.1);
            self.0.read(&mut buffer[..count])
        }
    }

    fn read(bytes: &[u8], drop: usize) -> Result<Vec<(u64, Vec<u8>)>> {
        let list = Wordlist::of(Dripping(Cursor::new(bytes.to_vec()), drop), "list", LONGEST)?;
        let mut lines = Vec::new();
        for stretch in list {
            let Lines { first_line, lines: text } = stretch?;
            let text = text.strip_suffix(b"\n").unwrap_or(&text);
            lines.extend(
                text.split(|byte| *byte == b'\n')
                    .map(<[u8]>::to_vec)
                    .zip(first_line..)
                    .map(|(line, n)| (n, line)),
            );
        }
        Ok(lines)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn every_line_comes_with_its_number() {
        let mut text = Vec::new();
        let mut expected = Vec::new();
        for number in 1..40_000_u64 {
            let line = [&b"line \xff "[..], number.to_string().as_bytes(), b"\r"].concat();
            text.extend_from_slice(&line);
            text.push(b'\n');
            expected.push((number, line));
        }
        text.pop();
        for drop in [7, 4096, usize::MAX] {
            assert_eq!(read(&text, drop).unwrap(), expected);
            assert_eq!(read(&gzip(&text), drop).unwrap(), expected);
        }
        // Several members make one list, as they do for gzip.
        let (one, two) = text.split_at(50_000);
        assert_eq!(read(&[gzip(one), gzip(two)].concat(), 4096).unwrap(), expected);
        assert!(read(b"", 1).unwrap().is_empty() && read(&gzip(b""), 1).unwrap().is_empty());
        assert_eq!(
            read(b"\xef\xbb\xbfa\n\nb", 1).unwrap(),
            [(1, b"a".to_vec()), (2, vec![]), (3, b"b".to_vec())]
        );
    }

    #[test]
    fn long_lines_are_cut_and_counted() {
        for length in [LONGEST, STRETCH - 1, STRETCH, STRETCH + 1, 5 * STRETCH] {
            let text = [&b"a\n"[..], &vec![b'x'; length], b"\nb\n"].concat();
            for drop in [1000, usize::MAX] {
                let lines = read(&text, drop).unwrap();
                assert_eq!((lines[0].clone(), lines[2].clone()), ((1, b"a".to_vec()), (3, b"b".to_vec())));
                assert_eq!(lines.len(), 3);
                assert!(lines[1].1.len() == length || lines[1].1.len() == LONGEST + 1);
            }
            let lines = read(&text[..text.len() - 3], usize::MAX).unwrap();
            assert_eq!(lines.len(), 2);
        }
    }

    #[test]
    fn what_is_damaged_is_said_after_what_is_not() {
        let text = "line\n".repeat(100_000);
        let whole = gzip(text.as_bytes());
        for damaged in [whole[..whole.len() / 2].to_vec(), whole[..whole.len() - 4].to_vec()] {
            let mut list = Wordlist::of(Cursor::new(damaged), "list", LONGEST).unwrap();
            let good = list.by_ref().take_while(Result::is_ok).count();
            assert!(good > 0 && list.next().is_none());
        }
        let mut list =
            Wordlist::of(Cursor::new([gzip(b"one"), b"more".to_vec()].concat()), "list", LONGEST).unwrap();
        assert_eq!(list.next().unwrap().unwrap().lines, b"one");
        assert!(list.next().unwrap().is_err() && list.next().is_none());
        let said = |bytes: Vec<u8>| format!("{:#}", read(&bytes, usize::MAX).unwrap_err());
        let broken = said(whole[..whole.len() - 4].to_vec());
        assert!(broken.contains("its gzip data are damaged after line 100000"), "{broken}");
        assert!(said(gzip(&[&[b'a'; 257][..], b"ustar\0"].concat())).contains("tar archive"));
        assert!(said(b"\xff\xfea\0b\0\r\0\n\0".to_vec()).contains("UTF-16"));
        assert!(said(b"BZh91AY&SY\0".to_vec()).contains("bzip2"));
        assert!(said(gzip(b"PK\x03\x04....")).contains("zip"));
        assert_eq!(read(b"BZhang\nPKfire\n", 3).unwrap().len(), 2);
    }
}

//! What is compressed is read as what it holds: streams of gzip and zstd, and the members of zip archives. Its first bytes say
//! so, not its name. Nothing is held in memory but a window of it.

use super::intake::{Counted, Intake};
use super::live::Live;
use super::regular;
use crate::core::source::Input;
use anyhow::{Context, Result, bail};
use flate2::read::{DeflateDecoder, MultiGzDecoder};
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use zip::{CompressionMethod, ZipArchive};

/// So much may come out of anything, whatever its size.
const ALWAYS: u64 = 1 << 30;

/// Beyond that, so many times its size: logs shrink to a tenth, bombs to a thousandth.
const MOST_TIMES: u64 = 100;

/// A zstd stream that looks back further wants more memory than all else here (RFC 8878 §3.1.1.1.2 suggests 8 MiB).
const LARGEST_WINDOW: u64 = 32 << 20;

/// How something is packed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Packing {
    Plain,
    Gzip,
    Zstd,
    Zip,
}

impl Packing {
    fn of(head: &[u8]) -> Packing {
        match head {
            [0x1f, 0x8b, 0x08, ..] => Packing::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Packing::Zstd,
            [b'P', b'K', 3, 4, ..] => Packing::Zip,
            _ => Packing::Plain,
        }
    }
}

/// What a stream is, inflated if it is packed. All of it may come slowly.
pub(super) fn of_stream(name: &str, stream: Live) -> Result<Input> {
    let mut stream = stream.patient();
    let head = head_of(name, &mut stream)?;
    let packing = Packing::of(&head);
    stream.unread(head);
    match packing {
        Packing::Plain => Ok(Input::new(name, stream.impatient())),
        packing => unpacked(name, packing, stream),
    }
}

/// Standard input, as what it is: a file or a stream.
pub(super) fn of_stdin(intake: &Intake) -> Result<Input> {
    const NAME: &str = "stdin";
    let Some(mut file) = stdin_file() else {
        return of_stream(NAME, Live::new(|| Ok(io::stdin()), intake));
    };
    let head = head_of(NAME, &mut file)?;
    file.seek(SeekFrom::Current(-(head.len() as i64))).with_context(|| format!("reading {NAME}"))?;
    match Packing::of(&head) {
        Packing::Plain => Ok(regular::of(NAME, file, intake)),
        packing => unpacked(NAME, packing, intake.counting(file)),
    }
}

/// Standard input, if it is a file and no pipe.
#[cfg(unix)]
pub(super) fn stdin_file() -> Option<File> {
    let file = File::from(std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned().ok()?);
    file.metadata().is_ok_and(|metadata| metadata.is_file()).then_some(file)
}

#[cfg(not(unix))]
pub(super) fn stdin_file() -> Option<File> {
    None
}

/// The inputs that a file is: the members of an archive, else one.
pub(super) fn of_file(
    name: &str,
    mut file: File,
    intake: &Intake,
) -> Result<Box<dyn Iterator<Item = Result<Input>> + Send>> {
    let head = head_of(name, &mut file)?;
    let packing = Packing::of(&head);
    if packing == Packing::Zip {
        return Ok(Box::new(members(name, file, intake)?));
    }
    file.rewind().with_context(|| format!("reading {name}"))?;
    let input = match packing {
        Packing::Plain => Ok(regular::of(name, file, intake)),
        packing => unpacked(name, packing, intake.counting(file)),
    };
    Ok(Box::new(std::iter::once(input)))
}

fn head_of(name: &str, content: &mut impl Read) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    content.take(4).read_to_end(&mut head).with_context(|| format!("reading {name}"))?;
    Ok(head)
}

fn unpacked(name: &str, packing: Packing, content: impl Read + Send + 'static) -> Result<Input> {
    match packing {
        Packing::Plain => return Ok(Input::new(name, content)),
        Packing::Zip => bail!(
            "reading {name}: it is a zip archive, whose list of members is at its end\ntry: name its file"
        ),
        Packing::Gzip | Packing::Zstd => {}
    }
    let size = Arc::new(AtomicU64::new(0));
    let content = BufReader::new(Counted::new(content, &size));
    match packing {
        Packing::Zstd => once_packed(name, Limited::new(Frames::of(content), size)),
        _ => once_packed(name, Limited::new(MultiGzDecoder::new(content), size)),
    }
}

/// So much is unpacked before it is known what it is.
const AT_ONCE: usize = 64 * 1024;

/// What came out of a packing, unless that is packed again: bombs are made so.
fn once_packed(name: &str, mut content: impl Read + Send + 'static) -> Result<Input> {
    // As much as comes at once: what unpacks may wait for more to come before it gives out what it holds back.
    let mut head = vec![0; AT_ONCE];
    let mut length = 0;
    while length < 4 {
        match content.read(&mut head[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error).with_context(|| format!("reading {name}")),
        }
    }
    head.truncate(length);
    if Packing::of(&head) != Packing::Plain {
        bail!(
            "reading {name}: what is packed in it is packed once more, and is not looked into\ntry: unpack it"
        );
    }
    Ok(Input::new(name, Cursor::new(head).chain(content)))
}

/// The files in an archive, in their order there.
fn members(
    name: &str,
    file: File,
    intake: &Intake,
) -> Result<impl Iterator<Item = Result<Input>> + Send + use<>> {
    let shared = Shared { file: Arc::new(Mutex::new(file)), at: 0 };
    let archive = ZipArchive::new(shared.clone()).with_context(|| format!("reading {name}"))?;
    let archive = Mutex::new(archive);
    let (name, intake) = (name.to_string(), intake.clone());
    let count = archive.lock().unwrap_or_else(PoisonError::into_inner).len();
    Ok((0..count).filter_map(move |at| {
        let mut archive = archive.lock().unwrap_or_else(PoisonError::into_inner);
        member(&name, &mut archive, at, &shared, &intake).transpose()
    }))
}

/// One file of an archive; none for a folder.
fn member(
    archive_name: &str,
    archive: &mut ZipArchive<Shared>,
    at: usize,
    shared: &Shared,
    intake: &Intake,
) -> Result<Option<Input>> {
    let doing = || format!("reading {archive_name}");
    let member = archive.by_index_raw(at).with_context(doing)?;
    if member.is_dir() {
        return Ok(None);
    }
    let name = format!("{archive_name}/{}", member.name().with_context(doing)?);
    if member.encrypted() {
        bail!("reading {name}: it is encrypted");
    }
    let start =
        member.data_start().with_context(|| format!("reading {name}: it has no place in the archive"))?;
    let content = intake.counting(Shared { at: start, ..shared.clone() }.take(member.compressed_size()));
    let input = match member.compression() {
        CompressionMethod::Stored => once_packed(&name, content)?,
        CompressionMethod::Deflated => {
            let size = Arc::new(AtomicU64::new(0));
            let content = Counted::new(content, &size);
            once_packed(&name, Limited::new(DeflateDecoder::new(content), size))?
        }
        other => {
            bail!("reading {name}: it is packed by {other}, which jotkit does not unpack\ntry: unpack it")
        }
    };
    Ok(Some(Input { walked: true, ..input }))
}

/// A file that several read, each at a place of its own.
#[derive(Clone)]
struct Shared {
    file: Arc<Mutex<File>>,
    at: u64,
}

impl Read for Shared {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Shared {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let to = match to {
            SeekFrom::Current(by) => {
                SeekFrom::Start(self.at.checked_add_signed(by).ok_or(io::ErrorKind::InvalidInput)?)
            }
            to => to,
        };
        self.at = file.seek(to)?;
        Ok(self.at)
    }
}

/// Ends what inflates out of all proportion.
struct Limited<R> {
    content: R,
    /// What was read of it, packed.
    size: Arc<AtomicU64>,
    given: u64,
}

impl<R> Limited<R> {
    fn new(content: R, size: Arc<AtomicU64>) -> Limited<R> {
        Limited { content, size, given: 0 }
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.content.read(buffer)?;
        self.given += read as u64;
        if self.given > ALWAYS.max(MOST_TIMES * self.size.load(Ordering::Relaxed)) {
            let message = format!(
                "it inflates to more than {} GiB, {MOST_TIMES} times its size\ntry: unpack it, if you trust it",
                ALWAYS >> 30
            );
            return Err(io::Error::other(message));
        }
        Ok(read)
    }
}

/// The frames of a zstd stream (RFC 8878 §3), one after another.
struct Frames<R> {
    content: R,
    frame: FrameDecoder,
    within: bool,
}

impl<R: BufRead> Frames<R> {
    fn of(content: R) -> Frames<R> {
        let mut frame = FrameDecoder::new();
        frame.set_max_window_size(LARGEST_WINDOW);
        Frames { content, frame, within: false }
    }

    /// Begins the next frame; whether there is one.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.content.fill_buf()?.is_empty() {
            match self.frame.init(&mut self.content) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut self.content.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.within || self.begin()? {
            self.within = true;
            while self.frame.can_collect() == 0 && !self.frame.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.frame.decode_blocks(&mut self.content, one).map_err(io::Error::other)?;
            }
            let read = self.frame.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            self.within = false;
        }
        Ok(0)
    }
}

//! What comes bit by bit, from a pipe or a terminal: its reader is told when nothing comes for a while, so that what came
//! is not kept waiting for what may never come, and when the run is interrupted.

use super::intake::Intake;
use std::io::{self, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// After so long nothing is expected to come soon.
const PATIENCE: Duration = Duration::from_millis(50);

/// While what comes must be waited for, whoever reads is told so after this long, if not before.
const TOLD_EVERY: Duration = Duration::from_millis(500);

/// Ctrl-C ends whoever writes and interrupts whoever reads, and it may take so long until the reader is told.
const SIGNALS_TAKE: Duration = Duration::from_millis(20);

/// So many bytes are read at once.
const SIZE: usize = 64 * 1024;

/// Something that is opened and read by a thread of its own.
pub(super) struct Live {
    pieces: Receiver<io::Result<Vec<u8>>>,
    piece: io::Cursor<Vec<u8>>,
    ended: bool,
    patient: bool,
    /// Whether nothing came for a while.
    idle: bool,
    /// When whoever reads was last told that nothing comes.
    told: Instant,
    intake: Intake,
}

impl Live {
    /// Reads what `open` opens, which may take as long as reading: a named pipe is open when somebody writes. It waits for
    /// what comes.
    pub(super) fn new<R: Read>(
        open: impl FnOnce() -> io::Result<R> + Send + 'static,
        intake: &Intake,
    ) -> Live {
        let (give, pieces) = sync_channel(2);
        // A thread for which nobody waits any more ends with the program.
        thread::spawn(move || {
            let mut content = match open() {
                Ok(content) => content,
                Err(error) => return drop(give.send(Err(error))),
            };
            loop {
                let mut piece = vec![0; SIZE];
                let read = content.read(&mut piece).map(|length| {
                    piece.truncate(length);
                    piece
                });
                let is_last = read.as_ref().map_or(true, Vec::is_empty);
                // Nobody may wait any more.
                if give.send(read).is_err() || is_last {
                    return;
                }
            }
        });
        let (piece, told) = (io::Cursor::default(), Instant::now());
        Live { pieces, piece, ended: false, patient: true, idle: false, told, intake: intake.clone() }
    }

    /// The same, waiting for what comes.
    pub(super) fn patient(self) -> Live {
        Live { patient: true, ..self }
    }

    /// The same, but when nothing comes for a while, reading ends with [`io::ErrorKind::WouldBlock`]; now and then it does so at
    /// once where it would have to wait.
    pub(super) fn impatient(self) -> Live {
        Live { patient: false, ..self }
    }

    /// Gives back what was read, to be read again.
    pub(super) fn unread(&mut self, mut bytes: Vec<u8>) {
        // What is in memory is read without fail.
        let _ = self.piece.read_to_end(&mut bytes);
        self.piece = io::Cursor::new(bytes);
    }

    /// The next piece, empty at the end.
    fn next(&mut self) -> io::Result<Vec<u8>> {
        let mut patience = PATIENCE;
        if !self.patient && self.told.elapsed() > TOLD_EVERY {
            patience = Duration::ZERO;
        }
        loop {
            let came = self.pieces.recv_timeout(patience);
            if self.idle && matches!(&came, Ok(Ok(piece)) if piece.is_empty()) {
                thread::sleep(SIGNALS_TAKE);
            }
            self.idle = matches!(came, Err(RecvTimeoutError::Timeout));
            match came {
                Ok(Ok(piece)) if !piece.is_empty() => {
                    self.intake.count(piece.len());
                    return Ok(piece);
                }
                // Ctrl-C ends whoever writes into the pipe, too: such an end is not that of the input.
                Ok(Ok(_)) | Err(_) if self.intake.is_to_stop() => {
                    return Err(io::Error::other("interrupted"));
                }
                Ok(end) => return end,
                Err(RecvTimeoutError::Disconnected) => return Ok(Vec::new()),
                Err(RecvTimeoutError::Timeout) if self.patient => {}
                Err(RecvTimeoutError::Timeout) => {
                    self.told = Instant::now();
                    return Err(io::ErrorKind::WouldBlock.into());
                }
            }
        }
    }
}

impl Read for Live {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.piece.read(buffer)?;
        if read > 0 || self.ended || buffer.is_empty() {
            return Ok(read);
        }
        let piece = self.next()?;
        self.ended = piece.is_empty();
        self.piece = io::Cursor::new(piece);
        self.piece.read(buffer)
    }
}

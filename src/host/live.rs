//! What comes bit by bit, from a pipe or a terminal: its reader is told when nothing comes for a while, so that what came
//! is not kept waiting for what may never come.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// After so long nothing is expected to come soon.
const PATIENCE: Duration = Duration::from_millis(50);

/// So many bytes are read at once.
const SIZE: usize = 64 * 1024;

/// Something that is read by a thread of its own.
pub(super) struct Live {
    pieces: Receiver<io::Result<Vec<u8>>>,
    piece: io::Cursor<Vec<u8>>,
    ended: bool,
}

impl Live {
    pub(super) fn new(mut content: impl Read + Send + 'static) -> Live {
        let (give, pieces) = sync_channel(2);
        thread::spawn(move || {
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
        Live { pieces, piece: io::Cursor::default(), ended: false }
    }
}

impl Read for Live {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.piece.read(buffer)?;
        if read > 0 || self.ended || buffer.is_empty() {
            return Ok(read);
        }
        let piece = match self.pieces.recv_timeout(PATIENCE) {
            Ok(piece) => piece?,
            Err(RecvTimeoutError::Timeout) => return Err(io::ErrorKind::WouldBlock.into()),
            Err(RecvTimeoutError::Disconnected) => Vec::new(),
        };
        self.ended = piece.is_empty();
        self.piece = io::Cursor::new(piece);
        self.piece.read(buffer)
    }
}

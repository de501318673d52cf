//! The reading that is under way: how much was read, and whether it is to end before all is.

use super::Host;
use anyhow::{Context, Result};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What a shell takes for the end by Ctrl-C: 128, and the number of the signal.
const ENDED_BY_INTERRUPTION: i32 = 130;

/// What readers share with whoever asks how far they came, or wants them to stop.
#[derive(Clone, Default)]
pub(super) struct Intake {
    stop: Arc<AtomicBool>,
    read: Arc<AtomicU64>,
}

impl Intake {
    /// Whether no more is to be read.
    pub(super) fn is_to_stop(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// The same, for what is not counted with the rest.
    pub(super) fn apart(&self) -> Intake {
        Intake { stop: Arc::clone(&self.stop), read: Arc::default() }
    }

    /// Bytes that were read, of what is packed as it is packed.
    pub(super) fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Counts what is read of `content`.
    pub(super) fn counting<R: Read>(&self, content: R) -> Counted<R> {
        Counted::new(content, &self.read)
    }

    /// Counts what was read in another way.
    pub(super) fn count(&self, bytes: usize) {
        self.read.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

/// Counts what is read.
pub(super) struct Counted<R> {
    content: R,
    size: Arc<AtomicU64>,
}

impl<R> Counted<R> {
    pub(super) fn new(content: R, size: &Arc<AtomicU64>) -> Counted<R> {
        Counted { content, size: Arc::clone(size) }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.content.read(buffer)?;
        self.size.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl Host {
    /// From now on Ctrl-C, or SIGTERM, ends the reading and not the program; the second time it ends the program at once,
    /// with exit code 130.
    ///
    /// # Errors
    ///
    /// When the system does not let signals be heeded.
    pub fn heed_interruption(&self) -> Result<()> {
        for signal in [SIGINT, SIGTERM] {
            // They run in this order, so that the first time finds nothing set.
            flag::register_conditional_shutdown(signal, ENDED_BY_INTERRUPTION, Arc::clone(&self.intake.stop))
                .and_then(|_| flag::register(signal, Arc::clone(&self.intake.stop)))
                .context("preparing for Ctrl-C")?;
        }
        Ok(())
    }

    /// Whether the user wants to see what was found so far, and nothing more to be read.
    pub fn is_interrupted(&self) -> bool {
        self.intake.is_to_stop()
    }
}

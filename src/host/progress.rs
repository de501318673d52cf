//! The line at the foot of a terminal that says how far a run came, on standard error and never among what is told.
//! (A crate for progress bars would load the mathematics library at every start, for this one line.)

use super::intake::Intake;
use super::{Host, packed};
use crate::term;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Work that takes no longer shows nothing.
const AT_FIRST: Duration = Duration::from_secs(1);

/// How often it is drawn.
const EVERY: Duration = Duration::from_millis(100);

/// Columns of a terminal that does not say how many it has.
const USUAL_WIDTH: usize = 80;

/// The line, which all that writes to the terminal shares.
#[derive(Default)]
pub(super) struct Line(Mutex<State>);

#[derive(Default)]
struct State {
    /// Columns that were drawn.
    drawn: usize,
    /// Whether a line of the output is under way, which nothing may stand in.
    within_output: bool,
    /// Whether something else than the progress of reading is shown.
    taken: bool,
}

impl State {
    fn draw(&mut self, text: &str) {
        if self.within_output {
            return;
        }
        // In the last column some terminals begin the next line.
        let most = width().saturating_sub(1);
        let text: String = term::escape(text).chars().take(most).collect();
        let columns = text.chars().count();
        let rest = self.drawn.min(most).saturating_sub(columns);
        // What cannot be shown is no loss.
        let _ = write!(io::stderr(), "\r{text}{:rest$}", "");
        self.drawn = columns.max(1);
    }

    fn clear(&mut self) {
        if self.drawn > 0 {
            let _ = write!(io::stderr(), "\r{:columns$}\r", "", columns = self.drawn.min(width() - 1));
            self.drawn = 0;
        }
    }
}

fn width() -> usize {
    let size = terminal_size::terminal_size_of(io::stderr());
    size.map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0)).max(2)
}

impl Line {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows a text instead of how far reading came, until it is cleared.
    pub(super) fn show_alone(&self, text: &str) {
        let mut state = self.state();
        state.taken = true;
        state.draw(text);
    }

    /// Clears the line.
    pub(super) fn clear(&self) {
        let mut state = self.state();
        state.taken = false;
        state.clear();
    }

    /// Clears the line, and keeps it clear for as long as what is returned lives.
    pub(super) fn away(&self) -> impl Drop + '_ {
        let mut state = self.state();
        state.clear();
        state
    }
}

/// Writes above the line, if there may be one.
pub(super) struct Above<W> {
    pub(super) out: W,
    pub(super) line: Option<Arc<Line>>,
}

impl<W: Write> Write for Above<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(line) = &self.line else { return self.out.write(bytes) };
        let mut state = line.state();
        state.clear();
        let written = self.out.write(bytes)?;
        // What is written ends up on the terminal at once.
        self.out.flush()?;
        if let Some(last) = bytes[..written].last() {
            state.within_output = *last != b'\n';
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Findings until now.
#[derive(Default)]
struct Found {
    errors: AtomicUsize,
    warnings: AtomicUsize,
}

/// Shows how far a run came, as long as it lives.
pub struct Progress {
    found: Arc<Found>,
    /// The thread that draws, and what ends it.
    drawing: Option<(Sender<()>, JoinHandle<()>)>,
    line: Arc<Line>,
}

impl Host {
    /// Shows from the first second on how far reading the inputs came, if standard error is a terminal, and unless
    /// `--quiet`.
    pub fn progress(&self, inputs: &[OsString]) -> Progress {
        let (found, line) = (Arc::new(Found::default()), Arc::clone(&self.line));
        let drawing = (!self.is_quiet() && io::stderr().is_terminal()).then(|| {
            let (end, ended) = mpsc::channel();
            let (inputs, intake) = (inputs.to_vec(), self.intake.clone());
            let (found, line) = (Arc::clone(&found), Arc::clone(&line));
            let thread = thread::spawn(move || {
                let begun = Instant::now();
                let mut wait = AT_FIRST;
                let mut total = None;
                // The end of the run closes the channel.
                while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                    let total = *total.get_or_insert_with(|| size_of(&inputs));
                    let text = told(&intake, total, begun.elapsed(), &found);
                    let mut state = line.state();
                    if !state.taken {
                        state.draw(&text);
                    }
                    wait = EVERY;
                }
            });
            (end, thread)
        });
        Progress { found, drawing, line }
    }
}

impl Progress {
    /// Takes note of how many findings there are by now.
    pub fn found(&self, errors: usize, warnings: usize) {
        self.found.errors.store(errors, Ordering::Relaxed);
        self.found.warnings.store(warnings, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((end, thread)) = self.drawing.take() {
            drop(end);
            // A thread that broke down draws no more either.
            let _ = thread.join();
            self.line.clear();
        }
    }
}

/// Bytes of all inputs, if all are files: of folders and streams nobody knows. What names no file is text.
fn size_of(inputs: &[OsString]) -> Option<u64> {
    let size = |file: std::fs::Metadata| file.is_file().then_some(file.len());
    let stdin = || size(packed::stdin_file()?.metadata().ok()?);
    if inputs.is_empty() {
        return stdin();
    }
    let each = inputs.iter().map(|input| match std::fs::metadata(input) {
        _ if input == "-" => stdin(),
        Ok(file) => size(file),
        Err(_) => Some(0),
    });
    each.sum()
}

/// `[####------] 12.0 of 30.0 MiB, 120.0 MiB/s, 3 errors, 1 warning`
fn told(intake: &Intake, total: Option<u64>, elapsed: Duration, found: &Found) -> String {
    let read = intake.read();
    let amount = match total.filter(|&total| total >= read && total > 0) {
        Some(total) => {
            let (done, tenths) = (mib(read), usize::try_from(read * 10 / total).unwrap_or_default());
            format!("[{:-<10}] {done} of {} MiB", "#".repeat(tenths), mib(total))
        }
        None => format!("{} MiB", mib(read)),
    };
    let milliseconds = elapsed.as_millis().max(1);
    let rate = mib(u64::try_from(u128::from(read) * 1000 / milliseconds).unwrap_or(u64::MAX));
    let count = |count: &AtomicUsize, word: &str| {
        let count = count.load(Ordering::Relaxed);
        format!("{count} {word}{}", if count == 1 { "" } else { "s" })
    };
    let (errors, warnings) = (count(&found.errors, "error"), count(&found.warnings, "warning"));
    format!("{amount}, {rate} MiB/s, {errors}, {warnings}")
}

/// Bytes as MiB with one decimal.
fn mib(bytes: u64) -> String {
    let tenths = u128::from(bytes) * 10 / (1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_told() {
        let (intake, found) = (Intake::default(), Found::default());
        let second = Duration::from_secs(1);
        assert_eq!(told(&intake, None, second, &found), "0.0 MiB, 0.0 MiB/s, 0 errors, 0 warnings");
        intake.count(3 << 20);
        found.errors.store(1, Ordering::Relaxed);
        let expected = "[####------] 3.0 of 7.5 MiB, 1.5 MiB/s, 1 error, 0 warnings";
        assert_eq!(told(&intake, Some(15 << 19), 2 * second, &found), expected);
        // A file that grows has no end that is known.
        assert_eq!(told(&intake, Some(1), second, &found), "3.0 MiB, 3.0 MiB/s, 1 error, 0 warnings");
    }
}

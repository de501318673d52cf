//! Standard input that nobody may have meant: read where there is something on it, and not waited for without end.

use super::{Host, packed};
use crate::core::source::Input;
use anyhow::{Context, Result};
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long a pipe on which nothing comes is waited for.
const PATIENCE: Duration = Duration::from_secs(3);

impl Host {
    /// Standard input, if it is no terminal and not empty. With `impatient` a pipe on which nothing comes for some seconds
    /// is left alone, and that is said.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn stdin_if_any(&self, impatient: bool) -> Result<Option<Input>> {
        if io::stdin().is_terminal() {
            return Ok(None);
        }
        let beginning = if impatient { soon(beginning) } else { Some(beginning()) };
        let Some(beginning) = beginning else {
            let seconds = PATIENCE.as_secs();
            self.note(format!(
                "standard input was left alone: nothing came on it in {seconds} s; give - to wait for it"
            ));
            return Ok(None);
        };
        let beginning = beginning.context("reading standard input")?;
        if beginning.trim_ascii().is_empty() {
            return Ok(None);
        }
        packed::of_stream("stdin", io::Cursor::new(beginning).chain(io::stdin())).map(Some)
    }

    /// The permission bits of a file, where others than its owner may come to it.
    pub fn exposed_mode(&self, path: &Path) -> Option<u32> {
        super::files::exposed_mode(path)
    }
}

/// The first bytes of standard input up to one that is no white space; all of it, if there is none.
fn beginning() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 4096];
    while bytes.trim_ascii().is_empty() {
        let read = io::stdin().read(&mut buffer)?;
        if read == 0 {
            break;
        }
        bytes.extend_from_slice(&buffer[..read]);
    }
    Ok(bytes)
}

/// What comes of it, if it comes soon.
fn soon<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (give, take) = mpsc::channel();
    // A thread for which nobody waits any more ends with the program.
    thread::spawn(move || give.send(work()));
    take.recv_timeout(PATIENCE).ok()
}

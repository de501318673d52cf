//! Standard input that nobody may have meant: read where there is something on it, and not waited for without end.

use super::live::Live;
use super::{Host, packed};
use crate::core::source::Input;
use anyhow::{Context, Result};
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::time::{Duration, Instant};

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
        let mut stdin = Live::new(|| Ok(io::stdin()), &self.intake).impatient();
        let latest = impatient.then(|| Instant::now() + PATIENCE);
        let beginning = match beginning(&mut stdin, latest) {
            Err(_) if self.is_interrupted() => return Ok(None),
            beginning => beginning.context("reading standard input")?,
        };
        let Some(beginning) = beginning else {
            let seconds = PATIENCE.as_secs();
            self.note(format!(
                "standard input was left alone: nothing came on it in {seconds} s; give - to wait for it"
            ));
            return Ok(None);
        };
        if beginning.trim_ascii().is_empty() {
            return Ok(None);
        }
        stdin.unread(beginning);
        packed::of_stream("stdin", stdin).map(Some)
    }

    /// The permission bits of a file, where others than its owner may come to it.
    pub fn exposed_mode(&self, path: &Path) -> Option<u32> {
        super::files::exposed_mode(path)
    }
}

/// The first bytes up to one that is no white space; all of them, if there is none; nothing, if none comes by `latest`.
fn beginning(stdin: &mut Live, latest: Option<Instant>) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 4096];
    while bytes.trim_ascii().is_empty() {
        match stdin.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => bytes.extend_from_slice(&buffer[..read]),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                if latest.is_some_and(|latest| Instant::now() > latest) {
                    return Ok(None);
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(Some(bytes))
}

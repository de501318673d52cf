//! Standard input that nobody may have meant: read where there is something on it, and not waited for without end.

use super::{Host, read_stdin};
use crate::core::source::Source;
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
    pub fn stdin_if_any(&self, impatient: bool) -> Result<Option<Source>> {
        if io::stdin().is_terminal() {
            return Ok(None);
        }
        let bytes = match impatient {
            true => match read_if_it_begins()? {
                Some(bytes) => bytes,
                None => {
                    let seconds = PATIENCE.as_secs();
                    self.note(format!(
                        "standard input was left alone: nothing came on it in {seconds} s; give - to wait for it"
                    ));
                    return Ok(None);
                }
            },
            false => read_stdin()?,
        };
        Ok((!bytes.trim_ascii().is_empty()).then(|| Source::new("stdin", bytes)))
    }

    /// The permission bits of a source that is a file, where others than its owner may come to it.
    pub fn exposed_mode(&self, source: &Source) -> Option<u32> {
        super::files::exposed_mode(Path::new(&source.name))
    }
}

/// All of standard input, if its first byte or its end comes soon.
fn read_if_it_begins() -> Result<Option<Vec<u8>>> {
    let (give, take) = mpsc::channel();
    // A reader on which nobody waits any more ends with the program.
    thread::spawn(move || {
        let mut bytes = vec![0; 64 * 1024];
        let begun = io::stdin().read(&mut bytes);
        let is_good = begun.is_ok();
        let _ = give.send(begun.map(|length| {
            bytes.truncate(length);
            bytes
        }));
        if is_good {
            let mut rest = Vec::new();
            let _ = give.send(io::stdin().read_to_end(&mut rest).map(|_| rest));
        }
    });
    let Ok(begun) = take.recv_timeout(PATIENCE) else { return Ok(None) };
    let doing = "reading standard input";
    let mut bytes = begun.context(doing)?;
    if !bytes.is_empty() {
        bytes.extend(take.recv().context(doing)?.context(doing)?);
    }
    Ok(Some(bytes))
}

//! Where a report goes: standard output, or a file that is written whole or not at all.

use super::Host;
use super::files::{self, Access};
use anyhow::{Context, Result, bail};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Bytes that are written at once.
const SIZE: usize = 64 * 1024;

/// What a report is written to. Its errors name the file.
pub struct Destination {
    /// The file as it was named; none for standard output.
    name: Option<String>,
    out: Box<dyn Write>,
    file: Option<Pending>,
}

/// A file that is not yet where it belongs.
struct Pending {
    /// The same file as is written to.
    file: File,
    temporary: PathBuf,
    path: PathBuf,
}

impl Host {
    /// What is written to a file; standard output, if none is named, or `-`. A file is not there before
    /// [`Destination::keep`]: until then what stood at its place stays. What is no file, a pipe or a device, is written to
    /// as things come.
    ///
    /// # Errors
    ///
    /// When it cannot be written to.
    pub fn destination(&self, path: Option<&Path>) -> Result<Destination> {
        let Some(path) = path.filter(|path| !is_stdout(path)) else {
            return Ok(Destination { name: None, out: Box::new(self.out()), file: None });
        };
        let name = path.display().to_string();
        let doing = || format!("writing {name}");
        if path.is_dir() {
            bail!("{}: it is a folder\ntry: {name}/FILE", doing());
        }
        let out: Box<dyn Write>;
        let mut pending = None;
        if is_open_already(path) || path.metadata().is_ok_and(|metadata| !metadata.is_file()) {
            let file = OpenOptions::new().write(true).open(path).with_context(doing)?;
            out = Box::new(BufWriter::with_capacity(SIZE, file));
        } else {
            let beside = Pending::new(path).with_context(doing)?;
            let file = beside.file.try_clone().with_context(doing)?;
            out = Box::new(BufWriter::with_capacity(SIZE, file));
            pending = Some(beside);
        }
        Ok(Destination { name: Some(name), out, file: pending })
    }

    /// Whether two paths lead to one file, or would once it is written.
    pub fn is_same_file(&self, one: &Path, other: &Path) -> bool {
        files::is_same(one, other)
    }

    /// What a run writes to while it writes a file: the file and what is beside it until then.
    pub fn written_for(&self, path: &Path) -> [PathBuf; 2] {
        [path.to_path_buf(), files::beside(path)]
    }

    /// Whether what is written to a path goes to standard output.
    pub fn is_stdout(&self, path: &Path) -> bool {
        is_stdout(path)
    }
}

fn is_stdout(path: &Path) -> bool {
    path == Path::new("-") || path == Path::new("/dev/stdout")
}

/// What the program was started with, whatever it leads to.
fn is_open_already(path: &Path) -> bool {
    path == Path::new("/dev/stderr") || path.starts_with("/dev/fd") || path.starts_with("/proc")
}

impl Pending {
    fn new(path: &Path) -> io::Result<Pending> {
        let temporary = files::beside(path);
        let file = files::create(&temporary, Access::Private)?;
        let pending = Pending { file, temporary, path: path.to_path_buf() };
        // Who may read the report stays; what a link leads to has no say, for the link is replaced.
        if let Ok(old) = path.symlink_metadata()
            && old.is_file()
        {
            pending.file.set_permissions(old.permissions())?;
        }
        Ok(pending)
    }
}

impl Drop for Pending {
    /// What is not kept leaves nothing behind; what is kept is no longer there.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.temporary);
    }
}

impl Destination {
    /// Whether it is standard output.
    pub fn is_stdout(&self) -> bool {
        self.name.is_none()
    }

    /// Writes all that is still to be written, and puts a file in its place.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn keep(mut self) -> io::Result<()> {
        self.flush()?;
        let kept = match &self.file {
            Some(Pending { file, temporary, path }) => {
                file.sync_all().and_then(|()| fs::rename(temporary, path))
            }
            None => Ok(()),
        };
        kept.map_err(|error| self.named(&error))
    }

    fn named(&self, error: &io::Error) -> io::Error {
        match &self.name {
            Some(name) => io::Error::new(error.kind(), format!("{name}: {error}")),
            None => io::Error::new(error.kind(), error.to_string()),
        }
    }
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).map_err(|error| self.named(&error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().map_err(|error| self.named(&error))
    }
}

//! A regular file that is read as it is: from its beginning to its end, and out of turn by other threads.

use super::intake::Intake;
use crate::core::source::{Input, RandomAccess};
use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::sync::Arc;

/// What `file` holds from where it stands.
pub(super) fn of(name: &str, file: File, intake: &Intake) -> Input {
    let file = Arc::new(file);
    let content = intake.counting(Arc::clone(&file));
    let random_access: Option<Box<dyn RandomAccess>> =
        if cfg!(unix) { Some(Box::new(Regular { file, intake: intake.clone() })) } else { None };
    Input { random_access, ..Input::new(name, content) }
}

struct Regular {
    file: Arc<File>,
    intake: Intake,
}

impl RandomAccess for Regular {
    fn size(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    fn position(&self) -> io::Result<u64> {
        (&*self.file).stream_position()
    }

    #[cfg(unix)]
    fn read_at(&self, room: &mut [u8], position: u64) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(&*self.file, room, position)
    }

    #[cfg(not(unix))]
    fn read_at(&self, _: &mut [u8], _: u64) -> io::Result<usize> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn skip(&self, bytes: u64) -> io::Result<()> {
        (&*self.file).seek(SeekFrom::Current(bytes.cast_signed()))?;
        self.intake.count(bytes as usize);
        Ok(())
    }
}

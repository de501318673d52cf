//! Reports in several formats at once: what is told of an item is written by each writer.

use super::{Output, Writer, items};
use crate::report::{Item, Summary};
use std::io::{self, Write};

/// The writers of a run.
pub struct Writers(Vec<Box<dyn Writer>>);

/// What each of the writers wrote, in their order; nothing, if none wrote yet.
pub type Written = Vec<Vec<u8>>;

impl Writers {
    /// Those writers.
    pub fn new(writers: Vec<Box<dyn Writer>>) -> Writers {
        Writers(writers)
    }

    /// Writes items in every format, after what was `written` before.
    ///
    /// # Errors
    ///
    /// When one cannot be put into a format.
    pub fn items<'i>(
        &self,
        told: impl IntoIterator<Item = &'i Item> + Clone,
        written: &mut Written,
    ) -> io::Result<()> {
        written.resize(self.0.len(), Vec::new());
        self.0.iter().zip(written).try_for_each(|(writer, out)| items(&**writer, told.clone(), out))
    }
}

/// Reports that grow as the items come, one for each writer.
pub struct Outputs<'w, W>(Vec<Output<'w, W>>);

impl<'w, W: Write> Outputs<'w, W> {
    /// Reports that nothing was written of yet; of what they are written to, each is for the writer in its place.
    pub fn new(writers: &'w Writers, outs: Vec<W>) -> Self {
        Outputs(writers.0.iter().zip(outs).map(|(writer, out)| Output::new(&**writer, out)).collect())
    }

    /// Adds items that were written by [`Writers::items`].
    ///
    /// # Errors
    ///
    /// When an output cannot be written.
    pub fn add(&mut self, written: &Written) -> io::Result<()> {
        self.0.iter_mut().zip(written).try_for_each(|(output, written)| output.add(written))
    }

    /// Hands on what was written so far, for whoever reads along.
    ///
    /// # Errors
    ///
    /// When an output cannot be written.
    pub fn flush(&mut self) -> io::Result<()> {
        self.0.iter_mut().try_for_each(Output::flush)
    }

    /// Writes what closes each report, and gives back what they were written to.
    ///
    /// # Errors
    ///
    /// When an output cannot be written.
    pub fn finish(mut self, summary: &Summary) -> io::Result<Vec<W>> {
        self.0.iter_mut().try_for_each(|output| output.finish(summary))?;
        Ok(self.0.into_iter().map(|output| output.out).collect())
    }
}

/// Writes without colors where what makes them knows of one terminal only.
pub(super) struct Plain<W>(pub(super) W);

impl<W: Writer> Writer for Plain<W> {
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        let mut colored = Vec::new();
        self.0.item(item, &mut colored)?;
        out.extend(bare(&colored));
        Ok(())
    }

    fn opening(&self) -> &str {
        self.0.opening()
    }

    fn before(&self, first: bool) -> &'static str {
        self.0.before(first)
    }

    fn of_run(&self, summary: &Summary, out: &mut Vec<u8>) -> io::Result<()> {
        self.0.of_run(summary, out)
    }

    fn closing(&self, summary: &Summary) -> String {
        String::from_utf8_lossy(&bare(self.0.closing(summary).as_bytes())).into_owned()
    }
}

/// Text without its colors: foreign text holds no escape character, so that each begins one (ECMA-48 §8.3.117).
fn bare(text: &[u8]) -> Vec<u8> {
    let mut pieces = text.split(|&byte| byte == 0x1b);
    let mut bare = pieces.next().unwrap_or_default().to_vec();
    for piece in pieces {
        let after = memchr::memchr(b'm', piece).map_or(0, |end| end + 1);
        bare.extend_from_slice(&piece[after..]);
    }
    bare
}

#[cfg(test)]
mod tests {
    #[test]
    fn colors_are_taken_out() {
        assert_eq!(super::bare(b"\x1b[1;31merror\x1b[0m: m\n"), b"error: m\n");
        assert_eq!(super::bare(b"none"), b"none");
    }
}

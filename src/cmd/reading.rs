//! What the judges read: the stretches of all inputs, one after another, and what becomes of each source.

use super::workers::Batch;
use crate::core::source::{Input, Position};
use crate::host::Host;
use crate::input::{Stretch, Stretches, Trouble};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// So many bytes of small files are looked through at a time, since handing over each takes longer than what is done with it.
const BATCH: usize = 256 * 1024;

/// What comes with each costs as much as so many bytes.
const EACH: usize = 256;

/// What is looked through by one thread at a time: a stretch, or small files of a folder or an archive, which are there. Anything
/// else may be long in coming, and what comes is looked through by itself.
pub(super) const fn batch() -> Batch<Result<Stretch>> {
    Batch::weighing(BATCH, |stretch| match stretch {
        Ok(stretch) if stretch.walked && stretch.is_last => stretch.own_bytes().len() + EACH,
        _ => BATCH,
    })
}

/// The stretches of all inputs, in order; what could not be read is an error in its place. An interruption ends it.
pub(super) struct Reading<'h, I> {
    inputs: I,
    host: &'h Host,
    left: Left,
    current: Option<Stretches>,
}

/// Where reading was left off, if it was: in which source, if in any, and at what place.
pub(super) type Left = Arc<Mutex<Option<Option<(String, Position)>>>>;

impl<'h, I: Iterator<Item = Result<Input>>> Reading<'h, I> {
    pub(super) fn of(inputs: I, host: &'h Host) -> Reading<'h, I> {
        Reading { inputs, host, left: Left::default(), current: None }
    }

    /// Where it will be told that reading was left off.
    pub(super) fn left(&self) -> Left {
        Arc::clone(&self.left)
    }

    fn current_is_done(&self) -> bool {
        self.current.as_ref().is_none_or(Stretches::is_done)
    }

    /// Leaves off reading; what was read and can be judged is the last stretch.
    fn leave_off(&mut self) -> Option<Result<Stretch>> {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        if left.is_some() {
            return None;
        }
        let mut current = self.current.take();
        let last = current.as_mut().and_then(Stretches::cut_short);
        *left = Some(current.map(|current| (current.name().to_string(), current.position())));
        drop(left);
        last.map(Ok)
    }
}

impl<I: Iterator<Item = Result<Input>>> Iterator for Reading<'_, I> {
    type Item = Result<Stretch>;

    fn next(&mut self) -> Option<Result<Stretch>> {
        loop {
            let has_more = !self.current_is_done();
            if has_more && self.host.is_interrupted() {
                return self.leave_off();
            }
            if let Some(current) = self.current.as_mut().filter(|_| has_more) {
                match current.next() {
                    Some(Ok(stretch)) => return Some(Ok(stretch)),
                    // Whoever waits for more to come is told of the interruption by an error.
                    Some(Err(_)) if self.host.is_interrupted() => return self.leave_off(),
                    Some(Err(error)) => {
                        let error = Err(error).with_context(|| format!("reading {}", current.name()));
                        self.current = None;
                        return Some(error);
                    }
                    None => {}
                }
            }
            self.current = None;
            match self.inputs.next() {
                Some(_) if self.host.is_interrupted() => return self.leave_off(),
                Some(Ok(input)) => self.current = Some(Stretches::of(input)),
                Some(Err(error)) => return Some(Err(error)),
                None => return None,
            }
        }
    }

    /// Tells when nothing is left, so that one small source is looked at without a thread.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let nothing_left = self.current_is_done() && self.inputs.size_hint().1 == Some(0);
        (0, nothing_left.then_some(0))
    }
}

/// What is to be known of a stretch when it was looked through.
pub(super) struct Looked {
    pub(super) source: Arc<str>,
    pub(super) path: Option<Arc<Path>>,
    /// What kept a record from being read as what it is.
    pub(super) trouble: Option<Trouble>,
    is_last: bool,
    walked: bool,
    is_blank: bool,
    /// Tokens and keys in it.
    things: usize,
    /// How many of the tokens were told before, so that they are only counted.
    pub(super) again: usize,
}

impl Looked {
    /// The stretch held so many tokens and keys.
    pub(super) fn through(stretch: &Stretch, things: usize) -> Looked {
        let &Stretch { ref source, ref path, trouble, is_last, walked, .. } = stretch;
        let is_blank = things == 0 && stretch.is_blank();
        Looked {
            source: Arc::clone(source),
            path: path.clone(),
            trouble,
            is_last,
            walked,
            is_blank,
            things,
            again: 0,
        }
    }
}

/// What was seen of the source that is being read.
pub(super) struct Watch {
    things: usize,
    is_blank: bool,
    /// Whether some of the source was seen, and not its end.
    pub(super) within: bool,
    /// Sources that were read to their end.
    pub(super) sources: usize,
    /// Those of them that were found in folders.
    pub(super) walked: usize,
    /// Whether any of them held something to judge.
    pub(super) some: bool,
}

/// `1 file was`, `2 files were`
fn files_were(count: usize) -> String {
    if count == 1 { "1 file was".to_string() } else { format!("{count} files were") }
}

/// How far reading came that was left off; nothing, if all was read. `whole` sources were read to their end.
pub(super) fn left_off(left: &Left, whole: usize) -> Option<String> {
    let left = left.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    let within = left.and_then(|(source, Position { line, column, .. })| {
        // The first column is where the line before it ends.
        let line = if column == 1 { line - 1 } else { line };
        (line > 0).then(|| format!("{source} up to line {line}"))
    });
    let read = match (whole, within) {
        (whole, None) => format!("{} read", files_were(whole)),
        (0, Some(within)) => format!("{within} was read"),
        (whole, Some(within)) => format!("{} read, and {within}", files_were(whole)),
    };
    Some(format!("{read}; what comes after was not judged"))
}

impl Default for Watch {
    fn default() -> Watch {
        Watch { things: 0, is_blank: true, within: false, sources: 0, walked: 0, some: false }
    }
}

impl Watch {
    /// Takes up what was seen of the next stretch; that a source held no token is an error: a clean result must never mean
    /// "there was nothing to look at".
    pub(super) fn saw(&mut self, looked: &Looked) -> Result<()> {
        self.things += looked.things;
        self.some |= looked.things > 0;
        self.is_blank &= looked.is_blank;
        self.within = !looked.is_last;
        if self.within {
            return Ok(());
        }
        let (sources, walked) = (self.sources + 1, self.walked + usize::from(looked.walked));
        let ended = std::mem::replace(self, Watch { sources, walked, some: self.some, ..Watch::default() });
        if ended.things > 0 || looked.walked {
            return Ok(());
        }
        let what = if ended.is_blank { "it is empty" } else { "there is no token in it" };
        bail!(
            "looking for tokens in {}: {what}\n\
             try: a token is three parts joined by dots: eyJhbGciO….eyJzdWIiO….c2lnb…",
            looked.source
        )
    }
}

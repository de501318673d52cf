//! What the judges read: the stretches of all inputs, one after another, and what becomes of each source.

use crate::core::source::Input;
use crate::input::{Stretch, Stretches, Trouble};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::sync::Arc;

/// The stretches of all inputs, in order; what could not be read is an error in its place.
pub(super) struct Reading<I> {
    inputs: I,
    current: Option<Stretches>,
}

impl<I: Iterator<Item = Result<Input>>> Reading<I> {
    pub(super) fn of(inputs: I) -> Reading<I> {
        Reading { inputs, current: None }
    }
}

impl<I: Iterator<Item = Result<Input>>> Iterator for Reading<I> {
    type Item = Result<Stretch>;

    fn next(&mut self) -> Option<Result<Stretch>> {
        loop {
            if let Some(current) = &mut self.current {
                if let Some(stretch) = current.next() {
                    return Some(stretch.with_context(|| format!("reading {}", current.name())));
                }
                self.current = None;
            }
            match self.inputs.next() {
                Some(Ok(input)) => self.current = Some(Stretches::of(input)),
                Some(Err(error)) => return Some(Err(error)),
                None => return None,
            }
        }
    }

    /// Tells when nothing is left, so that one small source is looked at without a thread.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let current_is_done = self.current.as_ref().is_none_or(Stretches::is_done);
        let nothing_left = current_is_done && self.inputs.size_hint().1 == Some(0);
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
    /// Sources that were read to their end.
    pub(super) sources: usize,
    /// Those of them that were found in folders.
    pub(super) walked: usize,
    /// Whether any of them held something to judge.
    pub(super) some: bool,
}

impl Default for Watch {
    fn default() -> Watch {
        Watch { things: 0, is_blank: true, sources: 0, walked: 0, some: false }
    }
}

impl Watch {
    /// Takes up what was seen of the next stretch; that a source held no token is an error: a clean result must never mean
    /// "there was nothing to look at".
    pub(super) fn saw(&mut self, looked: &Looked) -> Result<()> {
        self.things += looked.things;
        self.some |= looked.things > 0;
        self.is_blank &= looked.is_blank;
        if !looked.is_last {
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

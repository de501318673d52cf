//! Brings together the places of a token that occurs many times, so that it is judged and told once.
//!
//! Tokens are held back in a window until enough is in it, and then judged in the order in which each was first seen. What
//! comes again after that is judged only where it could be told something new, and else counted.

use super::seek::{Sighting, Sought};
use crate::cmd::reading::Looked;
use crate::core::key::Scanned;
use crate::report::{self, Spot};
use crate::rules::{Attempt, Signers};
use anyhow::{Error, Result};
use std::collections::{HashMap, HashSet, VecDeque};

/// A window has at most so many sightings to judge, so many bytes of tokens in them, and is open for so many bytes of input:
/// what is found is to be told while the work goes on.
const MOST_HELD: usize = 2048;
const MOST_HELD_BYTES: usize = 4 << 20;
const MOST_INPUT: usize = 64 << 20;

/// So many further places of a token are named.
const MOST_PLACES: usize = 10;

/// So many tokens and circumstances are remembered; what is not is judged anew.
const MOST_REMEMBERED: usize = 200_000;

/// So many are judged by one thread at a time.
const CHUNK: usize = 64;

/// What is next to be done.
pub(super) enum Work {
    /// A token is to be judged, in all its places.
    Token(Box<Group>),
    /// A token that was told before is to be judged in yet another place.
    Again(Box<Again>),
    /// A stretch was looked through.
    Looked(Box<Looked>, Option<Box<Scanned>>),
    /// Something could not be read.
    Failed(Error),
}

/// A token and its places.
pub(super) struct Group {
    pub(super) first: Sighting,
    /// How it is tried with what everyone knows.
    pub(super) attempt: Attempt,
    /// One sighting for each of the other circumstances that it stands in.
    pub(super) elsewhere: Vec<Sighting>,
    pub(super) times: usize,
    pub(super) also: Vec<Spot>,
}

/// A token that was told before.
pub(super) struct Again {
    pub(super) sighting: Sighting,
    /// Whether it goes by another name than it did first.
    pub(super) renamed: bool,
    /// How it is tried with what everyone knows.
    pub(super) attempt: Attempt,
}

/// What is remembered of a token.
struct Seen {
    /// Which window it was told in, and where in that.
    window: u32,
    at: u32,
    /// The name it first went by, hashed.
    name: u64,
}

/// Tokens in the order of the input, each once.
pub(super) struct Merge<I> {
    sought: I,
    /// Whether every sighting is told by itself.
    each: bool,
    signers: Signers,
    seen: HashMap<[u8; 16], Seen>,
    /// In which circumstances tokens were seen.
    circumstances: HashSet<u64>,
    window: Window,
    /// What is to be judged next.
    due: VecDeque<Work>,
    ended: bool,
}

/// What is held back.
#[derive(Default)]
struct Window {
    number: u32,
    held: Vec<Work>,
    to_judge: usize,
    bytes: usize,
    input: usize,
}

impl Window {
    fn is_full(&self) -> bool {
        self.to_judge >= MOST_HELD || self.bytes >= MOST_HELD_BYTES || self.input >= MOST_INPUT
    }

    fn hold(&mut self, size: usize, work: Work) {
        self.to_judge += 1;
        self.bytes += size;
        self.held.push(work);
    }

    fn close(&mut self, due: &mut VecDeque<Work>) {
        due.extend(self.held.drain(..));
        *self = Window { number: self.number + 1, held: std::mem::take(&mut self.held), ..Window::default() };
    }
}

impl<I: Iterator<Item = Result<Sought>>> Merge<I> {
    pub(super) fn of(sought: I, each: bool) -> Merge<I> {
        Merge {
            sought,
            each,
            signers: Signers::default(),
            seen: HashMap::new(),
            circumstances: HashSet::new(),
            window: Window::default(),
            due: VecDeque::new(),
            ended: false,
        }
    }

    fn take_up(&mut self, sought: Sought) {
        let Sought { sightings, keys, mut looked, bytes, is_first, pauses } = sought;
        self.signers.begin(is_first);
        for sighting in sightings {
            looked.again += usize::from(!self.take_up_sighting(sighting));
        }
        self.window.input += bytes;
        self.window.held.push(Work::Looked(Box::new(looked), keys));
        if pauses || self.window.is_full() {
            self.window.close(&mut self.due);
        }
    }

    /// Whether there will be something to be told of it.
    fn take_up_sighting(&mut self, mut sighting: Sighting) -> bool {
        let token = sighting.token();
        let seen = self.seen.get(&token).filter(|_| !self.each);
        let Some(seen) = seen else {
            self.begin(token, sighting);
            return true;
        };
        let is_new = {
            let room = self.circumstances.len() < MOST_REMEMBERED;
            let circumstances = sighting.circumstances(&token);
            if room {
                self.circumstances.insert(circumstances)
            } else {
                !self.circumstances.contains(&circumstances)
            }
        };
        let open = (seen.window == self.window.number).then_some(seen.at as usize);
        if let Some(Work::Token(group)) = open.and_then(|at| self.window.held.get_mut(at)) {
            group.times += 1;
            if group.also.len() < MOST_PLACES {
                group.also.push(report::spot(&sighting.found));
            }
            if is_new {
                self.window.to_judge += 1;
                self.window.bytes += sighting.size();
                group.elsewhere.push(sighting);
            }
            return true;
        }
        if is_new {
            let (renamed, size) = (seen.name != sighting.name(), sighting.size());
            let attempt = sighting.ask(|token| self.signers.again(token));
            self.window.hold(size, Work::Again(Box::new(Again { sighting, renamed, attempt })));
        }
        is_new
    }

    /// The first time that a token is seen.
    fn begin(&mut self, token: [u8; 16], mut first: Sighting) {
        if !self.each && self.seen.len() < MOST_REMEMBERED {
            self.circumstances.insert(first.circumstances(&token));
            let (window, at) = (self.window.number, self.window.held.len() as u32);
            self.seen.insert(token, Seen { window, at, name: first.name() });
        }
        let (attempt, size) = (first.ask(|token| self.signers.next(token)), first.size());
        let group = Group { first, attempt, elsewhere: Vec::new(), times: 1, also: Vec::new() };
        self.window.hold(size, Work::Token(Box::new(group)));
    }
}

impl<I: Iterator<Item = Result<Sought>>> Iterator for Merge<I> {
    type Item = Vec<Work>;

    fn next(&mut self) -> Option<Vec<Work>> {
        while self.due.is_empty() && !self.ended {
            match self.sought.next() {
                Some(Ok(sought)) => self.take_up(sought),
                Some(Err(error)) => self.window.held.push(Work::Failed(error)),
                None => {
                    self.ended = true;
                    self.window.close(&mut self.due);
                }
            }
        }
        let chunk: Vec<_> = self.due.drain(..self.due.len().min(CHUNK)).collect();
        (!chunk.is_empty()).then_some(chunk)
    }

    /// Tells when nothing is left, so that little is judged without a thread.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let nothing_left = self.due.is_empty()
            && (self.ended || self.window.held.is_empty() && self.sought.size_hint().1 == Some(0));
        (0, nothing_left.then_some(0))
    }
}

//! What is in a stretch: tokens, with what came with them, and keys.

use super::judge::Bench;
use crate::cmd::reading::Looked;
use crate::core::key::{self, Scanned};
use crate::core::token::{Form, Token};
use crate::host::Host;
use crate::input::{self, Found, Stretch};
use crate::rules::{Companion, Role};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

/// What was found in a stretch.
pub(super) struct Sought {
    pub(super) sightings: Vec<Sighting>,
    pub(super) keys: Option<Box<Scanned>>,
    pub(super) looked: Looked,
    /// How many bytes it has, those that were passed over before it among them.
    pub(super) bytes: usize,
    /// Whether its source begins with it.
    pub(super) is_first: bool,
    /// Whether what follows may be long in coming.
    pub(super) pauses: bool,
}

/// A token in one of its places.
pub(super) struct Sighting {
    pub(super) found: Found,
    /// The tokens of its message, of which it is one; empty where it came alone.
    pub(super) message: Arc<[Companion]>,
    pub(super) own: usize,
}

impl Sighting {
    /// Tells the token from all others.
    pub(super) fn token(&self) -> [u8; 16] {
        let token = &self.found.token;
        let number = match token.form() {
            Form::General { number, .. } => number,
            _ => 0,
        };
        let mut name = [0; 16];
        name.copy_from_slice(&token.digest()[..16]);
        name[0] ^= number as u8;
        name
    }

    /// The same, taken apart.
    pub(super) fn whole(mut self) -> Sighting {
        self.found.token.unfold();
        self
    }

    /// What is to be asked of the token, taken apart.
    pub(super) fn ask<T>(&mut self, ask: impl FnOnce(&Token) -> T) -> T {
        let token = &mut self.found.token;
        let folded = token.unfold();
        let answer = ask(token);
        if folded {
            token.fold();
        }
        answer
    }

    /// How many bytes it holds.
    pub(super) fn size(&self) -> usize {
        self.found.token.text().len()
    }

    /// What it goes by where it stands, hashed.
    pub(super) fn name(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.found.place.called().hash(&mut hasher);
        hasher.finish()
    }

    /// The same for sightings of a token of which no rule can say different things.
    pub(super) fn circumstances(&self, token: &[u8; 16]) -> u64 {
        let mut hasher = DefaultHasher::new();
        token.hash(&mut hasher);
        self.found.place.hash_circumstances(&mut hasher);
        self.found.wrapping.hash(&mut hasher);
        self.own.hash(&mut hasher);
        self.message.iter().for_each(|companion| companion.said().hash(&mut hasher));
        hasher.finish()
    }
}

/// So many tokens of a stretch are kept as they were taken apart. Few stretches have more, and what has thousands would take
/// much memory until all of it is judged.
const WHOLE: usize = 512;

/// Looks for tokens and keys.
pub(super) struct Seeker<'a> {
    bench: &'a Bench<'a>,
    host: &'a Host,
    passphrase: Option<&'a [u8]>,
    /// The file of the last stretch, and whether git tracks it.
    tracked: Option<(Arc<Path>, bool)>,
}

impl<'a> Seeker<'a> {
    pub(super) fn new(bench: &'a Bench<'a>, host: &'a Host, passphrase: Option<&'a [u8]>) -> Seeker<'a> {
        Seeker { bench, host, passphrase, tracked: None }
    }

    /// What is in a stretch.
    pub(super) fn seek(&mut self, stretch: &Stretch) -> Sought {
        let mut sightings = Vec::new();
        for mut message in messages(input::tokens_in(stretch)) {
            if self.is_tracked(stretch) {
                message.iter_mut().for_each(|found| found.place.is_tracked());
            }
            let companions = self.bench.companions(&message);
            for (own, mut found) in message.into_iter().enumerate() {
                // Asked for while nobody waits: who brings the sightings together is alone.
                found.token.digest();
                if sightings.len() >= WHOLE {
                    found.token.fold();
                }
                sightings.push(Sighting { found, message: Arc::clone(&companions), own });
            }
        }
        let keys =
            key::scan(stretch.own_bytes(), stretch.start, &stretch.source, self.passphrase).map(Box::new);
        let looked = Looked::through(stretch, sightings.len() + keys.as_ref().map_or(0, |keys| keys.len()));
        let (bytes, is_first, pauses) =
            (stretch.passed + stretch.own_bytes().len(), stretch.is_first(), stretch.pauses);
        Sought { sightings, keys, looked, bytes, is_first, pauses }
    }

    /// Whether git tracks the file that a stretch is of.
    fn is_tracked(&mut self, stretch: &Stretch) -> bool {
        let Some(path) = &stretch.path else { return false };
        if self.tracked.as_ref().is_none_or(|(last, _)| last != path) {
            self.tracked = Some((Arc::clone(path), self.host.is_tracked(path)));
        }
        self.tracked.as_ref().is_some_and(|(_, tracked)| *tracked)
    }
}

/// So many tokens of one message are judged beside each other; what has more is a list.
const MOST_TOGETHER: usize = 8;

/// The tokens of each message, in order: those of one number, and of a list each by itself.
fn messages(mut tokens: impl Iterator<Item = Found>) -> impl Iterator<Item = Vec<Found>> {
    let mut next = tokens.next();
    // The number of a message that turned out to be a list.
    let mut list = 0;
    std::iter::from_fn(move || {
        let mut message = vec![next.take()?];
        let number = message[0].message;
        next = tokens.next();
        while number != list && next.as_ref().is_some_and(|next| next.message == number) {
            if message.len() == MOST_TOGETHER {
                list = number;
                break;
            }
            message.extend(next.take());
            next = tokens.next();
        }
        Some(message)
    })
}

impl Bench<'_> {
    /// What the tokens of a message are to each other; of one that came alone, nobody asks.
    fn companions(&self, message: &[Found]) -> Arc<[Companion]> {
        let alone = message.len() == 1 && message.iter().all(|found| found.others.is_empty());
        if alone && self.with.is_empty() {
            return Arc::default();
        }
        let companion = |found: &Found| {
            let (inference, _) = self.terms(found);
            Companion::token(&found.token, Role::of(inference.profile, &found.place), true)
        };
        // The tokens of a message see the same others around them.
        let mut others: Vec<_> = message.iter().flat_map(|found| &found.others).collect();
        others.sort();
        others.dedup();
        let opaque = |(name, text): &(&str, String)| {
            Companion::opaque(text.clone(), if *name == "code" { Role::Code } else { Role::Access })
        };
        message.iter().map(companion).chain(others.into_iter().map(opaque)).collect()
    }
}

//! What signatures are held against: the keys that were given, the keys that are published, secrets that everyone
//! knows or a list has.

use super::engine::Case;
use crate::core::alg::{Alg, Family};
use crate::core::crypto::short_rsa_matches;
use crate::core::decrypt::{are_to_open, decrypt};
use crate::core::dictionary::{self, Known, Listed, TRIED, signer_of};
use crate::core::key::{Key, thumbprint};
use crate::core::published;
use crate::core::token::{Kind, Part, Token};
use crate::core::verify::{Keyring, Trial, try_keys};
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

/// What signatures are held against. Each thread has its own; what is prepared once serves every token.
pub struct Evidence<'k> {
    ring: Keyring<'k>,
    listed: &'k [Listed],
    published: OnceCell<Keyring<'static>>,
    /// The first of the given keys that is published, and where.
    leaked: OnceCell<Option<(usize, &'static str)>>,
    /// What tokens told of the given keys.
    notes: RefCell<Notes>,
    /// How many tokens of a signer in this stretch were tried with what everyone knows, and matched none of it.
    tried: RefCell<HashMap<u64, u8>>,
    /// How many tokens of this stretch may still be tried with what everyone knows.
    may_try: Cell<usize>,
    /// Which stretch of the run it is.
    stretch: Cell<usize>,
    cleared: Option<&'k Cleared>,
}

/// The signers of a run, and the first stretches in which tokens of theirs were tried; so many clear them.
#[derive(Default)]
pub struct Cleared(Mutex<HashMap<u64, [usize; TRIED as usize]>>);

impl Cleared {
    /// When a stretch is begun, the one so many before it is done, whatever the threads. What is found in a stretch hangs on
    /// those alone that were certainly done, so that it is found again in every run.
    pub const SURELY_DONE: usize = 128;

    fn holds(&self, signer: u64, stretch: usize) -> bool {
        let tried = self.0.lock().ok().and_then(|tried| tried.get(&signer).copied());
        let last = tried.and_then(|tried| tried.into_iter().max());
        last.is_some_and(|last| last.saturating_add(Self::SURELY_DONE) <= stretch)
    }

    /// Threads add in any order; the first stretches remain.
    fn add(&self, signer: u64, stretch: usize) {
        let Ok(mut tried) = self.0.lock() else { return };
        let first = tried.entry(signer).or_insert([usize::MAX; TRIED as usize]);
        if let Some(last) = first.iter_mut().max() {
            *last = stretch.min(*last);
        }
    }
}

/// So many tokens of the first stretch of a source are tried with what everyone knows, and so many of each later one, which
/// is as many as a log has in it: to try all of millions would take longer than all else.
const MOST_TRIED_FIRST: usize = 1000;
const MOST_TRIED_LATER: usize = 24;

/// What tokens told of the given keys, by their place.
#[derive(Default)]
pub struct Notes {
    /// Of those whose signatures matched under HMAC, the algorithm with the longest hash.
    pub served: HashMap<usize, Alg>,
    /// Those that are not meant for the algorithm of a token that names them.
    pub blamed: HashSet<usize>,
    /// Tokens that were not tried with what everyone knows, for there were too many.
    pub untried: usize,
}

impl Notes {
    /// Adds what others told.
    pub fn take_up(&mut self, other: Notes) {
        self.blamed.extend(other.blamed);
        self.untried += other.untried;
        other.served.into_iter().for_each(|(key, alg)| self.serves(key, alg));
    }

    fn serves(&mut self, key: usize, alg: Alg) {
        let own = self.served.entry(key).or_insert(alg);
        if own.hash_bits() < alg.hash_bits() {
            *own = alg;
        }
    }
}

impl<'k> Evidence<'k> {
    /// The keys that may vouch for tokens, and the secrets of a list with which tokens of the run were signed.
    pub fn new(keys: &'k [Key], listed: &'k [Listed]) -> Evidence<'k> {
        Evidence {
            ring: Keyring::new(keys),
            listed,
            published: OnceCell::new(),
            leaked: OnceCell::new(),
            notes: RefCell::default(),
            tried: RefCell::default(),
            may_try: Cell::new(usize::MAX),
            stretch: Cell::new(0),
            cleared: None,
        }
    }

    /// The same, where others clear signers too.
    pub fn sharing(self, cleared: &'k Cleared) -> Evidence<'k> {
        Evidence { cleared: Some(cleared), ..self }
    }

    /// What tokens told of the given keys since this was last asked.
    pub fn take_notes(&self) -> Notes {
        self.notes.take()
    }

    /// Begins a stretch of the run, by its number from 0, and forgets which signers were tried in the one before; it may be
    /// the first of its source.
    pub fn begin(&self, stretch: usize, is_first: bool) {
        self.tried.borrow_mut().clear();
        self.stretch.set(stretch);
        self.may_try.set(if is_first { MOST_TRIED_FIRST } else { MOST_TRIED_LATER });
    }

    /// The keys that were given.
    pub fn keys(&self) -> &'k [Key] {
        self.ring.keys()
    }

    /// Opens a JWE, if one of the given keys does, so that what is inside can be looked at.
    pub fn open(&self, token: &mut Token) {
        if let Some(contents) = decrypt(token, self.keys()) {
            token.open(contents);
        }
    }

    /// Whether one of the given keys may be that of who signed what is inside this token.
    pub fn vouches_inside(&self, token: &Token) -> bool {
        !token.is_opened() || !are_to_open(token, self.keys())
    }

    /// The first of the given keys whose private half is published, and where.
    pub fn leaked(&self) -> Option<(&'k Key, &'static str)> {
        let find = || {
            let places = self.keys().iter().map(published::place_of);
            places.enumerate().find_map(|(at, place)| Some((at, place?)))
        };
        let (at, place) = (*self.leaked.get_or_init(find))?;
        Some((&self.keys()[at], place))
    }
}

/// What stands against the signature of a token.
#[derive(Default)]
pub(super) struct Judged {
    trial: OnceCell<Option<Trial>>,
    secret: OnceCell<Option<&'static Known>>,
}

impl<'a> Case<'a> {
    /// Has the signature held against keys and secrets; without any, nobody asks who signed.
    pub fn with(mut self, evidence: Option<&'a Evidence<'a>>) -> Case<'a> {
        self.evidence = evidence;
        self
    }

    /// The keys that were given.
    pub fn keys(&self) -> &'a [Key] {
        self.evidence.map_or(&[], Evidence::keys)
    }

    /// The keys that were given and that the signature ought to be of: those that `kid` names, else all.
    pub fn named_keys(&self) -> impl Iterator<Item = &'a Key> {
        let (keys, kid) = (self.keys(), self.token.kid());
        let is_named = move |key: &Key| kid.is_some() && key.kid.as_deref() == kid.as_deref();
        let some = keys.iter().any(&is_named);
        keys.iter().filter(move |key| !some || is_named(key))
    }

    /// Notes that a given key is not meant for the algorithm of the token.
    pub(super) fn blame(&self, key: &Key) {
        if let Some(evidence) = self.evidence
            && let Some(at) = self.keys().iter().position(|given| std::ptr::eq(given, key))
        {
            evidence.notes.borrow_mut().blamed.insert(at);
        }
    }

    /// Whether a key is one of those that were given.
    pub fn is_given(&self, key: &Key) -> bool {
        let wanted = thumbprint(key);
        wanted.is_some() && self.keys().iter().any(|given| thumbprint(given) == wanted)
    }

    /// The signature of a JWS, decoded; empty where it is missing.
    pub fn signature(&self) -> &'a [u8] {
        self.token.bytes(Part::Signature)
    }

    /// The algorithm of a JWS whose signature can be checked: it is there, and so is what it signs.
    pub fn checkable(&self) -> Option<Alg> {
        let whole =
            self.token.kind() == Kind::Jws && !self.token.is_detached() && !self.signature().is_empty();
        self.alg.filter(|_| whole)
    }

    /// How the given keys fare with the signature; `None` where there are none, or nothing to check.
    pub fn trial(&self) -> Option<&Trial> {
        let evidence = self.evidence.filter(|evidence| !evidence.keys().is_empty())?;
        let judge = || {
            let alg = self.checkable()?;
            let trial = try_keys(self.token, &evidence.ring, alg);
            if let Some(key) = trial.matching().filter(|_| alg.family() == Family::Hmac) {
                evidence.notes.borrow_mut().serves(key, alg);
            }
            Some(trial)
        };
        self.judged.trial.get_or_init(judge).as_ref()
    }

    /// The given key that the signature matches.
    pub fn signer(&self) -> Option<&'a Key> {
        let at = self.trial()?.matching()?;
        self.keys().get(at)
    }

    /// Looks for the signature among what everyone knows, unless the signer was cleared of that.
    fn unless_cleared<T>(&self, look: impl FnOnce(&'a Evidence<'a>) -> Option<T>) -> Option<T> {
        let evidence = self.evidence?;
        // Who names neither issuer nor key may be anyone.
        let signer = signer_of(self.token, self.alg);
        let tried =
            signer.and_then(|signer| evidence.tried.borrow().get(&signer).copied()).unwrap_or_default();
        let stretch = evidence.stretch.get();
        let shared = signer.zip(evidence.cleared);
        if tried == TRIED || shared.is_some_and(|(signer, cleared)| cleared.holds(signer, stretch)) {
            return None;
        }
        let Some(rest) = evidence.may_try.get().checked_sub(1) else {
            evidence.notes.borrow_mut().untried += 1;
            return None;
        };
        evidence.may_try.set(rest);
        let found = look(evidence);
        if let Some(signer) = signer.filter(|_| found.is_none()) {
            evidence.tried.borrow_mut().insert(signer, tried + 1);
            if let Some(cleared) = evidence.cleared {
                cleared.add(signer, stretch);
            }
        }
        found
    }

    /// The published key that the signature matches.
    pub fn published_signer(&self) -> Option<&'static Key> {
        self.unless_cleared(|evidence| self.published_signer_of(evidence))
    }

    fn published_signer_of(&self, evidence: &Evidence<'_>) -> Option<&'static Key> {
        let alg = self.checkable()?;
        let ring = evidence.published.get_or_init(|| Keyring::new(published::keys()));
        // An RSA signature as long as no modulus needs no arithmetic.
        let is_as_long = |at: &usize| ring.key(*at).signature_bytes(alg) == Some(self.signature().len());
        let mut candidates = (0..ring.keys().len()).filter(is_as_long).peekable();
        candidates.peek()?;
        let (signature, input) = (self.signature().to_vec(), self.token.signing_input());
        let is_signer = |&at: &usize| {
            // Below 2048 bits a key verifies nothing, and its owner can still be told.
            match signature.len() < 256 && alg.family() == Family::RsaPkcs1 {
                true => short_rsa_matches(ring.key(at), alg, &input, &signature),
                false => ring.matches(at, alg, &input, &signature),
            }
        };
        candidates.find(is_signer).map(|at| ring.key(at))
    }

    /// The well-known secret that the signature was made with.
    pub fn known_secret(&self) -> Option<&'static Known> {
        let find = || {
            self.unless_cleared(|_| {
                dictionary::known_secret(self.checkable()?, &self.token.signing_input(), self.signature())
            })
        };
        *self.judged.secret.get_or_init(find)
    }

    /// The secret of the given list that the signature was made with.
    pub fn listed_secret(&self) -> Option<&'a Listed> {
        let listed = self.evidence?.listed;
        let (alg, input) = (self.checkable().filter(|_| !listed.is_empty())?, self.token.signing_input());
        listed.iter().find(|listed| dictionary::is_secret(&listed.secret, alg, &input, self.signature()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signer_is_cleared_by_what_was_certainly_tried_before() {
        let cleared = Cleared::default();
        // As threads may add it.
        for stretch in [9, 5, 7, 5] {
            cleared.add(1, stretch);
        }
        assert!(!cleared.holds(1, 6 + Cleared::SURELY_DONE));
        assert!(cleared.holds(1, 7 + Cleared::SURELY_DONE));
        cleared.add(2, 0);
        cleared.add(2, 0);
        assert!(!cleared.holds(2, usize::MAX - 1) && !cleared.holds(3, usize::MAX));
    }
}

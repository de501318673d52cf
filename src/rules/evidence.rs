//! What signatures are held against: the keys that were given, the keys that are published, a list of secrets.

use super::engine::Case;
use crate::core::alg::{Alg, Family};
use crate::core::decrypt::{are_to_open, decrypt};
use crate::core::dictionary::{self, Known};
use crate::core::json::Value;
use crate::core::key::{Key, thumbprint};
use crate::core::published;
use crate::core::token::{Kind, Part, Token};
use crate::core::verify::{Keyring, Trial, try_keys};
use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What signatures are held against. Each thread has its own; what is prepared once serves every token.
pub struct Evidence<'k> {
    ring: Keyring<'k>,
    wordlist: &'k [u8],
    published: OnceCell<Keyring<'static>>,
    /// The first of the given keys that is published, and where.
    leaked: OnceCell<Option<(usize, &'static str)>>,
    /// What tokens told of the given keys.
    notes: RefCell<Notes>,
    /// How many tokens of a signer were tried with what everyone knows, and matched none of it.
    cleared: RefCell<HashMap<u64, u8>>,
}

/// What tokens told of the given keys, by their place.
#[derive(Default)]
pub struct Notes {
    /// Of those whose signatures matched under HMAC, the algorithm with the longest hash.
    pub served: HashMap<usize, Alg>,
    /// Those that are not meant for the algorithm of a token that names them.
    pub blamed: HashSet<usize>,
}

impl Notes {
    /// Adds what others told.
    pub fn take_up(&mut self, other: Notes) {
        self.blamed.extend(other.blamed);
        other.served.into_iter().for_each(|(key, alg)| self.serves(key, alg));
    }

    fn serves(&mut self, key: usize, alg: Alg) {
        let own = self.served.entry(key).or_insert(alg);
        if own.hash_bits() < alg.hash_bits() {
            *own = alg;
        }
    }
}

/// Of a signer that is told by issuer, key ID and algorithm so many tokens are tried with what everyone knows; the others
/// were signed with the same key.
const TRIED: u8 = 3;

impl<'k> Evidence<'k> {
    /// The keys that may vouch for tokens, and a list of secrets, one a line, that must not.
    pub fn new(keys: &'k [Key], wordlist: &'k [u8]) -> Evidence<'k> {
        Evidence {
            ring: Keyring::new(keys),
            wordlist,
            published: OnceCell::new(),
            leaked: OnceCell::new(),
            notes: RefCell::default(),
            cleared: RefCell::default(),
        }
    }

    /// What tokens told of the given keys since this was last asked.
    pub fn take_notes(&self) -> Notes {
        self.notes.take()
    }

    /// Forgets which signers were cleared, so that what is found in a stretch of the input is found again in every run,
    /// whichever thread looks at it.
    pub fn begin(&self) {
        self.cleared.borrow_mut().clear();
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
        let (iss, kid) = (self.claim("iss"), self.token.parameter("kid"));
        // Who names neither may be anyone.
        let signer = iss.or(kid).map(|_| {
            let mut hasher = DefaultHasher::new();
            (self.alg, iss.map(Value::raw), kid.map(Value::raw)).hash(&mut hasher);
            hasher.finish()
        });
        let tried = signer.and_then(|signer| evidence.cleared.borrow().get(&signer).copied());
        if tried == Some(TRIED) {
            return None;
        }
        let found = look(evidence);
        if let Some(signer) = signer.filter(|_| found.is_none()) {
            evidence.cleared.borrow_mut().insert(signer, tried.unwrap_or_default() + 1);
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
        let mut candidates = ring.admitting(alg).iter().copied().filter(is_as_long).peekable();
        candidates.peek()?;
        let (signature, input) = (self.signature().to_vec(), self.token.signing_input());
        candidates.find(|&at| ring.matches(at, alg, &input, &signature)).map(|at| ring.key(at))
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
    pub fn listed_secret(&self) -> Option<&'a [u8]> {
        let list = self.evidence.map(|evidence| evidence.wordlist).filter(|list| !list.is_empty())?;
        dictionary::listed_secret(list, self.checkable()?, &self.token.signing_input(), self.signature())
    }
}

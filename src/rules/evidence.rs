//! What signatures are held against: the keys that were given, the keys that are published, secrets that everyone
//! knows or a list has.

use super::engine::Case;
use super::signers::{Attempt, Sample, checkable};
use crate::core::alg::{Alg, Family};
use crate::core::crypto::short_rsa_matches;
use crate::core::decrypt::{are_to_open, decrypt};
use crate::core::dictionary::{self, Known, Listed};
use crate::core::key::{Key, thumbprint};
use crate::core::published;
use crate::core::token::{Part, Token};
use crate::core::verify::{Keyring, Trial, try_keys};
use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};

/// What signatures are held against. Each thread has its own; what is prepared once serves every token.
pub struct Evidence<'k> {
    ring: Keyring<'k>,
    listed: &'k [Listed],
    published: OnceCell<Keyring<'static>>,
    /// The first of the given keys that is published, and where.
    leaked: OnceCell<Option<(usize, &'static str)>>,
    /// What tokens told of the given keys.
    notes: RefCell<Notes>,
}

/// What everyone knows, and a token was signed with.
#[derive(Clone, Copy)]
pub(super) enum Maker {
    /// A secret.
    Secret(&'static Known),
    /// A key whose private half is published.
    Key(&'static Key),
}

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
        }
    }

    /// What tokens told of the given keys since this was last asked.
    pub fn take_notes(&self) -> Notes {
        self.notes.take()
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

    /// What a signature was made with, of what everyone knows.
    pub(super) fn maker_of(&self, sample: &Sample) -> Option<Maker> {
        let Sample { alg, input, signature } = sample;
        match alg.family() {
            Family::Hmac => dictionary::known_secret(*alg, input, signature).map(Maker::Secret),
            _ => self.published_signer(sample).map(Maker::Key),
        }
    }

    fn published_signer(&self, Sample { alg, input, signature }: &Sample) -> Option<&'static Key> {
        let ring = self.published.get_or_init(|| Keyring::new(published::keys()));
        // An RSA signature as long as no modulus needs no arithmetic.
        let is_as_long = |at: &usize| ring.key(*at).signature_bytes(*alg) == Some(signature.len());
        let mut candidates = (0..ring.keys().len()).filter(is_as_long);
        let is_signer = |&at: &usize| {
            // Below 2048 bits a key verifies nothing, and its owner can still be told.
            match signature.len() < 256 && alg.family() == Family::RsaPkcs1 {
                true => short_rsa_matches(ring.key(at), *alg, input, signature),
                false => ring.matches(at, *alg, input, signature),
            }
        };
        candidates.find(is_signer).map(|at| ring.key(at))
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
    maker: OnceCell<Option<Maker>>,
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
        checkable(self.token)
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

    /// What the signature was made with, of what everyone knows.
    fn maker(&self) -> Option<Maker> {
        let evidence = self.evidence?;
        let look = |alg| evidence.maker_of(&Sample::of(self.token, alg));
        let try_it = || match self.attempt {
            Attempt::Itself => look(self.checkable()?),
            Attempt::Lead(signer, lead) => signer.maker_of(*lead, evidence),
            Attempt::After(signer) => signer.maker(evidence).and_then(|_| look(self.checkable()?)),
            Attempt::TooMany => {
                evidence.notes.borrow_mut().untried += 1;
                None
            }
        };
        *self.judged.maker.get_or_init(try_it)
    }

    /// The published key that the signature matches.
    pub fn published_signer(&self) -> Option<&'static Key> {
        match self.maker()? {
            Maker::Key(key) => Some(key),
            Maker::Secret(_) => None,
        }
    }

    /// The well-known secret that the signature was made with.
    pub fn known_secret(&self) -> Option<&'static Known> {
        match self.maker()? {
            Maker::Secret(known) => Some(known),
            Maker::Key(_) => None,
        }
    }

    /// The secret of the given list that the signature was made with.
    pub fn listed_secret(&self) -> Option<&'a Listed> {
        let listed = self.evidence?.listed;
        let (alg, input) = (self.checkable().filter(|_| !listed.is_empty())?, self.token.signing_input());
        listed.iter().find(|listed| dictionary::is_secret(&listed.secret, alg, &input, self.signature()))
    }
}

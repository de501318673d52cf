//! Keys with their verifiers, each prepared at its first use and used for every token. A thread has a ring of its own.

use crate::core::alg::Alg;
use crate::core::crypto::{self, BoxedVerifier};
use crate::core::key::{Given, Key, Operation, Specimen, Weakness, key_weaknesses, set_weaknesses};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// Keys with their verifiers, each prepared at first use.
pub struct Keyring<'k> {
    keys: &'k [Key],
    /// How they came, where that is known.
    given: Option<&'k Given>,
    /// For each algorithm, the keys that admit it.
    admitting: Vec<OnceCell<Vec<usize>>>,
    verifiers: RefCell<HashMap<(usize, Alg), Option<BoxedVerifier>>>,
    /// What is wrong with each key that somebody asked about.
    weaknesses: RefCell<HashMap<usize, Rc<[Weakness]>>>,
    reasons: OnceCell<Vec<String>>,
}

impl<'k> Keyring<'k> {
    /// The keys that may vouch for tokens.
    pub fn new(keys: &'k [Key]) -> Keyring<'k> {
        let admitting = Alg::ALL.iter().map(|_| OnceCell::new()).collect();
        Keyring {
            keys,
            given: None,
            admitting,
            verifiers: RefCell::default(),
            weaknesses: RefCell::default(),
            reasons: OnceCell::new(),
        }
    }

    /// The same, of which is known how they came.
    pub fn of(given: &'k Given) -> Keyring<'k> {
        Keyring { given: Some(given), ..Keyring::new(&given.keys) }
    }

    /// The keys.
    pub fn keys(&self) -> &'k [Key] {
        self.keys
    }

    /// One of them.
    pub fn key(&self, index: usize) -> &'k Key {
        &self.keys[index]
    }

    /// The keys that admit the algorithm, by their place.
    pub fn admitting(&self, alg: Alg) -> &[usize] {
        let admits = |index: &usize| self.keys[*index].admits(alg, Operation::Verify).is_ok();
        self.admitting[alg as usize].get_or_init(|| (0..self.keys.len()).filter(admits).collect())
    }

    /// Whether a key matches the signature of a message.
    pub fn matches(&self, index: usize, alg: Alg, message: &[u8], signature: &Vec<u8>) -> bool {
        let mut verifiers = self.verifiers.borrow_mut();
        let verifier =
            verifiers.entry((index, alg)).or_insert_with(|| crypto::verifier(self.key(index), alg).ok());
        verifier.as_ref().is_some_and(|verifier| verifier.verify(message, signature).is_ok())
    }

    /// The keys, to be judged.
    fn specimens(&self) -> Vec<Specimen<'k>> {
        match self.given {
            Some(given) => given.specimens(),
            None => {
                let keys = self.keys.iter().enumerate();
                keys.map(|(at, key)| Specimen { index: Some(at), ..Specimen::bare(key) }).collect()
            }
        }
    }

    /// What is wrong with a key.
    pub(super) fn weaknesses_of(&self, index: usize) -> Rc<[Weakness]> {
        let mut known = self.weaknesses.borrow_mut();
        let judge = || {
            let own = self.specimens().into_iter().find(|specimen| specimen.index == Some(index));
            own.map(|specimen| key_weaknesses(&specimen)).unwrap_or_default().into()
        };
        Rc::clone(known.entry(index).or_insert_with(judge))
    }

    /// What is wrong with the keys together, and with those among them that are refused.
    pub(super) fn reasons_of_all(&self) -> &[String] {
        self.reasons.get_or_init(|| {
            let all = self.specimens();
            let refused = all
                .iter()
                .enumerate()
                .filter_map(|(at, specimen)| Some((at, specimen.refused()?.weakness.clone()?)));
            let found: Vec<_> =
                set_weaknesses(&all).into_iter().chain(refused).filter(|(_, found)| !found.slight).collect();
            let said = found.iter().take(MOST_SAID).map(|(at, weakness)| {
                format!("{}: {} ({})", all[*at].label(), weakness.message, weakness.flaw.name())
            });
            let mut said: Vec<_> = said.collect();
            if let Some(more) = found.len().checked_sub(MOST_SAID).filter(|more| *more > 0) {
                said.push(format!("{more} more flaws of the keys; jotkit lint tells them"));
            }
            said
        })
    }
}

/// So many flaws of a set are told with each token; the rest is counted.
const MOST_SAID: usize = 20;

//! Keys with their verifiers, each prepared at its first use and used for every token. A thread has a ring of its own.

use crate::core::alg::Alg;
use crate::core::crypto::{self, BoxedVerifier};
use crate::core::key::{Key, Operation, Weakness, key_weaknesses, set_weaknesses};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// Keys with their verifiers, each prepared at first use.
pub struct Keyring<'k> {
    keys: &'k [Key],
    /// For each algorithm, the keys that admit it.
    admitting: Vec<OnceCell<Vec<usize>>>,
    verifiers: RefCell<HashMap<(usize, Alg), Option<BoxedVerifier>>>,
    /// What is wrong with each key that somebody asked about.
    weaknesses: RefCell<HashMap<usize, Rc<[Weakness]>>>,
    set_weaknesses: OnceCell<Vec<Weakness>>,
}

impl<'k> Keyring<'k> {
    /// The keys that may vouch for tokens.
    pub fn new(keys: &'k [Key]) -> Keyring<'k> {
        let admitting = Alg::ALL.iter().map(|_| OnceCell::new()).collect();
        Keyring {
            keys,
            admitting,
            verifiers: RefCell::default(),
            weaknesses: RefCell::default(),
            set_weaknesses: OnceCell::new(),
        }
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

    /// What is wrong with a key.
    pub(super) fn weaknesses_of(&self, index: usize) -> Rc<[Weakness]> {
        let mut known = self.weaknesses.borrow_mut();
        Rc::clone(known.entry(index).or_insert_with(|| key_weaknesses(self.key(index)).into()))
    }

    /// What is wrong with the keys together.
    pub(super) fn weaknesses_of_set(&self) -> &[Weakness] {
        self.set_weaknesses.get_or_init(|| set_weaknesses(self.keys))
    }
}

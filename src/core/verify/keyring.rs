//! Keys with their verifiers, each prepared at its first use and used for every token.

use crate::core::alg::Alg;
use crate::core::crypto::{self, BoxedVerifier};
use crate::core::key::{Key, Operation};
use std::cell::OnceCell;

/// Keys with their verifiers, each prepared at first use.
pub struct Keyring {
    keys: Vec<(Key, Vec<OnceCell<Option<BoxedVerifier>>>)>,
}

impl Keyring {
    /// The keys that may vouch for tokens.
    pub fn new(keys: Vec<Key>) -> Keyring {
        let prepare = |key| (key, Alg::ALL.iter().map(|_| OnceCell::new()).collect());
        Keyring { keys: keys.into_iter().map(prepare).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(super) fn key(&self, index: usize) -> &Key {
        &self.keys[index].0
    }

    pub(super) fn admitting(&self, alg: Alg) -> Vec<usize> {
        (0..self.len()).filter(|&index| self.key(index).admits(alg, Operation::Verify).is_ok()).collect()
    }

    pub(super) fn matches(&self, index: usize, alg: Alg, message: &[u8], signature: &Vec<u8>) -> bool {
        let (key, verifiers) = &self.keys[index];
        let verifier = verifiers[alg as usize].get_or_init(|| crypto::verifier(key, alg).ok());
        verifier.as_ref().is_some_and(|verifier| verifier.verify(message, signature).is_ok())
    }
}

//! Who signs the tokens of a run. What everyone knows is tried on the first tokens of each signer and not on all, which would
//! take longer than all else; who sees the tokens in their order says on which, so that every run finds the same.

use super::evidence::{Evidence, Maker};
use crate::core::alg::Alg;
use crate::core::dictionary::{TRIED, signer_of};
use crate::core::token::{Kind, Part, Token};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// So many tokens of the first stretch of a source are tried with what everyone knows, and so many of each later one, which
/// is as many as a log has in it.
const MOST_TRIED_FIRST: usize = 1000;
const MOST_TRIED_LATER: usize = 24;

/// Of so many signers several tokens are tried, of each further one: who looks through the tokens of hundreds has many of each.
const FEW_SIGNERS: usize = 64;

/// So many signers are remembered; the tokens of others are tried as long as any may be.
const MOST_SIGNERS: usize = 100_000;

/// The signers of a run, to be asked of its tokens in their order.
#[derive(Default)]
pub struct Signers {
    known: HashMap<u64, Arc<Signer>>,
    /// How many tokens of this stretch may still be tried.
    may_try: usize,
}

impl Signers {
    /// Begins a stretch, which may be the first of its source.
    pub fn begin(&mut self, is_first: bool) {
        self.may_try = if is_first { MOST_TRIED_FIRST } else { MOST_TRIED_LATER };
    }

    /// Says how a token is to be tried that was seen before: the first of its signer speak for it.
    pub fn again(&self, token: &Token) -> Attempt {
        let signer = checkable(token).and_then(|alg| signer_of(token, Some(alg)));
        let known = signer.and_then(|signer| self.known.get(&signer));
        known.map_or(Attempt::Itself, |known| Attempt::After(Arc::clone(known)))
    }

    /// Says how the next token is to be tried.
    pub fn next(&mut self, token: &Token) -> Attempt {
        let Some(alg) = checkable(token) else { return Attempt::Itself };
        // Who names neither issuer nor key may be anyone.
        let signer = signer_of(token, Some(alg));
        let known = signer.and_then(|signer| self.known.get(&signer));
        if let Some(known) = known.filter(|known| known.leads.iter().all(|lead| lead.get().is_some())) {
            return Attempt::After(Arc::clone(known));
        }
        let Some(rest) = self.may_try.checked_sub(1) else { return Attempt::TooMany };
        self.may_try = rest;
        let room = known.is_some() || self.known.len() < MOST_SIGNERS;
        match signer.filter(|_| room) {
            Some(signer) => {
                let leads = if self.known.len() < FEW_SIGNERS { usize::from(TRIED) } else { 1 };
                let signer = self.known.entry(signer).or_insert_with(|| Arc::new(Signer::new(leads)));
                signer.lead(token, alg)
            }
            None => Attempt::Itself,
        }
    }
}

/// How a token is tried with what everyone knows.
#[derive(Clone, Default)]
pub enum Attempt {
    /// By itself.
    #[default]
    Itself,
    /// As one of the first of its signer.
    Lead(Arc<Signer>, usize),
    /// Only if one of the first of its signer matched something.
    After(Arc<Signer>),
    /// Not at all, for there are too many.
    TooMany,
}

impl Attempt {
    /// How the tokens inside the token are tried.
    pub fn inside(&self) -> Attempt {
        match self {
            Attempt::Itself | Attempt::Lead(..) => Attempt::Itself,
            other => other.clone(),
        }
    }
}

/// One who signs, and the first tokens of theirs.
pub struct Signer {
    leads: Box<[OnceLock<Lead>]>,
}

impl Signer {
    /// One for whom so many tokens speak.
    fn new(leads: usize) -> Signer {
        Signer { leads: (0..leads).map(|_| OnceLock::new()).collect() }
    }

    /// Takes up one of the first tokens.
    fn lead(self: &mut Arc<Signer>, token: &Token, alg: Alg) -> Attempt {
        let free = self.leads.iter().position(|lead| lead.get().is_none()).unwrap_or_default();
        let sample = Mutex::new(Some(Sample::of(token, alg)));
        self.leads[free].get_or_init(|| Lead { sample, maker: OnceLock::new() });
        Attempt::Lead(Arc::clone(self), free)
    }

    /// What made one of the first tokens.
    pub(super) fn maker_of(&self, lead: usize, evidence: &Evidence<'_>) -> Option<Maker> {
        self.leads.get(lead)?.get()?.maker(evidence)
    }

    /// What made one of the first tokens, whichever.
    pub(super) fn maker(&self, evidence: &Evidence<'_>) -> Option<Maker> {
        (0..self.leads.len()).find_map(|lead| self.maker_of(lead, evidence))
    }
}

/// One of the first tokens of a signer. Whoever asks first has it tried.
struct Lead {
    /// What is signed, until it was tried.
    sample: Mutex<Option<Sample>>,
    maker: OnceLock<Option<Maker>>,
}

impl Lead {
    fn maker(&self, evidence: &Evidence<'_>) -> Option<Maker> {
        *self.maker.get_or_init(|| {
            let sample = self.sample.lock().unwrap_or_else(PoisonError::into_inner).take();
            sample.and_then(|sample| evidence.maker_of(&sample))
        })
    }
}

/// A signature and what it is of.
pub(super) struct Sample {
    pub(super) alg: Alg,
    pub(super) input: Vec<u8>,
    pub(super) signature: Vec<u8>,
}

impl Sample {
    /// The signature of a token that [`checkable`] says so of.
    pub(super) fn of(token: &Token, alg: Alg) -> Sample {
        Sample {
            alg,
            input: token.signing_input().into_owned(),
            signature: token.bytes(Part::Signature).to_vec(),
        }
    }
}

/// The algorithm of a JWS whose signature can be checked: it is there, and so is what it signs.
pub(super) fn checkable(token: &Token) -> Option<Alg> {
    let whole = token.kind() == Kind::Jws && !token.is_detached() && !token.bytes(Part::Signature).is_empty();
    token.alg().filter(|_| whole).and_then(|alg| Alg::from_name(&alg))
}

#[cfg(test)]
mod tests {
    use super::super::Example;
    use super::*;

    fn token(claims: String) -> Token {
        Token::parse(Example::claims(Box::leak(claims.into_boxed_str())).token())
    }

    #[test]
    fn the_first_tokens_of_a_signer_speak_for_all() {
        let mut signers = Signers::default();
        signers.begin(true);
        let evidence = Evidence::new(&[], &[]);
        for at in 0..5 {
            let ours = signers.next(&token(format!(r#"{{"iss":"https://a.example","jti":"{at}"}}"#)));
            match ours {
                Attempt::Lead(_, lead) => assert_eq!(lead, at),
                Attempt::After(signer) => assert!(at >= 3 && signer.maker(&evidence).is_none()),
                _ => panic!("neither"),
            }
        }
        // Who does not say who they are speaks for nobody.
        assert!((0..5).all(|_| matches!(signers.next(&token("{}".to_string())), Attempt::Itself)));
    }

    #[test]
    fn of_many_signers_one_token_speaks_for_each() {
        let mut signers = Signers::default();
        signers.begin(true);
        let mut attempt = |at| signers.next(&token(format!(r#"{{"iss":"https://{at}.example"}}"#)));
        for at in 0..FEW_SIGNERS + 1 {
            assert!(matches!(attempt(at), Attempt::Lead(_, 0)));
        }
        assert!(matches!(attempt(FEW_SIGNERS - 1), Attempt::Lead(_, 1)));
        assert!(matches!(attempt(FEW_SIGNERS), Attempt::After(_)));
    }

    #[test]
    fn too_many_are_not_tried() {
        let mut signers = Signers::default();
        signers.begin(false);
        let mut attempt = |at| signers.next(&token(format!(r#"{{"iss":"https://{at}.example"}}"#)));
        assert!((0..MOST_TRIED_LATER).all(|at| matches!(attempt(at), Attempt::Lead(..))));
        assert!(matches!(attempt(99), Attempt::TooMany));
    }
}

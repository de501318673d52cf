//! The signatures of a run whose secret is looked for in a list, and a list tried on all of them at once: what a candidate
//! costs on its own is paid once, however many signatures there are.

use super::guess::{Keyed, Sha, Sha256, Sha384, Sha512, Signed};
use super::{is_secret, known_secret};
use crate::core::alg::{Alg, Family};
use crate::core::b64;
use crate::core::crypto::sha256;
use crate::core::hex;
use crate::core::json::Value;
use crate::core::token::{Kind, Part, Token};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicBool, Ordering};

/// No line of more bytes is a secret.
pub const LONGEST_LINE: usize = 4096;

/// Of a signer that is told by issuer, key ID and algorithm so many tokens are tried; the others were signed with the same
/// key.
pub const TRIED: u8 = 3;

/// What is signed by a token that is tried has no more bytes, for all of it is hashed with every candidate.
const LONGEST_INPUT: usize = 64 << 10;

/// So many signatures are tried, and such a share of memory do they take.
const MOST_TARGETS: usize = 10_000;
const MOST_BYTES: usize = 64 << 20;

/// A secret of a list with which a token of the run was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The secret.
    pub secret: Vec<u8>,
    /// The line of the list, from 1.
    pub line: u64,
    /// How the line says it.
    pub form: Form,
}

/// How a line says a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it stands.
    Plain,
    /// In base64, of either alphabet.
    Base64,
    /// In hexadecimal, bare or as password crackers write what is no text: `$HEX[…]`.
    Hex,
}

/// A signature whose secret is looked for.
struct Target {
    alg: Alg,
    input: Vec<u8>,
    signature: Vec<u8>,
    /// Whether the secret was found.
    found: AtomicBool,
}

/// The signatures whose secret is looked for.
#[derive(Default)]
pub struct Targets {
    targets: Vec<Target>,
    bytes: usize,
    seen: HashSet<[u8; 16]>,
    of_signer: HashMap<u64, u8>,
    /// Tokens that are not tried since they are too long.
    pub too_long: usize,
    /// Tokens that are not tried since there are too many.
    pub too_many: usize,
}

/// A candidate that a target was signed with.
#[derive(Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which of the targets.
    target: usize,
    /// The secret; its line counts from 1 in the stretch that was tried.
    pub listed: Listed,
}

/// What came of a stretch of a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// Secrets that were found, each target with the first.
    pub hits: Vec<Hit>,
    /// Lines that were tried.
    pub lines: u64,
    /// Lines that were too long to be.
    pub too_long: u64,
}

/// Who signed the token, so that others of the same signer can be told; `None` where it names neither issuer nor key.
pub fn signer_of(token: &Token, alg: Option<Alg>) -> Option<u64> {
    let iss = token.claims().and_then(|claims| claims.get("iss"));
    let kid = token.parameter("kid");
    iss.or(kid)?;
    let mut hasher = DefaultHasher::new();
    (alg, iss.map(Value::raw), kid.map(Value::raw)).hash(&mut hasher);
    Some(hasher.finish())
}

/// The algorithm of a token that is signed with an HMAC and has all that is needed to try secrets on it.
pub fn hmac_of(token: &Token) -> Option<Alg> {
    let alg = Alg::from_name(&token.alg()?).filter(|alg| alg.family() == Family::Hmac)?;
    let whole = token.kind() == Kind::Jws && !token.is_detached();
    (whole && alg.signature_bytes() == Some(token.bytes(Part::Signature).len())).then_some(alg)
}

impl Targets {
    /// Takes up a token, if it is signed with an HMAC, is not there already and has no secret that everyone knows.
    pub fn add(&mut self, token: &Token) {
        let Some(alg) = hmac_of(token) else { return };
        let (input, signature) = (token.signing_input(), token.bytes(Part::Signature));
        let digest = sha256(&[&*input, b".", signature].concat());
        if digest.first_chunk().is_some_and(|digest| !self.seen.insert(*digest)) {
            return;
        }
        let signer = signer_of(token, Some(alg));
        if signer.is_some_and(|signer| self.of_signer.get(&signer) == Some(&TRIED))
            || known_secret(alg, &input, signature).is_some()
        {
            return;
        }
        if input.len() > LONGEST_INPUT {
            self.too_long += 1;
            return;
        }
        if self.targets.len() == MOST_TARGETS || self.bytes + input.len() > MOST_BYTES {
            self.too_many += 1;
            return;
        }
        if let Some(signer) = signer {
            *self.of_signer.entry(signer).or_default() += 1;
        }
        self.bytes += input.len();
        let (input, signature) = (input.into_owned(), signature.to_vec());
        self.targets.push(Target { alg, input, signature, found: AtomicBool::new(false) });
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    /// Notes that the secret of a target was found, so that it is tried no more; whether that is news.
    pub fn found(&self, hit: &Hit) -> bool {
        !self.targets[hit.target].found.swap(true, Ordering::Relaxed)
    }

    /// Whether the secret of every target was found.
    pub fn are_all_found(&self) -> bool {
        self.targets.iter().all(|target| target.found.load(Ordering::Relaxed))
    }

    /// Tries a stretch of a list, one secret a line. Lines end with LF or CRLF, the last may do without; they are bytes in
    /// whatever encoding; empty ones are no secret.
    pub fn try_lines(&self, stretch: &[u8]) -> Tried {
        let mut tried = Tried::default();
        let mut open = (self.open(Alg::HS256), self.open(Alg::HS384), self.open(Alg::HS512));
        let mut scratch = Vec::with_capacity(LONGEST_LINE);
        for (line, number) in lines(stretch).zip(1..) {
            if line.len() > LONGEST_LINE {
                tried.too_long += 1;
                continue;
            }
            tried.lines += u64::from(!line.is_empty());
            for_each_form(line, &mut scratch, |form, secret| {
                let mut hit = |target: usize| {
                    let Target { alg, input, signature, .. } = &self.targets[target];
                    if is_secret(secret, *alg, input, signature) {
                        let listed = Listed { secret: secret.to_vec(), line: number, form };
                        tried.hits.push(Hit { target, listed });
                    }
                };
                try_secret::<Sha256>(&mut open.0, secret, &mut hit);
                try_secret::<Sha384>(&mut open.1, secret, &mut hit);
                try_secret::<Sha512>(&mut open.2, secret, &mut hit);
            });
        }
        tried
    }

    /// The targets of an algorithm whose secret was not found yet.
    fn open<S: Sha>(&self, alg: Alg) -> Vec<(usize, Signed<S>)> {
        let of_alg = self.targets.iter().enumerate().filter(|(_, target)| target.alg == alg);
        of_alg
            .filter(|(_, target)| !target.found.load(Ordering::Relaxed))
            .filter_map(|(at, target)| Some((at, Signed::new(&target.input, &target.signature)?)))
            .collect()
    }
}

/// Tries a secret on the targets of one hash; those that it is the secret of are told, and open no more.
fn try_secret<S: Sha>(open: &mut Vec<(usize, Signed<S>)>, secret: &[u8], mut hit: impl FnMut(usize)) {
    if open.is_empty() {
        return;
    }
    let keyed = Keyed::<S>::new(secret);
    open.retain(|(target, signed)| {
        let matches = keyed.signed(signed);
        if matches {
            hit(*target);
        }
        !matches
    });
}

/// The lines of a stretch without their ends.
fn lines(stretch: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(stretch).filter(|stretch| !stretch.is_empty());
    std::iter::from_fn(move || {
        let text = rest?;
        let line = match memchr::memchr(b'\n', text) {
            Some(at) => {
                rest = Some(&text[at + 1..]).filter(|rest| !rest.is_empty());
                &text[..at]
            }
            None => {
                rest = None;
                text
            }
        };
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    })
}

/// The secrets that a line may stand for.
pub(super) fn for_each_form(line: &[u8], scratch: &mut Vec<u8>, mut take: impl FnMut(Form, &[u8])) {
    if line.is_empty() {
        return;
    }
    take(Form::Plain, line);
    if b64::decode_loosely(line, scratch) {
        take(Form::Base64, scratch);
    }
    let marked = line.strip_prefix(b"$HEX[").and_then(|line| line.strip_suffix(b"]"));
    // Shorter ones are words, or numbers.
    let digits = marked.or_else(|| Some(line).filter(|line| line.len() >= 32));
    if let Some(secret) = digits.and_then(hex::decode).filter(|secret| !secret.is_empty()) {
        take(Form::Hex, &secret);
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::crypto::Mac;
    use proptest::prelude::*;

    fn token(alg: Alg, secret: &[u8], payload: &str) -> Token {
        let header = format!(r#"{{"alg":"{alg}"}}"#);
        let input = format!("{}.{}", b64::encode(header.as_bytes()), b64::encode(payload.as_bytes()));
        let signature = Mac::new(alg, secret).unwrap().sign(input.as_bytes());
        Token::parse(format!("{input}.{}", b64::encode(&signature)))
    }

    fn targets(secrets: &[(Alg, &[u8])]) -> Targets {
        let mut targets = Targets::default();
        for (number, (alg, secret)) in secrets.iter().enumerate() {
            targets.add(&token(*alg, secret, &format!(r#"{{"n":{number}}}"#)));
        }
        assert_eq!(targets.len(), secrets.len());
        targets
    }

    fn found(tried: &Tried) -> Vec<(usize, u64, Form)> {
        tried.hits.iter().map(|hit| (hit.target, hit.listed.line, hit.listed.form)).collect()
    }

    #[test]
    fn lines_of_either_ending_and_any_bytes() {
        let targets = targets(&[(Alg::HS256, b"hunter2 of ann"), (Alg::HS384, b"caf\xe9 au lait")]);
        for list in [
            &b"hunter2 of ann\ncaf\xe9 au lait\n"[..],
            b"hunter2 of ann\r\ncaf\xe9 au lait\r\n",
            b"hunter2 of ann\r\ncaf\xe9 au lait",
            b"hunter2 of ann\ncaf\xe9 au lait\nhunter2 of ann\r\n",
        ] {
            let tried = targets.try_lines(list);
            assert_eq!(found(&tried), [(0, 1, Form::Plain), (1, 2, Form::Plain)]);
            assert_eq!(tried.hits[1].listed.secret, b"caf\xe9 au lait");
        }
        let tried = targets.try_lines(b"\n\r\n\nhunter2 of ann \n hunter2 of ann\nhunter2 of an\r\n");
        assert_eq!((tried.lines, found(&tried)), (3, vec![]));
        assert_eq!(targets.try_lines(b""), Tried::default());
    }

    #[test]
    fn what_a_line_says() {
        let targets = targets(&[(Alg::HS512, b"\xfb\xff\xfe not \xe9 text"), (Alg::HS256, b"+_ it is")]);
        for (line, form) in [
            (&b"-__-IG5vdCDpIHRleHQ"[..], Form::Base64),
            (b"-__-IG5vdCDpIHRleHQ=", Form::Base64),
            (b"+//+IG5vdCDpIHRleHQ=", Form::Base64),
            (b"+//+IG5vdCDpIHRleHQ\r", Form::Base64),
            (b"$HEX[fbfffe206e6f7420e92074657874]", Form::Hex),
            (b"FBFFFE206E6F7420E92074657874", Form::Plain),
        ] {
            let told: Vec<_> = if form == Form::Plain { vec![] } else { vec![(0, 1, form)] };
            assert_eq!(found(&targets.try_lines(line)), told);
        }
        assert_eq!(found(&targets.try_lines(b"+_ it is")), [(1, 1, Form::Plain)]);
        // One alphabet or the other.
        assert_eq!(found(&targets.try_lines(b"+__+IG5vdCDpIHRleHQ=")), []);
    }

    #[test]
    fn long_lines_are_counted() {
        let secret = vec![b'!'; LONGEST_LINE];
        let targets = targets(&[(Alg::HS256, &secret)]);
        let list =
            [&[b'!'; LONGEST_LINE + 1], &b"\r\n"[..], &secret, b"\r\n", &[b'!'; 2 * LONGEST_LINE]].concat();
        let tried = targets.try_lines(&list);
        assert_eq!((tried.lines, tried.too_long, found(&tried)), (1, 2, vec![(0, 2, Form::Plain)]));
    }

    #[test]
    fn what_is_found_is_tried_no_more() {
        let targets = targets(&[(Alg::HS256, b"one of mine"), (Alg::HS256, b"two of mine")]);
        let tried = targets.try_lines(b"one of mine\none of mine\n");
        assert_eq!(found(&tried), [(0, 1, Form::Plain)]);
        assert!(targets.found(&tried.hits[0]) && !targets.found(&tried.hits[0]) && !targets.are_all_found());
        assert_eq!(found(&targets.try_lines(b"one of mine\ntwo of mine\n")), [(1, 2, Form::Plain)]);
    }

    #[test]
    fn few_tokens_of_a_signer_are_enough() {
        let mut targets = Targets::default();
        let claims = |number: usize| format!(r#"{{"iss":"https://as.example","n":{number}}}"#);
        for number in 0..9 {
            targets.add(&token(Alg::HS256, b"the same as ever", &claims(number)));
            targets.add(&token(Alg::HS256, b"the same as ever", &claims(number)));
        }
        assert_eq!(targets.len(), 3);
        // Another algorithm is another key; who names no signer may be anyone.
        targets.add(&token(Alg::HS512, b"the same as ever", &claims(0)));
        assert_eq!(targets.len(), 4);
        for number in 0..9 {
            targets.add(&token(Alg::HS256, b"the same as ever", &format!(r#"{{"n":{number}}}"#)));
        }
        assert_eq!(targets.len(), 13);
    }

    #[test]
    fn only_what_can_be_tried_is() {
        let mut targets = Targets::default();
        let whole = token(Alg::HS256, b"of nobody else", "{}").text().to_string();
        for text in [
            token(Alg::HS256, b"secret", "{}").text(),
            &whole[..whole.len() - 4],
            &whole.replacen("e30", "", 1),
            "eyJhbGciOiJub25lIn0.e30.",
            "eyJhbGciOiJFUzI1NiJ9.e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ] {
            targets.add(&Token::parse(text));
            assert!(targets.is_empty(), "{text}");
        }
        targets.add(&token(
            Alg::HS256,
            b"of nobody else",
            &format!("{{\"x\":\"{}\"}}", "x".repeat(LONGEST_INPUT)),
        ));
        assert_eq!((targets.len(), targets.too_long, targets.too_many), (0, 1, 0));
    }

    fn without_zeros(secret: &[u8]) -> &[u8] {
        let end = secret.iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
        &secret[..end]
    }

    proptest! {
        /// A secret is found wherever it stands in a list, at its line, and no other line is taken for it.
        #[test]
        fn a_planted_secret_is_found(
            lines in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..60),
            secret in prop::collection::vec(1_u8.., 9..150),
            at in any::<prop::sample::Index>(),
            alg in prop::sample::select(vec![Alg::HS256, Alg::HS384, Alg::HS512]),
            (crlf, end) in any::<(bool, bool)>(),
        ) {
            let plain = |line: &[u8]| !line.contains(&b'\n') && !line.ends_with(b"\r");
            let mut lines: Vec<Vec<u8>> = lines.into_iter().filter(|line| plain(line)).collect();
            prop_assume!(plain(&secret) && lines.iter().all(|line| without_zeros(line) != secret));
            let (other, target) = (b"another secret, which is not listed", token(alg, &secret, "{}"));
            let mut targets = Targets::default();
            targets.add(&token(alg, other, "{}"));
            targets.add(&target);
            prop_assume!(targets.len() == 2);
            let line_end: &[u8] = if crlf { b"\r\n" } else { b"\n" };
            prop_assert_eq!(found(&targets.try_lines(&lines.join(line_end))), []);
            let at = at.index(lines.len() + 1);
            lines.insert(at, secret.clone());
            let mut list = lines.join(line_end);
            if end {
                list.extend_from_slice(line_end);
            }
            let tried = targets.try_lines(&list);
            prop_assert_eq!(found(&tried), [(1, at as u64 + 1, Form::Plain)]);
            prop_assert_eq!(&tried.hits[0].listed.secret, &secret);
        }
    }
}

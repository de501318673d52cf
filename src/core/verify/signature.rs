//! The signature: which algorithm, which key, and whether it matches (RFC 7515 §5.2).

use super::{Expectations, Keyring, Verdict};
use crate::core::alg::{Alg, Family};
use crate::core::key::{Flaw, Operation, short_secret};
use crate::core::token::{Kind, Part, Token};

/// A verdict names this many of the keys that were tried, and counts the rest.
const MOST_NAMED: usize = 5;

/// How keys fared with the signature of a token.
#[derive(Debug)]
pub struct Trial {
    /// The keys that were tried, by their place in the ring: those that admit the algorithm, and of these only the ones
    /// that `kid` names, if it names any.
    pub tried: Vec<usize>,
    /// Whether the last of them matches.
    pub matches: bool,
    /// Whether `kid` chose them.
    pub named: bool,
}

impl Trial {
    /// The key that matches.
    pub fn matching(&self) -> Option<usize> {
        self.tried.last().copied().filter(|_| self.matches)
    }
}

/// Tries the keys that admit `alg` on the signature of a token, until one matches.
pub fn try_keys(token: &Token, keys: &Keyring<'_>, alg: Alg) -> Trial {
    let admitting = keys.admitting(alg);
    let kid = token.kid();
    let is_named = |index: &usize| kid.is_some() && keys.key(*index).kid.as_deref() == kid.as_deref();
    let mut tried: Vec<usize> = admitting.iter().copied().filter(is_named).collect();
    let named = !tried.is_empty();
    if !named {
        tried.extend_from_slice(admitting);
    }
    let matching = match tried.is_empty() {
        true => None,
        false => {
            let (signature, input) = (token.bytes(Part::Signature).to_vec(), token.signing_input());
            tried.iter().position(|&index| keys.matches(index, alg, &input, &signature))
        }
    };
    tried.truncate(matching.map_or(tried.len(), |at| at + 1));
    Trial { tried, matches: matching.is_some(), named }
}

pub(super) fn check(verdict: &mut Verdict, token: &Token, keys: &Keyring<'_>, expect: &Expectations<'_>) {
    let Some(alg) = algorithm(verdict, token) else { return };
    let trial = try_keys(token, keys, alg);
    if trial.tried.is_empty() {
        verdict.fail("signature", format!("not checked: no key admits {alg}"));
        verdict.fail("alg", refusal(keys, alg));
        verdict.mismatch = Some(alg);
        return;
    }
    verdict.tried = trial.tried.iter().take(MOST_NAMED).map(|&index| keys.key(index).label()).collect();
    match trial.matching() {
        Some(index) => {
            let key = keys.key(index);
            verdict.pass("signature", format!("matches key {}", key.label()));
            verdict.key = Some(key.kid.clone().unwrap_or_else(|| key.origin.clone()));
            if let (Some(kid), false, true) = (token.kid(), trial.named, keys.keys().len() > 1) {
                let count = keys.keys().len();
                verdict.note("kid", format!("{kid:?} is none of the {count} keys; found by trial"));
            }
            if !token.encoding_faults(Part::Signature).is_empty() {
                verdict.hint("the signature itself is right: only its base64url is not");
            }
            check_fitness(verdict, keys, index, alg, expect);
        }
        None => {
            let signature = token.bytes(Part::Signature);
            verdict.fail("signature", mismatch(verdict, trial.tried.len(), signature));
            if token.is_detached() {
                verdict.hint("the payload is detached: give it with --payload FILE");
            }
            verdict.mismatch = Some(alg);
            if expect.strict {
                check_set(verdict, keys);
            }
        }
    }
    if expect.algs.is_empty() || expect.algs.contains(&alg) {
        verdict.pass("alg", format!("{alg}, admitted by the key"));
    } else {
        let allowed: Vec<_> = expect.algs.iter().map(|alg| alg.name()).collect();
        verdict.fail("alg", format!("{alg}, where --alg allows {}", allowed.join(", ")));
    }
}

/// The algorithm that the header names, if it is one that can be checked.
fn algorithm(verdict: &mut Verdict, token: &Token) -> Option<Alg> {
    if token.kind() == Kind::Jwe {
        verdict
            .fail("signature", "none: the token is a JWE, encrypted and not signed; jotkit does not decrypt");
        return None;
    }
    match token.alg().as_deref() {
        None => {
            verdict.fail("signature", "not checked: there is no algorithm");
            verdict.fail("alg", "missing: a JWS names its algorithm (RFC 7515 §4.1.1)");
            None
        }
        Some("none") => {
            verdict.fail("signature", "none: anyone can have written this token");
            verdict.fail("alg", "none is never accepted (RFC 8725 §3.2)");
            None
        }
        Some(name) => Alg::from_name(name).or_else(|| {
            verdict.fail("signature", "not checked: the algorithm is unknown");
            verdict.fail("alg", format!("{name:?} is no algorithm that jotkit can verify"));
            None
        }),
    }
}

/// A short secret verifies, since people debug with `secret`, and is said. With `strict` every weakness is a reason.
fn check_fitness(
    verdict: &mut Verdict,
    keys: &Keyring<'_>,
    index: usize,
    alg: Alg,
    expect: &Expectations<'_>,
) {
    let short = (alg.family() == Family::Hmac).then(|| short_secret(keys.key(index), alg)).flatten();
    match short {
        Some(message) if expect.strict => verdict.fail("key", message),
        Some(message) => verdict.note("key", message),
        None => {}
    }
    if expect.strict {
        let own = keys.weaknesses_of(index);
        for weakness in
            own.iter().filter(|weakness| !weakness.slight && weakness.flaw != Flaw::HmacSecretShort)
        {
            verdict.fail("key", format!("{} ({})", weakness.message, weakness.flaw.name()));
        }
        check_set(verdict, keys);
    }
}

fn check_set(verdict: &mut Verdict, keys: &Keyring<'_>) {
    for reason in keys.reasons_of_all() {
        verdict.fail("keys", reason.clone());
    }
}

fn refusal(keys: &Keyring<'_>, alg: Alg) -> String {
    match keys.keys() {
        [key] => {
            let reason = key.admits(alg, Operation::Verify).err().unwrap_or_default();
            format!("{alg} is not admitted: {reason}")
        }
        keys => format!("{alg} is admitted by none of the {} keys", keys.len()),
    }
}

fn mismatch(verdict: &Verdict, tried: usize, signature: &[u8]) -> String {
    if signature.is_empty() {
        return "missing: the third part is empty".to_string();
    }
    let named = verdict.tried.join(", ");
    match tried.saturating_sub(verdict.tried.len()) {
        0 if tried == 1 => format!("does not match key {named}"),
        0 => format!("matches none of the {tried} keys that admit the algorithm: {named}"),
        more => format!("matches none of the {tried} keys that admit the algorithm: {named} and {more} more"),
    }
}

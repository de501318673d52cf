//! The signature: which algorithm, which key, and whether it matches (RFC 7515 §5.2).

use super::{Expectations, Keyring, Verdict};
use crate::core::alg::{Alg, Family};
use crate::core::key::{Operation, short_secret};
use crate::core::token::{Kind, Part, Token};

/// A verdict names this many of the keys that were tried, and counts the rest.
const MOST_NAMED: usize = 5;

pub(super) fn check(verdict: &mut Verdict, token: &Token, keys: &Keyring<'_>, expect: &Expectations<'_>) {
    let Some(alg) = algorithm(verdict, token) else { return };
    let admitting = keys.admitting(alg);
    if admitting.is_empty() {
        verdict.fail("signature", format!("not checked: no key admits {alg}"));
        verdict.fail("alg", refusal(keys, alg));
        verdict.mismatch = Some(alg);
        return;
    }
    let kid = token.kid();
    let is_named = |index: &usize| kid.is_some() && keys.key(*index).kid.as_deref() == kid.as_deref();
    let named: Vec<usize> = admitting.iter().copied().filter(is_named).collect();
    let candidates = if named.is_empty() { admitting } else { &named };
    let signature = token.bytes(Part::Signature).to_vec();
    let input = token.signing_input();
    let matching = candidates.iter().position(|&index| keys.matches(index, alg, &input, &signature));
    let tried = &candidates[..matching.map_or(candidates.len(), |at| at + 1)];
    verdict.tried = tried.iter().take(MOST_NAMED).map(|&index| keys.key(index).label()).collect();
    match matching {
        Some(at) => {
            let key = keys.key(candidates[at]);
            verdict.pass("signature", format!("matches key {}", key.label()));
            verdict.key = Some(key.kid.clone().unwrap_or_else(|| key.origin.clone()));
            if let (Some(kid), true, true) = (&kid, named.is_empty(), keys.keys().len() > 1) {
                let count = keys.keys().len();
                verdict.note("kid", format!("{kid:?} is none of the {count} keys; found by trial"));
            }
            if !token.encoding_faults(Part::Signature).is_empty() {
                verdict.hint("the signature itself is right: only its base64url is not");
            }
            check_fitness(verdict, keys, candidates[at], alg, expect);
        }
        None => {
            verdict.fail("signature", mismatch(verdict, tried.len(), &signature));
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
        for weakness in own.iter().filter(|weakness| weakness.rule != "hmac-secret-short") {
            verdict.fail("key", format!("{} ({})", weakness.message, weakness.rule));
        }
        check_set(verdict, keys);
    }
}

fn check_set(verdict: &mut Verdict, keys: &Keyring<'_>) {
    for weakness in keys.weaknesses_of_set() {
        verdict.fail("keys", format!("{} ({})", weakness.message, weakness.rule));
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

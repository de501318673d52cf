//! The signature: which algorithm, which key, and whether it matches (RFC 7515 §5.2).

use super::{Expectations, Keyring, Verdict};
use crate::core::alg::Alg;
use crate::core::key::Operation;
use crate::core::token::{Kind, Part, Token};

pub(super) fn check(verdict: &mut Verdict, token: &Token, keys: &Keyring, expect: &Expectations) {
    if token.kind() == Kind::Jwe {
        verdict
            .fail("signature", "none: the token is a JWE, encrypted and not signed; jotkit does not decrypt");
        return;
    }
    let alg = match token.alg().as_deref() {
        None => {
            verdict.fail("signature", "not checked: there is no algorithm");
            return verdict.fail("alg", "missing: a JWS names its algorithm (RFC 7515 §4.1.1)");
        }
        Some("none") => {
            verdict.fail("signature", "none: anyone can have written this token");
            return verdict.fail("alg", "none is never accepted (RFC 8725 §3.2)");
        }
        Some(name) => match Alg::from_name(name) {
            Some(alg) => alg,
            None => {
                verdict.fail("signature", "not checked: the algorithm is unknown");
                return verdict.fail("alg", format!("{name:?} is no algorithm that jotkit can verify"));
            }
        },
    };
    let admitting = keys.admitting(alg);
    if admitting.is_empty() {
        verdict.fail("signature", format!("not checked: no key admits {alg}"));
        return verdict.fail("alg", refusal(keys, alg));
    }

    let kid = token.kid();
    let named: Vec<_> = admitting
        .iter()
        .copied()
        .filter(|&index| kid.is_some() && keys.key(index).kid == kid.as_deref().map(str::to_string))
        .collect();
    let tried = if named.is_empty() { &admitting } else { &named };
    let signature = token.bytes(Part::Signature).to_vec();
    let matches = |index: &usize| keys.matches(*index, alg, token.signing_input(), &signature);
    match tried.iter().find(|index| matches(index)) {
        Some(&index) => {
            let key = keys.key(index);
            verdict.pass("signature", format!("matches key {}", key.label()));
            verdict.key = Some(key.kid.clone().unwrap_or_else(|| key.origin.clone()));
            if let (Some(kid), true, true) = (&kid, named.is_empty(), keys.len() > 1) {
                verdict.note("kid", format!("{kid:?} is none of the {} keys; found by trial", keys.len()));
            }
        }
        None => {
            verdict.fail("signature", mismatch(keys, tried, &signature));
            let others = admitting.iter().filter(|index| !tried.contains(index));
            if let Some(&index) = others.clone().find(|index| matches(index)) {
                let label = keys.key(index).label();
                verdict
                    .hints
                    .push(format!("it matches key {label} in the same set: the header's kid is stale"));
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

fn refusal(keys: &Keyring, alg: Alg) -> String {
    if keys.len() == 1 {
        let reason = keys.key(0).admits(alg, Operation::Verify).err().unwrap_or_default();
        return format!("{alg} is not admitted: {reason}");
    }
    format!("{alg} is admitted by none of the {} keys", keys.len())
}

fn mismatch(keys: &Keyring, tried: &[usize], signature: &[u8]) -> String {
    if signature.is_empty() {
        return "missing: the third part is empty".to_string();
    }
    match tried {
        [index] => format!("does not match key {}", keys.key(*index).label()),
        _ => format!("matches none of the {} keys that admit the algorithm", tried.len()),
    }
}

//! What an SD-JWT discloses: the issuer signed its digests, and nothing else vouches for it (RFC 9901 §7.1).

use super::Verdict;
use crate::core::disclosure::{Disclosure, KeyBinding};
use crate::core::json::quote;
use crate::core::token::Token;

pub(super) fn check(verdict: &mut Verdict, token: &Token) {
    let Some(presentation) = token.presentation() else { return };
    if !presentation.hash_known && !presentation.disclosures.is_empty() {
        let hash = quote(&presentation.hash);
        verdict
            .fail("sd", format!("not checked: _sd_alg {hash} is no hash that jotkit knows (RFC 9901 §7.1)"));
    }
    let faults = verdict.checks.len();
    for (number, disclosure) in (1..).zip(&presentation.disclosures) {
        if let Some(fault) = fault(disclosure, presentation.hash_known) {
            verdict.fail("sd", format!("disclosure {number}: {fault} (RFC 9901 §7.1)"));
        }
    }
    if !presentation.repeated.is_empty() {
        verdict.fail("sd", "a digest stands in it more than once (RFC 9901 §7.1)");
    }
    if verdict.checks.len() == faults && presentation.hash_known {
        let count = presentation.disclosures.len();
        verdict.pass("sd", format!("{count} disclosed, {} kept back", presentation.withheld));
    }
    if let Some(binding) = &presentation.key_binding {
        check_binding(verdict, binding);
    }
}

fn fault(disclosure: &Disclosure, hash_known: bool) -> Option<&'static str> {
    let lost = hash_known && disclosure.pointer.is_none();
    disclosure.problem.or(lost.then_some("no digest of the token is that of it"))
}

/// The key that signed the key-binding JWT is the holder's, which the token itself names; it is not looked for here.
fn check_binding(verdict: &mut Verdict, binding: &KeyBinding) {
    if binding.token.segment_count() < 3 {
        verdict.fail("sd", "what follows the last ~ is no key-binding JWT (RFC 9901 §4)");
    } else if binding.hash_matches == Some(true) {
        verdict.note("sd", "the signature of its key-binding JWT was not checked");
    } else {
        verdict.fail("sd", "its key-binding JWT has not the sd_hash of it (RFC 9901 §7.3)");
    }
}

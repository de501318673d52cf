//! What an SD-JWT discloses: the issuer signed its digests, and nothing else vouches for it (RFC 9901 §7.1).

use super::{Expectations, Verdict, binding};
use crate::core::disclosure::Disclosure;
use crate::core::json::quote;
use crate::core::token::Token;

pub(super) fn check(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
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
    binding::check(verdict, token, presentation, expect);
}

fn fault(disclosure: &Disclosure, hash_known: bool) -> Option<&'static str> {
    let lost = hash_known && disclosure.pointer.is_none();
    disclosure.problem.or(lost.then_some("no digest of the token is that of it"))
}

//! A signature that has a twin.

use crate::core::alg::{Alg, Family};
use crate::core::key::{Scalar, scalar};
use crate::core::token::Part;
use crate::policy::{Policy, Revocation};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "ecdsa-high-s",
    group: Group::Algorithm,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Auditor,
    summary: "a second signature of the same token is valid too",
    why: "whoever holds the token can replace s by n − s: a denylist of token hashes does not know the result",
    fix: "revoke by iss and jti, not by a hash of the token",
    cites: &["OWASP JWT Cheat Sheet, token denylist"],
    known_problems: "Half of all honest ECDSA signatures.",
    bad: &[Example::header(r#"{"alg":"ES256","typ":"JWT"}"#)
        .signed("ZxoKOTwgb9Sj09BqAuwGZMn7b7cHhPbaxH07PCNKdtO-1DuJUCNUlMyAKtlU_4qpzb1-fK_Bhfdy_1zJquAGiQ")
        .under(|| Policy { revocation: Revocation::TokenHash, ..Policy::default() })],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#)
            .signed("_DAEiRqSwKdIGH3h_Gn-XfAUkPWp1SlIelYn_IETeetDvzX4K5xCz3JouoGAhDneKOClhnE_Vg7l2vAgdN9NtQ")
            .under(|| Policy { revocation: Revocation::TokenHash, ..Policy::default() }),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#)
            .signed("Fx9wD23_-jUU6ttB4kv-pvuzU10eqLBFU5e_zst5T4K3007hPQk7e56jfGbZY8MIP4v7auUzxZTFyvM82GqgBw"),
    ],
    applies: |case| case.policy.revocation == Revocation::TokenHash,
    check,
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(Family::Ecdsa(curve)) = case.checkable().map(Alg::family) else { return };
    let half = case.signature().get(curve.field_bytes()..).unwrap_or_default();
    if scalar(curve, half) == Scalar::High {
        hits.at(
            Place::part(Part::Signature),
            "s is more than half the order, and tokens are revoked by their hash",
        );
    }
}

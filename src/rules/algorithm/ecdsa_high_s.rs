//! A signature that has a twin.

use crate::core::alg::{Alg, Family};
use crate::core::key::{Scalar, scalar};
use crate::core::token::Part;
use crate::policy::Revocation;
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
        .signed("HiHlt5VvV8PCm0uUUXgVp7QqB9unOUZgPmoS6Aeej0KclxeEvWSAD_mB39nguy7hRjU8g3r4gWfEnqP3ogUmuQ")
        .under(r#"revocation = "token-hash""#)],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#)
            .signed("Cp51o8mO9ykokBouyJpDEicfmFhOX8r92R_xyBe_2c187bvZiI1ObvJoovs_EJlVsq4tv4rab-bT7MAPMCvR7A")
            .under(r#"revocation = "token-hash""#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#)
            .signed("Km7FZA_yU5j1NFx_dE1fxpG0frQCXRDs_WyQOoDtj5q942Wmmk3Inp9ZVqvflMlR4eMSdMAcOhXHk2BkedlVEw"),
    ],
    judge: Judge::Token { applies: |case| case.policy.revocation == Revocation::TokenHash, check },
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

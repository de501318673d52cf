//! A claim that the house wants in no token.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "policy-claim-forbidden",
    group: Group::Identity,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a claim is there that the policy forbids",
    why: "the house decided that tokens must not carry it",
    fix: "have the issuer leave the claim out, or take it out of [claims] forbidden in jotkit.toml",
    cites: &["RFC 7519 §4"],
    known_problems: "",
    bad: &[Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"user":{"id":42}}"#)
        .under("[claims]\nforbidden = [\"user\"]")],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"o":{"user":1}}"#)
            .under("[claims]\nforbidden = [\"user\"]"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"user":{"id":42}}"#),
    ],
    judge: Judge::Token {
        applies: |case| !case.policy.claims.forbidden.is_empty() && case.claims.is_some(),
        check: |case, hits| {
            for name in &case.policy.claims.forbidden {
                if let Some(claim) = case.claim(name) {
                    let message = format!("the claim {name:?} is there, which the policy forbids");
                    hits.at(Place::member(Part::Payload, claim), message);
                }
            }
        },
    },
};

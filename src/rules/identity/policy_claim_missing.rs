//! A claim that the house wants in every token.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "policy-claim-missing",
    group: Group::Identity,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a claim is missing that the policy requires",
    why: "services of the house rely on it, and decide without it or not at all",
    fix: "have the issuer set the claim, or take it out of [claims] required in jotkit.toml",
    cites: &["RFC 7519 §4"],
    known_problems: "",
    bad: &[Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
        .under("[claims]\nrequired = [\"sub\", \"tenant_id\"]")],
    good: &[
        Example::claims(r#"{"sub":"42","tenant_id":null,"iat":1795292740,"exp":1795293700}"#)
            .under("[claims]\nrequired = [\"sub\", \"tenant_id\"]"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#),
    ],
    // Of claims that could not be read to their end, nobody can say what is missing.
    judge: Judge::Token {
        applies: |case| {
            !case.policy.claims.required.is_empty()
                && case.claims.is_some()
                && case.token.payload().is_some_and(|payload| payload.is_json())
        },
        check: |case, hits| {
            for name in case.policy.claims.required.iter().filter(|name| case.claim(name).is_none()) {
                hits.at(
                    Place::part(Part::Payload),
                    format!("the claim {name:?}, which the policy requires, is missing"),
                )
                .label(format!("no {name:?} among the claims"));
            }
        },
    },
};

//! A payload larger than the house wants.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "policy-payload-too-large",
    group: Group::Structure,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the payload is larger than the policy allows",
    why: "a token travels with every request, and servers refuse headers that are too long",
    fix: "leave out what services can look up by sub, or raise [claims] max-size in jotkit.toml",
    cites: &["RFC 7519 §1"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).under("[claims]\nmax-size = 45")
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).under("[claims]\nmax-size = 46"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#),
    ],
    judge: Judge::Token {
        applies: |case| case.policy.claims.max_size.is_some() && case.token.payload().is_some(),
        check: |case, hits| {
            let size = case.token.payload().map_or(0, |payload| payload.bytes().len());
            if let Some(limit) = case.policy.claims.max_size.filter(|limit| size > *limit) {
                let message = format!("the payload has {size} bytes, the policy allows {limit}");
                hits.at(Place::part(Part::Payload), message);
            }
        },
    },
};

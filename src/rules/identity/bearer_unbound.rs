//! An access token that is good for whoever has it.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "bearer-unbound",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Auditor,
    summary: "the access token is not bound to a key of its client",
    why: "a stolen copy works for the thief as for the client",
    fix: "bind it by DPoP or mutual TLS, which put the key into cnf",
    cites: &["RFC 9700 §2.2.1"],
    known_problems: "Nearly all access tokens of today.",
    bad: &[Example::claims(
        r#"{"sub":"42","scope":"a","client_id":"spa","iat":1795292740,"exp":1795293700}"#,
    )],
    good: &[Example::claims(
        r#"{"sub":"42","scope":"a","client_id":"spa","cnf":{"jkt":"x"},"iat":1795292740,"exp":1795293700}"#,
    )],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::AccessToken && case.has_all_claims(),
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if case.claim("cnf").is_none() {
        hits.at(Place::part(Part::Payload), "the access token is not bound to a key")
            .label("no \"cnf\" among the claims");
    }
}

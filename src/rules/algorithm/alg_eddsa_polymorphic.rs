//! An algorithm name that leaves the curve open.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "alg-eddsa-polymorphic",
    group: Group::Algorithm,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Pedantic,
    summary: "EdDSA does not say which curve",
    why: "the name stands for Ed25519 and Ed448, so that the key must say which",
    fix: "write Ed25519 once every verifier knows it: jotkit sign --alg Ed25519 --key FILE",
    cites: &["RFC 9864 §4.1.2", "RFC 8725 §3.2"],
    known_problems: "Most tokens signed with Ed25519 still say EdDSA.",
    bad: &[Example::header(r#"{"alg":"EdDSA"}"#)],
    good: &[Example::header(r#"{"alg":"Ed25519"}"#)],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(alg) = super::alg_of(case).filter(|alg| alg.text().as_deref() == Some("EdDSA")) {
        hits.at(Place::header(alg), "alg is EdDSA, which leaves the curve open");
    }
}

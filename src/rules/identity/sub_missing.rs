//! A token about nobody.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "sub-missing",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Pedantic,
    summary: "the token names no subject",
    why: "names and addresses change, and nothing else says whose token it is",
    fix: "set sub to an opaque identifier that is never assigned twice",
    cites: &["RFC 7519 §4.1.2"],
    known_problems: "Tokens that are not about a user.",
    bad: &[Example::claims(r#"{"username":"bob","iat":1795292740,"exp":1795293700}"#)],
    good: &[Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)],
    judge: Judge::Token { applies: super::lacks_a_standard, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if case.claim("sub").is_none() && !case.requires("sub") {
        hits.at(Place::part(Part::Payload), "the token names no subject")
            .label("no \"sub\" among the claims");
    }
}

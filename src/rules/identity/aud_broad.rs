//! A token for many.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "aud-broad",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Pedantic,
    summary: "the token is for more than three audiences",
    why: "each of the services can use it at all the others",
    fix: "request a token for each service",
    cites: &["RFC 9700 §2.3"],
    known_problems: "Keycloak adds every client of which the user has a role.",
    bad: &[Example::claims(r#"{"sub":"42","aud":["a","b","c","d"],"iat":1795292740,"exp":1795293700}"#)],
    good: &[Example::claims(r#"{"sub":"42","aud":["a","b","c"],"iat":1795292740,"exp":1795293700}"#)],
    judge: Judge::Token {
        applies: |case| case.claim("aud").is_some_and(|aud| aud.kind() == JsonKind::Array),
        check,
    },
};

/// RFC 9700 asks for one audience or a small set.
const A_SMALL_SET: usize = 3;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(aud) = case.claim("aud") else { return };
    let count = aud.children().count();
    if count > A_SMALL_SET {
        hits.at(Place::payload(aud), format!("the token is for {count} audiences"));
    }
}

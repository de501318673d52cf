//! A token in a token.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "nested-jwt",
    group: Group::Structure,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the payload is a token, which is judged after this one",
    why: "the claims, and the findings about them, are those of the inner token",
    fix: "nothing: it says what was looked at",
    cites: &["RFC 7519 §A.2"],
    known_problems: "Tokens are followed four levels deep.",
    bad: &[Example::jws(
        r#"{"alg":"ES256","cty":"JWT"}"#,
        "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2ln",
        "c2ln",
    )],
    good: &[Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)],
    judge: Judge::Token { applies: |case| case.claims.is_none() && case.token.payload().is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(inner) = case.token.nested() {
        let what = inner.kind().words().trim_end_matches(',');
        hits.at(Place::part(Part::Payload), format!("the payload is a token of its own: {what}"));
    }
}

//! One name twice in one object.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "duplicate-member",
    group: Group::Structure,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "an object has two members of the same name",
    why: "verifiers that take the first and verifiers that take the last see different tokens",
    fix: "have the issuer write each member once, and the verifier refuse such a token",
    cites: &["RFC 7519 §4", "RFC 7515 §4", "RFC 8259 §4"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"a","iat":1795292740,"exp":1795293700,"sub":"admin"}"#),
        Example::claims(r#"{"sub":"a","iat":1795292740,"exp":1795293700,"o":{"r":1,"\u0072":2}}"#),
        Example::jws(
            r#"{"alg":"none","alg":"ES256"}"#,
            r#"{"sub":"a","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
    ],
    good: &[Example::claims(r#"{"sub":"a","iat":1795292740,"exp":1795293700,"act":{"sub":"b"}}"#)],
    judge: Judge::Token { applies: |case| case.header.is_some() || case.claims.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for part in [Part::Header, Part::Payload] {
        let Some(document) = case.token.document(part) else { continue };
        for member in document.duplicates() {
            let name = member.raw_name().unwrap_or_default();
            hits.at(Place::member(part, member), format!("the member {name} occurs more than once"))
                .label("here again: some verifiers take this one, some the first");
        }
    }
}

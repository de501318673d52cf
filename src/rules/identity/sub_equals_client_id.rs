//! A client that is its own subject.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "sub-equals-client-id",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::Medium,
    persona: Persona::Auditor,
    summary: "the subject of an access token is its client",
    why: "a client that can choose its identifier may choose that of a user",
    fix: "give clients and users identifiers that cannot be alike",
    cites: &["RFC 9700 §4.15", "RFC 9068 §5"],
    known_problems: "Right and proper for a client that acts for itself.",
    bad: &[Example::claims(
        r#"{"sub":"spa","scope":"a","client_id":"spa","iat":1795292740,"exp":1795293700}"#,
    )],
    good: &[Example::claims(
        r#"{"sub":"42","scope":"a","client_id":"spa","iat":1795292740,"exp":1795293700}"#,
    )],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::AccessToken && case.claim("client_id").is_some(),
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let text = |name| case.claim(name).and_then(Value::text);
    if let Some(sub) = case.claim("sub").filter(|_| text("sub").is_some() && text("sub") == text("client_id"))
    {
        hits.at(Place::payload(sub), "the subject is the client itself");
    }
}

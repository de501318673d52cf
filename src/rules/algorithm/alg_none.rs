//! A token that nobody signed.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "alg-none",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token is not signed",
    why: "anyone can rewrite the claims, and a verifier that honors `none` will believe them",
    fix: "sign it, and have the verifier name the algorithms it accepts",
    cites: &["RFC 7518 §3.6", "RFC 8725 §3.2", "RFC 9068 §2.1"],
    known_problems: "OpenID Connect lets a client register `none` for ID tokens of the code flow (Core §2).",
    bad: &[Example::jws(r#"{"alg":"none"}"#, r#"{"sub":"ann","iat":1795292740,"exp":1795293700}"#, "")],
    good: &[
        Example::jws(r#"{"alg":"HS256"}"#, r#"{"sub":"ann","iat":1795292740,"exp":1795293700}"#, "c2ln"),
        Example::jws(
            r#"{"alg":"ES256"}"#,
            r#"{"sub":"none","alg":"none","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let alg = case.header.and_then(|header| header.get("alg"));
    if let Some(alg) = alg.filter(|alg| alg.text().as_deref() == Some("none")) {
        hits.at(Place::header(alg), "the token is not signed").label("nothing vouches for the claims");
    }
}

//! A claim that was never filled in.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "claim-placeholder",
    group: Group::Identity,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a registered claim holds a placeholder, or nothing",
    why: "a template was not filled in: all users with sub \"undefined\" are one user",
    fix: "have the issuer fail when a value is missing",
    cites: &["RFC 8725 §3.8"],
    known_problems: "Docker Hub writes an empty sub for anonymous users.",
    bad: &[
        Example::claims(r#"{"sub":"undefined","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","iss":"{{ISSUER}}","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","aud":["api","${AUDIENCE}"],"iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","aud":" ","iat":1795292740,"exp":1795293700}"#),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"{11111111-1111-1111-1111-111111111111}","iat":1795292740,"exp":1795293700}"#,
        ),
        // Claims of which nothing is known may well be empty.
        Example::claims(r#"{"sub":"42","head_ref":"","phone":"","iat":1795292740,"exp":1795293700}"#),
        Example::claims(
            r#"{"sub":"anna-nullington","aud":"none-of-them","iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    judge: Judge::Token { applies: |case| case.claims.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for name in ["iss", "sub", "aud", "jti", "azp", "client_id"] {
        for value in super::texts(case.claim(name)) {
            let Some(text) = value.text() else { continue };
            if text.trim().is_empty() {
                hits.at(Place::payload(value), format!("{name} is empty"));
            } else if is_placeholder(text.trim()) {
                hits.at(Place::payload(value), format!("{name} is a placeholder that was not filled in"));
            }
            if hits.is_full() {
                return;
            }
        }
    }
}

fn is_placeholder(text: &str) -> bool {
    let holds = |open: &str, close: &str| text.split_once(open).is_some_and(|(_, rest)| rest.contains(close));
    ["null", "undefined", "NaN", "[object Object]", "None"].contains(&text)
        || text.contains('{') && (holds("${", "}") || holds("{{", "}}"))
}

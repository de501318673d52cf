//! An audience of anybody.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "aud-wildcard",
    group: Group::Identity,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "the audience is a wildcard",
    why: "whoever checks the audience checks nothing: the token is good at every service",
    fix: "name the one service it is for",
    cites: &["OWASP ASVS 9.2.4", "RFC 9068 §5"],
    known_problems: "Gateways that take a path pattern for an audience.",
    bad: &[
        Example::claims(r#"{"sub":"42","aud":"*","iat":1795292740,"exp":1795293700}"#),
        Example::claims(
            r#"{"sub":"42","aud":["https://api.example.com/*"],"iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(r#"{"sub":"42","aud":"https://","iat":1795292740,"exp":1795293700}"#),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","aud":"/admin/","iat":1795292740,"exp":1795293700}"#),
        Example::claims(
            r#"{"sub":"42","aud":"all-hands","allowed-origins":["*"],"iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    judge: Judge::Token { applies: |case| case.claim("aud").is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for aud in super::texts(case.claim("aud")) {
        let text = aud.text().unwrap_or_default();
        let scheme_only = text
            .split_once(':')
            .is_some_and(|(scheme, rest)| !scheme.is_empty() && rest.bytes().all(|byte| byte == b'/'));
        let any = ["*", "/", "any", "all"].iter().any(|any| text.eq_ignore_ascii_case(any));
        if any || text.ends_with("/*") || scheme_only {
            hits.at(Place::payload(aud), "the audience is a wildcard: every service is meant");
        }
        if hits.is_full() {
            return;
        }
    }
}

//! A birthday.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-birthdate",
    group: Group::Payload,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a birthdate stands in the token",
    why: "personal data travels to every service and log that sees the token",
    fix: "leave it to the UserInfo endpoint",
    cites: &["OpenID Connect Core §5.1", "RFC 9068 §6"],
    known_problems: "ID tokens carry it by design when the profile scope was asked for ([sensitive] oidc-scopes in jotkit.toml). In an access token it is a warning. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"birthdate":"1984-07-12"}"#),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"user":{"dateOfBirth":"12.07.1984"}}"#,
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"dob":"1984-07-12"}"#,
            "c2ln",
        ),
    ],
    good: &[Example::claims(
        r#"{"sub":"42","iat":1795292740,"exp":1795293700,"birthdate":"","dob_verified":"2026-01-01","date":"1984-07-12"}"#,
    )],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell_of_a_person(case, hits, Detector::Birthdate);
}

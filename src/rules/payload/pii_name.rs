//! The name of a person.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-name",
    group: Group::Payload,
    severity: Severity::Info,
    confidence: Confidence::Medium,
    persona: Persona::Pedantic,
    summary: "the name of a person stands in the token",
    why: "personal data travels to every service and log that sees the token",
    fix: "leave it to the UserInfo endpoint",
    cites: &["OpenID Connect Core §5.1", "RFC 9068 §6"],
    known_problems: "Names of machines and tenants under name fire too. ID tokens carry it by design when the profile scope was asked for ([sensitive] oidc-scopes in jotkit.toml). In an access token it is a warning. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"name":"Jane Doe"}"#),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"given_name":"Jane","family_name":"Doe"}"#,
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"fullName":"Jane Doe"}"#,
            "c2ln",
        ),
    ],
    good: &[Example::claims(
        r#"{"sub":"42","iat":1795292740,"exp":1795293700,"username":"jane","device":{"name":"nas"},"name":"","host_name":"db"}"#,
    )],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell_of_a_person(case, hits, Detector::PersonName);
}

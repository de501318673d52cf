//! A telephone number.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-phone",
    group: Group::Payload,
    severity: Severity::Info,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "a telephone number stands in the token",
    why: "personal data travels to every service and log that sees the token",
    fix: "leave it to the UserInfo endpoint",
    cites: &["OpenID Connect Core §5.1", "RFC 9068 §6"],
    known_problems: "In sub it is said by sub-is-pii. ID tokens carry it by design when the phone scope was asked for ([sensitive] oidc-scopes in jotkit.toml). In an access token it is a warning. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"phone_number":"+14155550123"}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"contact":"+14155550123"}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"mobile":"(415) 555-0123"}"#),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"phone_number_verified":true,"orig":{"tn":"12155551212"},"zone":"+0200"}"#,
        ),
        // Said by sub-is-pii.
        Example::claims(r#"{"sub":"+14155550123","iat":1795292740,"exp":1795293700}"#),
    ],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell_of_a_person(case, hits, Detector::Phone);
}

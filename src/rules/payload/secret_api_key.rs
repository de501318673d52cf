//! A key of a provider's interface.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "secret-api-key",
    group: Group::Payload,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "an API key stands in the payload",
    why: "whoever sees the token can use the provider's interface in your name",
    fix: "take it out of the token, and revoke the key",
    cites: &["RFC 7519 §12", "CWE-312", "gitleaks rules (MIT)"],
    known_problems: "Keys that end in EXAMPLE are from documentation and are reported as info.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"aws":"AKIAQYLPMN5HHHFPZAM2"}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"aws":"AKIAIOSFODNN7EXAMPLE"}"#),
    ],
    good: &[
        // Twilio's identifiers are no secrets.
        Example::claims(
            r#"{"iss":"SK3b2a1c0d9e8f7a6b5c4d3e2f1a0b9c8d","sub":"AC1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"step_key":"build","sub_id":"sk_1"}"#,
        ),
    ],
    judge: Judge::Token {
        applies: super::is_readable,
        check: |case, hits| {
            for key in case.detected(Detector::ApiKey) {
                let hit = super::found(hits, key);
                if key.grade == Grade::Example {
                    hit.severity(Severity::Info);
                }
            }
        },
    },
};

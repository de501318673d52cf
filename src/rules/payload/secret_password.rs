//! A password in the clear.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "secret-password",
    group: Group::Payload,
    severity: Severity::Error,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "a password stands in the payload",
    why: "base64url hides nothing: whoever sees the token reads the password",
    fix: "take it out of the token, and have the password changed",
    cites: &["RFC 7519 §12", "CWE-312"],
    known_problems: "Told by the member's name: a value that is not a password under such a name fires too. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"password":"hunter2"}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"db":{"dbPassword":"tr0ub4dor"}}"#),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"pwd_exp":86400,"amr":["pwd"]}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"password_changed_at":1790000000}"#),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"pwd_url":"https://a.example/change"}"#,
        ),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"password":"********"}"#),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"gty":"password","compass":"north"}"#,
        ),
    ],
    judge: Judge::Token {
        applies: super::is_readable,
        check: |case, hits| {
            for password in case.detected(Detector::Password) {
                super::found(hits, password);
            }
        },
    },
};

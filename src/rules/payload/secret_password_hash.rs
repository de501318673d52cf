//! The stored hash of a password.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "secret-password-hash",
    group: Group::Payload,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a password hash stands in the payload",
    why: "whoever sees the token can try passwords against it at leisure",
    fix: "take it out of the token, and have the password changed",
    cites: &["RFC 7519 §12", "CWE-312"],
    known_problems: "",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"h":"$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"passwordHash":"5f4dcc3b5aa765d61d8327deb882cf99"}"#,
        ),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"at_hash":"HK6E_P6Dh8Y93mRNtsDB1Q","sha":"7c1d2a2e5d6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"price":"$2 or $12","password_hash_version":"v2"}"#,
        ),
    ],
    judge: Judge::Token {
        applies: super::is_readable,
        check: |case, hits| {
            for hash in case.detected(Detector::PasswordHash) {
                super::found(hits, hash);
            }
        },
    },
};

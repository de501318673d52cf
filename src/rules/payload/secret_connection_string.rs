//! A login in a URL or connection string.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "secret-connection-string",
    group: Group::Payload,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a connection string with its password stands in the token",
    why: "whoever sees the token can log in where it leads",
    fix: "take it out of the token, and change the password",
    cites: &["RFC 3986 §3.2.1", "RFC 7519 §12", "CWE-312"],
    known_problems: "Placeholders such as *** and ${PASSWORD} are left alone. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"db":"postgres://app:s3cr3tPgPass@db.example.com:5432/prod"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"db":"Server=tcp:db.example.com,1433;Database=x;User ID=sa;Password=Tr0ub4dor;"}"#,
        ),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"db":"postgres://app:***@db.example.com/prod"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"db":"postgres://app:${DB_PASSWORD}@db.example.com/prod"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"link":"https://example.com/@ann:photos@2x","id":"spiffe://example.org/ns/prod"}"#,
        ),
    ],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell(case, hits, Detector::ConnectionString);
}

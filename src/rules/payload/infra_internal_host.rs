//! What only a private network knows.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "infra-internal-host",
    group: Group::Payload,
    severity: Severity::Info,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "the name or address of an internal machine stands in the token",
    why: "it maps the network for whoever gets hold of a token",
    fix: "name it by its public name, or leave it out",
    cites: &["RFC 1918", "RFC 4193", "CWE-200"],
    known_problems: "Tokens of a service mesh name their services. In iss, aud and URLs of keys it is said by local-endpoint and key-url-insecure. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"callback":"http://auth.prod.svc:8080"}"#,
        ),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"node":"10.0.0.5"}"#),
    ],
    good: &[Example::claims(
        r#"{"sub":"42","iat":1795292740,"exp":1795293700,"link":"https://internal.example.com/corp","plan":"a.planet","ver":"10.2.0.1"}"#,
    )],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for host in case.detected(Detector::InternalHost).filter(|host| !is_said_elsewhere(host)) {
        super::found(hits, host);
    }
}

/// What local-endpoint and key-url-insecure judge.
fn is_said_elsewhere(host: &Detection<'_>) -> bool {
    let pointer = host.value.pointer();
    matches!(pointer.split('/').nth(1), Some("iss" | "aud" | "jku" | "x5u"))
}

//! The address of a developer's machine, or of a document.

use crate::rules::prelude::*;
use std::net::IpAddr;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "local-endpoint",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the issuer, the audience or the key's URL is on a local host",
    why: "it is the token of a test, or of production with the settings of a test",
    fix: "set the public URL of the issuer; with environment = \"production\" this is a warning",
    cites: &["RFC 8414 §2"],
    known_problems: "Development; clusters whose issuer is internal by design, as that of Kubernetes.",
    bad: &[
        Example::claims(
            r#"{"iss":"http://127.0.0.1:5556/dex","sub":"42","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(
            r#"{"aud":["https://api.corp.internal/v1"],"sub":"42","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(r#"{"iss":"https://as.example.com","sub":"42","iat":1795292740,"exp":1795293700}"#)
            .under(r#"environment = "production""#),
    ],
    good: &[
        Example::claims(
            r#"{"iss":"https://login.acme-corp.com","aud":"localhost-tools","sub":"42","iat":1795292740,"exp":1795293700}"#,
        ),
        // What stands in documents is only wrong in production.
        Example::claims(r#"{"iss":"https://as.example.com","sub":"42","iat":1795292740,"exp":1795293700}"#),
    ],
    judge: Judge::Token {
        applies: |case| {
            case.claims.is_some() || case.header.is_some_and(|header| header.get("jku").is_some())
        },
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let jku = case.header.and_then(|header| header.get("jku"));
    let urls = [
        ("iss", Part::Payload, case.claim("iss")),
        ("aud", Part::Payload, case.claim("aud")),
        ("jku", Part::Header, jku),
    ];
    for (name, part, url) in urls {
        for value in super::texts(url) {
            let text = value.text().unwrap_or_default();
            let production = case.policy.production;
            let what = if is_local(&text) {
                "a local host"
            } else if production && is_of_documents(&text) {
                "a host of examples"
            } else {
                continue;
            };
            let hit = hits.at(Place::value(part, value), format!("{name} names {what}"));
            if production {
                hit.severity(Severity::Warning);
            }
            if hits.is_full() {
                return;
            }
        }
    }
}

/// Whether a URL leads to this machine, or into a domain that exists only in its network. Text that is no URL may be any
/// name: only what is plainly this machine counts.
pub(super) fn is_local(url: &str) -> bool {
    let host = super::host(url);
    let is_url = url.contains("://");
    host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        || host.eq_ignore_ascii_case("localhost")
        || is_url && ["localhost", "local", "internal"].iter().any(|domain| is_below(host, domain))
}

/// Whether a URL leads into a domain that is reserved for documents and tests.
fn is_of_documents(url: &str) -> bool {
    let host = super::host(url);
    let second_level = ["example.com", "example.org", "example.net", "example.edu"];
    let reserved = ["example", "test", "invalid"];
    url.contains("://")
        && (second_level.iter().any(|domain| host.eq_ignore_ascii_case(domain) || is_below(host, domain))
            || reserved.iter().any(|domain| is_below(host, domain)))
}

fn is_below(host: &str, domain: &str) -> bool {
    let Some(at) = host.len().checked_sub(domain.len() + 1) else { return false };
    host.is_char_boundary(at) && host[at..].starts_with('.') && host[at + 1..].eq_ignore_ascii_case(domain)
}

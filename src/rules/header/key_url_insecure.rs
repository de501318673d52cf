//! A URL of a key that is not safe to follow.

use crate::rules::prelude::*;
use std::net::Ipv4Addr;
use url::{Host, Url};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "key-url-insecure",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the URL of the key can be hijacked, or points inside",
    why: "whoever answers there signs tokens at will, or a verifier is made to ask machines of its own network",
    fix: "publish keys under https on a public host, and list it in the verifier",
    cites: &["RFC 7515 §4.1.2", "RFC 7515 §4.1.5", "RFC 8725 §3.10"],
    known_problems: "Developers run issuers on their own machines.",
    bad: &[
        Example::header(r#"{"alg":"ES256","jku":"http://as.example.com/jwks"}"#),
        Example::header(r#"{"alg":"ES256","jku":"https://a@as.example.com/jwks"}"#),
        Example::header(r#"{"alg":"ES256","jku":"https://169.254.169.254/latest/meta-data/"}"#),
        Example::header(r#"{"alg":"ES256","jku":"https://as.example.com/jwks#@evil.test"}"#),
        Example::header(r#"{"alg":"ES256","jku":"https://[::ffff:10.0.0.1]/jwks"}"#),
        Example::header(r#"{"alg":"ES256","jku":"https://2130706433/jwks"}"#),
        Example::header(r#"{"alg":"ES256","jku":"//as.example.com/jwks"}"#),
        Example::header(r#"{"alg":"ES256","jku":"https://metadata.google.internal/"}"#),
        Example::header(r#"{"alg":"ES256","x5u":["https://as.example.com/"]}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","jku":"https://as.example.com/jwks"}"#)
            .under(r#"key-urls = ["https://as.example.com/jwks"]"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for (value, name, url) in super::key_urls(case) {
        let problem = match &url {
            None => Some("is no absolute URL"),
            Some(url) => problem(url),
        };
        if let Some(problem) = problem {
            hits.at(Place::header(value), format!("{name} {problem}"));
        }
    }
}

fn problem(url: &Url) -> Option<&'static str> {
    if url.scheme() != "https" {
        Some("is not an https URL")
    } else if !url.username().is_empty() || url.password().is_some() {
        Some("has a user name before its host")
    } else if url.fragment().is_some() {
        Some("has a fragment, which hides its host from who reads it in haste")
    } else if url.host().is_some_and(is_inside) {
        Some("points to a host inside a network")
    } else {
        None
    }
}

/// Whether a host is the machine itself, or of its own network.
fn is_inside(host: Host<&str>) -> bool {
    match host {
        Host::Ipv4(address) => is_inside_v4(address),
        Host::Ipv6(address) => {
            let first = address.segments()[0];
            let local = first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80;
            local
                || address.is_loopback()
                || address.is_unspecified()
                || address.to_ipv4_mapped().is_some_and(is_inside_v4)
        }
        Host::Domain(name) => {
            let name = name.trim_end_matches('.');
            let ends = [".localhost", ".local", ".internal"];
            name == "localhost" || ends.iter().any(|end| name.ends_with(end))
        }
    }
}

fn is_inside_v4(address: Ipv4Addr) -> bool {
    address.is_loopback() || address.is_private() || address.is_link_local() || address.is_unspecified()
}

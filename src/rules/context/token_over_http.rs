//! A token that is sent without TLS.

use crate::input::{Side, is_loopback};
use crate::rules::prelude::*;
use url::{Host, Url};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-over-http",
    group: Group::Context,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token goes over plain HTTP",
    why: "whoever is on the path, in the same café or at the next hop, reads it and can use it",
    fix: "use https, and send Strict-Transport-Security so that browsers do",
    cites: &["RFC 6750 §5.3"],
    known_problems: "Where a sidecar speaks TLS for a program, what goes from one to the other is not seen outside. Hosts that only a private network knows are a warning.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("curl -H 'Authorization: Bearer TOKEN' http://api.acme-corp.com/v1/orders"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("http://api.acme-corp.com/v1/orders?access_token=TOKEN"),
        // A warning: the name is one of a private network.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("curl -H 'Authorization: Bearer TOKEN' http://orders:8080/v1"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{"request":{"method":"GET","url":"http://api.acme-corp.com/v1","headers":[{"name":"Authorization","value":"Bearer TOKEN"}]}}]}}"#),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("curl -H 'Authorization: Bearer TOKEN' https://api.acme-corp.com/v1/orders"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("curl -H 'Authorization: Bearer TOKEN' http://localhost:8080/v1/orders"),
        // A sidecar.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("curl -H 'Authorization: Bearer TOKEN' http://127.0.0.1:3500/v1.0/invoke/orders"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("curl -H 'Authorization: Bearer TOKEN' -H 'Origin: http://app.acme-corp.com' https://api.acme-corp.com/"),
        // The browser made it https before anything was sent.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{"request":{"method":"GET","url":"http://app.acme-corp.com/","headers":[{"name":"Cookie","value":"sid=TOKEN"}]},"response":{"status":307,"headers":[{"name":"Non-Authoritative-Reason","value":"HSTS"}]}}]}}"#),
    ],
    judge: Judge::Token { applies: |case| super::is_credential(case) && url(case).is_some(), check },
};

/// Where the token goes, or what the URL that it stands in leads to.
fn url<'a>(case: &Case<'a>) -> Option<&'a Url> {
    let setting = super::setting(case)?;
    // What a recording says outside of request and response was not sent with it.
    let is_sent = setting.entry.is_none() || setting.side.is_some();
    setting.url.as_ref().filter(|_| is_sent)
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(url) = url(case).filter(|url| matches!(url.scheme(), "http" | "ws") && !is_loopback(url)) else {
        return;
    };
    let host = url.host_str().unwrap_or_default();
    let way = match super::setting(case).and_then(|setting| setting.side) {
        Some(Side::Response) => "comes over plain HTTP from",
        _ => "goes over plain HTTP to",
    };
    let hit = hits.at(Place::part(Part::Token), format!("the token {way} {host}"));
    if is_private(url) {
        hit.severity(Severity::Warning).confidence(Confidence::Medium);
    }
}

/// Whether only a private network knows the host.
fn is_private(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            !name.contains('.')
                || [".svc", ".local", ".internal", ".lan", ".corp", ".home.arpa"]
                    .iter()
                    .any(|end| name.ends_with(end))
        }
        Some(Host::Ipv4(address)) => address.is_private() || address.is_link_local(),
        Some(Host::Ipv6(address)) => address.is_unique_local() || address.is_unicast_link_local(),
        None => false,
    }
}
